"""What an answer lets us say: sentences made of computed facts only, never of guesses about causes.

Rules:
- each remark is a key and the facts that fill it, written as a Vietnamese document writes numbers; the words are in
  the locale under ``sheet.remark.*``; a tuple of names is joined by the one who speaks;
- first the whole, then who has most and who least, then rates, then the change between two periods, and at the end
  what could not be counted: a reader must know;
- equal figures share a remark; where many share it, they are counted, not named;
- nothing is said of the least or the greatest of fewer than three groups;
- of a period without rows it is said that there are no figures: nothing rises or falls from there.

>>> [remark.key for remark in remarks(answer, table)]
['sheet.remark.total_of', 'sheet.remark.most', 'sheet.remark.least', 'sheet.remark.rates']
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.gaps import gaps
from kiosk.core.tabular.nouns import group_name, noun
from kiosk.core.tabular.numbers import percent, write, write_percent
from kiosk.core.tabular.query import ADDITIVE, Measure
from kiosk.core.tabular.remark import Remark, amount, named

_FEWEST = 3
"""Groups from which on one of them can be called the greatest."""


def remarks(answer: Answer) -> list[Remark]:
    """Return everything that can be said of an answer."""
    told: list[Remark] = []
    for place, measure in enumerate(answer.query.measures):
        if answer.query.compare:
            told += _changed(answer, place, measure)
        elif measure.kind in ADDITIVE:
            told += _amounts(answer, place, measure)
        elif measure.kind == 'ratio':
            told += _extremes(answer, place, 'rates', 'rates', measure)
        elif measure.kind == 'growth':
            told += _growth(answer, place, measure)
    told += gaps(answer)
    if answer.unread:
        told.append(Remark('sheet.remark.unread', {'count': write(Decimal(answer.unread))}))
    return told


def _facts(measure: Measure) -> dict[str, str]:
    one, base = noun(measure.column), noun(measure.of)
    return {'noun': one.text, 'unit': one.unit, 'base': base.text}


def _amounts(answer: Answer, place: int, measure: Measure) -> Iterator[Remark]:
    whole = answer.whole[answer.measures[place]]
    if not isinstance(whole, Decimal):
        return
    facts = {**_facts(measure), 'value': write(whole), 'amount': amount(measure, whole)}
    if measure.kind == 'count':
        yield Remark('sheet.remark.rows', facts)
    else:
        ratio = next(
            (each for each in answer.query.measures if each.kind == 'ratio' and each.column == measure.column), None
        )
        rate = answer.whole[answer.measures[answer.query.measures.index(ratio)]] if ratio else None
        counted = 'total' if noun(measure.column).counted else 'sum'
        if ratio and isinstance(rate, Decimal):
            base = {'base': noun(ratio.of).text, 'percent': write_percent(rate)}
            yield Remark(f'sheet.remark.{counted}_of', {**facts, **base})
        else:
            yield Remark(f'sheet.remark.{counted}', facts)
    yield from _extremes(answer, place, 'most', 'least', measure)


def _extremes(answer: Answer, place: int, most: str, least: str, measure: Measure) -> Iterator[Remark]:
    """Yield who has most and who least; one remark for both where the keys are the same."""
    known = _known(answer, answer.measures[place])
    if len(known) < _FEWEST or len({value for _, value in known}) == 1:
        return
    high, low = max(value for _, value in known), min(value for _, value in known)
    top = _at(known, high)
    bottom = _at(known, low)
    facts = _facts(measure)
    if most == least:
        ends = {'high': write_percent(high), 'low': write_percent(low), 'low_names': bottom[0]}
        if len(top) == len(bottom) == 1:
            yield Remark(f'sheet.remark.{most}', {**facts, **ends}, tuple(top))
        return
    whole = answer.whole[answer.measures[place]]
    for key, value, names in ((most, high, top), (least, low, bottom)):
        part = percent(value, whole) if isinstance(whole, Decimal) and low >= 0 else None
        if part is not None:
            told = {**facts, 'amount': amount(measure, value), 'percent': write_percent(part)}
            yield named(f'sheet.remark.{key}', told, names)


def _growth(answer: Answer, place: int, measure: Measure) -> Iterator[Remark]:
    rate = answer.whole[answer.measures[place]]
    if isinstance(rate, Decimal):
        key = 'grew' if rate > 0 else 'fell' if rate < 0 else 'same'
        yield Remark(f'sheet.remark.{key}', {**_facts(measure), 'percent': write_percent(abs(rate))})


def _changed(answer: Answer, place: int, measure: Measure) -> Iterator[Remark]:
    at = answer.measures[place]
    before, after = answer.whole[at - 1], answer.whole[at]
    if not isinstance(before, Decimal) or not isinstance(after, Decimal) or not answer.query.compare:
        return
    change = after - before
    ratio = measure.kind == 'ratio'
    put = write_percent if ratio else write
    facts = {**_facts(measure), 'later': answer.columns[at].period, 'earlier': answer.columns[at - 1].period}
    facts |= {
        'before': put(before),
        'after': put(after),
        'change': write(abs(change), 2) if ratio else write(abs(change)),
    }
    grown = percent(change, before) if measure.kind in ADDITIVE else None
    facts['percent'] = write_percent(abs(grown)) if grown is not None else ''
    way = 'up' if change > 0 else 'down' if change < 0 else 'flat'
    kind = _KINDS.get(measure.kind) or ('total' if noun(measure.column).counted else 'sum')
    zero = '_from_zero' if change and grown is None and measure.kind in ADDITIVE else ''
    yield Remark(f'sheet.remark.{kind}_{way}{zero}', facts)
    if measure.kind in ADDITIVE:
        yield from _moves(answer, at, measure, facts)


_KINDS = {'ratio': 'rate', 'mean': 'mean', 'count': 'rows'}


def _moves(answer: Answer, at: int, measure: Measure, facts: Mapping[str, str]) -> Iterator[Remark]:
    """Yield how many groups rose and fell, and which of them most."""
    known = _known(answer, at + 1)
    up, down = [each for each in known if each[1] > 0], [each for each in known if each[1] < 0]
    if len(known) < _FEWEST:
        return
    counts = {'up': len(up), 'down': len(down), 'flat': len(known) - len(up) - len(down)}
    yield Remark('sheet.remark.moves', {**facts, **{name: write(Decimal(count)) for name, count in counts.items()}})
    for key, side in (('rose', up), ('sank', down)):
        if side:
            far = max(abs(value) for _, value in side)
            names = [name for name, value in side if abs(value) == far]
            yield named(f'sheet.remark.{key}', {**facts, 'amount': amount(measure, far)}, names)


def _known(answer: Answer, at: int) -> list[tuple[str, Decimal]]:
    if not answer.depth:
        return []
    return [
        (group_name(answer, row), value)
        for row in answer.groups
        if isinstance(value := row[at], Decimal) and row[0] is not None
    ]


def _at(known: list[tuple[str, Decimal]], wanted: Decimal) -> list[str]:
    return [name for name, value in known if value == wanted]
