"""Spoiled documents for the seeded set: every break once, and breaks in pairs."""

from collections.abc import Iterator
from itertools import combinations

from kiosk.core.decree30.checker import check
from kiosk.core.decree30.document import Document
from kiosk.core.decree30.finding import Finding
from tests.core.decree30.breakers import BREAKS, Break
from tests.core.decree30.samples import KINDS, VARIANTS

CLEAN: dict[str, Document] = {
    name: make()
    for name, make in {**KINDS, **VARIANTS}.items()
    if name not in {'cong-van-khong-bang', 'quyet-dinh-ban-hanh'}
}


def spoiled(name: str, document: Document, *breaks: Break) -> Document | None:
    """Return the sample with these breaks in it, or None where one of them finds nothing to spoil."""
    for each in breaks:
        if each.only and name not in each.only:
            return None
        after = each.spoil(document)
        if after is None or after == document:
            return None
        document = after
    return document


def first_spoiled(*breaks: Break) -> tuple[str, Document] | None:
    """Return the first sample in which all these breaks can be made, spoiled."""
    for name, clean in CLEAN.items():
        document = spoiled(name, clean, *breaks)
        if document is not None:
            return name, document
    return None


def all_pairs() -> Iterator[tuple[Break, Break]]:
    """Yield every pair of breaks that do not hide each other."""
    return ((one, other) for one, other in combinations(BREAKS, 2) if one.may_join(other))


def amiss(findings: list[Finding], *breaks: Break) -> list[str]:
    """Return what the checker got wrong: breaks it did not find, and faults (E) of rules that nobody broke."""
    found = {(finding.rule, finding.point) for finding in findings}
    broken = {each.found[0] for each in breaks}
    missed = [f'missed {each.name}' for each in breaks if each.found not in found]
    false = [f'false {each.rule}.{each.point}' for each in findings if each.severity == 'E' and each.rule not in broken]
    return missed + false


def judge_pair(one: Break, other: Break) -> list[str] | None:
    """Return what is amiss with a document with both breaks in it; None if no sample can have both."""
    made = first_spoiled(one, other)
    return None if made is None else amiss(check(made[1]), one, other)
