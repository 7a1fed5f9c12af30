"""A document cut into pieces: what a reader would call a line of its own.

Rules:
- a line break inside a paragraph ends a piece; so does a tab between two halves of a letterhead or of a signature
  (``Số: 05/KH-UBND`` ⇥ ``Sông Chảy, ngày …``), but not the tab after a number in the text;
- a piece is read in NFC, with its list label before it and ``caps`` letters as capitals;
- a row of nothing but underscores or dashes is a stroke, not words;
- blank paragraphs are pieces too: a stroke may stand in them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import is_normalized, normalize

from kiosk.core.decree30.document import Document, Located, Run, Stroke, Table, walk
from kiosk.core.decree30.widths import text_mm
from kiosk.core.vietnamese import fold

_LINE = re.compile(r'[_─━\s]*[_─━]{3,}[_─━\s]*|[-–—\s]*[-–—]{3,}[-–—\s]*')
_DASHES = re.compile(r'[-–—]')
_RIGHT_HALF = re.compile(
    r'(?i)cộng hòa|cộng hoà|độc lập|[^,\d]{2,40}, *ngày\b|(?:tm|kt|tl|tuq|q)\.|[^\W\d_ ]+(?: [^\W\d_ ]+){1,5}$'
)
_LEFT_HALF = re.compile(r'(?i)số\b|v/v|nơi nhận|[-–] ?\S')


@dataclass(frozen=True)
class Piece:
    """One line as a reader sees it. ``start`` and ``end`` are its place in the paragraph's text.

    ``runs`` are those with visible letters; ``right`` if it stands after a tab or not in the first column of its
    table; ``whole`` if the paragraph holds nothing else.
    """

    located: Located
    raw: str
    runs: tuple[Run, ...]
    start: int
    end: int
    right: bool = False
    whole: bool = True
    strokes: tuple[Stroke, ...] = ()

    @property
    def at(self) -> int:
        """Return the paragraph's number."""
        return self.located.number

    @cached_property
    def text(self) -> str:
        """Return the words: NFC, trimmed, single spaces, the list label first."""
        return ' '.join(composed(self.raw).split())

    @cached_property
    def folded(self) -> str:
        """Return the words in small letters without marks."""
        return fold(self.text)

    @cached_property
    def upper(self) -> bool:
        """Whether it has letters and all are capitals."""
        return self.text.isupper()

    @property
    def part(self) -> tuple[int, int] | None:
        """Return the part of the paragraph a mend must keep to; None if it is all of it."""
        return None if self.whole else (self.start, self.end)

    @property
    def ruled(self) -> bool:
        """Whether it stands in a table with borders: figures, no part of the layout."""
        return self.located.table is not None and self.located.table.ruled

    @cached_property
    def mm(self) -> float:
        """Return the length of the line, in millimetres."""
        return sum(text_mm(shown(run), run.size, bold=run.bold) for run in self.runs)

    def same_cell(self, other: 'Piece') -> bool:
        """Return whether both stand in one cell of one table (or both in none)."""
        here, there = self.located, other.located
        return here.table is there.table and (here.row, here.column) == (there.row, there.column)


def composed(text: str) -> str:
    """Return the text in NFC."""
    return text if text.isascii() or is_normalized('NFC', text) else normalize('NFC', text)


def shown(run: Run) -> str:
    """Return the letters as they are seen."""
    return run.text.upper() if run.caps else run.text


def pieces_of(document: Document) -> list[Piece]:
    """Return the pieces of bodies, tables and text boxes in order; headers and footers are not among them."""
    return [piece for located in walk(document) if located.place not in {'header', 'footer'} for piece in _cut(located)]


def grid_column(table: Table, row: int, column: int) -> int:
    """Return the column of the grid where the ``column``-th cell of a row begins."""
    return sum(cell.span for cell in table.rows[row][:column])


def _cut(located: Located) -> Iterator[Piece]:
    paragraph = located.paragraph
    spans = list(_spans(paragraph.text))
    in_column = bool(located.column) and located.table is not None
    for index, (start, end, tabbed) in enumerate(spans):
        runs = tuple(_sliced(paragraph.runs, start, end))
        label = f'{paragraph.label} ' if paragraph.label and index == 0 else ''
        raw = label + ''.join(shown(run) for run in runs)
        strokes = paragraph.strokes if index == len(spans) - 1 else ()
        visible = tuple(run for run in runs if run.text.strip())
        if _LINE.fullmatch(raw):
            length = sum(text_mm(run.text.strip(), run.size, bold=run.bold) for run in visible)
            yield Piece(
                located,
                '',
                (),
                start,
                end,
                strokes=strokes or (Stroke(length, 'dashes' if _DASHES.search(raw) else 'underscores'),),
            )
        else:
            yield Piece(located, raw, visible, start, end, in_column or tabbed, len(spans) == 1, strokes)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where pieces begin and end, and whether a tab put them to the right."""
    start = 0
    for line in text.split('\n'):
        parts = line.split('\t') if '\t' in line else [line]
        filled = [index for index, part in enumerate(parts) if part.strip()]
        if len(filled) == 2 and _halves(parts[filled[0]].strip(), parts[filled[1]].strip()):  # noqa: PLR2004
            middle = start + sum(len(part) + 1 for part in parts[: filled[1]])
            yield start, middle - 1, False
            yield middle, start + len(line), True
        else:
            alone = len(filled) == 1 and filled[0] > 0 and bool(_RIGHT_HALF.match(parts[filled[0]].strip()))
            yield start, start + len(line), alone
        start += len(line) + 1


def _halves(left: str, right: str) -> bool:
    fits = left.isupper() or _LEFT_HALF.match(left) is not None
    return fits and _RIGHT_HALF.match(right) is not None


def _sliced(runs: Iterable[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low == 0 and high == len(run.text):
            yield run
        elif low < high:
            yield replace(run, text=run.text[low:high])
        at += len(run.text)
