"""The rules of shape: one row of headings, no merged cells, no totals among the rows, a date in the file's name.

Rules:
- a total that closes the table is added up again, column by column; rates and means are not;
- a cell merged downwards can be filled downwards if it holds words or dates; a number would be counted twice.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePath

from kiosk.core.tabular.area import holds_data
from kiosk.core.tabular.findings import Finding, shown
from kiosk.core.tabular.kinds import is_order, is_share, kind_of
from kiosk.core.tabular.sheet import Merge, Value, address, letters
from kiosk.core.tabular.table import Table, heading, tidy

_DATED = re.compile(
    r'(?<!\d)(?:(?:19|20)\d\d[-_. ]?(?:0[1-9]|1[0-2])(?:[-_. ]?(?:0[1-9]|[12]\d|3[01]))?'
    r'|(?:(?:0?[1-9]|[12]\d|3[01])[-_. ])?(?:0?[1-9]|1[0-2])[-_. ](?:19|20)\d\d)(?!\d)'
    r'|(?i:thang|tháng|t)[-_. ]?(?:0?[1-9]|1[0-2])[-_. ]+(?:(?i:nam|năm)[-_. ]?)?(?:19|20)\d\d(?!\d)'
)


def find_header(table: Table) -> Iterator[Finding]:
    """Yield what stands in the way of one row of headings in the first row."""
    sheet, area = table.sheet, table.area
    above = [(row, at) for row in range(area.top) for at, value in enumerate(sheet.rows[row]) if value is not None]
    if above:
        cells = f'A1:{letters(sheet.width - 1)}{area.top}'
        yield Finding('header', 'above', cells, shown(sheet.rows[above[0][0]][above[0][1]]), fixable=True)
    names = ', '.join(column.name for column in table.columns)
    where = f'{letters(area.left)}{area.top + 1}:{letters(area.right)}{area.top + area.headings}'
    if area.headings > 1:
        yield Finding('header', 'rows', where, str(area.headings), shown(names), fixable=True)
    if not area.headings:
        yield Finding('header', 'none', address(area.first, area.left), shown(table.rows[0][0]))
    if area.numbering is not None:
        row = sheet.rows[area.numbering]
        have = ' '.join(shown(value) for value in row if value is not None)
        yield Finding('header', 'numbering', address(area.numbering, area.left), have, fixable=True)
    yield from _names(table)
    for below in range(area.last + 1, len(sheet.rows)):
        if holds_data(sheet.rows[below]):
            have = next(shown(value) for value in sheet.rows[below] if value is not None)
            yield Finding('header', 'below', address(below, 0), have)
            break


def _names(table: Table) -> Iterator[Finding]:
    area, seen = table.area, set[str]()
    for column in table.columns if area.headings else ():
        name = heading(table.sheet, area, column.at)
        cell = address(area.top + area.headings - 1, column.at)
        if not name:
            yield Finding('header', 'unnamed', cell, '', column=column.name)
        elif name in seen:
            yield Finding('header', 'twice', cell, name, column.name, column.name)
        seen.add(name)


def find_merged(table: Table) -> Iterator[Finding]:
    """Yield every merged area among the data."""
    for merge in table.area.merged(table.sheet):
        have = shown(table.sheet.rows[merge.top][merge.left])
        yield Finding('merged', 'heading', merge.name, have, fixable=True)
    totals = {table.numbers[row] for row in table.totals}
    for merge in table.merges:
        if merge.top in totals:
            continue
        value = table.sheet.rows[merge.top][merge.left]
        column = next((column.name for column in table.columns if column.at == merge.left), '')
        if value is not None:
            can = fills_down(merge, value)
            yield Finding('merged', 'area', merge.name, shown(value), shown(value) if can else '', column, can)


def fills_down(merge: Merge, value: Value) -> bool:
    """Return whether each cell of a merged area may hold its value: words or a date, merged downwards only."""
    return merge.left == merge.right and not isinstance(value, Decimal | None)


def find_totals(table: Table) -> Iterator[Finding]:
    """Yield every row of totals, and every total at the end that is not the sum of its rows."""
    totals = sorted(table.totals)
    for row in totals:
        have = ' | '.join(shown(value) for value in table.rows[row] if value is not None)
        yield Finding('totals', 'row', address(table.numbers[row], table.area.left), have, fixable=True, spot=(row, 0))
    if totals and totals[-1] == len(table.rows) - 1:
        yield from _wrong_sums(table, totals[-1])


def _wrong_sums(table: Table, last: int) -> Iterator[Finding]:
    for place, column in enumerate(table.columns):
        said, values = table.rows[last][place], table.values(place)
        if not isinstance(said, Decimal) or is_share(column.name) or column.percent or is_order(column.name):
            continue
        own = [value for row, value in enumerate(values) if row not in table.totals]
        if kind_of(column.name, own) != 'number' or not all(isinstance(value, Decimal | None) for value in own):
            continue
        added = sum((value for value in own if isinstance(value, Decimal)), Decimal(0))
        if added != said:
            yield Finding('totals', 'wrong_sum', table.cell(last, place), shown(said), shown(added), column.name)


def find_filename(table: Table) -> Iterator[Finding]:
    """Yield the file's name if it tells no month or day."""
    name = tidy(table.sheet.file)
    if name and not _DATED.search(name):
        path = PurePath(name)
        yield Finding('filename', 'undated', '', name, f'{path.stem}_NNNN-TT-NN{path.suffix}')
