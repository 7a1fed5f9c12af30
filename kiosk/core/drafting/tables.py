"""Tables of a draft: who does what by when, and the tables of annexes; their columns shared out by what they hold.

Rules:
- the heading row is bold, centred, and repeats on every page;
- figures stand on the right, numbers in order and dates in the middle, words on the left;
- a column that nobody filled in is left out; the sum of the money is made here;
- a column is never narrower than its longest word and half its heading; where the page is too narrow for that, the
  letters get smaller; at 11 points headings take more lines, and only then is a word broken.
"""

import re
from collections.abc import Sequence

from kiosk.core.decree30.document import Align, Cell, Table
from kiosk.core.decree30.widths import text_mm
from kiosk.core.drafting import looks
from kiosk.core.drafting.facts import AnnexFacts, Task
from kiosk.core.drafting.looks import in_cell
from kiosk.core.drafting.wording import bare, missing, raised, thousands, tidy

_PADDING_MM = 4.5
"""Cells of Word keep 1.9 mm at either side; the rest is slack."""
_FIGURE = re.compile(r'[-−(]?\d[\d.,]*%?\)?')
_DATE = re.compile(r'\d{1,2}/\d{1,2}(?:/\d{4})?')
_ORDER = frozenset({'STT', 'TT', 'Số TT'})
_TOTAL = re.compile(r'(?i)(?:tổng(?: cộng| số)?|cộng)\b')
_HALF = 0.6
"""A heading takes two lines at the most, which seldom break in the very middle."""
_NATURAL_MM = 60.0
"""Words wider than this are wrapped before other columns have to give way."""


def task_table(tasks: Sequence[Task]) -> Table:
    """Return the table of jobs, numbered, with the total of the money if there is any."""
    rows = [_task_row(number, task) for number, task in enumerate(tasks, start=1)]
    columns = ['STT', 'Nội dung công việc', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Kinh phí (đồng)']
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    given = [task.money for task in tasks if task.money is not None]
    if given:
        rows.append(('', 'Tổng cộng', '', '', '', thousands(sum(given))))
    return ruled([columns[at] for at in kept], [[row[at] for at in kept] for row in rows], looks.TEXT_MM)


def _task_row(number: int, task: Task) -> tuple[str, ...]:
    who, by = bare(task.who) or missing('ai làm'), bare(task.by) or missing('thời hạn')
    money = '' if task.money is None else thousands(task.money)
    return str(number), raised(bare(task.what)), who, bare(task.helped_by), by, money


def annex_table(annex: AnnexFacts, room_mm: float) -> Table:
    """Return the table of an annex."""
    columns = [tidy(name) for name in annex.columns]
    return ruled(columns, [[tidy(text) for text in row] for row in annex.rows], room_mm)


def ruled(columns: Sequence[str], rows: Sequence[Sequence[str]], room_mm: float) -> Table:
    """Return a table with borders and a heading row, ``room_mm`` wide, in the largest letters that fit."""
    sizes = (looks.IN_TABLE, *looks.IN_WIDE_TABLE)
    size = next((each for each in sizes if sum(_least_mm(columns, rows, each)) <= room_mm), sizes[-1])
    aligns = [_align(columns[at], [row[at] for row in rows]) for at in range(len(columns))]
    head = tuple(Cell((in_cell(name, 'center', size, bold=True),)) for name in columns)
    body = tuple(
        tuple(Cell((in_cell(text, align, size, bold=_is_total(row)),)) for text, align in zip(row, aligns, strict=True))
        for row in rows
    )
    return Table((head, *body), column_widths(columns, rows, room_mm, size), heading_rows=1, align='center')


def column_widths(
    columns: Sequence[str], rows: Sequence[Sequence[str]], room_mm: float, size: float = looks.IN_TABLE
) -> tuple[float, ...]:
    """Return millimetres a column, the room in all: longest words first, then headings, then what the texts ask for."""
    words, least = _words_mm(columns, rows, size), _least_mm(columns, rows, size)
    natural = []
    for at, name in enumerate(columns):
        longest = max((text_mm(row[at], size) for row in rows), default=0.0)
        asked = max(longest, text_mm(name, size, bold=True) / 2) + _PADDING_MM
        natural.append(max(least[at], min(asked, _NATURAL_MM)))
    if sum(words) >= room_mm:
        return _shared([room_mm * width / sum(words) for width in words], room_mm)
    low, high = (least, natural) if sum(least) < room_mm else (words, least)
    spare, wanted = room_mm - sum(low), [more - width for more, width in zip(high, low, strict=True)]
    weights = wanted if sum(wanted) > 0 else [1.0] * len(columns)
    return _shared([width + spare * weight / sum(weights) for width, weight in zip(low, weights, strict=True)], room_mm)


def _least_mm(columns: Sequence[str], rows: Sequence[Sequence[str]], size: float) -> list[float]:
    """Return how wide each column must be for its longest word and for its heading on two lines."""
    words = _words_mm(columns, rows, size)
    headings = [text_mm(name, size, bold=True) * _HALF + _PADDING_MM for name in columns]
    return list(map(max, words, headings))


def _words_mm(columns: Sequence[str], rows: Sequence[Sequence[str]], size: float) -> list[float]:
    """Return how wide each column must be for its longest word."""
    widths = []
    for at, name in enumerate(columns):
        words = [text_mm(word, size, bold=True) for word in name.split()]
        words += [text_mm(word, size, bold=_is_total(row)) for row in rows for word in row[at].split()]
        widths.append(max(words, default=0.0) + _PADDING_MM)
    return widths


def _shared(widths: Sequence[float], room_mm: float) -> tuple[float, ...]:
    rounded = [round(width, 1) for width in widths]
    rounded[-1] = round(room_mm - sum(rounded[:-1]), 1)
    return tuple(rounded)


def _align(name: str, cells: Sequence[str]) -> Align:
    filled = [text for text in cells if text]
    if name in _ORDER or (filled and all(_DATE.fullmatch(text) for text in filled)):
        return 'center'
    return 'right' if filled and all(_FIGURE.fullmatch(text) for text in filled) else 'left'


def _is_total(row: Sequence[str]) -> bool:
    return any(_TOTAL.match(text) for text in row[:2])
