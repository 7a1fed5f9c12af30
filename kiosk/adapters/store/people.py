"""The people of the kiosk and their wrong guesses, kept in the record store."""

from collections.abc import Mapping
from typing import Any

from kiosk.adapters.store.tables import Records
from kiosk.core.access import Person, Role
from kiosk.core.errors import UnknownPersonError
from kiosk.core.ids import LearnerId

ROSTER = 'roster'
GUESSES = 'guesses'


class StoredRoster:
    """The roster (port ``Roster``)."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def put(self, person: Person) -> None:
        """Add or replace a person; raise NotSavedError, StoreFailedError, StoreLockedError."""
        row = {
            'name': person.name,
            'unit': person.unit,
            'role': person.role.value,
            'pin_hash': person.pin_hash,
            'active': person.active,
        }
        self._records.change(lambda tables: tables[ROSTER].update({person.id: row}))

    def get(self, person_id: LearnerId) -> Person:
        """Return a person; raise UnknownPersonError."""
        row = self._records.table(ROSTER).row(person_id)
        if row is None:
            raise UnknownPersonError(person=person_id)
        return _person(person_id, row)

    def all(self) -> list[Person]:
        """Return everyone, by unit and name (by code point; a screen sorts as Vietnamese does)."""
        people = [_person(*pair) for pair in self._records.table(ROSTER).pairs()]
        return sorted(people, key=lambda person: (person.unit, person.name, person.id))


class StoredGuesses:
    """Wrong PIN guesses (port ``Guesses``)."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def failed(self, person_id: LearnerId) -> tuple[int, str | None]:
        """Return wrong guesses in a row and the stamp of the last one; ``(0, None)`` if there are none."""
        row = self._records.table(GUESSES).row(person_id)
        return (row['failed'], row['at']) if row else (0, None)

    def note(self, person_id: LearnerId, failed: int, at: str | None) -> None:
        """Store the new count; raise NotSavedError, StoreFailedError, StoreLockedError."""
        row = {'failed': failed, 'at': at}
        self._records.change(lambda tables: tables[GUESSES].update({person_id: row}))


def _person(person_id: str, row: Mapping[str, Any]) -> Person:
    return Person(
        id=LearnerId(person_id),
        name=row['name'],
        unit=row['unit'],
        role=Role(row['role']),
        pin_hash=row['pin_hash'],
        active=row['active'],
    )
