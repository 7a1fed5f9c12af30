"""TT21 articles, clauses and points: their numbers run on, and each is written its way.

Rules:
- articles run on through the whole paper (an attached document begins anew); a clause begins anew under each
  heading, or runs on; a point begins anew at ``a)``;
- points go by the Vietnamese alphabet as laws use it: a, b, c, d, đ, e, g, h, i, k …: no f, j, w, z;
- ``Điều 1.`` is bold; whether its words are bold too is left to the writer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.looks import fault
from kiosk.core.decree30.pieces import Piece

ALPHABET = 'abcdđeghiklmnopqrstuvxy'
_FOREIGN = 'fjwz'
_ARTICLE = re.compile(r'(Điều (\d+)) ?([.:]|$)')
_CLAUSE = re.compile(r'(\d{1,2})\.(?=\s|$)')
_POINT = re.compile(r'([a-zđ])\)(?=\s|$)')
_HEADING = re.compile(r'(?:Phần|Chương|PHẦN|CHƯƠNG|Mục|MỤC|Tiểu mục) [IVXLC\d]+\b|[IVXLC]+\.\s|[A-HĐ]\.\s')


@dataclass
class _Count:
    """Where the numbering stands; ``running`` is the last clause whatever heading it stood under."""

    article: int = 0
    clause: int = 0
    running: int = 0
    point: str = ''


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of numbering, in the text and in each annex."""
    yield from _run(paper.stated)
    for annex in paper.tail.annexes:
        yield from _run(tuple(piece for piece in annex.pieces if piece.text and not piece.ruled))


def _run(pieces: Sequence[Piece]) -> Iterator[Finding]:
    count = _Count()
    for piece in pieces:
        if article := _ARTICLE.match(piece.text):
            yield from _article(piece, article, count)
        elif _HEADING.match(piece.text):
            count.clause, count.point = 0, ''
        elif clause := _CLAUSE.match(piece.text):
            yield from _clause(piece, int(clause[1]), count)
        elif point := _POINT.match(piece.text):
            yield from _point(piece, point[1], count)


def _article(piece: Piece, found: re.Match[str], count: _Count) -> Iterator[Finding]:
    have, want = int(found[2]), count.article + 1
    if have != want:
        yield fault('TT21', 'article', piece, f'Điều {have}', f'Điều {want}')
    if found[3] != '.':
        yield fault('TT21', 'article_dot', piece, found[0], f'{found[1]}.')
    offset = piece.located.paragraph.text.find('Điều')
    if offset >= 0 and piece.start <= offset < piece.end and not _bold(piece, len(found[1])):
        part = (offset, offset + len(found[0].rstrip()))
        yield fault('TT21', 'article_bold', piece, 'chữ không đậm', 'chữ đậm', mend=Mend('bold', piece.at, True, part))
    count.article, count.clause, count.running, count.point = have, 0, 0, ''


def _bold(piece: Piece, length: int) -> bool:
    """Return whether the first so many letters are bold."""
    for run in piece.runs:
        if length <= 0:
            break
        if not run.bold:
            return False
        length -= len(run.text.lstrip())
    return True


def _clause(piece: Piece, have: int, count: _Count) -> Iterator[Finding]:
    if have not in {1, count.clause + 1, count.running + 1}:
        yield fault('TT21', 'clause', piece, f'{have}.', f'{count.clause + 1}.')
    count.clause = count.running = have
    count.point = ''


def _point(piece: Piece, have: str, count: _Count) -> Iterator[Finding]:
    follows = ALPHABET.find(count.point) + 1 if count.point else 0
    want = ALPHABET[follows] if follows < len(ALPHABET) else ''
    if have in _FOREIGN:
        yield fault('TT21', 'foreign_letter', piece, f'{have})', f'{want}), theo bảng chữ cái tiếng Việt')
        count.point = want
        return
    if have not in {'a', want}:
        yield fault('TT21', 'letter', piece, f'{have})', f'{want})')
    count.point = have
