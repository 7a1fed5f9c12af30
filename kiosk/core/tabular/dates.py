"""Dates that were typed as text.

Rules:
- the day comes first, as in Vietnam: ``05/01/2026``, ``5-1-2026``, ``5.1.2026``, ``ngày 05 tháng 01 năm 2026``;
  the year may come first: ``2026-01-05``;
- a year of two digits, a month without a day, and a day that no calendar has are left for a person.

>>> read_date('05/01/2026')
datetime.date(2026, 1, 5)
"""

import re
from datetime import date

_DAY_FIRST = re.compile(r'(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})')
_YEAR_FIRST = re.compile(r'(\d{4})([/.-])(\d{1,2})\2(\d{1,2})')
_WORDS = re.compile(r'(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?\s*năm\s+(\d{4})', re.IGNORECASE)
_FULL_YEAR = 4
_YEARS = range(1900, 2101)


def read_date(text: str) -> date | None:
    """Return the day a text stands for, None if it is none or cannot be read in one way."""
    parts = _parts(text.strip())
    if parts is None or len(parts[2]) != _FULL_YEAR or int(parts[2]) not in _YEARS:
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def looks_dated(text: str) -> bool:
    """Return whether it has the shape of a date, real or not."""
    return _parts(text.strip()) is not None


def write_date(value: date) -> str:
    """Return it as an official reads it: ``05/01/2026``."""
    return f'{value.day:02}/{value.month:02}/{value.year:04}'


def _parts(text: str) -> tuple[str, str, str] | None:
    """Return day, month, year as they were written."""
    if found := _DAY_FIRST.fullmatch(text):
        return found[1], found[3], found[4]
    if found := _YEAR_FIRST.fullmatch(text):
        return found[4], found[3], found[1]
    if found := _WORDS.fullmatch(text):
        return found[1], found[2], found[3]
    return None
