"""A document as a reader sees it: pages, paragraphs and runs with every format resolved. No library is in it.

Rules:
- the composer makes it, the ``.docx`` writer writes it, the reader reads it back, the preview draws it, the checker
  judges it: all of them speak of this one model;
- lengths of the page are millimetres, sizes of letters and gaps between paragraphs are points, ``line`` is a
  multiple of a single line;
- a format that a file leaves to its styles, theme or defaults is resolved by the reader: nothing here is "inherited";
- paragraphs are numbered from 1 in the order of ``walk``: the numbers that findings speak of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Align = Literal['left', 'center', 'right', 'justify']
Place = Literal['body', 'table', 'box', 'header', 'footer']

FONT = 'Times New Roman'
"""Annex I, part I, section I, point 4 of the decree."""


@dataclass(frozen=True)
class Run:
    """Letters of one look; ``size`` in points; ``color`` is ``auto`` or six hexadecimal digits in upper case."""

    text: str
    font: str = FONT
    size: float = 14.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    color: str = 'auto'
    page_field: bool = False
    """It is the PAGE field; ``text`` is what stands in for the number."""


@dataclass(frozen=True)
class Stroke:
    """A horizontal line that belongs to a paragraph: under its words, or alone in an empty one. ``mm`` long.

    ``kind``: a drawn shape, a paragraph border, typed underscores, or dashes typed in a row (which the decree does
    not know).
    """

    mm: float
    kind: Literal['drawing', 'border', 'underscores', 'dashes'] = 'drawing'


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``label`` is the number or dash that a list puts before the text, as it is shown.

    ``first_mm`` is the indent of the first line relative to ``left_mm`` (negative: hanging); ``line`` is a multiple
    of a single line, or None where ``line_pt`` fixes it in points; ``boxes`` are the text boxes anchored here;
    ``framed`` a box of four borders around it; with ``page_break`` it begins a new page.
    """

    runs: tuple[Run, ...] = ()
    align: Align = 'left'
    first_mm: float = 0.0
    left_mm: float = 0.0
    right_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float | None = 1.0
    line_pt: float | None = None
    strokes: tuple[Stroke, ...] = ()
    label: str = ''
    style: str = ''
    page_break: bool = False
    framed: bool = False
    keep_next: bool = False
    boxes: tuple[tuple['Block', ...], ...] = ()

    @property
    def text(self) -> str:
        """Return the words, without the list label."""
        return ''.join(run.text for run in self.runs)


@dataclass(frozen=True)
class Cell:
    """One cell; ``span`` columns wide; ``covered`` if a cell above reaches into it."""

    blocks: tuple['Block', ...] = ()
    span: int = 1
    covered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; ``widths_mm`` one a column; ``ruled`` if borders show; ``heading_rows`` repeat on every page."""

    rows: tuple[tuple[Cell, ...], ...]
    widths_mm: tuple[float, ...] = ()
    ruled: bool = True
    heading_rows: int = 0
    align: Align = 'left'


@dataclass(frozen=True)
class Picture:
    """An image in the place of a paragraph; PNG or JPEG bytes; ``alt`` says what it shows."""

    data: bytes = field(repr=False)
    width_mm: float
    height_mm: float
    alt: str = ''


Block = Paragraph | Table | Picture


@dataclass(frozen=True)
class Section:
    """Pages of one layout; ``page_start`` where its numbering starts anew, None if it runs on.

    ``different_first`` hides ``header`` and ``footer`` on the first page, which shows ``first_header`` and
    ``first_footer`` instead.
    """

    blocks: tuple[Block, ...] = ()
    width_mm: float = 210.0
    height_mm: float = 297.0
    top_mm: float = 20.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    right_mm: float = 15.0
    header_mm: float = 10.0
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    first_header: tuple[Block, ...] = ()
    first_footer: tuple[Block, ...] = ()
    different_first: bool = False
    page_start: int | None = None

    @property
    def text_mm(self) -> float:
        """Return the width of the text."""
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True)
class Document:
    """A whole document; ``base`` is its default style's look, ``asides`` words of notes, comments and watermarks."""

    sections: tuple[Section, ...] = (Section(),)
    base: Run = Run('')
    title: str = ''
    asides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Located:
    """A paragraph and where it stands; ``row`` and ``column`` (from 0) in the innermost table, else None."""

    number: int
    paragraph: Paragraph
    place: Place
    section: int
    table: Table | None = None
    row: int | None = None
    column: int | None = None


def walk(document: Document) -> Iterator[Located]:
    """Yield every paragraph, numbered from 1: section by section the body, then its headers, then its footers.

    A table goes row by row, cell by cell (a covered cell holds nothing); a text box follows the paragraph it hangs on.
    """
    number = 0
    for index, section in enumerate(document.sections):
        parts: tuple[tuple[Place, tuple[Block, ...]], ...] = (
            ('body', section.blocks),
            ('header', section.header + section.first_header),
            ('footer', section.footer + section.first_footer),
        )
        for place, blocks in parts:
            for found in _within(blocks, Located(0, Paragraph(), place, index)):
                number += 1
                yield Located(number, found.paragraph, found.place, index, found.table, found.row, found.column)


def _within(blocks: tuple[Block, ...], here: Located) -> Iterator[Located]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Located(0, block, here.place, here.section, here.table, here.row, here.column)
            for box in block.boxes:
                yield from _within(box, Located(0, block, 'box', here.section))
        elif isinstance(block, Table):
            place: Place = 'table' if here.place == 'body' else here.place
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    if not cell.covered:
                        inside = Located(0, Paragraph(), place, here.section, block, row, column)
                        yield from _within(cell.blocks, inside)
