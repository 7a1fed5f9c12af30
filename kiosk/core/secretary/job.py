"""A job of the week, the office's hours, and when two jobs cannot be at once.

Rules:
- times are minutes after midnight, lengths minutes; a job takes ``[start, start + minutes)``;
- two jobs clash if one person or one room is in both at once; «toàn thể …» is everybody;
- with a ``travel`` of more than 0, somebody needs so many minutes between jobs in different places;
- people and rooms are compared by identity: «CT», «đ/c Chủ tịch», «Chủ tịch UBND xã» are one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from kiosk.core.secretary.actors import EVERYONE, identity
from kiosk.core.secretary.finding import weekday_name
from kiosk.core.secretary.hours import Part

Reason = Literal['person', 'room', 'travel']
Span = tuple[int, int]

_NOON = 12 * 60


@dataclass(frozen=True)
class Hours:
    """When the office works: spans of minutes after midnight, the same every day; ``days`` 0 is Monday.

    ``step`` is the grid on which free times are looked for, ``usual`` the length of a job that says none.
    """

    spans: tuple[Span, ...] = ((450, 690), (810, 1020))
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    step: int = 30
    usual: int = 60
    travel: int = 0

    def part(self, part: Part) -> tuple[Span, ...]:
        """Return the spans of the morning, the afternoon, or the day."""
        if part == 'morning':
            return tuple(span for span in self.spans if span[0] < _NOON)
        return tuple(span for span in self.spans if span[0] >= _NOON) if part == 'afternoon' else self.spans

    @property
    def longest(self) -> int:
        """Return the length of the longest span: what is longer has to run over noon."""
        return max((end - start for start, end in self.spans), default=0)

    def covers(self, start: int, end: int) -> bool:
        """Return whether this lies within the hours; only what is longer than half a day may run over noon."""
        over_noon = end - start > self.longest and self.spans[0][0] <= start and end <= self.spans[-1][1]
        return over_noon or any(start >= span[0] and end <= span[1] for span in self.spans)


@dataclass(frozen=True)
class Job:
    """One job; ``id`` is unique in its week; ``day`` and ``start`` None if nobody said; ``text`` as it was given.

    ``fixed`` jobs are never moved by rules; ``length_said`` False if ``minutes`` is only the office's usual length;
    a ``held`` one has a day that cannot be: a person places it.
    """

    id: int
    what: str
    day: date | None = None
    start: int | None = None
    minutes: int = 60
    people: tuple[str, ...] = ()
    room: str = ''
    part: Part = ''
    fixed: bool = False
    length_said: bool = True
    held: bool = False
    line: int = 0
    text: str = ''


@dataclass(frozen=True)
class Placed:
    """A job at its day and time."""

    job: Job
    day: date
    start: int

    @property
    def end(self) -> int:
        """When it is over, minutes after midnight."""
        return self.start + self.job.minutes

    @property
    def weekday_date(self) -> str:
        """The day as a schedule heads it: ``Thứ Hai 23/11``; the weekday is the date's own."""
        name = weekday_name(self.day)
        return f'{name[:1].upper()}{name[1:]} {self.day:%d/%m}'


def days_of(monday: date, hours: Hours) -> list[date]:
    """Return the working days of the week."""
    return [monday + timedelta(days=number) for number in sorted(hours.days)]


def shared_people(one: Job, other: Job) -> tuple[str, ...]:
    """Return who of ``one`` is needed in ``other`` too, as written in ``one``."""
    theirs = {_known(name) for name in other.people}
    if not theirs or not one.people:
        return ()
    if any(EVERYONE.search(name) for name in other.people):
        return one.people
    return tuple(name for name in one.people if _known(name) in theirs or EVERYONE.search(name))


def same_room(one: Job, other: Job) -> bool:
    """Return whether both are in one room; a room that is not said is none."""
    return bool(one.room) and bool(other.room) and _known(one.room) == _known(other.room)


def clash(one: Placed, other: Placed, travel: int = 0) -> Reason | None:
    """Return why these cannot both be, or None: a person before a room."""
    if one.day != other.day:
        return None
    gap = max(one.start, other.start) - min(one.end, other.end)
    if gap < 0:
        return 'person' if shared_people(one.job, other.job) else 'room' if same_room(one.job, other.job) else None
    apart = one.job.room and other.job.room and not same_room(one.job, other.job)
    return 'travel' if gap < travel and apart and shared_people(one.job, other.job) else None


@lru_cache(4096)
def _known(name: str) -> str:
    return identity(name)
