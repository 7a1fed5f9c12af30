"""Lines under words: whether there is one, of which make, and how long.

Rules:
- a drawn line, a border of the paragraph or typed underscores are lines; dashes and underlined words are not;
- the line stands in the paragraph of the words or in the blank ones under it; a drawn line, which Word lets float,
  may be anchored anywhere in the same half of the letterhead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.decree30.document import Stroke
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.looks import fault, number
from kiosk.core.decree30.pieces import Piece

_SLACK = 1.15
"""A line is as long as it should be within 15 %: nobody measures it closer by eye."""
_RAISED = 0.62
"""Typed underscores are often raised, as in the decree's own samples, which makes them so much shorter."""


@dataclass(frozen=True)
class Wanted:
    """How long a line should be: between these parts of the words, said in words; ``mend`` is the part to draw."""

    low: float
    high: float
    said: str
    mend: float


WHOLE = Wanted(1.0, 1.0, 'đường kẻ dài bằng dòng chữ', 1.0)
PART = Wanted(1 / 3, 1 / 2, 'đường kẻ dài 1/3 đến 1/2 dòng chữ', 0.45)


def check_stroke(code: str, lines: Sequence[Piece], around: Sequence[Piece], wanted: Wanted) -> Iterator[Finding]:
    """Yield the fault of the line under ``lines``, if any; ``around`` are the pieces of the same half, in order."""
    last = lines[-1]
    lengths = [piece.mm for piece in lines if piece.mm]
    if not lengths:
        return
    low, high = min(lengths) * wanted.low / _SLACK, max(lengths) * wanted.high * _SLACK
    found = strokes_under(last, around)
    solid = [stroke for stroke in found if stroke.kind != 'dashes']
    mend = Mend('stroke', last.at, {'mm': round(lengths[-1] * wanted.mend, 1)}) if last.whole else None
    if not solid:
        have = 'hàng dấu gạch' if found else _without(lines)
        yield fault(code, 'stroke', last, have, wanted.said, mend=None if found else mend)
    elif not any(low <= length <= high for stroke in solid for length in _lengths(stroke, low)):
        have = f'đường kẻ {number(round(solid[0].mm, 1))} mm, dòng chữ {number(round(lengths[-1], 1))} mm'
        yield fault(code, 'stroke_length', last, have, wanted.said, mend=mend)


def strokes_under(last: Piece, around: Sequence[Piece]) -> list[Stroke]:
    """Return the lines that may be meant for a piece, the nearest first; one of length 0 has an unknown length."""
    start = next((index for index, piece in enumerate(around) if piece is last), None)
    if start is None:
        return []
    near = list(last.strokes)
    for piece in around[start + 1 :]:
        if piece.text:
            break
        near += piece.strokes
    return near + [stroke for piece in around for stroke in piece.strokes if stroke.kind == 'drawing']


def _lengths(stroke: Stroke, low: float) -> tuple[float, ...]:
    """Return how long it may be on paper; an unknown length (0) passes."""
    if stroke.mm <= 0:
        return (low,)
    return (stroke.mm, stroke.mm * _RAISED) if stroke.kind == 'underscores' else (stroke.mm,)


def _without(lines: Sequence[Piece]) -> str:
    underlined = any(run.underline for piece in lines for run in piece.runs)
    return 'chữ gạch chân' if underlined else 'không có đường kẻ'
