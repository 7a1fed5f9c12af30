"""Which packs are live and which came before, kept in the record store.

- every version ever installed is a row of ``installed`` and stays there;
- the pack's row in ``shelf`` says in which order they first came, which one is live, and the highest ever;
- going live again with a version known before (a rollback) changes neither the order nor the highest;
- a version whose own row rotted away is left out: not live, not history; only the highest remembers.
"""

from collections.abc import Iterable
from dataclasses import asdict

from kiosk.adapters.store.draft import Drafts
from kiosk.adapters.store.tables import Records
from kiosk.core.ids import ModuleId
from kiosk.core.manifest import Installed

SHELF = 'shelf'
INSTALLED = 'installed'


class StoredShelf:
    """The shelf (port ``Shelf``)."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def live(self) -> dict[ModuleId, Installed]:
        """Return the live version of every installed pack."""
        with self._records.lock:
            places = [(ModuleId(pack), row['live']) for pack, row in self._records.table(SHELF).pairs()]
            return {pack: found for pack, live in places for found in self._installed(pack, [live])}

    def history(self, pack: ModuleId) -> list[Installed]:
        """Return every version ever installed, oldest first."""
        with self._records.lock:
            row = self._records.table(SHELF).row(pack)
            return self._installed(pack, row['order'] if row else [])

    def highest(self, pack: ModuleId) -> int:
        """Return the highest version ever installed; 0 if there was none."""
        row = self._records.table(SHELF).row(pack)
        return row['highest'] if row else 0

    def go_live(self, installed: Installed) -> None:
        """Make this version live in one commit; raise NotSavedError, StoreFailedError, StoreLockedError."""
        pack, version = installed.pack, installed.version

        def place(tables: Drafts) -> None:
            tables[INSTALLED][_name(pack, version)] = asdict(installed)
            row = tables[SHELF].setdefault(pack, {'live': None, 'order': [], 'highest': 0})
            row['live'] = version
            row['highest'] = max(row['highest'], version)
            if version not in row['order']:
                row['order'].append(version)

        self._records.change(place)

    def withdraw(self, pack: ModuleId) -> None:
        """Take a pack off the shelf in one commit; its history stays.

        A pack that is not there stays away. Raise NotSavedError, StoreFailedError, StoreLockedError.
        """

        def take_off(tables: Drafts) -> None:
            if pack in tables[SHELF]:
                tables[SHELF][pack]['live'] = None

        self._records.change(take_off)

    def _installed(self, pack: ModuleId, versions: Iterable[int | None]) -> list[Installed]:
        rows = [self._records.table(INSTALLED).row(_name(pack, version)) for version in versions if version]
        return [Installed(**row) for row in rows if row]


def _name(pack: ModuleId, version: int) -> str:
    return f'{pack}@{version}'
