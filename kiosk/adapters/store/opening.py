"""Open the record store: everything the ports need of one data folder.

- ``open_store`` for the one process that writes, ``read_only`` for every other, at the same time;
- a read-only store shows the moment it was opened; open another to see more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.adapters.store.events import StoredEvents
from kiosk.adapters.store.journal import Damage
from kiosk.adapters.store.letterhead import StoredLetterhead
from kiosk.adapters.store.people import StoredGuesses, StoredRoster
from kiosk.adapters.store.shelf import StoredShelf
from kiosk.adapters.store.tables import Records
from kiosk.core.ids import KioskId
from kiosk.ports import Clock


@dataclass(frozen=True)
class Store:
    """The records of one kiosk, as ports."""

    records: Records
    events: StoredEvents
    roster: StoredRoster
    guesses: StoredGuesses
    shelf: StoredShelf
    letterhead: StoredLetterhead

    @property
    def damage(self) -> Sequence[Damage]:
        """Return what was found wrong in the journal at opening."""
        return self.records.damage

    def close(self) -> None:
        """Release the lock."""
        self.records.close()


def open_store(folder: Path, new_kiosk: KioskId, clock: Clock) -> Store:
    """Open for writing; ``new_kiosk`` becomes the kiosk's id only if there is no journal yet.

    Raise StoreLockedError, StoreNewerError, StoreUnreadableError, StoreFailedError.
    """
    return _store(Records.open(folder, new_kiosk), clock)


def read_only(folder: Path) -> Store:
    """Open for reading while another process may write; every writing verb raises StoreLockedError.

    Raise StoreNewerError, StoreUnreadableError (also where there is no journal yet).
    """
    return _store(Records.read(folder), None)


def _store(records: Records, clock: Clock | None) -> Store:
    try:
        return Store(
            records,
            StoredEvents(records, clock),
            StoredRoster(records),
            StoredGuesses(records),
            StoredShelf(records),
            StoredLetterhead(records),
        )
    except BaseException:
        records.close()
        raise
