"""TT22 the signature: power and post in capitals, the name below, no academic rank before it.

Rules:
- TM. KT. TL. TUQ. Q. are written with a dot, not ``T/M``, which is the form of the Party;
- a draft may lack the name: a warning; a document without any signature is a fault;
- minutes are signed by the secretary on the left and the chair on the right.
"""

import re
from collections.abc import Iterator

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import Look, fault, faults_of_look
from kiosk.core.decree30.pieces import Piece
from kiosk.core.decree30.tail import RANK
from kiosk.core.vietnamese import fold

_RIGHT = re.compile(r'(?:TM|KT|TL|TUQ|Q)\. .+')
_POWER = re.compile(r'(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ)(?:[.\s].*|$)')
_SIGNERS = 2


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of the signature."""
    posts, names = paper.tail.posts, paper.tail.names
    for piece in posts:
        yield from faults_of_look('TT22', piece, Look(size=(13, 14), bold=True, italic=False, upper=True), 'post')
        yield from _power(piece)
    for piece in names:
        yield from _name(piece)
    needed = _SIGNERS if paper.kind == 'bien-ban' else 1
    if not posts:
        at = paper.tail.receivers or (paper.stated[-1] if paper.stated else 0)
        yield fault('TT22', 'missing', at, 'không có quyền hạn, chức vụ người ký', 'TM. … hoặc chức vụ, họ tên')
    elif paper.kind == 'bien-ban':
        yield from _minutes(posts)
    if len(names) < needed and not any(piece.text.startswith('[') for piece in paper.pieces[paper.tail.start :]):
        at = posts[-1] if posts else 0
        yield fault('TT22', 'name_missing', at, 'chưa có họ tên người ký', 'họ và tên')


def _name(piece: Piece) -> Iterator[Finding]:
    yield from faults_of_look('TT22', piece, Look(size=(13, 14), bold=True, italic=False, upper=False), 'name')
    if rank := RANK.match(piece.text):
        yield fault('TT22', 'rank', piece, piece.text, f'{piece.text[rank.end() :].strip()} (chỉ ghi họ và tên)')


def _power(piece: Piece) -> Iterator[Finding]:
    words = piece.text
    if _POWER.match(words.upper()) and not _RIGHT.fullmatch(words.upper()):
        short, _, post = re.sub(r'[.\s]+', ' ', words, count=1).partition(' ')
        yield fault('TT22', 'dot', piece, words, f'{short.replace("/", "").upper()}. {post or "rồi đến chức vụ"}')
    elif fold(words).startswith('thay mat '):
        yield fault('TT22', 'dot', piece, words, f'TM. {words[len("thay mặt ") :]}')


def _minutes(posts: tuple[Piece, ...]) -> Iterator[Finding]:
    said = ' | '.join(piece.folded for piece in posts)
    if not (re.search(r'thu ky|nguoi ghi', said) and re.search(r'chu toa|chu tri', said)):
        have = ' | '.join(piece.text for piece in posts)
        yield fault('TT22', 'minutes', posts[0], have, 'THƯ KÝ (trái) | CHỦ TỌA (phải)')
