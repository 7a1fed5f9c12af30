"""The answer to a question: exact figures from an engine's sums, in rows and columns a person can read.

Rules:
- percentages are of exact sums, rounded only when written; a percentage of nothing is None, never 0;
- the row for everything is counted over all groups, also over those that ``top`` leaves out;
- cells that should have held a number and did not are counted in ``unread``: a reader must know what is missing.

>>> answer(table, query, engine.group).rows[0]
('Rừng Vầu', Decimal('21'))
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.core.errors import BadQuestionError, NothingToSayError
from kiosk.core.tabular.figures import Sums, Wanted, figure
from kiosk.core.tabular.numbers import percent
from kiosk.core.tabular.plan import Engine, Plan, plan
from kiosk.core.tabular.query import ADDITIVE, PERCENTS, MeasureKind, Query, check
from kiosk.core.tabular.sheet import Value
from kiosk.core.tabular.table import Table

Role = Literal['', 'earlier', 'later', 'change', 'change_percent']
Figures = tuple[Value, ...]


@dataclass(frozen=True)
class Told:
    """One column of an answer; a screen says its name by ``key`` and ``facts``.

    ``kind`` is '' for the name of a group; ``role`` is set where two periods are compared (``period`` names one).
    """

    kind: MeasureKind | Literal['']
    column: str
    of: str = ''
    role: Role = ''
    period: str = ''

    @property
    def percent(self) -> bool:
        """Return whether its figures are percentages."""
        return self.kind in PERCENTS or self.role == 'change_percent'

    @property
    def key(self) -> str:
        """Return the key of its name."""
        if not self.kind:
            return 'sheet.told.group'
        if self.role in {'earlier', 'later'}:
            return f'sheet.told.{self.kind}_in'
        if self.role:
            kind = 'rows_' if self.kind == 'count' else 'ratio_' if self.kind == 'ratio' else ''
            return f'sheet.told.{kind}{self.role}'
        return f'sheet.told.{self.kind}' if self.column or self.kind == 'count' else 'sheet.told.share_of_rows'

    @property
    def facts(self) -> Mapping[str, str]:
        """Return what fills its name."""
        return {'column': self.column, 'of': self.of, 'period': self.period}


@dataclass(frozen=True)
class Answer:
    """All ``groups`` under ``columns``; ``whole`` is the row for everything, its group cells None.

    ``measures`` says in which column the figure of each measure stands (that of the later period if two are
    compared).
    """

    query: Query
    columns: tuple[Told, ...]
    groups: tuple[Figures, ...]
    whole: Figures
    measures: tuple[int, ...]
    unread: int = 0

    @property
    def rows(self) -> tuple[Figures, ...]:
        """Return the groups to show: the first ``top`` of them, or all."""
        return self.groups[: self.query.top] if self.query.top else self.groups

    @property
    def left_out(self) -> int:
        """Return how many groups ``top`` leaves out."""
        return len(self.groups) - len(self.rows)

    @property
    def depth(self) -> int:
        """Return how many columns name the group."""
        return len(self.query.group_by)


def answer(table: Table, question: Query, engine: Engine) -> Answer:
    """Return the answer to a question.

    Raise UnknownColumnError, BadQuestionError, NothingToSayError, and what the engine raises.
    """
    query = check(table, question)
    needed = plan(table, query)
    if needed.compare and any(measure.kind not in _COMPARED for measure in query.measures):
        raise BadQuestionError(reason='compare', column=query.measures[0].column)
    groups = engine.group(table, needed.keys, needed.aggregates, needed.where) if needed.depth else []
    everything = _by_period(engine.group(table, needed.whole, needed.aggregates, needed.where), needed, 0)
    if not any(sums.rows for sums in everything.values()):
        raise NothingToSayError
    columns, measures = _columns(query, needed)
    wanted = [_wanted(table, query, place) for place in range(len(query.measures))]
    whole = _row((None,) * needed.depth, everything, everything, wanted, needed)
    found = _grouped(groups, needed)
    rows = _sorted([_row(keys, own, everything, wanted, needed) for keys, own in found.items()], query, measures)
    return Answer(query, columns, tuple(rows), whole, measures, _unread(table, needed))


_COMPARED = ('count', 'sum', 'mean', 'ratio')
_Found = Mapping[str, Sums]
"""Period -> what was added up; '' where no periods are compared."""


def _columns(query: Query, needed: Plan) -> tuple[tuple[Told, ...], tuple[int, ...]]:
    columns = [Told('', name) for name in query.group_by]
    measures = []
    for measure in query.measures:
        facts = (measure.kind, measure.column, measure.of)
        measures.append(len(columns) + (needed.compare is not None))
        if needed.compare:
            earlier, later = needed.compare
            columns += [Told(*facts, 'earlier', earlier), Told(*facts, 'later', later), Told(*facts, 'change')]
            columns += [Told(*facts, 'change_percent')] if measure.kind in ADDITIVE else []
        else:
            columns.append(Told(*facts))
    return tuple(columns), tuple(measures)


def _wanted(table: Table, query: Query, place: int) -> Wanted:
    measure = query.measures[place]
    column = table.find(measure.column) if measure.column else None
    return Wanted(measure.kind, column, table.find(measure.of) if measure.of else None)


def _by_period(groups: Sequence[Figures], needed: Plan, depth: int) -> dict[str, Sums]:
    if needed.compare is None:
        return {'': Sums.read(groups[0][depth:], needed.aggregates)}
    return {
        str(group[depth]): Sums.read(group[depth + 1 :], needed.aggregates)
        for group in groups
        if str(group[depth]) in needed.compare
    }


def _grouped(groups: Sequence[Figures], needed: Plan) -> dict[Figures, dict[str, Sums]]:
    together: dict[Figures, list[Figures]] = {}
    for group in groups:
        together.setdefault(group[: needed.depth], []).append(group)
    found = {keys: _by_period(rows, needed, needed.depth) for keys, rows in together.items()}
    return {keys: sums for keys, sums in found.items() if sums}


def _row(keys: Figures, own: _Found, everything: _Found, wanted: Sequence[Wanted], needed: Plan) -> Figures:
    cells: list[Value] = list(keys)
    for each in wanted:
        if needed.compare is None:
            cells.append(figure(each, own.get('', _NOTHING), everything['']))
        else:
            cells += _compared(each, *(own.get(period, _NOTHING) for period in needed.compare))
    return tuple(cells)


_NOTHING = Sums(Decimal(0), {})


def _compared(wanted: Wanted, earlier: Sums, later: Sums) -> list[Value]:
    """Return both figures, the difference and, for what adds up, the growth; no rows at all add up to 0."""
    before, after = figure(wanted, earlier, earlier), figure(wanted, later, later)
    adds = wanted.kind in ADDITIVE
    if adds:
        before = Decimal(0) if not earlier.rows else before
        after = Decimal(0) if not later.rows else after
    if before is None or after is None:
        return [before, after, None, *([None] if adds else [])]
    return [before, after, after - before, *([percent(after - before, before)] if adds else [])]


def _sorted(rows: list[Figures], query: Query, measures: tuple[int, ...]) -> list[Figures]:
    if query.sort is None:
        return rows
    place = measures[query.sort]
    known = [(value, row) for row in rows if isinstance(value := row[place], Decimal)]
    known.sort(key=lambda each: each[0], reverse=query.descending)
    return [row for _, row in known] + [row for row in rows if row[place] is None]


def _unread(table: Table, needed: Plan) -> int:
    columns = {aggregate.column for aggregate in needed.aggregates}
    return sum(not isinstance(value, Decimal | None) for place in columns for value in table.values(place))
