"""A question to a table, put together by clicking: plain data, no language to type.

Rules:
- ``group_by`` none: one row for everything; a column of dates is grouped by its ``period``;
- a measure is ``count`` of rows; ``sum``, ``mean``, ``min``, ``max`` of a column; ``share``: the percentage of a
  group's sum (or count) in the whole; ``ratio``: the sum of one column in percent of the sum of another (``of``);
  ``difference`` and ``growth``: the sum of one column against that of an earlier one (``of``), growth in percent;
- ``compare`` sets two values of one column side by side (this month, last month) for every measure that adds up;
- filters are all true at once; a value is typed as people type it (``1.234,5``, ``05/01/2026``);
- ``check`` says what does not fit before any machine is asked.

>>> Query(('Thôn',), (Measure('sum', 'Hộ nghèo'), Measure('ratio', 'Hộ nghèo', 'Hộ')), top=3)
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from kiosk.core.errors import BadQuestionError
from kiosk.core.tabular.dates import read_date
from kiosk.core.tabular.numbers import read_number
from kiosk.core.tabular.sheet import Value
from kiosk.core.tabular.table import Table
from kiosk.core.vietnamese import fold, same_text

MeasureKind = Literal['count', 'sum', 'mean', 'min', 'max', 'share', 'ratio', 'difference', 'growth']
Operator = Literal['=', '!=', '<', '<=', '>', '>=', 'contains', 'filled', 'blank']
Period = Literal['day', 'month', 'quarter', 'year']

ADDITIVE: tuple[MeasureKind, ...] = ('count', 'sum')
PERCENTS: tuple[MeasureKind, ...] = ('share', 'ratio', 'growth')


@dataclass(frozen=True)
class Measure:
    """One figure of every group; the names of columns are as the table has them."""

    kind: MeasureKind
    column: str = ''
    of: str = ''


@dataclass(frozen=True)
class Filter:
    """Rows to keep; ``value`` as typed; ``contains`` looks into texts, ``filled`` and ``blank`` need no value."""

    column: str
    operator: Operator
    value: str = ''


@dataclass(frozen=True)
class Compare:
    """Two values of one column: rows of ``earlier`` against rows of ``later`` (dates: ``01/2026``, ``2026``)."""

    column: str
    earlier: str
    later: str


@dataclass(frozen=True)
class Query:
    """A question; ``sort`` is the place of a measure (0 the first), None keeps the order of the table."""

    group_by: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = (Measure('count'),)
    compare: Compare | None = None
    filters: tuple[Filter, ...] = ()
    sort: int | None = None
    descending: bool = True
    top: int = 0
    period: Period = 'month'


@dataclass(frozen=True)
class Condition:
    """A filter with its column's place and a typed value: what an engine is given."""

    column: int
    operator: Operator
    value: Value = None


def check(table: Table, query: Query) -> Query:
    """Return the question with every column under its exact name; raise UnknownColumnError, BadQuestionError."""
    if not query.measures:
        raise BadQuestionError(reason='no_measure', column='')
    if query.sort is not None and not 0 <= query.sort < len(query.measures):
        raise BadQuestionError(reason='sort', column='')
    compare = query.compare and replace(query.compare, column=_name(table, query.compare.column))
    return replace(
        query,
        group_by=tuple(_name(table, name) for name in query.group_by),
        measures=tuple(_measure(table, measure) for measure in query.measures),
        compare=compare,
        filters=tuple(replace(each, column=_name(table, each.column)) for each in query.filters),
    )


def conditions(table: Table, query: Query) -> tuple[Condition, ...]:
    """Return the filters as an engine needs them; raise BadQuestionError for a value that does not fit."""
    return tuple(_condition(table, each) for each in query.filters)


def _name(table: Table, name: str) -> str:
    return table.columns[table.find(name)].name


def _measure(table: Table, measure: Measure) -> Measure:
    column = _name(table, measure.column) if measure.column else ''
    of = _name(table, measure.of) if measure.of else ''
    needed = () if measure.kind == 'count' else (column, of) if measure.kind in _OF_TWO else (column,)
    for name in needed:
        if not name and measure.kind == 'share':
            continue
        if not name or table.kinds[table.find(name)] != 'number':
            raise BadQuestionError(reason='not_a_number', column=name)
    return Measure(measure.kind, column, of)


_OF_TWO = ('ratio', 'difference', 'growth')
_TEXT_ONLY = ('contains',)
_ORDERED = ('<', '<=', '>', '>=')


def _condition(table: Table, each: Filter) -> Condition:
    place = table.find(each.column)
    if each.operator in {'filled', 'blank'}:
        return Condition(place, each.operator)
    kind = table.kinds[place]
    value: Decimal | date | str | None = each.value
    if kind == 'number':
        found = read_number(each.value)
        value = found.value if found else None
    elif kind == 'date':
        value = read_date(each.value)
    elif each.operator in _ORDERED:
        raise BadQuestionError(reason='operator', column=each.column)
    else:
        value = _as_in(table, place, each)
    if value is None or (each.operator in _TEXT_ONLY and kind != 'text'):
        raise BadQuestionError(reason='value', column=each.column)
    return Condition(place, each.operator, value)


def _as_in(table: Table, place: int, each: Filter) -> str:
    """Return the value as the column spells it, if it does."""
    if each.operator == 'contains':
        return each.value
    known = sorted({value for value in table.values(place) if isinstance(value, str)})
    same = [text for text in known if same_text(text, each.value)]
    alike = same or [text for text in known if fold(text) == fold(each.value)]
    return alike[0] if len(alike) == 1 or same else each.value
