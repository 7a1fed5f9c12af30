"""What a written paragraph says that the given facts do not: it is struck through, and nothing leaves until it is gone.

Rules:
- numbers, names, dates, document codes of a paragraph must stand in the facts, or come out of their numbers;
- what a chat tool leaves behind is struck as well; ``[CẦN BỔ SUNG: …]`` is not: it is what a tool was told to write;
- the office's own names, the document's number and day, and the sum of the money count as given;
- what turns a given sentence round is struck or doubted (``core.drafting.sense``);
- a paragraph that left a number out or talks of something else is known by its words (``lost``, ``strays``);
- a person settles it by taking the words out or by vouching for them (``facts.with_confirmed``).

>>> [found.text for found in unsupported('Kinh phí 5 triệu đồng.', 'Kinh phí 3 triệu đồng.', date(2026, 11, 24))]
['5 triệu đồng']
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from kiosk.core.checks.acts import act_findings
from kiosk.core.checks.dates import date_findings
from kiosk.core.checks.finding import Finding
from kiosk.core.checks.names import leftovers, name_findings
from kiosk.core.checks.numbers import fidelity
from kiosk.core.checks.traces import traces
from kiosk.core.drafting.facts import DraftFacts, given_texts, written_texts
from kiosk.core.drafting.head import day_words, symbol_of
from kiosk.core.drafting.kinds import kind_named
from kiosk.core.drafting.letterhead import Letterhead, issuer_of
from kiosk.core.drafting.sense import is_total, sense_findings
from kiosk.core.drafting.wording import MISSING, thousands
from kiosk.core.vietnamese import canonical_iy, tokenize

_GONE = frozenset({'number.missing', 'number.changed', 'date.missing', 'date.changed', 'time.missing'})
_NUMBERS = frozenset({'number.missing', 'number.changed'})
_STRAY_PART = 0.2
"""Of the words of a paragraph so many may be new; tried on twelve paragraphs of the default model: what went astray
had a quarter and more, what only reworded had less than a sixth."""
_PLAIN_WORDS = (
    'các những của và tại ở trong trên để được đã đang sẽ là có theo về cho từ đến ngày tháng năm xã thôn địa bàn '
    'thực hiện tổ chức việc số gồm như sau với do bị còn tổng đó nội dung thời gian điểm thành phần đề nghị'
)
_PLAIN = frozenset(canonical_iy(word) for word in _PLAIN_WORDS.split())


@dataclass(frozen=True)
class Unsupported:
    """Words of a written paragraph that nothing given stands behind; ``paragraph`` counts from 0 in its part."""

    part: str
    paragraph: int
    finding: Finding


def source_of(facts: DraftFacts, letterhead: Letterhead) -> str:
    """Return everything that counts as given, one fact a line; what was written from it is not among it."""
    issuer = issuer_of(letterhead, facts.issuer)
    kind = kind_named(facts.kind)
    office = [issuer.name, issuer.short, issuer.committee, issuer.place, *issuer.lines, *issuer.superior]
    office += [f'{letterhead.body} {letterhead.area}', *(unit.name for unit in letterhead.units)]
    paper = [f'{kind.name} số {symbol_of(facts, kind, issuer).strip()}', day_words(facts.day) if facts.day else '']
    money = [f'{thousands(task.money)} đồng' for task in facts.tasks if task.money is not None]
    total = [f'Tổng kinh phí {thousands(facts.money)} đồng'] if facts.money is not None else []
    lines = [*(text for _, text in given_texts(facts)), *money, *total, *office, *paper]
    return normalize('NFC', '\n'.join(line for line in lines if line.strip()))


def unsupported(text: str, source: str, today: date) -> tuple[Finding, ...]:
    """Return what is to be struck, in order, without overlaps; positions count in the NFC form of the text."""
    whole = normalize('NFC', text)
    open_places = [found.span() for found in MISSING.finditer(whole)]
    found = [
        *fidelity(whole, source),
        *name_findings(whole, source),
        *leftovers(whole, today),
        *date_findings(whole, source, today),
        *act_findings(whole, today, source),
        *traces(whole),
        *sense_findings(whole, source),
    ]
    errors = [each for each in found if each.severity == 'error' and not _inside(each, open_places)]
    errors = [each for each in errors if each.kind not in _NUMBERS or not is_total(each, whole, source)]
    kept: list[Finding] = []
    for each in sorted(errors, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def all_unsupported(facts: DraftFacts, letterhead: Letterhead, today: date) -> Iterator[Unsupported]:
    """Yield what is to be struck in every written paragraph."""
    source, counts = source_of(facts, letterhead), dict[str, int]()
    for part, text in written_texts(facts):
        place = counts.get(part, 0)
        counts[part] = place + 1
        for finding in unsupported(text, source, today):
            yield Unsupported(part, place, finding)


def doubted(text: str, source: str, today: date) -> tuple[Finding, ...]:
    """Return what a person has to look at in a written paragraph though nothing of it is struck, in order."""
    found = [*fidelity(text, source), *act_findings(text, today), *sense_findings(text, source)]
    return tuple(sorted((each for each in found if each.severity == 'doubt'), key=lambda each: each.start))


def lost(text: str, points: Sequence[str], today: date) -> tuple[str, ...]:
    """Return the numbers, days and hours of the given points that a paragraph made of them no longer has."""
    given = normalize('NFC', '\n'.join(points))
    gone = [found for found in (*fidelity(given, text), *date_findings(given, text, today)) if found.kind in _GONE]
    return tuple(dict.fromkeys(found.text for found in sorted(gone, key=lambda found: found.start)))


def strays(text: str, points: Sequence[str]) -> bool:
    """Return whether a paragraph talks of something else than the points it was made of, by its words."""
    given = {canonical_iy(token.text) for point in points for token in tokenize(point)} | _PLAIN
    said = [canonical_iy(token.text) for token in tokenize(MISSING.sub('', normalize('NFC', text)))]
    return sum(word not in given for word in said) > _STRAY_PART * len(said)


def pieces(text: str, findings: Sequence[Finding]) -> list[tuple[str, bool]]:
    """Return the text cut into pieces, True for those to be shown struck through."""
    whole, at = normalize('NFC', text), 0
    cut: list[tuple[str, bool]] = []
    for found in findings:
        cut += [(whole[at : found.start], False), (whole[found.start : found.end], True)]
        at = found.end
    return [piece for piece in (*cut, (whole[at:], False)) if piece[0]]


def _inside(finding: Finding, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in places)
