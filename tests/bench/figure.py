"""What a benchmark hands back: one number of ours beside a named peer's, from the same run; or a count without one.

>>> print(Figure('first page', 's', 1.9, 'NiceGUI hello world', 0.9, Goal(2.5)).line())
first page: 1.90 s, NiceGUI hello world 0.90 s, ratio 2.11 (goal ratio <= 2.5): reached
>>> print(Figure('numbers missed, of 2,000', 'numbers', 0, goal=Goal(0, of='ours')).line())
numbers missed, of 2,000: 0 numbers, no peer (goal <= 0 numbers): reached
"""

from dataclasses import dataclass
from typing import Literal


class UnavailableError(Exception):
    """Something this benchmark needs is not on this machine; the message says what and how to get it."""


@dataclass(frozen=True)
class Goal:
    """What the ratio (or our own number, ``of='ours'``) must not pass; ``least``: must not fall under."""

    limit: float
    least: bool = False
    of: Literal['ratio', 'ours'] = 'ratio'

    def text(self, unit: str) -> str:
        """Return the goal in words."""
        sign = '>=' if self.least else '<='
        return f'ratio {sign} {self.limit:g}' if self.of == 'ratio' else f'{sign} {self.limit:,g} {unit}'


@dataclass(frozen=True)
class Figure:
    """One line of the table; without a goal it is told for information, without a peer its goal is on our own number."""

    what: str
    unit: str
    ours: float
    peer: str = ''
    theirs: float | None = None
    goal: Goal | None = None

    def __post_init__(self):
        if self.theirs is None and self.goal is not None and self.goal.of == 'ratio':
            raise ValueError(f'{self.what}: a goal for the ratio needs a peer')

    @property
    def ratio(self) -> float | None:
        """Return ours divided by theirs, None if there is no peer."""
        if self.theirs is None:
            return None
        return self.ours / self.theirs if self.theirs else float('inf')

    @property
    def reached(self) -> bool | None:
        """Return whether the goal is reached, None if there is none."""
        if self.goal is None:
            return None
        judged = self.ratio if self.goal.of == 'ratio' else self.ours
        return judged >= self.goal.limit if self.goal.least else judged <= self.goal.limit

    def line(self) -> str:
        """Return the figure for a terminal."""
        told = f'{self.what}: {number(self.ours)} {self.unit}, '
        if self.theirs is None:
            told += 'no peer'
        else:
            told += f'{self.peer} {number(self.theirs)} {self.unit}, ratio {self.ratio:.2f}'
        if self.goal is None:
            return told
        return f'{told} (goal {self.goal.text(self.unit)}): {"reached" if self.reached else "MISSED"}'


def number(value: float) -> str:
    """Return a count whole, any other number with about three figures."""
    if isinstance(value, int):
        return f'{value:,}'
    return f'{value:.0f}' if abs(value) >= 100 else f'{value:.1f}' if abs(value) >= 10 else f'{value:.2f}'
