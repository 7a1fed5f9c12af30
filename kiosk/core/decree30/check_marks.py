"""TT28 the stamps: three degrees of urgency, and the marks of secrecy at which everything stops.

Rules:
- a mark of secrecy is looked for everywhere, headers and boxes too, standing alone as a stamp does;
- the degrees of urgency are HỎA TỐC, THƯỢNG KHẨN and KHẨN; bold capitals, 13 to 14 pt, framed, red.
"""

import re
from collections.abc import Iterator

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.document import Document, walk
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import Look, excerpt, fault, faults_of_look
from kiosk.core.decree30.pieces import Piece, composed
from kiosk.core.decree30.rules import RULES, severity
from kiosk.core.vietnamese import fold

_SECRET = re.compile(r'(?:(?:do|muc do) mat\W*)?(?:tuyet |toi )?mat')
_URGENT = re.compile(r'(?:(?:do|muc do) khan\W*)?(?P<degree>hoa toc.*|thuong khan|(?:rat |toi )?khan(?: cap)?|gap)')
_DEGREES = frozenset({'hoa toc', 'thuong khan', 'khan'})
_RED = re.compile(r'(?:[C-F][0-9A-F])(?:[0-3][0-9A-F]){2}')
_LONGEST = 40


def check(document: Document, papers: list[Paper]) -> Iterator[Finding]:
    """Yield the stop at a mark of secrecy and the faults of urgency marks."""
    for located in walk(document):
        if len(located.paragraph.text) <= _LONGEST and _is_secret(composed(located.paragraph.text)):
            have, want = f'dấu {excerpt(located.paragraph.text)}', 'dừng lại: không xử lý văn bản mật trên máy này'
            ground = RULES['TT28'].ground
            weight = severity('TT28', 'secret')
            yield Finding(
                'TT28', weight, located.number, excerpt(located.paragraph.text), have, want, ground, None, 'secret'
            )
    for paper in papers:
        for piece in paper.pieces[: paper.head.after + 3]:
            yield from _urgency(piece)


def _is_secret(text: str) -> bool:
    words = text.strip(' .:!()[]“”"\t\n')
    return 'ậ' in words.lower() and _SECRET.fullmatch(fold(words)) is not None


def _urgency(piece: Piece) -> Iterator[Finding]:
    found = _URGENT.fullmatch(piece.folded.strip(' .:!'))
    if not found or len(piece.text) > _LONGEST or not (piece.upper or piece.located.paragraph.framed):
        return
    if found['degree'] not in _DEGREES:
        yield fault('TT28', 'degree', piece, piece.text, 'HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN')
    yield from faults_of_look('TT28', piece, Look(size=(13, 14), bold=True, italic=False, upper=True))
    if not all(_RED.fullmatch(run.color) for run in piece.runs):
        yield fault('TT28', 'color', piece, 'dấu khẩn không màu đỏ', 'màu đỏ tươi')
    if not piece.located.paragraph.framed and piece.located.place != 'box' and piece.located.table is None:
        yield fault('TT28', 'frame', piece, 'dấu khẩn không có khung', 'khung chữ nhật viền đơn')
