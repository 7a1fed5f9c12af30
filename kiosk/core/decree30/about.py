"""What stands beside and under the number: place and day, and what an official letter is about.

Rules:
- place and day stand on the right; a line that only reads like them is taken for them where nothing on the right does;
- words of ``V/v`` are never the day of the document, however they end (``V/v … ngày 12/11/2026``), unless they begin
  with a place in a paragraph of their own.
"""

import re
from collections.abc import Sequence

from kiosk.core.decree30.pieces import Piece

_DATE = re.compile(
    r'.{0,60}\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b.{0,12}|.{2,60}\bngay \d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}\.?'
)
_PLACED = re.compile(r'[^,\d]{2,40}, ?ngay\b')
_ABOUT = re.compile(r'v/v\b|v/v:')


def place_date_in(top: Sequence[Piece]) -> Piece | None:
    """Return the piece of place and day, None if there is none."""
    at = _about_at(top)
    found = [piece for piece in top if _reads_as_day(piece) and not (at is not None and _belongs(piece, top[at]))]
    return next((piece for piece in found if piece.right), found[0] if found else None)


def about_in(top: Sequence[Piece], place_date: Piece | None) -> tuple[Piece, ...]:
    """Return the lines of ``V/v``: the rest of its cell, or of its paragraph and those set like it."""
    at = _about_at(top)
    if at is None:
        return ()
    first, lines = top[at], [top[at]]
    for piece in top[at + 1 :]:
        if not piece.text or piece is place_date:
            continue
        in_cell = first.located.table is not None and piece.same_cell(first)
        if not in_cell and piece.at != first.at:
            break
        lines.append(piece)
    return tuple(lines)


def _about_at(top: Sequence[Piece]) -> int | None:
    return next((index for index, piece in enumerate(top) if _ABOUT.match(piece.folded)), None)


def _reads_as_day(piece: Piece) -> bool:
    words = piece.folded
    return ' ngay' in f' {words}' and _DATE.fullmatch(words) is not None and 'kem theo' not in words


def _belongs(piece: Piece, first: Piece) -> bool:
    """Return whether a line that reads as a day is one of ``V/v``, whose first line is given."""
    if piece is first or (piece.right and not first.right):
        return piece is first
    in_cell = first.located.table is not None and piece.same_cell(first)
    return piece.at == first.at or (in_cell and _PLACED.match(piece.folded) is None)
