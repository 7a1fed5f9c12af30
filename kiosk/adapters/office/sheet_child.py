"""The process that opens a stranger's spreadsheet: little memory, little time, one file, lines of JSON out.

Rules:
- it limits itself before it opens the file; whatever then goes wrong ends only this process;
- the first line tells about the sheet, every further line is some rows; a refusal is one line with our error's name;
- a number is a JSON number of at most 15 digits, as a spreadsheet keeps it; ``{"d": …}`` is a date, ``{"f": …}`` a
  formula without its result, ``{"e": …}`` an error value, null nothing or white space.

``python -m kiosk.adapters.office.sheet_child '{"path": "a.xlsx", "sheet": "", "memory_mb": 768, …}'``
"""

import io
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import python_calamine as calamine

from kiosk.adapters.office import sheet_gate, sheet_marks, sheet_text
from kiosk.adapters.office.confine import confine
from kiosk.core.errors import (
    KioskError,
    NoSheetFileError,
    SheetBrokenError,
    SheetLockedError,
    SheetTooLargeError,
    UnknownSheetError,
)

_BLOCK = 500
"""Rows in one line."""
_EXACT = 15
"""Digits a spreadsheet keeps of a number."""


def main(asked: Mapping[str, Any]) -> None:
    """Read one sheet of one file and write it out."""
    confine(asked['memory_mb'], asked['seconds'], writes=False)
    path = Path(asked['path'])
    try:
        about, rows = _xlsx_or_text(path, asked)
        sys.stdout.write(_line(about))
        while block := list(islice(rows, _BLOCK)):
            sys.stdout.write(_line(block))
    except KioskError as error:
        sys.stdout.write(_line({'error': type(error).__name__, 'facts': error.facts}))
    except MemoryError:
        sys.stdout.write(_line({'error': 'SheetBrokenError', 'facts': {'file': path.name, 'reason': 'memory'}}))


def _line(facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(',', ':')) + '\n'


_Read = tuple[Mapping[str, Any], Iterator[list[Any]]]
"""What there is to tell about a sheet, and its rows."""


def _xlsx_or_text(path: Path, asked: Mapping[str, Any]) -> _Read:
    try:
        size = path.stat().st_size
        if size > asked['bytes']:
            raise SheetTooLargeError(file=path.name, reason='bytes', limit=asked['bytes'] // 2**20)
        data = path.read_bytes()
    except OSError as error:
        raise NoSheetFileError(file=path.name) from error
    if sheet_gate.kind(data, path.name) == 'text':
        return _text(data, path, asked)
    return _xlsx(data, path, asked)


def _text(data: bytes, path: Path, asked: Mapping[str, Any]) -> _Read:
    rows = sheet_text.rows(data, path.name)
    width = max((len(row) for row in rows), default=0)
    _measure(path.name, len(rows), width, asked)
    about = {'name': path.stem, 'plain': True, 'sheets': [path.stem]}
    return about, ([cell if cell.strip() else None for cell in row] for row in rows)


def _xlsx(data: bytes, path: Path, asked: Mapping[str, Any]) -> _Read:
    archive = sheet_gate.open_package(data, path.name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = _chosen(book, asked['sheet'])
    except calamine.PasswordError as error:
        raise SheetLockedError(file=path.name) from error
    except calamine.CalamineError as error:
        raise SheetBrokenError(file=path.name, reason='xml') from error
    end = sheet.end or (-1, -1)
    _measure(path.name, end[0] + 1, end[1] + 1, asked)
    found = sheet_marks.marks(archive, sheet.name, path.name)
    merges = sheet.merged_cell_ranges or []
    if len(merges) > asked['merges']:
        raise SheetTooLargeError(file=path.name, reason='merges', limit=asked['merges'])
    about = {
        'name': sheet.name,
        'plain': False,
        'sheets': list(book.sheet_names),
        'hidden_sheets': [each.name for each in book.sheets_metadata if each.visible != _VISIBLE],
        'merges': [[*first, *last] for first, last in merges],
        'hidden_rows': sorted(found.hidden_rows),
        'hidden_columns': sorted(found.hidden_columns),
        'percents': sorted(found.percents.items()),
        'warnings': ['external_links'] if sheet_gate.links_outside(archive) else [],
    }
    return about, _rows(sheet, found)


_VISIBLE = calamine.SheetVisibleEnum.Visible
_LEAST = 2


def _chosen(book: calamine.CalamineWorkbook, wanted: str) -> calamine.CalamineSheet:
    """Return the sheet asked for; else the first visible one that could hold a table, else the first."""
    sheets = [each for each in book.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]
    names = [each.name for each in sheets]
    if wanted:
        if wanted not in names:
            raise UnknownSheetError(sheet=wanted, known=', '.join(names))
        return book.get_sheet_by_name(wanted)
    seen = [each.name for each in sheets if each.visible == _VISIBLE] or names
    for name in seen:
        sheet = book.get_sheet_by_name(name)
        if sheet.height >= _LEAST and sheet.width >= _LEAST:
            return sheet
    return book.get_sheet_by_name(seen[0] if seen else '')


def _measure(file: str, height: int, width: int, asked: Mapping[str, Any]) -> None:
    for reason, size in (('rows', height), ('columns', width), ('cells', height * width)):
        if size > asked[reason]:
            raise SheetTooLargeError(file=file, reason=reason, limit=asked[reason])


def _rows(sheet: calamine.CalamineSheet, found: sheet_marks.Marks) -> Iterator[list[Any]]:
    """Yield the rows from A1 on; what has no result reaches as far as the marks do."""
    special = {place: {'f': text} for place, text in found.formulas.items()}
    special |= {place: {'e': text} for place, text in found.faults.items()}
    by_row: dict[int, dict[int, Any]] = {}
    for (line, column), value in special.items():
        by_row.setdefault(line, {})[column] = value
    number = -1
    from_corner = sheet.iter_rows() if sheet.start == (0, 0) else sheet.to_python(skip_empty_area=False)
    for number, cells in enumerate(from_corner):
        row = [_plain(value) if type(value) is not str else value if value.strip() else None for value in cells]
        yield _placed(row, by_row.pop(number)) if number in by_row else row
    for rest in range(number + 1, max(by_row, default=-1) + 1):
        yield _placed([], by_row.get(rest, {}))


def _placed(row: list[Any], marked: Mapping[int, Any]) -> list[Any]:
    row += [None] * (max(marked, default=-1) + 1 - len(row))
    for column, value in marked.items():
        row[column] = value
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return _number(value) if isinstance(value, int | float) else _moment(value)


def _number(value: float) -> float:
    exact = value if float(value).is_integer() else float(format(value, f'.{_EXACT}g'))
    return int(exact) if float(exact).is_integer() and abs(exact) < 10**_EXACT else exact


def _moment(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return {'d': value.isoformat()}
    return value.strftime('%H:%M') if isinstance(value, time) else str(value)


if __name__ == '__main__':
    main(json.loads(sys.argv[1]))
