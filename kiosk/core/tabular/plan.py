"""What a machine has to add up for a question: groups and sums, nothing that needs judgement.

Rules:
- an engine groups, counts, adds, and finds the least and the greatest; percentages, differences, order and limits
  are worked out from its exact sums by ``answer``;
- the count of the rows comes first, then the aggregates in their order;
- keys of texts, days, periods and years come as texts; nothing is None.

>>> plan(table, Query(('Thôn',), (Measure('sum', 'Hộ'),))).aggregates
(Aggregate(kind='sum', column=1),)
"""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from kiosk.core.errors import BadQuestionError
from kiosk.core.tabular.query import Condition, Measure, Period, Query, conditions
from kiosk.core.tabular.sheet import Value
from kiosk.core.tabular.table import Table

_YEAR = re.compile(r'(\d{4})')
_MONTH = re.compile(r'(\d{1,2})[/.-](\d{4})')
_QUARTER = re.compile(r'(?:quý |q)([1-4])[/.-](\d{4})', re.IGNORECASE)


class Aggregate(NamedTuple):
    """One figure over the real numbers of a column; ``filled`` is how many there are."""

    kind: Literal['sum', 'filled', 'min', 'max']
    column: int


class Key(NamedTuple):
    """A column to group by; dates by their period: ``05/01/2026``, ``01/2026``, ``Q1/2026``, ``2026``.

    A column of numbers whose period is a year holds years: 2026 is ``2026``.
    """

    column: int
    period: Period | None = None


Groups = list[tuple[Value, ...]]
"""One row a group: its keys, the count of its rows, its aggregates."""


class Engine(Protocol):
    """What adds up a table."""

    def group(
        self, table: Table, keys: tuple[Key, ...], aggregates: tuple[Aggregate, ...], where: tuple[Condition, ...]
    ) -> Groups:
        """Return the groups in the order of the table, dates in the order of time; without keys one row.

        Raise SheetTooLargeError for numbers beyond 28 digits or too many rows for its memory.
        """


@dataclass(frozen=True)
class Plan:
    """The keys of a question (``compare`` is the last of them if it compares), its aggregates and conditions."""

    keys: tuple[Key, ...]
    aggregates: tuple[Aggregate, ...]
    where: tuple[Condition, ...]
    compare: tuple[str, str] | None = None

    @property
    def depth(self) -> int:
        """Return how many keys name a group, the compared one left out."""
        return len(self.keys) - (self.compare is not None)

    @property
    def whole(self) -> tuple[Key, ...]:
        """Return the keys of the row for everything."""
        return self.keys[self.depth :]


def plan(table: Table, query: Query) -> Plan:
    """Return what to add up for a checked question; raise BadQuestionError."""
    keys = tuple(_key(table, name, query.period) for name in query.group_by)
    compare = None
    if query.compare:
        place = table.find(query.compare.column)
        dated = table.kinds[place] == 'date'
        periods = [_period(text) if dated else (text, None) for text in (query.compare.earlier, query.compare.later)]
        if dated and (periods[0][1] is None or periods[0][1] != periods[1][1]):
            raise BadQuestionError(reason='not_a_period', column=query.compare.column)
        keys = (*keys, Key(place, periods[0][1]))
        compare = (periods[0][0], periods[1][0])
    wanted = dict.fromkeys(each for measure in query.measures for each in _needed(table, measure))
    return Plan(keys, tuple(wanted), conditions(table, query), compare)


def _key(table: Table, name: str, period: Period) -> Key:
    place = table.find(name)
    if table.kinds[place] == 'date':
        return Key(place, period)
    return Key(place, 'year' if table.has_years(place) else None)


def _period(text: str) -> tuple[str, Period | None]:
    """Return a period as an engine writes it, and of what length it is."""
    bare = text.strip()
    if found := _YEAR.fullmatch(bare):
        return found[1], 'year'
    if found := _QUARTER.fullmatch(bare):
        return f'Q{found[1]}/{found[2]}', 'quarter'
    if found := _MONTH.fullmatch(bare):
        return f'{int(found[1]):02}/{found[2]}', 'month'
    return bare, None


def _needed(table: Table, measure: Measure) -> tuple[Aggregate, ...]:
    if not measure.column:
        return ()
    place = table.find(measure.column)
    if measure.kind == 'min':
        return (Aggregate('min', place),)
    if measure.kind == 'max':
        return (Aggregate('max', place),)
    own = (Aggregate('sum', place), Aggregate('filled', place))
    return (*own, Aggregate('sum', table.find(measure.of))) if measure.of else own
