"""A table in figures: what each column holds, how much is missing, from where to where it reaches.

Rules:
- rows of totals are not counted: they would count everything twice;
- rates, means, prices, years and the numbers of the rows are not added up.

>>> profile(table).columns[1]
Profiled(name='Số hộ', letter='B', kind='number', filled=12, blanks=0, distinct=12, ...)
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kiosk.core.tabular.kinds import ColumnKind, is_order, is_share
from kiosk.core.tabular.sheet import Fault, Formula, Value, letters
from kiosk.core.tabular.table import Column, Table


@dataclass(frozen=True)
class Profiled:
    """One column; ``low``, ``high`` and ``total`` look at real numbers (or dates) only, never at texts.

    ``texts`` counts the cells that hold text in a column of numbers or dates; ``order``: it counts the rows;
    ``year``: its numbers name years.
    """

    name: str
    letter: str
    kind: ColumnKind
    filled: int
    blanks: int
    distinct: int
    texts: int = 0
    formulas: int = 0
    faults: int = 0
    low: Value = None
    high: Value = None
    total: Decimal | None = None
    order: bool = False
    year: bool = False
    percent: bool = False


@dataclass(frozen=True)
class Profile:
    """A whole table; ``where`` its cells from corner to corner, ``headings`` how many rows of names it has."""

    sheet: str
    where: str
    headings: int
    rows: int
    columns: tuple[Profiled, ...]

    def named(self, kind: ColumnKind) -> tuple[str, ...]:
        """Return the names of the columns of one kind; what counts the rows and what names years is left out."""
        return tuple(each.name for each in self.columns if each.kind == kind and not (each.order or each.year))


def profile(table: Table) -> Profile:
    """Return the figures of a table."""
    area = table.area
    rows = [row for row in range(len(table.rows)) if row not in table.totals]
    corners = f'{letters(area.left)}{area.top + 1}:{letters(area.right)}{area.last + 1}'
    columns = tuple(_profiled(table, place, rows) for place in range(len(table.columns)))
    return Profile(table.sheet.name, corners, area.headings, len(rows), columns)


def _profiled(table: Table, place: int, rows: Sequence[int]) -> Profiled:
    column, kind = table.columns[place], table.kinds[place]
    values = [table.rows[row][place] for row in rows]
    types = Counter(map(type, values))
    numbers = [value for value in values if isinstance(value, Decimal)] if kind == 'number' else []
    year = table.has_years(place)
    days = [_day(value) for value in values if isinstance(value, date)] if kind == 'date' else []
    reach: Sequence[Decimal] | Sequence[date] = numbers or days
    return Profiled(
        name=column.name,
        letter=letters(column.at),
        kind=kind,
        filled=len(values) - types[type(None)],
        blanks=types[type(None)],
        distinct=len(set(values) - {None}),
        texts=types[str] if kind in {'number', 'date'} else 0,
        formulas=types[Formula],
        faults=types[Fault],
        low=min(reach) if reach else None,
        high=max(reach) if reach else None,
        total=sum(numbers, Decimal(0)) if numbers and not (year or _rate(column)) else None,
        order=is_order(column.name),
        year=year,
        percent=column.percent,
    )


def _rate(column: Column) -> bool:
    """Return whether adding up a column would mean nothing."""
    return column.percent or is_share(column.name) or is_order(column.name)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
