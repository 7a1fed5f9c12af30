"""TT17 the title and subject of a document with a title, TT18 the subject of an official letter.

Rules:
- minutes have no line under their subject in the decree's sample; some kinds have no subject there at all;
- ``V/v`` belongs to official letters only.
"""

import re
from collections.abc import Iterator, Sequence

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.kinds import NAMES, slug_of
from kiosk.core.decree30.looks import NEAR_PT, Look, fault, faults_of_look, number
from kiosk.core.decree30.pieces import Piece
from kiosk.core.decree30.strokes import PART, check_stroke

_WITHOUT_SUBJECT = frozenset(
    {'giay-gioi-thieu', 'giay-nghi-phep', 'giay-uy-quyen', 'phieu-gui', 'phieu-chuyen', 'phieu-bao', 'hop-dong'}
    | {'thu-cong', 'ban-ghi-nho', 'ban-thoa-thuan'}
)
_GAP_PT = 6.0


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of title and subject."""
    title, about = paper.head.title, paper.head.about
    if paper.kind == 'cong-van':
        yield from _letter(paper, about)
    elif title is None:
        yield fault('TT17', 'missing', 0, 'không có tên loại và không có V/v', 'tên loại hoặc V/v (công văn)')
    elif about and NAMES.get(paper.kind or ''):
        yield fault('TT18', 'title', title, f'vừa có tên loại “{title.text}” vừa có V/v', 'công văn không ghi tên loại')
        yield from _titled(paper, title)
    else:
        yield from _titled(paper, title)


def _titled(paper: Paper, title: Piece) -> Iterator[Finding]:
    look = Look(size=(13, 14), bold=True, italic=False, upper=True, align='center')
    yield from faults_of_look('TT17', title, look)
    subject = paper.head.subject
    if slug_of(title.text) is None:
        yield fault('TT17', 'own_line', title, title.text, 'tên loại một dòng, trích yếu dòng dưới, chữ thường')
    elif not subject and paper.kind not in _WITHOUT_SUBJECT and not paper.head.about:
        yield fault('TT17', 'subject_missing', title, 'không có trích yếu dưới tên loại', 'trích yếu nội dung')
    if not subject:
        return
    if re.match(r'(?i)v/v', subject[0].text):
        yield fault('TT17', 'vv', subject[0], 'V/v', 'bỏ “V/v”: chỉ công văn dùng')
    for piece in subject:
        look = Look(size=(13, 14), bold=True, italic=False, upper=False, align='center')
        yield from faults_of_look('TT17', piece, look, 'subject')
    if paper.kind != 'bien-ban':
        yield from check_stroke('TT17', subject, _around(paper, title), PART)


def _around(paper: Paper, title: Piece) -> Sequence[Piece]:
    start = next(index for index, piece in enumerate(paper.pieces) if piece is title)
    return paper.pieces[start : paper.head.after + 3]


def _letter(paper: Paper, about: Sequence[Piece]) -> Iterator[Finding]:
    if paper.head.title:
        yield fault('TT18', 'title', paper.head.title, paper.head.title.text, 'công văn không ghi tên loại')
    if not about:
        yield fault('TT18', 'missing', paper.head.number or 0, 'không có trích yếu', 'V/v … dưới số, ký hiệu')
        return
    for piece in about:
        look = Look(size=(12, 13), bold=False, italic=False, align='center')
        yield from faults_of_look('TT18', piece, look)
    if not about[0].text.startswith('V/v'):
        yield fault('TT18', 'words', about[0], about[0].text[:3], 'V/v')
    elif about[0].text[3:4] == ':':
        yield fault('TT18', 'colon', about[0], 'V/v:', 'V/v (không có dấu hai chấm)')
    above = paper.head.number
    if above and about[0].right != above.right:
        yield fault('TT18', 'place', about[0], 'không ở dưới số, ký hiệu', 'dưới số, ký hiệu')
    gap = about[0].located.paragraph.before_pt if about[0].start == 0 else 0.0
    if above and about[0].start == 0:
        gap += above.located.paragraph.after_pt
    if gap < _GAP_PT - NEAR_PT:
        mend = Mend('before', about[0].at, _GAP_PT) if about[0].start == 0 else None
        yield fault('TT18', 'gap', about[0], f'cách số, ký hiệu {number(gap)} pt', 'cách 6 pt', mend=mend)
