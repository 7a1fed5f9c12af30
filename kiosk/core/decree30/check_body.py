"""TT20 the look of the text, TT26 its closing mark.

Rules:
- judged is the running text: headings, captions and tables have looks of their own;
- a line too short to reach the right margin shows no justification, so it is not asked for it;
- the first line's place is the left indent and the first-line indent together; list items (a dash or an automatic
  label) may hang;
- the gap between two paragraphs is the one's ``after`` and the other's ``before`` together, or a blank line.
"""

import re
from collections.abc import Iterator, Sequence

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.document import Paragraph
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.looks import ALIGNS, NEAR_MM, NEAR_PT, Look, fault, faults_of_look, number
from kiosk.core.decree30.pieces import Piece

INDENTS_MM = (10.0, 12.7)
"""1 cm or 1.27 cm (Annex I, part I, section II, clause 6, point e)."""

_GAP_PT = 6.0
_LINES = (1.0, 1.5)
_SINGLE = 1.15
"""A single line of Times New Roman is 1.15 times its size."""
_FULL_MM = 120.0
"""A line shorter than this cannot be told justified from left-aligned."""
_HEADING = re.compile(
    r'(?:(?:Phần|Chương|PHẦN|CHƯƠNG) [IVXLC\d]+|(?:Mục|Tiểu mục|MỤC) \d+|[IVXLC]+\.|[A-HĐ]\.)(?:\W.*)?'
)
_CAPTION = re.compile(
    r'(?i)\(?(?:đơn vị(?: tính)?|đvt|nguồn|ghi chú)\s*:.*|(?:bảng|biểu|hình|biểu đồ|phụ biểu)(?: số)? ?\d.*'
)
_ITEM = re.compile(r'[-–—+•*]')
_LONGEST_HEADING = 140
_TAB = '\t'


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of the running text."""
    before: Piece | None = None
    for piece in paper.stated:
        if piece.located.place != 'body' or _CAPTION.fullmatch(piece.text):
            before = None
            continue
        yield from faults_of_look('TT20', piece, Look(size=(13, 14)))
        if not is_heading(piece):
            yield from _prose(piece)
        yield from _spacing(piece, before)
        before = piece
    yield from _closing(paper.stated)


def is_heading(piece: Piece) -> bool:
    """Return whether it is a heading of the text: numbered so, in capitals, or short and bold."""
    if piece.upper or _HEADING.fullmatch(piece.text):
        return True
    if len(piece.text) > _LONGEST_HEADING or piece.text[-1] in '.;:':
        return False
    return all(run.bold for run in piece.runs) or piece.located.paragraph.align == 'center'


def _prose(piece: Piece) -> Iterator[Finding]:
    paragraph = piece.located.paragraph
    mend: Mend | None
    if paragraph.align != 'justify' and (piece.mm > _FULL_MM or paragraph.align == 'right'):
        mend = Mend('align', piece.at, 'justify')
        yield fault('TT20', 'align', piece, ALIGNS[paragraph.align], ALIGNS['justify'], mend=mend)
    if all(run.italic for run in piece.runs) and piece.mm > _FULL_MM:
        yield fault('TT20', 'italic', piece, 'chữ nghiêng', 'chữ đứng', mend=Mend('italic', piece.at, value=False))
    if _ITEM.match(piece.text) or paragraph.label or piece.start or paragraph.align in {'center', 'right'}:
        return
    indent = paragraph.left_mm + paragraph.first_mm
    if not any(abs(indent - wanted) <= NEAR_MM for wanted in INDENTS_MM) and not paragraph.text.startswith(_TAB):
        mend = None if paragraph.text.startswith(' ') else Mend('first_line', piece.at, _nearest(indent))
        have = f'lùi đầu dòng {number(round(indent / 10, 2))} cm'
        yield fault('TT20', 'first_line', piece, have, 'lùi 1 cm hoặc 1,27 cm', mend=mend)


def _nearest(indent: float) -> float:
    return min(INDENTS_MM, key=lambda wanted: (abs(wanted - indent), -wanted)) if indent > 0 else INDENTS_MM[-1]


def _spacing(piece: Piece, before: Piece | None) -> Iterator[Finding]:
    paragraph = piece.located.paragraph
    if piece.start:
        return
    if before is not None and before.at == piece.at - 1 and not _one_heading(before, piece):
        gap = before.located.paragraph.after_pt + paragraph.before_pt
        if gap < _GAP_PT - NEAR_PT:
            mend = Mend('before', piece.at, _GAP_PT)
            yield fault('TT20', 'gap', piece, f'cách đoạn {number(gap)} pt', 'cách đoạn từ 6 pt', mend=mend)
    line = _line(paragraph)
    if not _LINES[0] - 0.01 <= line <= _LINES[1] + 0.01:
        mend = Mend('line', piece.at, _LINES[0] if line < _LINES[0] else _LINES[1])
        yield fault('TT20', 'line', piece, f'giãn dòng {number(line)}', 'giãn dòng 1 đến 1,5', mend=mend)


def _one_heading(above: Piece, below: Piece) -> bool:
    """Return whether both are lines of one heading: ``Chương I`` and its title right under it."""
    centred = {above.located.paragraph.align, below.located.paragraph.align} == {'center'}
    return centred and is_heading(above) and is_heading(below)


def _line(paragraph: Paragraph) -> float:
    """Return the distance of lines as a multiple of a single one; a fixed one is measured by the largest letters."""
    if paragraph.line is not None:
        return paragraph.line
    size = max((run.size for run in paragraph.runs), default=14.0)
    return round((paragraph.line_pt or size * _SINGLE) / (size * _SINGLE), 2)


def _closing(stated: Sequence[Piece]) -> Iterator[Finding]:
    if stated and not any('./.' in piece.text for piece in stated[-3:]):
        yield fault('TT26', 'closing', stated[-1], f'kết thúc “{stated[-1].text[-3:]}”', 'kết thúc bằng “./.”')
