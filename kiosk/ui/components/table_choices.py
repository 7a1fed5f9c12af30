"""What can be chosen for a question to a table: columns, values and periods, and the question made of the choices.

Rules:
- nothing here touches the screen: it is what the form offers and what it comes to;
- rows of totals offer no values; a column of dates offers the periods that are in it, not its days.

>>> asking = Asking.of(opened)
>>> asking.order, asking.top = 'down', 3
>>> asking.query().top
3
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from kiosk.core.tabular.findings import shown
from kiosk.core.tabular.fixes import without_totals
from kiosk.core.tabular.kinds import ColumnKind, is_free, is_place, is_share
from kiosk.core.tabular.query import Compare, Filter, Measure, MeasureKind, Operator, Period, Query
from kiosk.core.tabular.sheet import Value
from kiosk.services.tabulate import Opened

KINDS: tuple[MeasureKind, ...] = ('sum', 'count', 'mean', 'max', 'min', 'share', 'ratio', 'difference', 'growth')
OF_TWO: tuple[MeasureKind, ...] = ('ratio', 'difference', 'growth')
PERIODS: tuple[Period, ...] = ('day', 'month', 'quarter', 'year')
NO_VALUE: tuple[Operator, ...] = ('filled', 'blank')
MOST_FIGURES = 4
MOST_VALUES = 300
"""Values offered of one column; more cannot be looked through."""

Order = Literal['table', 'down', 'up']
_SIGNS: dict[str, tuple[Operator, ...]] = {
    'text': ('=', '!=', 'contains', 'filled', 'blank'),
    'number': ('=', '!=', '<', '<=', '>', '>=', 'filled', 'blank'),
}


@dataclass
class Figure:
    """One figure as chosen."""

    kind: MeasureKind = 'count'
    column: str = ''
    of: str = ''


@dataclass
class Asking:
    """The form as it stands; '' is nothing chosen."""

    opened: Opened
    group: str = ''
    then: str = ''
    period: Period = 'month'
    figures: list[Figure] = field(default_factory=lambda: [Figure()])
    filtered: str = ''
    operator: Operator = '='
    value: str = ''
    compared: str = ''
    earlier: str = ''
    later: str = ''
    order: Order = 'table'
    top: int = 0

    @classmethod
    def of(cls, opened: Opened) -> 'Asking':
        """Return the question that is most likely meant: the last amount by village."""
        numbers, texts = amounts(opened), opened.profile.named('text')
        group = next((name for name in texts if is_place(name)), next(iter(texts), ''))
        meant = [name for name in numbers if not is_share(name)]
        figure = Figure('sum', meant[-1], meant[0]) if meant else Figure()
        return cls(opened, group=group, figures=[figure])

    def query(self) -> Query:
        """Return the question."""
        groups = dict.fromkeys(name for name in (self.group, self.then) if name)
        return Query(
            group_by=tuple(groups),
            measures=tuple(map(_measure, self.figures)),
            compare=Compare(self.compared, self.earlier, self.later) if self.compared else None,
            filters=(Filter(self.filtered, self.operator, self.value),) if self.filtered else (),
            sort=None if self.order == 'table' else 0,
            descending=self.order == 'down',
            top=self.top,
            period=self.period,
        )


def kind_of(opened: Opened, name: str) -> ColumnKind:
    """Return what a column holds, text if there is no such column."""
    return next((column.kind for column in opened.profile.columns if column.name == name), 'text')


def amounts(opened: Opened) -> tuple[str, ...]:
    """Return the columns of numbers, those left out that only count the rows."""
    return opened.profile.named('number')


def groupings(opened: Opened) -> list[str]:
    """Return the columns one may group by, texts and dates before numbers, sentences last."""
    columns = [each for each in opened.profile.columns if not each.order and each.kind != 'empty']
    columns.sort(key=lambda each: (is_free(each.name), each.kind not in {'text', 'date'}))
    return [each.name for each in columns]


def operators(opened: Opened, name: str) -> tuple[Operator, ...]:
    """Return the comparisons that make sense for a column."""
    return _SIGNS['text' if kind_of(opened, name) not in {'number', 'date'} else 'number']


def values(opened: Opened, name: str) -> list[str]:
    """Return what stands in a column, each once, in the order of the table."""
    table = without_totals(opened.table)
    found = (value for value in table.values(table.find(name)) if isinstance(value, str) and value.strip())
    return list(dict.fromkeys(found))[:MOST_VALUES]


def periods(opened: Opened, name: str) -> list[str]:
    """Return what can be compared in a column, the latest last: of dates their months, quarters and years."""
    table = without_totals(opened.table)
    cells = table.values(table.find(name))
    if kind_of(opened, name) != 'date':
        return list(dict.fromkeys(_plain(value) for value in cells if value is not None))[:MOST_VALUES]
    days = sorted({(value.year, value.month) for value in cells if isinstance(value, date)})
    months = [f'{month:02}/{year}' for year, month in days]
    quarters = [f'Q{(month + 2) // 3}/{year}' for year, month in days]
    years = [str(year) for year, _ in days]
    return list(dict.fromkeys([*months, *quarters, *years]))[:MOST_VALUES]


def two_latest(opened: Opened, name: str) -> tuple[str, str]:
    """Return the two periods a comparison starts with, of the same length; '' where there are none."""
    known = periods(opened, name)
    dated = kind_of(opened, name) == 'date'
    alike = [each for each in known if '/' in each and each[0].isdigit()] if dated else known
    return (alike[-2], alike[-1]) if len(alike) > 1 else ('', '')


def _plain(value: Value) -> str:
    return f'{value.normalize() + 0:f}' if isinstance(value, Decimal) else shown(value)


def _measure(figure: Figure) -> Measure:
    if figure.kind == 'count':
        return Measure('count')
    return Measure(figure.kind, figure.column, figure.of if figure.kind in OF_TWO else '')
