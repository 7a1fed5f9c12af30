"""TT23 ``Nơi nhận`` and its list, TT24 who is written to by which kind, TT25 several addressees.

Rules:
- official letters and submissions are addressed (``Kính gửi``), a report may be; the list then begins with
  ``- Như trên;``; a decision's or resolution's begins with ``- Như Điều …;``;
- one addressee stands on the line of ``Kính gửi:``, several below it, a dash each;
- the last line of the list is ``- Lưu: VT, <unit>.``.
"""

import re
from collections.abc import Iterator

from kiosk.core.decree30.anatomy import DECIDING, Paper
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import Look, fault, faults_of_look
from kiosk.core.decree30.pieces import Piece

_ADDRESSED = frozenset({'cong-van', 'to-trinh'})
_MAY_BE_ADDRESSED = frozenset({'bao-cao', 'cong-dien', 'phieu-chuyen', 'phieu-gui', 'thu-cong', 'phieu-bao'})
_KEPT = re.compile(r'- ?Lưu ?: ?VT\b.*\.')


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of receivers and addressees."""
    yield from _receivers(paper)
    yield from _relations(paper)
    yield from _addressed(paper)


def _receivers(paper: Paper) -> Iterator[Finding]:
    head, lines = paper.tail.receivers, paper.tail.receiver_list
    if head is None:
        point = 'minutes_missing' if paper.kind == 'bien-ban' else 'missing'
        yield fault('TT23', point, 0, 'không có “Nơi nhận:”', '“Nơi nhận:” và danh sách')
        return
    yield from faults_of_look('TT23', head, Look(size=(12, 12), bold=True, italic=True), 'word')
    if head.text != 'Nơi nhận:':
        yield fault('TT23', 'word', head, head.text, 'Nơi nhận: (riêng một dòng)')
    if not lines:
        yield fault('TT23', 'list_missing', head, 'không có danh sách', '- …; và - Lưu: VT, ….')
    for piece, following in zip(lines, (*lines[1:], None), strict=False):
        yield from faults_of_look('TT23', piece, Look(size=(11, 11), bold=False, italic=False), 'list')
        if not re.match(r'- ?\S', piece.text) and not _runs_on(piece):
            yield fault('TT23', 'dash', piece, f'đầu dòng “{piece.text[:1]}”', 'đầu dòng “- ”')
        if following is None:
            if not _KEPT.fullmatch(piece.text):
                yield fault('TT23', 'kept', piece, piece.text, 'dòng cuối “- Lưu: VT, <đơn vị soạn>.”')
        elif piece.text[-1] != ';' and not _runs_on(following):
            yield fault('TT23', 'end', piece, f'cuối dòng “{piece.text[-1]}”', 'cuối dòng “;”')


def _runs_on(piece: Piece) -> bool:
    """Return whether it carries on the line above: it begins with a small letter."""
    return piece.text[0].islower()


def _relations(paper: Paper) -> Iterator[Finding]:
    kind, addressed, lines = paper.kind, paper.head.addressed, paper.tail.receiver_list
    if kind in _ADDRESSED and addressed is None:
        yield fault('TT24', 'missing', paper.head.title or paper.head.number or 0, 'không có “Kính gửi”', 'Kính gửi: …')
    if addressed and kind not in _ADDRESSED | _MAY_BE_ADDRESSED:
        yield fault('TT24', 'not_expected', addressed, 'có “Kính gửi”', 'chỉ công văn, tờ trình, báo cáo ghi Kính gửi')
    if not lines:
        return
    first = lines[0].folded
    as_above = re.search(r'nhu tren|nhu kinh gui', first) is not None
    if addressed and kind not in DECIDING and not as_above:
        yield fault('TT24', 'as_above', lines[0], lines[0].text, '- Như trên;')
    elif as_above and not addressed and kind not in {'giay-moi', *_MAY_BE_ADDRESSED - {'bao-cao'}}:
        yield fault('TT24', 'nothing_above', lines[0], lines[0].text, 'ghi tên nơi nhận (không có Kính gửi)')
    elif kind in DECIDING and not re.search(r'nhu dieu', first):
        yield fault('TT24', 'as_articles', lines[0], lines[0].text, '- Như Điều …;')


def _addressed(paper: Paper) -> Iterator[Finding]:
    head = paper.head.addressed
    if head is None:
        return
    for piece in (head, *paper.head.addressees):
        yield from faults_of_look('TT24', piece, Look(size=(13, 14), bold=False, italic=False))
    found = re.match(r'(?i)kính gửi\s*(:?)\s*(.*)', head.text)
    colon, inline = (found[1], found[2]) if found else ('', '')
    if not colon:
        yield fault('TT24', 'colon', head, head.text, 'Kính gửi: …')
    lines = [(piece, piece.text) for piece in paper.head.addressees]
    if inline.startswith('-'):
        lines.insert(0, (head, inline))
        inline = ''
    yield from _several(head, inline, lines)


def _several(head: Piece, inline: str, lines: list[tuple[Piece, str]]) -> Iterator[Finding]:
    if inline and ';' in inline.rstrip(';. '):
        yield fault('TT25', 'inline', head, 'nhiều nơi trên một dòng', 'mỗi nơi một dòng “- …;”')
    elif not inline and not lines:
        yield fault('TT25', 'nobody', head, 'chưa ghi nơi nhận', 'tên nơi nhận sau “Kính gửi:”')
    elif len(lines) == 1:
        yield fault('TT25', 'single', lines[0][0], 'một nơi, ghi xuống dòng', 'ghi cùng dòng với “Kính gửi:”')
    for index, (piece, text) in enumerate(lines):
        wanted = '.' if index == len(lines) - 1 else ';'
        if text[-1] != wanted:
            yield fault('TT25', 'end', piece, f'cuối dòng “{text[-1]}”', f'cuối dòng “{wanted}”')
        if not re.match(r'- ?\S', text):
            yield fault('TT25', 'dash', piece, f'đầu dòng “{text[:1]}”', 'đầu dòng “- ”')
