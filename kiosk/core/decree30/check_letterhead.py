"""TT10 the national name, TT11 the motto, TT12 the names of the bodies.

Rules:
- HÒA and HOÀ are both right: the decree's text writes one, its table of samples the other;
- the motto is joined by plain hyphens with a space on both sides;
- the superior body is not bold, the issuing body is; the line belongs under the last line of the issuing name.
"""

from collections.abc import Iterator, Sequence

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.document import FONT
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import Look, fault, faults_of_look, number
from kiosk.core.decree30.pieces import Piece, grid_column
from kiosk.core.decree30.strokes import PART, WHOLE, check_stroke

NATION = ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')
MOTTO = 'Độc lập - Tự do - Hạnh phúc'
_PARTY = 'dang cong san viet nam'


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of the letterhead."""
    top = _letterhead(paper)
    yield from _nation(paper)
    yield from _motto(paper, top)
    yield from _bodies(paper, top)
    if not paper.lead and paper.head.nation:
        have, want = 'phần đầu thứ hai trong một tệp', 'mỗi tệp một văn bản; đang kiểm từng phần'
        yield fault('TT10', 'twice', paper.head.nation, have, want)


def _letterhead(paper: Paper) -> Sequence[Piece]:
    return paper.pieces[: paper.head.after]


def _nation(paper: Paper) -> Iterator[Finding]:
    piece = paper.head.nation
    if piece is None:
        party = next((each for each in _letterhead(paper) or paper.pieces[:9] if each.folded == _PARTY), None)
        have = 'ĐẢNG CỘNG SẢN VIỆT NAM (thể thức của Đảng)' if party else 'không có Quốc hiệu'
        yield fault('TT10', 'missing', party or 0, have, NATION[0])
        return
    if piece.text.upper() not in NATION:
        yield fault('TT10', 'words', piece, piece.text, NATION[0])
    elif not _fits(piece):
        yield fault('TT10', 'one_line', piece, f'dài {number(round(piece.mm))} mm, không vừa ô', 'một dòng')
    look = Look(size=(12, 13), bold=True, italic=False, upper=True, align='center')
    yield from faults_of_look('TT10', piece, look)


def _fits(piece: Piece) -> bool:
    """Return whether the words fit the column; True where its width is not known."""
    table, row, column = piece.located.table, piece.located.row, piece.located.column
    if table is None or row is None or column is None or piece.located.place == 'box':
        return True
    if any(run.font != FONT for run in piece.runs):
        return True
    start = grid_column(table, row, column)
    room = sum(table.widths_mm[start : start + table.rows[row][column].span])
    return room <= 0 or piece.mm <= room + 1.0


def _motto(paper: Paper, top: Sequence[Piece]) -> Iterator[Finding]:
    piece = paper.head.motto
    if piece is None:
        yield fault('TT11', 'missing', paper.head.nation or 0, 'không có Tiêu ngữ', MOTTO)
        return
    if piece.text != MOTTO:
        yield fault('TT11', 'words', piece, piece.text, MOTTO)
    yield from faults_of_look('TT11', piece, Look(size=(13, 14), bold=True, italic=False, align='center'))
    yield from check_stroke('TT11', [piece], _half(piece, top), WHOLE)


def _half(last: Piece, top: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of the same half of the letterhead: the same column, or without a table all of them."""
    table = last.located.table
    if table is None:
        return top
    return [piece for piece in top if piece.located.table is table and piece.located.column == last.located.column]


def _bodies(paper: Paper, top: Sequence[Piece]) -> Iterator[Finding]:
    head = paper.head
    if not head.issuing:
        yield fault('TT12', 'missing', head.nation or 0, 'không có tên cơ quan ban hành', 'tên cơ quan ban hành')
        return
    for piece in head.superior:
        look = Look(size=(12, 13), bold=False, italic=False, upper=True, align='center')
        yield from faults_of_look('TT12', piece, look, 'superior')
    for piece in head.issuing:
        look = Look(size=(12, 13), bold=True, italic=False, upper=True, align='center')
        yield from faults_of_look('TT12', piece, look, 'issuing')
    yield from check_stroke('TT12', head.issuing, _half(head.issuing[-1], top), PART)
