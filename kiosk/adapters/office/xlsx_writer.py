"""Tables written to ``.xlsx``: for Excel and LibreOffice, ready for an A4 printer.

Rules:
- numbers are numbers and dates are dates; a text that a spreadsheet would run as a formula gets an apostrophe
  (``core.tabular.neutral``), signs that XML cannot hold are left out;
- Times New Roman, a bold heading row that is repeated on every page and stays in sight, columns as wide as what
  they hold, a page on its side where there are many columns;
- the file appears whole or not at all.

>>> XlsxWriter().write(Path('bang-sach.xlsx'), [printed])
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from kiosk.adapters.office.whole_file import write_whole
from kiosk.core.decree30.document import FONT
from kiosk.core.tabular.annex import UPRIGHT_COLUMNS
from kiosk.core.tabular.findings import shown
from kiosk.core.tabular.neutral import neutral
from kiosk.core.tabular.printed import Printed, PrintedKind, cell_text
from kiosk.core.tabular.sheet import Value

_A4 = 9
"""Paper size of the format (ECMA-376, part 1, 18.3.1.63)."""
_MM = 1 / 25.4
_BAD_IN_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 60, 6
_LINE = 1.3
"""Height of a line in sizes of its letters."""
_LOOKED_AT = 500
"""Rows that decide how wide a column is."""
_HUNDRED = Decimal(100)
_FORMATS: dict[PrintedKind, str] = {'percent': '0.00%', 'date': 'dd/mm/yyyy', 'order': '0', 'year': '0'}


@dataclass(frozen=True)
class XlsxWriter:
    """Writes books; ``size`` of letters in points."""

    size: int = 12

    def write(self, path: Path, tables: Sequence[Printed]) -> None:
        """Write one sheet a table; raise NotSavedError."""
        book = Workbook(write_only=True)
        for table in tables:
            _Sheet(book, table, self.size).write()
        out = io.BytesIO()
        book.save(out)
        write_whole(path, out.getvalue())


class _Sheet:
    """One sheet on its way to the file."""

    def __init__(self, book: Workbook, table: Printed, size: int) -> None:
        side = Side(style='thin', color='FF808080')
        self._table, self._border = table, Border(side, side, side, side)
        self._widths, self._size = _widths(table), size
        self._plain, self._bold = Font(FONT, size), Font(FONT, size, bold=True)
        self._aligned = {kind: Alignment(horizontal=where, vertical='top', wrap_text=True) for kind, where in _ALIGNED}
        self._sheet: Any = book.create_sheet(_tab(table.name, book.sheetnames))
        self._title = Font(FONT, size + 2, bold=True)

    def write(self) -> None:
        """Lay out the page, then write row by row."""
        head = self._page()
        if self._table.title:
            cell = WriteOnlyCell(self._sheet, _clean(self._table.title))
            cell.font = self._title
            self._sheet.append([cell])
            self._sheet.append([])
        self._append(head, [self._cell(name, 'head', self._bold) for name in self._table.heads])
        for number, row in enumerate(self._table.rows, head + 1):
            self._append(number, list(self._row(row, self._plain)))
        if self._table.total is not None:
            self._append(head + len(self._table.rows) + 1, list(self._row(self._table.total, self._bold)))
        self._sheet.print_title_rows = f'{head}:{head}'

    def _append(self, number: int, cells: list[Any]) -> None:
        """Add a row, as high as its longest wrapped text."""
        lines = max(_lines(cell.value, width) for cell, width in zip(cells, self._widths, strict=True))
        if lines > 1:
            self._sheet.row_dimensions[number].height = lines * self._size * _LINE
        self._sheet.append(cells)

    def _page(self) -> int:
        """Set the page and the widths; return the row of headings."""
        head = 3 if self._table.title else 1
        sheet = self._sheet
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.orientation = 'landscape' if len(self._table.heads) > UPRIGHT_COLUMNS else 'portrait'
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.left, margins.right, margins.top, margins.bottom = 30 * _MM, 15 * _MM, 20 * _MM, 20 * _MM
        sheet.freeze_panes = f'A{head + 1}'
        for place, width in enumerate(self._widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        return head

    def _row(self, row: Sequence[Value], font: Font) -> Iterator[Any]:
        for value, kind in zip(row, self._table.kinds, strict=True):
            yield self._cell(value, kind, font)

    def _cell(self, value: Value, kind: str, font: Font) -> Any:
        cell = WriteOnlyCell(self._sheet, _value(value, kind))
        cell.font, cell.border, cell.alignment = font, self._border, self._aligned[kind]
        if isinstance(value, Decimal):
            cell.number_format = _FORMATS.get(kind) or _amount_format(value)  # type: ignore[call-overload]
        elif isinstance(value, date):
            cell.number_format = _FORMATS['date']
        elif isinstance(cell.value, str):
            cell.data_type = 's'
        return cell


_ALIGNED = (
    ('head', 'center'),
    ('text', 'left'),
    ('number', 'right'),
    ('percent', 'right'),
    ('date', 'center'),
    ('order', 'center'),
    ('year', 'center'),
)


def _value(value: Value, kind: str) -> Any:
    """Return what a cell of the file holds."""
    if isinstance(value, Decimal):
        exact = value / _HUNDRED if kind == 'percent' else value
        return int(exact) if exact == exact.to_integral_value() else float(exact)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return value if isinstance(value, date) else _clean(value if isinstance(value, str) else shown(value))


def _clean(text: str) -> str:
    return neutral(ILLEGAL_CHARACTERS_RE.sub('', text))


def _amount_format(value: Decimal) -> str:
    return '#,##0' if value == value.to_integral_value() else '#,##0.####'


def _widths(table: Printed) -> list[float]:
    widths = []
    for place, (name, kind) in enumerate(zip(table.heads, table.kinds, strict=True)):
        longest = max((len(cell_text(row[place], kind)) for row in table.every_row[:_LOOKED_AT]), default=0)
        words = max((len(word) for word in name.split()), default=0)
        widths.append(float(min(_WIDEST, max(_NARROWEST, longest + 3, words + 3, len(name) // 2 + 3))))
    return widths


def _lines(value: Any, width: float) -> int:
    """Return how many lines a text takes in a column, word by word."""
    if not isinstance(value, str) or len(value) < width - 1:
        return 1
    lines, used = 1, 0
    for word in value.split():
        if used and used + 1 + len(word) > width - 1:
            lines, used = lines + 1, 0
        used += len(word) + (used > 0)
    return lines


def _tab(name: str, taken: Sequence[str]) -> str:
    """Return a name a sheet may have that is not taken."""
    bare = _BAD_IN_NAME.sub(' ', name).strip()[:_LONGEST_NAME].strip() or 'Sheet'
    unique, number = bare, 2
    while unique.lower() in {each.lower() for each in taken}:
        tail = f' ({number})'
        unique, number = bare[: _LONGEST_NAME - len(tail)] + tail, number + 1
    return unique
