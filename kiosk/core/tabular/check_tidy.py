"""What only a machine sees: hidden, doubled or decomposed signs, empty rows, rows that come twice.

Rules:
- spaces around a text, doubled spaces, signs without width and letters in pieces (NFD) are mended without a word
  changing; a text of several lines is left: its lines may be several values;
- a row that repeats another is shown, never dropped: two households may have the same figures.
"""

import re
from collections.abc import Iterator
from unicodedata import is_normalized

from kiosk.core.tabular.findings import Finding, shown
from kiosk.core.tabular.kinds import is_order
from kiosk.core.tabular.sheet import Value
from kiosk.core.tabular.table import Table, tidy

_HIDDEN = re.compile('[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]')


def find_tidy(table: Table) -> Iterator[Finding]:
    """Yield texts with hidden, doubled or decomposed signs, empty rows, and rows that come twice."""
    for place, column in enumerate(table.columns):
        for row, value in enumerate(table.values(place)):
            if isinstance(value, str) and '\n' not in value and (clean := bare(value)) != value:
                cell = table.cell(row, place)
                yield Finding('tidy', 'signs', cell, shown(value), clean, column.name, True, (row, place), clean)
    yield from _empty(table)
    yield from _repeated(table)


def bare(text: str) -> str:
    """Return a text without hidden signs, with single spaces, in NFC."""
    if text.isprintable() and '  ' not in text and text == text.strip() and is_normalized('NFC', text):
        return text
    return tidy(_HIDDEN.sub('', text))


def _empty(table: Table) -> Iterator[Finding]:
    known = {*table.numbers, table.area.numbering}
    for number in table.area.data:
        if number not in known:
            yield Finding('tidy', 'empty_row', f'A{number + 1}', '', fixable=True)


def _repeated(table: Table) -> Iterator[Finding]:
    told = [place for place, column in enumerate(table.columns) if not is_order(column.name)]
    seen: dict[tuple[Value, ...], int] = {}
    for row, values in enumerate(table.rows):
        first = seen.setdefault(tuple(values[place] for place in told), row)
        if first != row:
            yield Finding('tidy', 'repeated', table.cell(row, 0), table.cell(first, 0))
