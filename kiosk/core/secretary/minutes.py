"""What minutes are: the meeting, what was said, what was decided, and who does what."""

from dataclasses import dataclass
from datetime import date

from kiosk.core.secretary.tasks import Task


@dataclass(frozen=True)
class Meeting:
    """What a person fills in; only the day is needed. Times are minutes after midnight."""

    day: date
    name: str = ''
    start: int | None = None
    end: int | None = None
    place: str = ''
    chair: str = ''
    secretary: str = ''
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One statement; ``line`` of the notes (from 1), ``speaker`` empty if none is named."""

    text: str
    line: int
    speaker: str = ''


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting; ``chairs`` are all that are named as its chair, ``days`` all that it is dated."""

    meeting: Meeting
    absent: tuple[str, ...] = ()
    items: tuple[Said, ...] = ()
    conclusions: tuple[Said, ...] = ()
    tasks: tuple[Task, ...] = ()
    chairs: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
