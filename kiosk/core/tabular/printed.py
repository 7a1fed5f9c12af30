"""A table as it is written out: names, kinds, rows and the row for everything; for a sheet, a page and a chart.

Rules:
- ``percent`` columns hold percentages (8.47 is 8,47%); a mended table's own percent columns hold fractions, as a
  spreadsheet does, and become percentages here;
- years (``year``) are whole numbers without points: they name a time;
- a period that a group has no rows in is said to have no figures: an empty cell could be read as 0;
- days put together to months, quarters or years stand under a head that says so;
- the order of a table and the figures of an answer are kept; nothing is rounded before it is written.

>>> of_answer(answer, words, 'Hộ nghèo theo thôn').heads
('Thôn', 'Hộ nghèo', 'Tỷ lệ hộ nghèo trên hộ (%)')
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.core.tabular.answer import Answer, Figures
from kiosk.core.tabular.findings import shown
from kiosk.core.tabular.kinds import is_order, is_year
from kiosk.core.tabular.nouns import Words, period, period_kind
from kiosk.core.tabular.numbers import PERCENT_DECIMALS, write
from kiosk.core.tabular.sheet import Row, Value
from kiosk.core.tabular.table import Table
from kiosk.core.tabular.told import Told
from kiosk.core.vietnamese import fold

_DAYS = frozenset({'ngay', 'ngay thang', 'ngay thang nam'})
PrintedKind = Literal['text', 'number', 'percent', 'date', 'order', 'year']


@dataclass(frozen=True)
class Printed:
    """``title`` stands above it, ``name`` on its tab; ``total`` is the last row, if it has one."""

    name: str
    title: str
    heads: tuple[str, ...]
    kinds: tuple[PrintedKind, ...]
    rows: tuple[Row, ...]
    total: Row | None = None

    @property
    def every_row(self) -> tuple[Row, ...]:
        """Return the rows with the total as the last."""
        return self.rows if self.total is None else (*self.rows, self.total)


def of_table(table: Table, name: str, title: str = '') -> Printed:
    """Return a whole table."""
    kinds = tuple(_kind(table, place) for place in range(len(table.columns)))
    heads = tuple(column.name for column in table.columns)
    scaled = [place for place, column in enumerate(table.columns) if column.percent]
    return Printed(name, title, heads, kinds, tuple(_scaled(row, scaled) for row in table.rows))


def of_answer(answer: Answer, words: Words, name: str, title: str = '') -> Printed:
    """Return an answer, with a row for everything if it has groups."""
    heads = tuple(_head(answer, place, words) for place in range(len(answer.columns)))
    kinds: list[PrintedKind] = ['text'] * answer.depth
    kinds += [_figures(answer, told, place) for place, told in enumerate(answer.columns[answer.depth :], answer.depth)]
    whole, *groups = (_told(answer, row, words('sheet.no_data')) for row in (answer.whole, *answer.rows))
    if not answer.depth:
        return Printed(name, title, heads, tuple(kinds), (whole,))
    rows = tuple(_named(row, answer.depth, words('sheet.blank')) for row in groups)
    total = (words('sheet.all'), *[None] * (answer.depth - 1), *whole[answer.depth :])
    return Printed(name, title, heads, tuple(kinds), rows, total)


def cell_text(value: Value, kind: PrintedKind) -> str:
    """Return a value as a page shows it."""
    if isinstance(value, Decimal):
        if kind == 'year':
            return f'{value:.0f}'
        return write(value, PERCENT_DECIMALS, zeros=True) if kind == 'percent' else write(value)
    return shown(value)


def _head(answer: Answer, place: int, words: Words) -> str:
    """Return the name of a column; days that were put together to months stand under «Tháng»."""
    told = answer.columns[place]
    if place < answer.depth and fold(told.column) in _DAYS:
        kinds = {period_kind(str(row[place])) for row in answer.rows if row[place] is not None}
        if len(kinds) == 1 and kinds <= {'month', 'quarter', 'year'}:
            return words(f'sheet.head.{kinds.pop()}')
    return words(told.key, **{**told.facts, 'period': period(told.period, words)})


def _kind(table: Table, place: int) -> PrintedKind:
    kind = table.kinds[place]
    if kind == 'number':
        name = table.columns[place].name
        if table.columns[place].percent:
            return 'percent'
        return 'order' if is_order(name) else 'year' if table.has_years(place) else 'number'
    return 'date' if kind == 'date' else 'text'


def _figures(answer: Answer, told: Told, place: int) -> PrintedKind:
    if told.percent:
        return 'percent'
    reached = [row[place] for row in (*answer.groups, answer.whole)] if told.kind in {'min', 'max'} else []
    return 'year' if is_year(told.column, reached) else 'number'


def _scaled(row: Row, places: list[int]) -> Row:
    if not places:
        return row
    return tuple(
        value * 100 if place in places and isinstance(value, Decimal) else value for place, value in enumerate(row)
    )


def _told(answer: Answer, row: Figures, unknown: str) -> Figures:
    periods = {place for place, told in enumerate(answer.columns) if told.role in {'earlier', 'later'}}
    return tuple(unknown if value is None and place in periods else value for place, value in enumerate(row))


def _named(row: Figures, depth: int, blank: str) -> Row:
    return (*(blank if value is None else value for value in row[:depth]), *row[depth:])
