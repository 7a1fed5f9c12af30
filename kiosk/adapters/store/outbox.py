"""The sync's own memory, in its own journal: its own folder, its own lock, its own writing process.

- opened by the first ``load`` or ``save``, so that making one costs nothing and raises nothing;
- ``save`` writes only what differs: a receipt costs one short row however many came before;
- ``read_only`` looks without the lock, afresh each time; a kiosk that never synced has an empty outbox.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.adapters.store.draft import Draft, Drafts
from kiosk.adapters.store.journal import NAME
from kiosk.adapters.store.tables import Records
from kiosk.core.errors import StoreLockedError
from kiosk.core.ids import KioskId
from kiosk.core.outbox import Outbox

ACKED, QUARANTINED, LIMITS, STATE = 'acked', 'quarantined', 'limits', 'state'
NOW, STATES = 'now', ('failures', 'next_try', 'last_success', 'last_problem')
"""The one row of ``state``, and what it holds."""


class StoredOutbox:
    """The outbox (port ``OutboxStore``) of this kiosk; ``kiosk`` names it if its journal is made now."""

    def __init__(self, folder: Path, kiosk: KioskId) -> None:
        self._folder = folder
        self._kiosk = kiosk
        self._opened: Records | None = None

    def load(self) -> Outbox:
        """Return what is known; raise StoreLockedError, StoreUnreadableError, StoreNewerError."""
        return _read(self._records())

    def save(self, before: Outbox, after: Outbox) -> None:
        """Store the difference in one commit; raise NotSavedError, StoreFailedError, and as ``load``."""
        self._records().change(lambda tables: _write(tables, before, after))

    def close(self) -> None:
        """Release the lock; a later ``load`` opens again."""
        if self._opened:
            self._opened.close()
        self._opened = None

    def _records(self) -> Records:
        if self._opened is None:
            self._opened = Records.open(self._folder, self._kiosk)
        return self._opened


class ReadOutbox:
    """The outbox as anybody but the sync sees it (port ``OutboxStore``, of which it refuses ``save``)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> Outbox:
        """Return what the sync knows at this moment; raise StoreUnreadableError, StoreNewerError."""
        if not (self._folder / NAME).exists():
            return Outbox()
        return _read(Records.read(self._folder))

    def save(self, before: Outbox, after: Outbox) -> None:  # noqa: ARG002 (the port's arguments)
        """Refuse with StoreLockedError."""
        raise StoreLockedError(path=str(self._folder))

    def close(self) -> None:
        """Do nothing: no lock is held."""


def _read(records: Records) -> Outbox:
    with records.lock:
        state = records.table(STATE).row(NOW) or {}
        return Outbox(
            acked=frozenset(key for key, _ in records.table(ACKED).pairs()),
            quarantined={key: row['why'] for key, row in records.table(QUARANTINED).pairs()},
            limits={key: row['limit'] for key, row in records.table(LIMITS).pairs()},
            **{name: state[name] for name in STATES if name in state},
        )


def _write(tables: Drafts, before: Outbox, after: Outbox) -> None:
    for event_id in after.acked - before.acked:
        tables[ACKED][event_id] = {}
    for event_id in before.acked - after.acked:
        tables[ACKED].pop(event_id, None)
    _difference(tables[QUARANTINED], 'why', before.quarantined, after.quarantined)
    _difference(tables[LIMITS], 'limit', before.limits, after.limits)
    changed = {name: getattr(after, name) for name in STATES if getattr(after, name) != getattr(before, name)}
    if changed:
        tables[STATE].setdefault(NOW, {}).update(changed)


def _difference(table: Draft, field: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    for key in before.keys() - after.keys():
        table.pop(key, None)
    for key, value in after.items():
        if before.get(key) != value:
            table[key] = {field: value}
