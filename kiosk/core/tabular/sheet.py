"""A sheet as it was read: typed cells from A1 on, and what the file says about them. No library is in it.

Rules:
- a cell is a text (``str``), a number (``Decimal``), a real date (``date`` or ``datetime``), a yes or no (``bool``),
  a ``Formula`` whose result the file does not hold, a ``Fault`` such as ``#N/A``, or nothing (``None``);
- rows and columns count from 0 inside the program; a person reads ``B5`` (``address``);
- everything in a CSV file is text: ``typed`` makes numbers and dates only of what can be read in one way, so that
  ``007``, ``1.234`` and ``05/01/2026`` stay texts and are judged by ``cleanliness``.

>>> address(4, 1), typed('12.5'), typed('007')
('B5', Decimal('12.5'), '007')
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

DIGITS = 15
"""Digits a spreadsheet keeps of a number; a longer row of digits is a name of something, not an amount."""

_WHOLE = re.compile(r'-?(?:0|[1-9]\d{0,14})')
_POINT = re.compile(r'-?(?:0|[1-9]\d{0,14})\.\d{1,15}')
_THOUSANDS = re.compile(r'-?[1-9]\d{0,2}\.\d{3}')
_ISO = re.compile(r'\d{4}-\d{2}-\d{2}')
_LETTERS = 26


class Formula(NamedTuple):
    """A formula whose result was never computed and saved."""

    text: str


class Fault(NamedTuple):
    """A result that is an error, as the program that made the file writes it: ``#N/A``."""

    text: str


Value = str | Decimal | date | bool | Formula | Fault | None
Row = tuple[Value, ...]


class Merge(NamedTuple):
    """One merged area; all four are inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def name(self) -> str:
        """Return it as a person reads it: ``A5:A8``."""
        return f'{address(self.top, self.left)}:{address(self.bottom, self.right)}'


@dataclass(frozen=True)
class Sheet:
    """One sheet; ``rows`` are of equal length. ``plain``: it came from a file in which everything is text.

    ``percent`` are the columns whose numbers are shown with a percent sign; ``warnings`` are notes about the file:
    ``external_links``, ``hidden_sheets``.
    """

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    percent: frozenset[int] = frozenset()
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    file: str = ''
    plain: bool = False

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self.rows[0]) if self.rows else 0


@cache
def letters(column: int) -> str:
    """Return the name of a column: 0 is A, 26 is AA."""
    name, rest = '', column + 1
    while rest:
        rest, digit = divmod(rest - 1, _LETTERS)
        name = chr(ord('A') + digit) + name
    return name


def address(row: int, column: int) -> str:
    """Return the name of a cell."""
    return f'{letters(column)}{row + 1}'


def typed(text: str) -> Value:
    """Return the value of a cell of a text file; blank is None."""
    bare = text.strip()
    if not bare:
        return None
    if _WHOLE.fullmatch(bare) or (_POINT.fullmatch(bare) and not _THOUSANDS.fullmatch(bare)):
        return Decimal(bare)
    if _ISO.fullmatch(bare):
        with suppress(ValueError):
            return date.fromisoformat(bare)
    return text
