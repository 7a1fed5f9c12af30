"""Sending what learners did to the province's LRS, and knowing what has not arrived.

Rules:
- every step is stored before the next: killed anywhere and run again, nothing is lost or doubled (statements
  carry their event's id, so the LRS knows what it has);
- a pause is kept unless a person insists; nothing else ends trying;
- an event that cannot become a statement is set aside with the reason and stops nobody;
- one record refused as a conflict (409) that the LRS holds in our very words has arrived.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.core import outbox as rules
from kiosk.core.errors import BadStatementError, StatementBaseError
from kiosk.core.events import Event
from kiosk.core.outbox import Outbox, Parcel, Ruling
from kiosk.core.statement_rules import is_iri
from kiosk.core.statements import check, encode, statement
from kiosk.ports import Clock, OutboxStore, Statements

_CONFLICT = 409


@dataclass(frozen=True)
class SyncReport:
    """What one run did; ``rested`` says it did nothing because the pause is not over.

    ``quarantined`` counts this run, ``kept_aside`` all a person has to look at; ``problem`` is a locale key.
    """

    sent: int
    quarantined: int
    pending: int
    kept_aside: int
    last_success: str | None
    next_try: str | None
    problem: str | None
    rested: bool = False


@dataclass(frozen=True)
class SyncStatus:
    """Counts for the screen: not sent, sent, to look at; ``reasons`` is event id -> the LRS's words."""

    pending: int
    sent: int
    kept_aside: int
    last_success: str | None
    next_try: str | None
    problem: str | None
    reasons: dict[str, str]


@dataclass(frozen=True)
class SyncRecords:
    """The sync verbs; ``events`` reads the journal, ``chance`` is uniform in 0..1, ``base`` an IRI."""

    events: Callable[[], Sequence[Event]]
    statements: Statements
    store: OutboxStore
    clock: Clock
    chance: Callable[[], float]
    base: str

    def once(self, force: bool = False) -> SyncReport:
        """Send until nothing is left or something says stop; ``force`` ignores the pause.

        Raises StatementBaseError, StoreLockedError, StoreUnreadableError, NotSavedError, StoreFailedError.
        """
        if not is_iri(self.base):
            raise StatementBaseError(base=self.base)
        start = self.store.load()
        todo = rules.pending(self.events(), start)
        if todo and not force and not rules.is_due(start, self.clock.now()):
            return _report(start, start, len(todo), rested=True)
        return self._run(start, todo)

    def status(self) -> SyncStatus:
        """Return what has arrived and what has not; raise StoreLockedError, StoreUnreadableError."""
        known = self.store.load()
        return SyncStatus(
            pending=len(rules.pending(self.events(), known)),
            sent=len(known.acked),
            kept_aside=len(known.quarantined),
            last_success=known.last_success,
            next_try=known.next_try,
            problem=known.last_problem,
            reasons=dict(known.quarantined),
        )

    def release(self) -> int:
        """Make everything kept aside pending again and return how many; raise what ``once`` raises."""
        known = self.store.load()
        if known.quarantined:
            self.store.save(known, rules.released(known))
        return len(known.quarantined)

    def _run(self, start: Outbox, todo: list[Event]) -> SyncReport:
        known, proven, stop = start, False, False
        while todo and not stop:
            unfit: dict[str, str] = {}
            if batch := rules.next_batch(self._parcels(todo, unfit), known):
                following, proven = self._send(known, batch, proven)
                stop = following.next_try is not None
            else:
                following = rules.set_aside(known, unfit)
            self.store.save(known, following)
            arrived = len(following.acked) - len(known.acked)
            todo = todo[arrived:] if arrived else rules.pending(todo, following)
            known = following
        return _report(start, known, len(todo))

    def _parcels(self, events: Iterable[Event], unfit: dict[str, str]) -> Iterator[Parcel]:
        """Yield parcels up to the first event that cannot be one, and leave its reason in ``unfit``."""
        for event in events:
            try:
                made = check(statement(event, self.base))
            except BadStatementError as error:
                unfit[event.id] = f'{error.facts["place"]}: {error.facts["reason"]}'
                return
            yield Parcel(event.id, made, len(encode(made)))

    def _send(self, known: Outbox, batch: Sequence[Parcel], proven: bool) -> tuple[Outbox, bool]:
        """Send one batch; return the new memory and whether the LRS is still proven to take records."""
        sent = [parcel.id for parcel in batch]
        reply = self.statements.post([parcel.statement for parcel in batch])
        verdict, now = rules.judge(reply, sent), self.clock.now()
        if reply.status == _CONFLICT and len(batch) == 1 and self._arrived(batch[0]):
            return rules.taken(known, sent, now), proven
        following = rules.after(known, verdict, sent, now=now, chance=self.chance(), proven=proven)
        stumbled = verdict.ruling is Ruling.FAULT and len(batch) == 1
        return following, verdict.ruling is Ruling.TAKEN or (proven and not stumbled)

    def _arrived(self, parcel: Parcel) -> bool:
        stored = self.statements.get(parcel.id)
        return stored is not None and rules.same_statement(stored, parcel.statement)


def _report(start: Outbox, end: Outbox, pending: int, *, rested: bool = False) -> SyncReport:
    return SyncReport(
        sent=len(end.acked) - len(start.acked),
        quarantined=len(end.quarantined) - len(start.quarantined),
        pending=pending,
        kept_aside=len(end.quarantined),
        last_success=end.last_success,
        next_try=end.next_try,
        problem=end.last_problem if pending else None,
        rested=rested,
    )
