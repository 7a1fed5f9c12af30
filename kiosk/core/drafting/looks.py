"""The looks of Annex I as paragraphs: every size, indent and gap of a draft comes from here.

Rules (Annex I, part I of Decree 30/2020/NĐ-CP; sizes in points, lengths in millimetres):
- margins 20, 20, 30 and 15: they leave 165 for the text, so that the national name fits on one line at 13 points;
- text 14, justified, first line 12.7, 6 points after a paragraph, lines 1.1 apart;
- national name 13, motto and place 14, number 13, ``V/v`` 12, title and subject 14, ``Nơi nhận`` 12 and its list 11.
"""

from collections.abc import Iterable
from dataclasses import replace

from kiosk.core.decree30.document import Align, Paragraph, Run, Stroke

TEXT = 14.0
NATION = 13.0
MOTTO = 14.0
BODY_NAME = 13.0
NUMBER = 13.0
ABOUT = 12.0
RECEIVERS = 12.0
RECEIVER_LIST = 11.0
IN_TABLE, IN_WIDE_TABLE = 13.0, (12.0, 11.0)
"""Letters of a table get smaller only where its page is too narrow for them."""
PAGE_NUMBER = 14.0

TEXT_MM = 165.0
"""210 less the margins of 30 and 15."""
HALVES_MM = (66.0, 99.0)
"""The two columns of the head (domain.md §1.5): the national name is 95.7 mm at 13 points."""
INDENT_MM = 12.7
GAP_PT = 6.0
LINE = 1.1

STROKE_PART = 0.42
"""Lines under the issuing body and the subject: between a third and a half of the words."""
_STROKE_PT, _CLEAR_PT = 5.0, 2.0
"""Height of the paragraph that holds nothing but a line, and the gap between the words and it."""


def run(text: str, size: float = TEXT, *, bold: bool = False, italic: bool = False) -> Run:
    """Return letters of one look."""
    return Run(text, size=size, bold=bold, italic=italic)


def prose(*runs: Run, keep_next: bool = False) -> Paragraph:
    """Return a paragraph of running text."""
    return Paragraph(runs, align='justify', first_mm=INDENT_MM, after_pt=GAP_PT, line=LINE, keep_next=keep_next)


def heading(text: str) -> Paragraph:
    """Return a heading in the text: bold, at the indent, never alone at the foot of a page."""
    return prose(run(text, bold=True), keep_next=True)


def centred(text: str, size: float = TEXT, *, bold: bool = False, italic: bool = False, before: float = 0) -> Paragraph:
    """Return a centred line of one look."""
    return Paragraph((run(text, size, bold=bold, italic=italic),), align='center', before_pt=before)


def over_stroke(line: Paragraph) -> Paragraph:
    """Return a line of words that a stroke follows: clear of its marks below."""
    return replace(line, after_pt=_CLEAR_PT)


def stroke(mm: float, *, after: float = 0) -> Paragraph:
    """Return a line of that length in a paragraph of its own, centred."""
    return Paragraph(align='center', line=None, line_pt=_STROKE_PT, after_pt=after, strokes=(Stroke(round(mm, 1)),))


def in_cell(text: str, align: Align = 'left', size: float = IN_TABLE, *, bold: bool = False) -> Paragraph:
    """Return the text of a cell of a table with borders."""
    return Paragraph((run(text, size, bold=bold),), align=align, before_pt=2.0, after_pt=2.0)


def kept(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, each kept on the page of the next."""
    return tuple(replace(each, keep_next=True) for each in paragraphs)
