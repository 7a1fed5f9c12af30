"""Sheets written down as literals: numbers become Decimals, rows become equally long."""

from decimal import Decimal

from kiosk.core.tabular.sheet import Merge, Row, Sheet
from kiosk.core.tabular.table import Table, read_table
from tests.simulators.sheets import VILLAGES

FILE = 'bang_2026-11-20.xlsx'


def sheet(*rows: list, merges: tuple[tuple[int, int, int, int], ...] = (), **facts) -> Sheet:
    width = max((len(row) for row in rows), default=0)
    return Sheet(
        name='Bảng',
        rows=tuple(_row(row, width) for row in rows),
        merges=tuple(Merge(*merge) for merge in merges),
        **{'file': FILE, **facts},
    )


def table(*rows: list, **facts) -> Table:
    return read_table(sheet(*rows, **facts))


def villages(*more: list) -> Table:
    return table(['Thôn', 'Hộ', 'Người', 'Hộ nghèo'], *map(list, VILLAGES), *more)


def _row(cells: list, width: int) -> Row:
    values = [
        Decimal(str(cell)) if isinstance(cell, int | float) and not isinstance(cell, bool) else cell for cell in cells
    ]
    return (*values, *[None] * (width - len(values)))
