"""TT27 the annexes: their headings, names and notices, their numbers, and that the text points to them.

Rules:
- two annexes or more are numbered in Roman numerals in order; one needs no number;
- the notice ``(Kèm theo …)`` may lack its numbers in an electronic document, not be missing altogether.
"""

import re
from collections.abc import Iterator

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import Look, fault, faults_of_look
from kiosk.core.decree30.tail import Annex

_ROMAN = ('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI')


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of the annexes."""
    headed = [annex for annex in paper.tail.annexes if annex.heading]
    for annex in paper.tail.annexes:
        yield from _annex(annex)
    if len(headed) > 1:
        for annex, roman in zip(headed, _ROMAN, strict=False):
            yield from _numbered(annex, roman)
    if paper.tail.annexes and not _pointed_to(paper):
        first = paper.tail.annexes[0].pieces[0]
        yield fault('TT27', 'not_mentioned', first, 'nội dung không nhắc đến phụ lục', 'có chỉ dẫn đến phụ lục')


def _annex(annex: Annex) -> Iterator[Finding]:
    if annex.heading:
        look = Look(size=(14, 14), bold=True, italic=False, upper=False, align='center')
        yield from faults_of_look('TT27', annex.heading, look, 'heading')
        for piece in annex.name:
            look = Look(size=(13, 14), bold=True, italic=False, upper=True, align='center')
            yield from faults_of_look('TT27', piece, look, 'name')
    if annex.notice:
        yield from faults_of_look('TT27', annex.notice, Look(size=(13, 14), italic=True, align='center'), 'notice')
    else:
        yield fault('TT27', 'notice_missing', annex.pieces[0], 'không có dòng “(Kèm theo …)”', '(Kèm theo … số …)')


def _numbered(annex: Annex, roman: str) -> Iterator[Finding]:
    if annex.heading:
        have = re.sub(r'(?i)phụ lục\s*(?:số)?', '', annex.heading.text).strip(' .:')
        if have != roman:
            yield fault('TT27', 'roman', annex.heading, f'Phụ lục {have}'.strip(), f'Phụ lục {roman}')


def _pointed_to(paper: Paper) -> bool:
    return any(re.search(r'phu luc|kem theo|dinh kem', piece.folded) for piece in (*paper.body, *paper.bases))
