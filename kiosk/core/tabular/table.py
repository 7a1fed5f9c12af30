"""The table in a sheet: one row of names, rows of data, and where each of them stood.

Rules:
- every column has a name of its own: rows of headings are joined with `` - ``, a column without a heading is
  named by its letter, a name that comes twice gets a number;
- an amount takes the unit of the caption into its name, and is found without it too (``captions``);
- rows without anything in them are left out; ``numbers`` says where the others stood (from 0);
- a table that was mended is the same kind of thing, its rows still know where they came from.

>>> table = read_table(sheet)
>>> table.columns[1].name, table.values(1)[:2]
('Số hộ', (Decimal('418'), Decimal('372')))
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from kiosk.core.errors import FormulasOnlyError, NoTableError, OneCellError, UnknownColumnError
from kiosk.core.tabular.area import Area, find_area
from kiosk.core.tabular.captions import UNIT, caption_unit, named_with
from kiosk.core.tabular.kinds import ColumnKind, is_order, is_year, kind_of
from kiosk.core.tabular.sheet import Formula, Merge, Row, Sheet, address, letters
from kiosk.core.tabular.totals import is_total
from kiosk.core.vietnamese import fold, same_text


class Column(NamedTuple):
    """One column; ``at`` is its place on the sheet; ``percent``: its numbers are shown with a percent sign."""

    name: str
    at: int
    percent: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of data under one row of names; ``merges`` are those that lie in the data."""

    sheet: Sheet
    area: Area
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]
    merges: tuple[Merge, ...] = ()

    @cached_property
    def totals(self) -> frozenset[int]:
        """The rows that are totals of others."""
        return frozenset(row for row, values in enumerate(self.rows) if is_total(values))

    @cached_property
    def kinds(self) -> tuple[ColumnKind, ...]:
        """What each column holds."""
        return tuple(kind_of(column.name, self.values(place)) for place, column in enumerate(self.columns))

    def values(self, column: int) -> Row:
        """Return one column from top to bottom."""
        return self._by_column[column] if self.rows else ()

    @cached_property
    def _by_column(self) -> tuple[Row, ...]:
        return tuple(zip(*self.rows, strict=True))

    def has_years(self, column: int) -> bool:
        """Return whether a column of numbers holds years; totals below it do not count."""
        if self.kinds[column] != 'number':
            return False
        kept = (value for row, value in enumerate(self.values(column)) if row not in self.totals)
        return is_year(self.columns[column].name, kept)

    def cell(self, row: int, column: int) -> str:
        """Return where a value stood on the sheet."""
        return address(self.numbers[row], self.columns[column].at)

    def find(self, name: str) -> int:
        """Return the place of a column by its name, however it is typed, or by its letter.

        Raise UnknownColumnError.
        """
        for same in (str.__eq__, same_text, lambda one, other: fold(one) == fold(other)):
            for place, column in enumerate(self.columns):
                if same(column.name, name):
                    return place
        for place, column in enumerate(self.columns):
            if same_text(UNIT.sub('', column.name), name):
                return place
        for place, column in enumerate(self.columns):
            if letters(column.at) == name.strip().upper():
                return place
        raise UnknownColumnError(column=name, known=', '.join(column.name for column in self.columns))

    def with_rows(self, rows: tuple[Row, ...], numbers: tuple[int, ...] | None = None) -> 'Table':
        """Return the table with other rows."""
        return replace(self, rows=rows, numbers=self.numbers if numbers is None else numbers)


def read_table(sheet: Sheet) -> Table:
    """Return the table of a sheet.

    Raise NoTableError, OneCellError, FormulasOnlyError.
    """
    _refuse_what_is_none(sheet)
    area = find_area(sheet)
    places = _places(sheet, area)
    names = _unique([_name(sheet, area, at) or letters(at) for at in places])
    numbers = tuple(number for number in area.data if _filled(sheet.rows[number]))
    whole = places == list(range(sheet.width))
    rows = tuple(sheet.rows[number] if whole else _at(sheet.rows[number], places) for number in numbers)
    if not rows:
        raise NoTableError(sheet=sheet.name, reason='no_rows')
    if all(isinstance(value, Formula) for row in rows for value in row if value is not None):
        raise FormulasOnlyError(sheet=sheet.name, cell=address(numbers[0], places[0]))
    columns = tuple(Column(name, at, at in sheet.percent) for name, at in zip(names, places, strict=True))
    merges = tuple(merge for merge in sheet.merges if merge.bottom >= area.first and merge.top <= area.last)
    table = Table(sheet, area, columns, rows, numbers, merges)
    unit = caption_unit(sheet, area)
    return _measured(table, unit) if unit else table


def _measured(table: Table, unit: str) -> Table:
    """Return the table with the unit of its caption in the names of its amounts."""
    columns = []
    for place, column in enumerate(table.columns):
        amount = table.kinds[place] == 'number' and not column.percent and not is_order(column.name)
        taken = unit if amount and not table.has_years(place) else ''
        columns.append(column._replace(name=named_with(column.name, taken)))
    return replace(table, columns=tuple(columns))


def heading(sheet: Sheet, area: Area, at: int) -> str:
    """Return the heading of a column as the sheet has it, '' if it has none."""
    return _name(sheet, area, at)


def tidy(text: str) -> str:
    """Return a text in NFC with single spaces and none around it."""
    return normalize('NFC', ' '.join(text.split()))


def _refuse_what_is_none(sheet: Sheet) -> None:
    filled = [row for row, cells in enumerate(sheet.rows) if _filled(cells)]
    if not filled:
        raise NoTableError(sheet=sheet.name, reason='empty')
    first = address(filled[0], next(at for at, value in enumerate(sheet.rows[filled[0]]) if value is not None))
    if len(filled) == 1 and sheet.rows[filled[0]].count(None) == sheet.width - 1:
        raise OneCellError(sheet=sheet.name, cell=first)
    if all(isinstance(value, Formula | None) for row in filled for value in sheet.rows[row]):
        raise FormulasOnlyError(sheet=sheet.name, cell=first)


def _at(row: Row, places: list[int]) -> Row:
    return tuple(row[at] for at in places)


def _filled(row: Row) -> bool:
    return row.count(None) < len(row)


def _places(sheet: Sheet, area: Area) -> list[int]:
    """Return the columns that have a heading or any data."""
    columns = range(area.left, area.right + 1)
    named = {at for at in columns if _name(sheet, area, at)}
    left = set(columns) - named
    for number in area.data:
        if not left:
            break
        found = {at for at in left if sheet.rows[number][at] is not None}
        named |= found
        left -= found
    return sorted(named)


def _name(sheet: Sheet, area: Area, at: int) -> str:
    parts: list[str] = []
    for row in range(area.top, area.top + area.headings):
        text = _shown(sheet, area, row, at)
        if text and text not in parts:
            parts.append(text)
    return ' - '.join(parts)


def _shown(sheet: Sheet, area: Area, row: int, at: int) -> str:
    value = sheet.rows[row][at]
    for merge in area.merged(sheet):
        if merge.top <= row <= merge.bottom and merge.left <= at <= merge.right:
            value = sheet.rows[merge.top][merge.left]
    if value is None and area.spills(sheet, row, at):
        value = next((cell for cell in reversed(sheet.rows[row][area.left : at]) if cell is not None), None)
    return '' if value is None else tidy(value.text if isinstance(value, Formula) else str(value))


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f'{name} ({seen[name]})')
    return unique
