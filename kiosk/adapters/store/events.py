"""The learners' events, kept in the record store.

- the row's id is the event's: appending an event that is stored already returns the stored one;
- ``Event.seq`` is the event's own number, 1, 2, 3 without gaps (the journal counts commits, not events);
- the last number and time stand in the ``latest`` table, in the same commit as the event they belong to;
- events are kept ready by learner, so that opening a page does not look at everybody's.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kiosk.adapters.store.draft import Drafts
from kiosk.adapters.store.tables import Records
from kiosk.core.errors import StoreLockedError, StoreUnreadableError
from kiosk.core.events import Event, EventDraft, known_time
from kiosk.core.ids import EventId, KioskId, LearnerId
from kiosk.ports import Clock

TABLE = 'events'
LATEST = 'latest'


class StoredEvents:
    """The event log (port ``EventLog``); ``clock`` is None where the records are open for reading only."""

    def __init__(self, records: Records, clock: Clock | None) -> None:
        self._records = records
        self._clock = clock
        self._events: dict[EventId, Event] = {}
        self._by_learner: dict[LearnerId, list[Event]] = {}
        with records.lock:
            self._load()
            records.watch(TABLE, self._follow)
        self._kiosk = self._owner()

    @property
    def kiosk(self) -> KioskId:
        """Return this installation's id."""
        return self._kiosk

    def append(self, drafts: Sequence[EventDraft]) -> list[Event]:
        """Store all of them in one commit and return them numbered, those stored before as they were.

        Raise NotSavedError, StoreFailedError, StoreLockedError.
        """
        if self._clock is None:
            raise StoreLockedError(path=str(self._records.folder))
        now = self._clock.now()
        self._records.change(lambda tables: self._number(tables, drafts, now))
        with self._records.lock:
            return [self._events[draft.id] for draft in drafts]

    def of(self, learner: LearnerId) -> list[Event]:
        """Return one learner's events by ``seq``."""
        with self._records.lock:
            return list(self._by_learner.get(learner, ()))

    def all(self) -> list[Event]:
        """Return every event by ``seq``."""
        with self._records.lock:
            return list(self._events.values())

    def _number(self, tables: Drafts, drafts: Sequence[EventDraft], now: datetime) -> None:
        rows, latest = tables[TABLE], tables[LATEST]
        last = latest.get(TABLE) or {'seq': 0, 'at': None}
        seq, at = last['seq'], last['at']
        for draft in drafts:
            if draft.id in rows:
                continue
            seq, at = seq + 1, known_time(now, at)
            event = Event(
                id=draft.id,
                kiosk=self._kiosk,
                seq=seq,
                at=at,
                learner=draft.learner,
                kind=draft.kind,
                lesson=draft.lesson,
                facts=draft.facts,
            )
            rows[event.id] = event.as_record()
        latest[TABLE] = {'seq': seq, 'at': at}

    def _load(self) -> None:
        self._events.clear()
        self._by_learner.clear()
        found = [self._read(*pair) for pair in self._records.table(TABLE).pairs()]
        for event in sorted(found, key=lambda event: event.seq):
            self._add(event)

    def _follow(self, rows: Mapping[str, Mapping[str, Any] | None]) -> None:
        if any(row is None or row_id in self._events for row_id, row in rows.items()):
            self._load()
            return
        for row_id, row in rows.items():
            self._add(self._read(row_id, row or {}))

    def _add(self, event: Event) -> None:
        self._events[event.id] = event
        self._by_learner.setdefault(event.learner, []).append(event)

    def _read(self, row_id: str, row: Mapping[str, Any]) -> Event:
        try:
            return Event.from_record(row)
        except (KeyError, ValueError) as error:
            raise StoreUnreadableError(path=str(self._records.folder), reason=f'event {row_id}') from error

    def _owner(self) -> KioskId:
        """Return the journal's owner; where its header rotted, whoever the newest event belongs to."""
        events = self.all()
        if self._records.kiosk is None and not events:
            raise StoreUnreadableError(path=str(self._records.folder), reason='header')
        return KioskId(self._records.kiosk) if self._records.kiosk else events[-1].kiosk
