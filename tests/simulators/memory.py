"""Small true doubles of the ports: they keep what they are given, in memory, by the ports' own rules.

- everything here fulfils a Protocol of ``kiosk.ports``; nothing records calls or answers from a script;
- ``Clock`` stands still until it is moved; ``Identities`` counts, so the same test gives the same ids;
- ``EventLog.break_disk()`` makes the next commits fail whole, as a full disk does, until ``mend_disk()``.

>>> clock = Clock()
>>> events = EventLog(clock)
>>> study = Study(events=events, identities=Identities(), clock=clock, catalog=lambda: catalog)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kiosk.core.access import Person
from kiosk.core.errors import NotSavedError, UnknownPersonError
from kiosk.core.events import Event, EventDraft, known_time
from kiosk.core.ids import KioskId, LearnerId, ModuleId
from kiosk.core.manifest import Installed

MONDAY = datetime(2026, 2, 9, 1, 30, tzinfo=UTC)
"""09/02/2026, 8:30 in Phú Thọ: the Monday of domain.md §4.8."""

KIOSK = KioskId('7a0c1d52-3f6b-4a7e-9d0e-5b1f2c3d4e5f')


@dataclass
class Clock:
    """A clock that stands still until it is moved; it may also be set back, as a dead battery does."""

    at: datetime = MONDAY
    ticks: float = 0.0

    def now(self) -> datetime:
        """Return the time it shows."""
        return self.at

    def monotonic(self) -> float:
        """Return the seconds that passed; setting the clock back does not touch them."""
        return self.ticks

    def forward(self, **span: float) -> None:
        """Let time pass: ``forward(minutes=5)``."""
        step = timedelta(**span)
        self.at += step
        self.ticks += step.total_seconds()

    def set(self, at: datetime) -> None:
        """Show another time without any passing."""
        self.at = at


@dataclass
class Identities:
    """Well-formed UUID v4 texts in counting order; give each source its own ``series``."""

    series: int = 0
    made: int = 0

    def new(self) -> str:
        """Return the next id."""
        self.made += 1
        return f'{self.series:08x}-0000-4000-8000-{self.made:012x}'


@dataclass
class EventLog:
    """An event log that numbers and stamps as the journal does."""

    clock: Clock = field(default_factory=Clock)
    kiosk: KioskId = KIOSK
    stored: list[Event] = field(default_factory=list)
    commits: int = 0
    broken: bool = False

    def append(self, drafts: Sequence[EventDraft]) -> list[Event]:
        """Store all or none; raise NotSavedError while the disk is broken."""
        if self.broken:
            raise NotSavedError(reason='disk full')
        last = self.stored[-1].at if self.stored else None
        fresh: list[Event] = []
        for draft in drafts:
            last = known_time(self.clock.now(), last)
            seq = len(self.stored) + len(fresh) + 1
            fresh.append(
                Event(
                    id=draft.id,
                    kiosk=self.kiosk,
                    seq=seq,
                    at=last,
                    learner=draft.learner,
                    kind=draft.kind,
                    lesson=draft.lesson,
                    facts=dict(draft.facts),
                )
            )
        self.stored += fresh
        self.commits += 1
        return fresh

    def of(self, learner: LearnerId) -> list[Event]:
        """Return one learner's events by ``seq``."""
        return [event for event in self.stored if event.learner == learner]

    def all(self) -> list[Event]:
        """Return every event by ``seq``."""
        return list(self.stored)

    def break_disk(self) -> None:
        """Let every commit fail from now on."""
        self.broken = True

    def mend_disk(self) -> None:
        """Let commits succeed again."""
        self.broken = False


class Roster:
    """The people, in a dictionary."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self.people = {person.id: person for person in people}

    def put(self, person: Person) -> None:
        """Add or replace a person."""
        self.people[person.id] = person

    def get(self, person_id: LearnerId) -> Person:
        """Return a person; raise UnknownPersonError."""
        if person_id not in self.people:
            raise UnknownPersonError(person=person_id)
        return self.people[person_id]

    def all(self) -> list[Person]:
        """Return everyone, by unit and name."""
        return sorted(self.people.values(), key=lambda person: (person.unit, person.name))


@dataclass
class Guesses:
    """Wrong guesses of each person."""

    counts: dict[LearnerId, tuple[int, str | None]] = field(default_factory=dict)

    def failed(self, person_id: LearnerId) -> tuple[int, str | None]:
        """Return wrong guesses in a row and the stamp of the last one."""
        return self.counts.get(person_id, (0, None))

    def note(self, person_id: LearnerId, failed: int, at: str | None) -> None:
        """Keep the new count."""
        self.counts[person_id] = (failed, at)


@dataclass
class Shelf:
    """Live packs and every version that ever was; withdrawing keeps the history."""

    on_it: dict[ModuleId, Installed] = field(default_factory=dict)
    ever: list[Installed] = field(default_factory=list)

    def live(self) -> dict[ModuleId, Installed]:
        """Return the live version of every installed pack."""
        return dict(self.on_it)

    def history(self, pack: ModuleId) -> list[Installed]:
        """Return every version ever installed, oldest first."""
        return [installed for installed in self.ever if installed.pack == pack]

    def go_live(self, installed: Installed) -> None:
        """Make this version live; the same version put back by a rollback is in the history once."""
        self.on_it[installed.pack] = installed
        if installed not in self.ever:
            self.ever.append(installed)

    def withdraw(self, pack: ModuleId) -> None:
        """Take a pack off the shelf; its history stays."""
        self.on_it.pop(pack, None)
