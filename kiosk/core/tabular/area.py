"""Where the table lies on a sheet: under titles and a letterhead, above notes and signatures.

Rules:
- the heading row is the first row nearly as full as the fullest; a title or a letterhead fills one or two cells;
- a row above belongs to the headings if a merged cell reaches from it into the heading row, or if its merged
  cells leave the first column to it; a row below, if it only divides what is merged or left open above it;
  at most three rows of headings;
- a row ``(1) (2) (3)`` or ``A B 1 2`` that numbers the columns is neither heading nor data;
- notes, dates and signatures end the table: sparse rows without a number that no further row of data follows, or
  whatever comes after an empty row and is not as full as the data.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import accumulate

from kiosk.core.errors import NoTableError
from kiosk.core.tabular.dates import looks_dated
from kiosk.core.tabular.numbers import looks_numeric
from kiosk.core.tabular.sheet import Formula, Merge, Row, Sheet, Value
from kiosk.core.vietnamese import fold

MOST_HEADINGS = 3
_LOOKED_AT = 200
"""Rows from the top in which the fullest is looked for."""
_NEARLY = 0.6
_SPARSE = 0.4
_YEARS = range(1900, 2101)
_PLACE = re.compile(r'\(?(\d{1,2}|[A-Z])\)?(?:\s*=.*)?')
_LEAST_NUMBERED = 3
_LONGEST_LABEL = 40
_NOTE = re.compile(r'\W*(ghi chu|nguon|luu y|nguoi |ke toan|truong |pho |chu tich|tm\.|kt\.|ky ten|.*:|.*ngay .*thang)')


@dataclass(frozen=True)
class Area:
    """The table's rows and columns, all inclusive; ``headings`` 0 if it has no names.

    ``numbering`` is the row that numbers the columns, None if there is none.
    """

    top: int
    headings: int
    first: int
    last: int
    left: int
    right: int
    numbering: int | None = None

    @property
    def data(self) -> range:
        """Return the rows from the first row of data to the last."""
        return range(self.first, self.last + 1)

    def merged(self, sheet: Sheet) -> Iterator[Merge]:
        """Yield the merged areas of the headings."""
        return (m for m in sheet.merges if m.bottom >= self.top and m.top < self.top + self.headings)

    def spills(self, sheet: Sheet, row: int, at: int) -> bool:
        """Return whether an open cell of an upper heading row belongs to the heading on its left.

        Only where nothing is merged: then a heading over several columns stands in the first of them.
        """
        lower = range(row + 1, self.top + self.headings)
        return any(sheet.rows[under][at] is not None for under in lower) and not any(self.merged(sheet))


def find_area(sheet: Sheet) -> Area:
    """Return where the table lies; raise NoTableError."""
    counts = [len(row) - row.count(None) for row in sheet.rows]
    covered = _covered(sheet)
    fullest = max(counts[:_LOOKED_AT])
    if fullest < 2:  # noqa: PLR2004 -- a table has two columns at least
        raise NoTableError(sheet=sheet.name, reason='one_column')
    wanted = max(2, _NEARLY * fullest)
    dense = next((row for row, count in enumerate(counts) if count + covered[row] >= wanted and count > 1), None)
    if dense is None:
        raise NoTableError(sheet=sheet.name, reason='no_rows')
    area = _headings(sheet, dense, counts)
    area = replace(area, numbering=area.first if _numbers_columns(sheet, area.first) else None)
    first = area.first + (area.numbering is not None)
    reach = [count + more if count else 0 for count, more in zip(counts, covered, strict=True)]
    last = _last(sheet, first, reach, fullest)
    if last < first:
        raise NoTableError(sheet=sheet.name, reason='no_rows')
    return replace(_sides(sheet, replace(area, first=first, last=last)), numbering=area.numbering)


def _covered(sheet: Sheet) -> list[int]:
    """Return for every row how many of its cells belong to merged cells that begin above it."""
    steps = [0] * (len(sheet.rows) + 1)
    for merge in sheet.merges:
        width = merge.right - merge.left + 1
        steps[min(merge.top + 1, len(sheet.rows))] += width
        steps[min(merge.bottom + 1, len(sheet.rows))] -= width
    return list(accumulate(steps))[:-1]


def _headings(sheet: Sheet, dense: int, counts: list[int]) -> Area:
    if not _titles(sheet.rows[dense]):
        return Area(dense, 0, dense, dense, 0, sheet.width - 1)
    top, bottom = dense, dense
    while top > 0 and bottom - top + 1 < MOST_HEADINGS and counts[top - 1] > 1 and _leads_into(sheet, top):
        top -= 1
    while bottom - top + 1 < MOST_HEADINGS and _divides(sheet, bottom):
        bottom += 1
    return Area(top, bottom - top + 1, bottom + 1, bottom + 1, 0, sheet.width - 1)


def _titles(row: Row) -> bool:
    filled = [value for value in row if value is not None]
    names = sum(_is_name(value) for value in filled)
    return names >= _NEARLY * len(filled) and any(isinstance(value, str) for value in filled)


def _is_name(value: Value) -> bool:
    if isinstance(value, Decimal):
        return value == value.to_integral_value() and int(value) in _YEARS
    return isinstance(value, str) and not looks_numeric(value) and not looks_dated(value)


def _leads_into(sheet: Sheet, row: int) -> bool:
    """Return whether the row above is an upper row of headings."""
    above = [merge for merge in sheet.merges if merge.top <= row - 1 <= merge.bottom]
    wide = [merge for merge in above if merge.right > merge.left]
    return any(merge.bottom >= row for merge in above) or (bool(wide) and sheet.rows[row - 1][0] is None)


def _divides(sheet: Sheet, row: int) -> bool:
    """Return whether the row below only divides what this one leaves open."""
    if row + 1 >= len(sheet.rows):
        return False
    upper, lower = sheet.rows[row], sheet.rows[row + 1]
    filled = [at for at, value in enumerate(lower) if value is not None]
    if not filled or not all(_is_name(lower[at]) for at in filled):
        return False
    if any(merge.top <= row < merge.bottom for merge in sheet.merges):
        return True
    wide = {at for m in sheet.merges if m.top == row and m.right > m.left for at in range(m.left, m.right + 1)}
    opened = {at for at, value in enumerate(upper) if value is None} | wide
    if not wide:
        opened |= {at - 1 for at in opened if at > 0}
    return set(filled) <= opened and len(filled) > 1


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Return whether a row only numbers the columns."""
    if row >= len(sheet.rows):
        return False
    marks = []
    for value in sheet.rows[row]:
        if value is not None:
            text = value.text if isinstance(value, Formula) else str(value)
            found = _PLACE.fullmatch(text.strip())
            if not found:
                return False
            marks.append(found[1])
    digits = [int(mark) for mark in marks if mark.isdigit()]
    named = [mark for mark in marks if not mark.isdigit()]
    in_order = digits == list(range(1, len(digits) + 1)) and named == [chr(ord('A') + n) for n in range(len(named))]
    return in_order and len(marks) >= _LEAST_NUMBERED


def _last(sheet: Sheet, first: int, counts: list[int], fullest: int) -> int:
    last, gap = first - 1, False
    for row in range(first, len(sheet.rows)):
        count = counts[row]
        if not count:
            gap = True
        elif count >= _NEARLY * fullest or holds_data(sheet.rows[row]):
            last, gap = row, False
        elif gap and last >= first:
            break
        elif (count > 1 and count >= _SPARSE * fullest) or not _note(sheet.rows[row]):
            last = row
    return last


def _note(row: Row) -> bool:
    """Return whether the words of a sparse row are a note or a signature, and no row that waits for its data."""
    words = [value for value in row if isinstance(value, str)]
    return len(words) != 1 or len(words[0]) > _LONGEST_LABEL or bool(_NOTE.match(fold(words[0])))


def holds_data(row: Row) -> bool:
    """Return whether a row that is not full still holds data: a number, a date or a formula beside something."""
    told = any(isinstance(value, Decimal | date | Formula) for value in row)
    return told and len(row) - row.count(None) > 1


def _sides(sheet: Sheet, area: Area) -> Area:
    rows = sheet.rows[area.top : area.last + 1]
    used = {at for row in rows for at, value in enumerate(row) if value is not None}
    used |= {at for merge in area.merged(sheet) for at in range(merge.left, merge.right + 1)}
    return replace(area, left=min(used), right=max(used))
