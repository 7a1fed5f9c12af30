"""Mending a table by the chosen rules; what only a person can decide is never touched.

Rules:
- first merged cells are filled, then cells are changed (spaces, dates, numbers, names), then pairs are split, then
  totals go: each step looks again at what the step before made;
- the result is one row of names over rows of data from cell A1: titles, notes and rows that number the columns stay
  behind in the old file;
- a unit taken out of the cells goes to the column's name: ``Số lợn (con)``, ``Tỷ lệ (%)``.

>>> mend(table, {'number', 'date'}).done
{'number': 12, 'date': 3}
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.core.tabular.area import Area
from kiosk.core.tabular.check_cells import column_unit, halves, split_names
from kiosk.core.tabular.cleanliness import FINDERS
from kiosk.core.tabular.findings import Finding, Rule
from kiosk.core.tabular.numbers import read_number
from kiosk.core.tabular.sheet import Merge, Row, Sheet, Value
from kiosk.core.tabular.table import Column, Table
from kiosk.core.vietnamese import fold

ORDER: tuple[Rule, ...] = ('merged', 'tidy', 'date', 'number', 'names', 'single', 'totals', 'header')
"""The order of mending; the file's name is for a person to choose."""


@dataclass(frozen=True)
class Mended:
    """The table after mending, and how many places each rule mended."""

    table: Table
    done: Mapping[Rule, int]


def mend(table: Table, rules: Collection[Rule], columns: Collection[str] = ()) -> Mended:
    """Return the table with these rules applied where that is safe; in these columns only, if any are named."""
    done: dict[Rule, int] = {}
    for rule in ORDER:
        if rule in rules:
            found = [each for each in FINDERS[rule](table) if each.fixable and _meant(each, columns)]
            table = _MENDERS[rule](table, found)
            if found:
                done[rule] = len(found)
    return Mended(flat(table), done)


def flat(table: Table) -> Table:
    """Return the same table alone on a sheet: its names in row 1, its data below, its other merges kept."""
    names: Row = tuple(column.name for column in table.columns)
    rows = (names, *table.rows)
    columns = tuple(Column(each.name, at, each.percent) for at, each in enumerate(table.columns))
    sheet = Sheet(
        name=table.sheet.name,
        rows=rows,
        merges=_moved(table),
        percent=frozenset(each.at for each in columns if each.percent),
        file=table.sheet.file,
    )
    area = Area(0, 1, 1, len(table.rows), 0, max(0, len(columns) - 1))
    return Table(sheet, area, columns, table.rows, tuple(range(1, len(rows))), sheet.merges)


def _meant(finding: Finding, columns: Collection[str]) -> bool:
    return not columns or not finding.column or finding.column in columns


def _moved(table: Table) -> tuple[Merge, ...]:
    rows = {number: place for place, number in enumerate(table.numbers, 1)}
    places = {column.at: place for place, column in enumerate(table.columns)}
    return tuple(
        Merge(rows[merge.top], places[merge.left], rows[merge.bottom], places[merge.right])
        for merge in table.merges
        if {merge.top, merge.bottom} <= rows.keys() and {merge.left, merge.right} <= places.keys()
    )


def _put(table: Table, found: Sequence[Finding]) -> Table:
    """Return the table with the value of each finding in its place."""
    changes: dict[int, dict[int, Value]] = {}
    for each in found:
        if each.spot:
            changes.setdefault(each.spot[0], {})[each.spot[1]] = each.value
    return table.with_rows(
        tuple(
            tuple(changes[row].get(at, value) for at, value in enumerate(values)) if row in changes else values
            for row, values in enumerate(table.rows)
        )
    )


def _numbers(table: Table, found: Sequence[Finding]) -> Table:
    units = {each.spot[1]: '' for each in found if each.what == 'unit' and each.spot}
    for place in units:
        units[place] = column_unit(table.values(place))
    named = tuple(
        column._replace(name=f'{column.name} ({units[place]})')
        if units.get(place) and not column.percent and fold(units[place]) not in fold(column.name)
        else column
        for place, column in enumerate(table.columns)
    )
    return _put(replace(table, columns=named), found)


def _unmerge(table: Table, found: Sequence[Finding]) -> Table:
    names = {each.cell for each in found}
    rows = [list(row) for row in table.rows]
    rest = []
    for merge in table.merges:
        value = table.sheet.rows[merge.top][merge.left]
        place = next((at for at, column in enumerate(table.columns) if column.at == merge.left), None)
        if merge.name not in names or place is None:
            rest.append(merge)
            continue
        for row in range(bisect_left(table.numbers, merge.top), bisect_right(table.numbers, merge.bottom)):
            rows[row][place] = value
    return replace(table.with_rows(tuple(map(tuple, rows))), merges=tuple(rest))


def _split(table: Table, found: Sequence[Finding]) -> Table:
    """Return the table with every column of pairs as two columns; the last first, so that places stay true."""
    for place in sorted({each.spot[1] for each in found if each.spot}, reverse=True):
        column = table.columns[place]
        names = split_names(column.name, table.values(place))
        if names:
            made = (Column(names[0], column.at), Column(names[1], column.at))
            columns = (*table.columns[:place], *made, *table.columns[place + 1 :])
            rows = tuple((*row[:place], *_both(row[place]), *row[place + 1 :]) for row in table.rows)
            table = replace(table, columns=columns, rows=rows)
    return table


def _both(value: Value) -> tuple[Value, Value]:
    parts = halves(value) if isinstance(value, str) else None
    read = [read_number(part) for part in parts or ('', '')]
    return (read[0].value if read[0] else None, read[1].value if read[1] else None)


def _drop_totals(table: Table, found: Sequence[Finding]) -> Table:
    return without_totals(table) if found else table


def without_totals(table: Table) -> Table:
    """Return the rows that are no totals: what may be added up."""
    kept = [row for row in range(len(table.rows)) if row not in table.totals]
    return table.with_rows(tuple(table.rows[row] for row in kept), tuple(table.numbers[row] for row in kept))


def _same(table: Table, found: Sequence[Finding]) -> Table:
    """Return the table as it is: ``flat`` gives every table one row of headings at the top."""
    return table


_MENDERS: Mapping[Rule, Callable[[Table, Sequence[Finding]], Table]] = {
    'merged': _unmerge,
    'tidy': _put,
    'date': _put,
    'number': _numbers,
    'names': _put,
    'single': _split,
    'totals': _drop_totals,
    'header': _same,
}
