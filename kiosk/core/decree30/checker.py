"""The checker: every rule of the decree over one document. The same document always gives the same findings.

Rules:
- it is pure: no clock, no disk; ``today`` only tells which rules are in force and whether a date is far ahead;
- it never raises on a document, however odd: a document without a word is told so, once;
- findings come in the order of the rules, inside a rule in the order of the document.

>>> summary(check(document))
{'E': 0, 'W': 0, 'I': 0}
"""

from collections.abc import Iterator
from datetime import date

from kiosk.core.decree30 import (
    check_annex,
    check_basis,
    check_body,
    check_leftovers,
    check_letterhead,
    check_letters,
    check_marks,
    check_number,
    check_page,
    check_points,
    check_receivers,
    check_signature,
    check_subject,
    check_words,
)
from kiosk.core.decree30.anatomy import kind_of, papers_of
from kiosk.core.decree30.document import Document
from kiosk.core.decree30.finding import Finding, Gathered, Mend, Severity, gather, summary
from kiosk.core.decree30.looks import fault
from kiosk.core.decree30.rules import RULES, RULES_VERSION, Rule

__all__ = [
    'RULES',
    'RULES_VERSION',
    'Finding',
    'Gathered',
    'Mend',
    'Rule',
    'Severity',
    'check',
    'gather',
    'kind_of',
    'summary',
]


def check(document: Document, *, today: date | None = None) -> list[Finding]:
    """Return the findings of every rule in force, ordered by rule and place."""
    order = {code: index for index, code in enumerate(RULES)}
    found = [each for each in _all(document, today) if today is None or RULES[each.rule].valid_from <= today]
    return sorted(found, key=lambda each: (order[each.rule], each.at))


def _all(document: Document, today: date | None) -> Iterator[Finding]:
    papers = papers_of(document)
    yield from check_page.check(document)
    yield from check_letters.check(document)
    yield from check_marks.check(document, papers)
    if not any(piece.text for paper in papers for piece in paper.pieces):
        yield fault('TT10', 'empty', 0, 'văn bản không có chữ nào', 'văn bản có nội dung')
        return
    for paper in papers:
        yield from check_letterhead.check(paper)
        yield from check_number.check(paper, today)
        for part in (
            check_subject,
            check_basis,
            check_body,
            check_points,
            check_signature,
            check_receivers,
            check_annex,
            check_words,
            check_leftovers,
        ):
            yield from part.check(paper)
