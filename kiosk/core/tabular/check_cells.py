"""The rules of the cell: one value, real dates, numbers that are numbers.

Rules:
- a text is read as a number by the style of its whole column; what can be read in two ways is shown and left;
- a unit after the number may go to the column's name only if the whole column has the same one;
- if one date of a column has its month first, no date of it that could be read both ways is touched;
- two values in a cell are split only where the heading names two things and every cell holds two numbers
  (``Nam/Nữ`` over ``12/15``).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from kiosk.core.tabular.dates import looks_dated, read_date, write_date
from kiosk.core.tabular.findings import Finding, Rule, shown
from kiosk.core.tabular.kinds import is_free, is_place, is_year
from kiosk.core.tabular.numbers import Style, Typed, looks_numeric, read_number, style
from kiosk.core.tabular.sheet import Fault, Formula, Value
from kiosk.core.tabular.table import Table, tidy

_MONTHS = 12
_PAIR = re.compile(r'\s*([\d.,]+)\s*([/;\n+-])\s*([\d.,]+)\s*')
_TWO_NAMES = re.compile(r'([^/;]+)[/;]([^/;]+)')
_NAMES = re.compile(r'\w\s*[,+&]\s*\w')
_JOINTS = re.compile(r'[;\n/,+&-]')
_LISTED = re.compile(r'\S\s*[;\n]\s*\S')


_Verdict = tuple[str, str, Value]
"""What is the matter, what should stand there, and the value for it; None if only a person knows."""


_SOUND: Mapping[Rule, frozenset[type]] = {
    'single': frozenset({type(None), Decimal, date, datetime, bool}),
    'date': frozenset({type(None), date, datetime}),
    'number': frozenset({type(None), Decimal}),
}
"""Types of cells that a rule has nothing to say of."""


def _judged(rule: Rule, table: Table, place: int, judge: Callable[[Value], _Verdict | None]) -> Iterator[Finding]:
    """Yield a finding for every cell of a column with a verdict; equal cells are judged once."""
    known: dict[tuple[type, Value], _Verdict | None] = {}
    name, totals, sound = table.columns[place].name, table.totals, _SOUND[rule]
    for row, value in enumerate(table.values(place)):
        if type(value) in sound or row in totals:
            continue
        same = type(value), value
        if same not in known:
            known[same] = judge(value)
        if verdict := known[same]:
            what, want, better = verdict
            cell, can = table.cell(row, place), what == 'pair' or better is not None
            yield Finding(rule, what, cell, shown(value), want, name, can, (row, place), better)


def find_single(table: Table) -> Iterator[Finding]:
    """Yield every cell that holds more than one value."""
    for place, column in enumerate(table.columns):
        pair = split_names(column.name, table.values(place))
        if pair or not is_free(column.name):
            judge = _pair if pair else partial(_several, table.kinds[place] == 'number', is_place(column.name))
            yield from _judged('single', table, place, judge)


def _pair(value: Value) -> _Verdict | None:
    return ('pair', ' | '.join(halves(value) or ()), None) if isinstance(value, str) else None


def _several(number: bool, place: bool, value: Value) -> _Verdict | None:
    if not isinstance(value, str) or not _JOINTS.search(value):
        return None
    listed = _LISTED.search(value) is not None
    several = listed or (number and halves(value) is not None) or (place and _NAMES.search(value) is not None)
    return ('several', '', None) if several else None


def split_names(name: str, values: Sequence[Value]) -> tuple[str, str] | None:
    """Return the two headings a column of pairs divides into, None if it is not safely divisible."""
    found = _TWO_NAMES.fullmatch(name)
    texts = [value for value in values if value is not None]
    if not found or not texts or not all(isinstance(text, str) and halves(text) for text in texts):
        return None
    first, second = tidy(found[1]), tidy(found[2])
    return (first, second) if first and second and first != second else None


def halves(text: str) -> tuple[str, str] | None:
    """Return the two numbers in a cell as they were typed."""
    found = _PAIR.fullmatch(text)
    return (found[1], found[3]) if found and read_number(found[1]) and read_number(found[3]) else None


def find_dates(table: Table) -> Iterator[Finding]:
    """Yield every cell of a column of dates that is no real date."""
    for place, kind in enumerate(table.kinds):
        if kind == 'date':
            texts = {value for value in table.values(place) if isinstance(value, str)}
            yield from _judged('date', table, place, partial(_dated, any(map(_month_first, texts))))


def _month_first(text: str) -> bool:
    """Return whether it is a date only if the month comes first: ``01/13/2026``."""
    parts = re.split(r'[/.-]', text.strip())
    return (
        len(parts) == 3  # noqa: PLR2004 -- month, day, year
        and all(part.isdigit() for part in parts)
        and int(parts[0]) <= _MONTHS < int(parts[1])
        and looks_dated(text)
        and read_date(text) is None
    )


def _dated(swapped: bool, value: Value) -> _Verdict | None:
    if isinstance(value, date | Formula | Fault):
        return None
    if not isinstance(value, str) or not looks_dated(value):
        return 'no_date', '', None
    day = read_date(value)
    if day is None:
        return 'month_first' if _month_first(value) else 'unreal', '', None
    return ('month_first', '', None) if swapped and day.day <= _MONTHS else ('text', write_date(day), day)


@dataclass(frozen=True)
class _Reading:
    """How the texts of one column of numbers are read."""

    style: Style
    unit: str
    percent: bool
    bare: bool
    year: bool


def find_numbers(table: Table) -> Iterator[Finding]:
    """Yield every cell that should hold a number and does not, and every formula without its result."""
    for place, column in enumerate(table.columns):
        number, values = table.kinds[place] == 'number', table.values(place)
        if number or not {Formula, Fault}.isdisjoint(map(type, values)):
            reading = _reading(values, column.percent, column.name) if number else None
            yield from _judged('number', table, place, partial(_numbered, reading))


def column_unit(values: Sequence[Value]) -> str:
    """Return the one unit that follows the numbers of a column, '' if there is none or more than one."""
    return _reading(values, percent=False).unit


def _reading(values: Sequence[Value], percent: bool, name: str = '') -> _Reading:
    texts = {value for value in values if isinstance(value, str)}
    own = style(texts)
    read = [found for text in texts if (found := read_number(text, own))]
    units = {found.unit for found in read if found.unit}
    year = is_year(name, (*(found.value for found in read), *values))
    bare = any(isinstance(value, Decimal) for value in values)
    return _Reading(own, units.pop() if len(units) == 1 else '', percent, bare, year)


def _numbered(reading: _Reading | None, value: Value) -> _Verdict | None:
    if isinstance(value, Formula | Fault):
        return 'formula' if isinstance(value, Formula) else 'fault', '', None
    if reading is None or isinstance(value, Decimal):
        return None
    found = read_number(value, reading.style) if isinstance(value, str) else None
    if found is None:
        return 'unclear' if isinstance(value, str) and looks_numeric(value) else 'no_number', '', None
    amount = _without_unit(found, reading) if found.unit else found.value
    want = str(amount) if reading.year else shown(amount)
    return 'unit' if found.unit else 'text', want, amount


def _without_unit(found: Typed, reading: _Reading) -> Decimal | None:
    if found.unit != '%':
        return found.value if found.unit == reading.unit else None
    if reading.percent:
        return found.value / 100
    return found.value if reading.unit == '%' and not reading.bare else None
