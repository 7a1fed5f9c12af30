"""The office's letterhead, kept in the record store (port ``LetterheadSetting``): one row, replaced whole."""

from dataclasses import asdict

from kiosk.adapters.store.tables import Records
from kiosk.core.drafting.letterhead import Letterhead, Signing, Unit

LETTERHEAD = 'letterhead'
_ROW = 'office'


class StoredLetterhead:
    """The setting of this kiosk."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def get(self) -> Letterhead | None:
        """Return the letterhead, None if none was set."""
        row = self._records.table(LETTERHEAD).row(_ROW)
        if row is None:
            return None
        units = tuple(Unit(**unit) for unit in row['units'])
        signings = tuple(Signing(each['slug'], tuple(each['lines']), each['chair']) for each in row['signings'])
        return Letterhead(**{**row, 'units': units, 'signings': signings})

    def put(self, letterhead: Letterhead) -> None:
        """Keep this letterhead; raise NotSavedError, StoreFailedError, StoreLockedError."""
        row = asdict(letterhead)
        self._records.change(lambda tables: tables[LETTERHEAD].update({_ROW: row}))
