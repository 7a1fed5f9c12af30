"""Where the figures of a line chart stand: beside their points, never on each other.

Rules:
- all is in pixels, y upwards; a figure stands above or below its point, nearest first, inside the drawing, and
  beside the line where that is steep;
- of the figures of one place the highest goes above, the others below; none stands nearer to another point of that
  place than to its own: it would be read as the other's;
- no figure touches another or a point; it crosses a line only where nothing else is free;
- one for which there is no room at all is left out: it stands in the table of the annex.

>>> settled([Spot(50, 40, 30, 10)], frame=Box(0, 0, 100, 100), gap=6)
[Box(left=35.0, bottom=46.0, right=65.0, top=56.0)]
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_STEPS = (0.0, 1.1, 2.2)
"""How far from the nearest place a figure may stand, in heights of a figure."""
_ASIDE = (0.0, -0.45, 0.45)
"""How far to the side, in widths of a figure."""
_MARK = 0.6
"""Half the side of a point that no figure may touch, in gaps."""
_CROSSED, _WRONG_SIDE, _SHIFTED = 2.0, 0.4, 0.6
"""What a place costs beside its distance: a step is rather taken than a line crossed."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: 'Box') -> bool:
        """Return whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def within(self, other: 'Box') -> bool:
        """Return whether it lies inside another."""
        sides = self.left >= other.left and self.right <= other.right
        return sides and self.bottom >= other.bottom and self.top <= other.top


class Spot(NamedTuple):
    """A point at ``x``, ``y`` of the line ``line``, and how large its figure is."""

    x: float
    y: float
    width: float
    height: float
    line: int = 0


def settled(spots: Sequence[Spot], frame: Box, gap: float) -> list[Box | None]:
    """Return where each figure stands, in the order given; None where there is no room."""
    lines = [*_segments(spots)]
    half = _MARK * gap
    marks = [Box(each.x - half, each.y - half, each.x + half, each.y + half) for each in spots]
    columns: defaultdict[float, list[Spot]] = defaultdict(list)
    for each in spots:
        columns[each.x].append(each)
    taken: dict[int, Box] = {}
    for place in sorted(range(len(spots)), key=lambda at: (spots[at].x, -spots[at].y)):
        spot = spots[place]
        above = spot is max(columns[spot.x], key=lambda each: (each.y, each.line))
        free = [
            (cost + _CROSSED * sum(_cuts(line, box) for line in lines), number, box)
            for number, (cost, box) in enumerate(_tried(spot, gap, above=above))
            if box.within(frame)
            and not any(map(box.meets, (*marks, *taken.values())))
            and _owned(box, spot, columns[spot.x])
        ]
        if free:
            taken[place] = min(free)[2]
    return [taken.get(place) for place in range(len(spots))]


def _tried(spot: Spot, gap: float, *, above: bool) -> Iterator[tuple[float, Box]]:
    for step in _STEPS:
        for up in (above, not above):
            away = gap + step * spot.height
            bottom = spot.y + away if up else spot.y - away - spot.height
            for aside in _ASIDE:
                left = spot.x + (aside - 0.5) * spot.width
                cost = step + _WRONG_SIDE * (up is not above) + _SHIFTED * bool(aside)
                yield cost, Box(left, bottom, left + spot.width, bottom + spot.height)


def _owned(box: Box, spot: Spot, column: Sequence[Spot]) -> bool:
    """Return whether a figure is nearer to its own point than to the others above and below it."""
    middle = (box.bottom + box.top) / 2
    return all(abs(middle - spot.y) <= abs(middle - other.y) for other in column)


def _segments(spots: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    for line in {each.line for each in spots}:
        own = sorted(each for each in spots if each.line == line)
        yield from pairwise(own)


def _cuts(line: tuple[Spot, Spot], box: Box) -> bool:
    """Return whether a line runs through a rectangle."""
    one, other = line
    low, high = max(box.left, one.x), min(box.right, other.x)
    if low >= high:
        return False
    slope = (other.y - one.y) / (other.x - one.x)
    ends = sorted((one.y + slope * (low - one.x), one.y + slope * (high - one.x)))
    return ends[0] < box.top and ends[1] > box.bottom
