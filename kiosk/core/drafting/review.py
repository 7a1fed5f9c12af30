"""Whether a draft may leave: what is missing, what nothing stands behind, which layout rules its words break.

Rules:
- missing is what the composed document marks, in its order, each once;
- a finished document has nothing missing, nothing unsupported and no fault (E); an unfinished one may have marks of
  what is missing, and nothing else of the three;
- doubts are about the given facts (a weekday that does not fit, an act out of force or unknown, a deadline before
  the day of signing, a typed total that is not the sum of the jobs' money) and about what the written paragraphs
  made of them: a person looks;
- a day that does not exist is missing as well: the document cannot be finished with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from kiosk.core.checks.acts import act_findings
from kiosk.core.checks.dates import date_findings, dates_in, real
from kiosk.core.checks.finding import Finding
from kiosk.core.checks.names import leftovers
from kiosk.core.checks.written import written_day
from kiosk.core.decree30.checker import check
from kiosk.core.decree30.document import Document, walk
from kiosk.core.decree30.finding import Finding as Fault
from kiosk.core.drafting.compose import compose
from kiosk.core.drafting.facts import DraftFacts, given_texts, written_texts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.guard import Unsupported, all_unsupported, doubted, source_of
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.drafting.totals import total_findings
from kiosk.core.drafting.wording import MISSING

UNREAL = ' có thật'
"""What stands behind the label of a field whose day does not exist, among what is missing."""


@dataclass(frozen=True)
class Doubt:
    """Something odd in a given fact; ``field`` is the key of its label."""

    field: str
    finding: Finding


@dataclass(frozen=True)
class Review:
    """The state of a draft; ``faults`` are those of the layout beside the marks of what is missing."""

    document: Document = field(repr=False)
    missing: tuple[str, ...]
    unsupported: tuple[Unsupported, ...]
    faults: tuple[Fault, ...]
    doubts: tuple[Doubt, ...]

    @property
    def ready(self) -> bool:
        """Whether it may leave as a finished document."""
        return not (self.missing or self.unsupported or self.faults)


def review(facts: DraftFacts, letterhead: Letterhead, today: date) -> Review:
    """Return the state of a draft on a day; raise what ``compose`` raises."""
    document = compose(facts, letterhead)
    faults = tuple(each for each in check(document, today=today) if each.severity == 'E' and not _is_mark(each))
    found = tuple(all_unsupported(facts, letterhead, today))
    doubts = (*_doubts(facts, today), *_of_written(facts, letterhead, today))
    missing = (*missing_in(document), *_unreal(doubts))
    return Review(document, missing, found, faults, doubts)


def missing_in(document: Document) -> tuple[str, ...]:
    """Return what the document marks as missing, in words, in order, each once."""
    marks = (found[0] for located in walk(document) for found in MISSING.finditer(_words(located.paragraph.text)))
    return tuple(dict.fromkeys(mark.strip('[]').removeprefix('CẦN BỔ SUNG').removeprefix(': ') for mark in marks))


def _words(text: str) -> str:
    return ' '.join(text.split())


def _is_mark(fault: Fault) -> bool:
    return fault.rule == 'TT30' and 'CẦN BỔ SUNG' in fault.have


def _doubts(facts: DraftFacts, today: date) -> Iterator[Doubt]:
    for key, text in given_texts(facts):
        found = [*date_findings(text, None, today), *act_findings(text, today), *leftovers(text, today)]
        yield from (Doubt(key, each) for each in found if each.kind != 'date.past')
        if key in {'han', 'viec.han'} and facts.day is not None:
            yield from (Doubt(key, each) for each in _too_early(text, facts.day))
        if facts.money is not None:
            yield from (Doubt(key, each) for each in total_findings(text, facts.money))


def _of_written(facts: DraftFacts, letterhead: Letterhead, today: date) -> Iterator[Doubt]:
    source = source_of(facts, letterhead)
    for _, text in written_texts(facts):
        yield from (Doubt('phan.doan', each) for each in doubted(normalize('NFC', text), source, today))


def _too_early(text: str, signed: date) -> Iterator[Finding]:
    """Yield the last day of a deadline if it is over before the document is signed."""
    days = [(it, day) for day in dates_in(normalize('NFC', text)) if day.day and (it := real(day, signed.year))]
    last, day = max(days, key=lambda each: each[0], default=(signed, None))
    if day is not None and last < signed:
        yield Finding('date.before_signing', day.start, day.end, day.text, 'doubt', {'day': written_day(signed)})


def _unreal(doubts: Iterable[Doubt]) -> tuple[str, ...]:
    found = (each for each in doubts if each.finding.kind == 'date.unreal')
    return tuple(
        dict.fromkeys(f'{FIELDS[each.field].label}{UNREAL} (không có «{each.finding.text}»)' for each in found)
    )
