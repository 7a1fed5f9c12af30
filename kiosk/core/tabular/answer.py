"""The answer to a question: exact figures from an engine's sums, in rows and columns a person can read.

Rules:
- percentages are of exact sums, rounded only when written; a percentage of nothing is None, never 0;
- the row for everything is counted over all groups, also over those that ``top`` leaves out;
- cells that should have held a number and did not are counted in ``unread``: a reader must know what is missing;
- where periods are compared, rows whose period cannot be read are counted and added up in ``undated``: they are in
  no period, and nobody may take them for nothing;
- a group without rows in a period has no figure there: None, not 0, and neither a difference nor a growth.

>>> answer(table, query, engine.group).rows[0]
('Rừng Vầu', Decimal('21'))
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.errors import BadQuestionError, NothingToSayError
from kiosk.core.tabular.figures import Sums, Wanted, figure
from kiosk.core.tabular.numbers import percent
from kiosk.core.tabular.plan import Engine, Plan, plan
from kiosk.core.tabular.query import ADDITIVE, Query, check
from kiosk.core.tabular.sheet import Value
from kiosk.core.tabular.table import Table
from kiosk.core.tabular.told import Told

Figures = tuple[Value, ...]


@dataclass(frozen=True)
class Answer:
    """All ``groups`` under ``columns``; ``whole`` is the row for everything, its group cells None.

    ``measures`` says in which column the figure of each measure stands (that of the later period if two are
    compared). ``undated`` rows belong to no known period; ``undated_sums`` is what each measure adds up to in them,
    None for one that does not.
    """

    query: Query
    columns: tuple[Told, ...]
    groups: tuple[Figures, ...]
    whole: Figures
    measures: tuple[int, ...]
    unread: int = 0
    undated: int = 0
    undated_sums: Figures = ()

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
    sides = engine.group(table, needed.whole, needed.aggregates, needed.where)
    everything = _by_period(sides, needed, 0)
    if not any(sums.rows for sums in everything.values()):
        raise NothingToSayError
    columns, measures = _columns(query, needed)
    wanted = [_wanted(table, query, place) for place in range(len(query.measures))]
    whole = _row((None,) * needed.depth, everything, everything, wanted, needed)
    found = _grouped(groups, needed)
    rows = _sorted([_row(keys, own, everything, wanted, needed) for keys, own in found.items()], query, measures)
    unread = _unread(table, needed)
    return Answer(query, columns, tuple(rows), whole, measures, unread, *_undated(sides, needed, wanted))


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


def _undated(sides: Sequence[Figures], needed: Plan, wanted: Sequence[Wanted]) -> tuple[int, Figures]:
    if needed.compare is None:
        return 0, ()
    left = next((Sums.read(side[1:], needed.aggregates) for side in sides if side[0] is None), _NOTHING)
    return int(left.rows), tuple(figure(each, left, left) if each.kind == 'sum' else None for each in wanted)


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
    """Return both figures, the difference and, for what adds up, the growth; of no rows at all nothing is known."""
    before = figure(wanted, earlier, earlier) if earlier.rows else None
    after = figure(wanted, later, later) if later.rows else None
    adds = wanted.kind in ADDITIVE
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
