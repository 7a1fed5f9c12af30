"""TT19 the grounds a document is issued on.

Rules:
- each ground is a line of its own in italics and ends with ``;``, the last with ``.``;
- a Law or an Ordinance is named without number and issuing body, in a sentence «Căn cứ …» of the text as well.
"""

import re
from collections.abc import Iterator

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import Look, fault, faults_of_look

_LAW_NUMBER = re.compile(r'(?:Bộ luật|Luật|Pháp lệnh)\b[^;]*?\b(số:? ?\d+[\w/-]*|của Quốc hội)')
_GROUND = re.compile(r'(?:[-+–] ?)?Căn cứ\b')
_NUMBER_OF_LAW = re.compile(r'(?:Bộ luật|Luật|Pháp lệnh)\b[^;.]*?\b(số:? ?\d+/\d{4}/\w+)')


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the faults of the grounds."""
    last = len(paper.bases) - 1
    for index, piece in enumerate(paper.bases):
        yield from faults_of_look('TT19', piece, Look(size=(13, 14), italic=True))
        wanted = '.' if index == last else ';'
        if piece.text[-1] != wanted:
            yield fault('TT19', 'end', piece, f'cuối dòng “{piece.text[-1]}”', f'cuối dòng “{wanted}”')
        named = _LAW_NUMBER.search(_first_act(piece.text))
        if named:
            yield fault('TT19', 'law_number', piece, named[1], 'Luật không ghi số, cơ quan ban hành')
    for piece in paper.stated:
        numbered = _GROUND.match(piece.text) and _NUMBER_OF_LAW.search(_first_act(piece.text))
        if numbered:
            yield fault('TT19', 'law_number', piece, numbered[1], 'Luật không ghi số, cơ quan ban hành')


def _first_act(text: str) -> str:
    """Return the words up to an act of another kind, whose number is in its place."""
    return re.split(r'(?<!^)\b(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Kế hoạch|Chỉ thị|Công văn)\b', text)[0]
