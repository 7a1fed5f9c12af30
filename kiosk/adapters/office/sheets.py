"""Spreadsheets from disk, read in a process of its own (``sheet_child``) that may fail without harm.

Rules:
- limits come before patience: bytes, rows, columns, cells, memory, seconds; each has its own refusal;
- what the process says is data too: it is read line by line and only into our own types;
- texts that come again and again are held once.

>>> SheetFiles().read(Path('ho-ngheo_2026-11-20.xlsx')).name
'Hộ nghèo'
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import kiosk
from kiosk.core import errors
from kiosk.core.errors import SheetBrokenError
from kiosk.core.tabular.sheet import Fault, Formula, Merge, Row, Sheet, Value, typed

_MB = 2**20


@dataclass(frozen=True)
class SheetFiles:
    """Reads one sheet; sizes in MB, time in seconds."""

    most_mb: int = 50
    most_rows: int = 200_000
    most_columns: int = 500
    most_cells: int = 3_000_000
    most_merges: int = 20_000
    memory_mb: int = 512
    seconds: int = 30

    def read(self, path: Path, sheet: str = '') -> Sheet:
        """Return a sheet by its name, or the first one that can be seen and holds more than a cell.

        Raise NoSheetFileError, NotASheetError, SheetTooLargeError, SheetBombError, SheetMacrosError,
        SheetLockedError, SheetBrokenError, UnknownSheetError.
        """
        asked = {
            'path': str(path.resolve()),
            'sheet': sheet,
            'bytes': self.most_mb * _MB,
            'rows': self.most_rows,
            'columns': self.most_columns,
            'cells': self.most_cells,
            'merges': self.most_merges,
            'memory_mb': self.memory_mb,
            'seconds': self.seconds,
        }
        with _process(asked) as lines:
            return _sheet(lines, path.name, self.most_rows)


@contextmanager
def _process(asked: Mapping[str, Any]) -> Iterator[Iterator[bytes]]:
    """Yield the lines of a reading process; it is ended after its time, and at the latest when we leave."""
    command = [sys.executable, '-P', '-s', '-m', 'kiosk.adapters.office.sheet_child', json.dumps(asked)]
    environment = {**os.environ, 'PYTHONPATH': str(Path(kiosk.__file__).parents[1]), 'PYTHONUTF8': '1'}
    file, quiet = Path(asked['path']).name, subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, env=environment)
    except OSError as error:
        raise SheetBrokenError(file=file, reason='start') from error
    late = threading.Event()
    clock = threading.Timer(asked['seconds'], _end, (process, late))
    clock.start()
    try:
        yield _until_end(process, file, late)
    finally:
        clock.cancel()
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _until_end(process: subprocess.Popen[bytes], file: str, late: threading.Event) -> Iterator[bytes]:
    yield from process.stdout or ()
    code = process.wait()
    if code:
        slow = late.is_set() or code == -signal.SIGXCPU
        raise SheetBrokenError(file=file, reason='time' if slow else 'memory' if code < 0 else 'crash')


def _sheet(lines: Iterator[bytes], file: str, most_rows: int) -> Sheet:
    about = _read(next(lines, b'{"error": "SheetBrokenError", "facts": {"reason": "crash"}}'))
    if 'error' in about:
        raise REPORTED.get(about['error'], SheetBrokenError)(**{'file': file, **about['facts']})
    plain, shared = about['plain'], dict[str, str]()
    told = (row for line in lines for row in _read(line))
    rows = _even([_row(row, shared, plain) for row in islice(told, most_rows)])
    return Sheet(
        name=about['name'],
        rows=rows,
        merges=tuple(Merge(*map(int, each)) for each in about.get('merges', ())),
        hidden_rows=frozenset(map(int, about.get('hidden_rows', ()))),
        hidden_columns=frozenset(map(int, about.get('hidden_columns', ()))),
        percent=frozenset(int(column) for column, count in about.get('percents', ()) if _mostly(rows, column, count)),
        sheets=tuple(about['sheets']),
        hidden_sheets=tuple(about.get('hidden_sheets', ())),
        warnings=tuple(about.get('warnings', ())),
        file=file,
        plain=plain,
    )


REPORTED = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type)}
"""The errors that the process names."""


def _read(line: bytes) -> Any:
    return json.loads(line, parse_int=Decimal, parse_float=Decimal)


def _row(cells: list[Any], shared: dict[str, str], plain: bool) -> Row:
    return tuple(_value(cell, shared, plain) for cell in cells)


def _value(cell: Any, shared: dict[str, str], plain: bool) -> Value:
    if cell is None or type(cell) is Decimal:
        return cell
    if isinstance(cell, str):
        value = typed(cell) if plain else cell
        return shared.setdefault(value, value) if isinstance(value, str) else value
    if not isinstance(cell, dict):
        return cell if isinstance(cell, bool) else None
    if 'd' in cell:
        text = cell['d']
        return datetime.fromisoformat(text) if 'T' in text else date.fromisoformat(text)
    return Formula(cell['f']) if 'f' in cell else Fault(cell['e'])


def _even(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows in one length, without the empty ones at the end and the empty columns on the right."""
    while rows and rows[-1].count(None) == len(rows[-1]):
        rows.pop()
    width = max((_reach(row) for row in rows), default=0)
    return tuple(row if len(row) == width else (*row, *[None] * (width - len(row)))[:width] for row in rows)


def _reach(row: Row) -> int:
    return next((at for at in range(len(row), 0, -1) if row[at - 1] is not None), 0)


def _mostly(rows: tuple[Row, ...], column: Decimal, count: Decimal) -> bool:
    """Return whether most numbers of a column are shown with a percent sign."""
    numbers = sum(isinstance(row[int(column)], Decimal) for row in rows if column < len(row))
    return count * 2 > numbers > 0
