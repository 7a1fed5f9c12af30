"""Legal grounds: an act is known, in force on that day, of that date and number, and has that article.

Rules:
- an act is known if it is in ``acts_data``; nothing is ever "confirmed": no finding means no quarrel with the list;
- a central act that is not in the list is a doubt ``act.unknown``; an office's own paper (``05/KH-UBND``) cannot be
  in it and is only compared with the source;
- a law named without year is the one in force on that day;
- a code that the source does not have is an error, even if such an act exists.

>>> [found.kind for found in act_findings('Điều 44 Luật Trí tuệ nhân tạo', date(2026, 11, 23))]
['act.article_beyond']
"""

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

from kiosk.core.checks.acts_data import ACTS, Act
from kiosk.core.checks.codes import code_key, codes_in, is_legal, means
from kiosk.core.checks.finding import Finding, Severity
from kiosk.core.checks.references import Reference, references_in
from kiosk.core.checks.written import written_day
from kiosk.core.vietnamese import same_text

__all__ = ['Reference', 'act_findings', 'act_of', 'references_in']

_SHORT = {'AI': 'Trí tuệ nhân tạo', 'BVDLCN': 'Bảo vệ dữ liệu cá nhân', 'BVBMNN': 'Bảo vệ bí mật nhà nước'}
_BY_NUMBER = {code_key(act.number): act for act in ACTS if act.number}
_KINDS = frozenset({'Luật', 'Nghị định', 'Nghị quyết', 'Quyết định', 'Thông tư', 'Chỉ thị'})
_STEM = re.compile(r'^(\d+/\d{4}/QH)\d+$')


def act_findings(text: str, on: date, source: str | None = None) -> list[Finding]:
    """Return what is to be said of the legal grounds of a text on a day, in its order.

    Kinds: ``act.expired`` (facts until, replaced_by), ``act.not_yet`` (from), ``act.wrong_date`` (said, right),
    ``act.wrong_number`` (right), ``act.wrong_name`` (right), ``act.article_beyond`` (article, last) and
    ``act.not_in_source`` are errors; ``act.unknown`` is a doubt. ``source`` None: nothing to compare with.
    """
    whole = normalize('NFC', text)
    found = [finding for reference in references_in(whole) for finding in _judge(reference, on)]
    if source is not None:
        there = {code.key for code in codes_in(normalize('NFC', source))}
        found += [
            Finding('act.not_in_source', code.start, code.end, code.text)
            for code in codes_in(whole)
            if not any(means(code.key, other) for other in there)
        ]
    return sorted(found, key=lambda finding: (finding.start, finding.kind))


def act_of(reference: Reference, on: date) -> Act | None:
    """Return the listed act that a reference means; None if the list does not have it."""
    if reference.number:
        meant = [act for key, act in _BY_NUMBER.items() if means(reference.key, key)]
        known = meant[0] if len(meant) == 1 else None
        return known or (_named(reference, on) if reference.name else None)
    return _named(reference, on)


def _named(reference: Reference, on: date) -> Act | None:
    name = _SHORT.get(reference.name, reference.name)
    alike = [act for act in ACTS if act.kind == 'Luật' and same_text(act.name, name)]
    year = reference.year or (reference.issued.year if reference.issued else None)
    if year:
        return next((act for act in alike if act.passed == year), None)
    in_force = [
        act for act in alike if not (act.until and act.until <= on) and not (act.in_force and act.in_force > on)
    ]
    return next(iter(in_force or alike), None)


def _judge(reference: Reference, on: date) -> Iterator[Finding]:
    act = act_of(reference, on)
    if act is None:
        if not reference.number or is_legal(reference.key):
            yield _unknown(reference)
        return
    if reference.number and act.number and not means(reference.key, code_key(act.number)):
        yield _finding('act.wrong_number', reference, right=act.number)
    if reference.number and reference.name and act.kind == 'Luật' and not same_text(reference.name, act.name):
        yield _finding('act.wrong_name', reference, right=f'{act.kind} {act.name}')
    if reference.kind in _KINDS and reference.kind != act.kind:
        yield _finding('act.wrong_name', reference, right=f'{act.kind} {act.number}')
    if reference.issued and act.issued and reference.issued != act.issued:
        said, right = written_day(reference.issued), written_day(act.issued)
        yield _finding('act.wrong_date', reference, said=said, right=right)
    if act.until and act.until <= on:
        yield _finding('act.expired', reference, until=written_day(act.until), replaced_by=act.replaced_by)
    if act.in_force and act.in_force > on:
        yield _finding('act.not_yet', reference, since=written_day(act.in_force))
    if reference.article and act.articles and reference.article > act.articles:
        yield _finding('act.article_beyond', reference, article=str(reference.article), last=str(act.articles))


def _unknown(reference: Reference) -> Finding:
    """Return the doubt; a code that only ends otherwise than a listed one is most likely that one, mistyped."""
    stem = _STEM.match(reference.key)
    near = next((act.number for key, act in _BY_NUMBER.items() if stem and key.startswith(stem[1])), '')
    if near:
        return _finding('act.wrong_number', reference, right=near)
    return _finding('act.unknown', reference, 'doubt')


def _finding(kind: str, reference: Reference, severity: Severity = 'error', **facts: str) -> Finding:
    return Finding(kind, reference.start, reference.end, reference.text, severity, facts)
