"""The people of the kiosk: adding, changing, retiring them."""

import unicodedata
from dataclasses import dataclass, replace

from kiosk.core.access import Act, Person, Role, demand
from kiosk.core.errors import BadNameError, BadPinError, NameTakenError, NotAllowedError
from kiosk.core.ids import LearnerId
from kiosk.ports import Guesses, Identities, Pins, Roster

SHORTEST_PIN, LONGEST_PIN, LONGEST_NAME = 6, 12, 80
_RUNS = ('01234567890123', '98765432109876')


@dataclass(frozen=True)
class ManageRoster:
    """Roster verbs; ``by`` is the person who asks, None at the machine's own keyboard (the command line)."""

    roster: Roster
    guesses: Guesses
    pins: Pins
    identities: Identities

    def everyone(self, by: Person | None) -> list[Person]:
        """Return all people, retired ones too; raise NotAllowedError."""
        _demand(by)
        return self.roster.all()

    def first_trainer(self, name: str, unit: str, pin: str) -> Person:
        """Add the first trainer; raise NotAllowedError if there is one, and what ``add`` raises."""
        if any(person.role is not Role.LEARNER and person.active for person in self.roster.all()):
            raise NotAllowedError(role='', act=Act.MANAGE_ROSTER.value)
        return self.add(None, name, unit, pin, Role.TRAINER)

    def add(self, by: Person | None, name: str, unit: str, pin: str, role: Role = Role.LEARNER) -> Person:
        """Add a person; raise NotAllowedError, BadNameError, BadPinError, NameTakenError, NotSavedError."""
        _demand(by)
        name, unit = _tidy(name), _tidy(unit)
        if not name or max(len(name), len(unit)) > LONGEST_NAME:
            raise BadNameError(length=max(len(name), len(unit)))
        if any((other.name, other.unit) == (name, unit) and other.active for other in self.roster.all()):
            raise NameTakenError(name=name)
        person = Person(LearnerId(self.identities.new()), name, unit, role, self.pins.hash(_good(pin)))
        self.roster.put(person)
        return person

    def change_pin(self, by: Person | None, person_id: LearnerId, pin: str) -> None:
        """Give a person a new PIN and forget wrong guesses; raise NotAllowedError, BadPinError, NotSavedError."""
        _demand(by)
        person = self.roster.get(person_id)
        self.roster.put(replace(person, pin_hash=self.pins.hash(_good(pin))))
        self.guesses.note(person_id, 0, None)

    def set_active(self, by: Person | None, person_id: LearnerId, active: bool) -> None:
        """Hide a person from sign-in or bring them back; their records stay; raise NotAllowedError, NotSavedError."""
        _demand(by)
        if by is not None and by.id == person_id:
            raise NotAllowedError(role=by.role.value, act='retire_oneself')
        self.roster.put(replace(self.roster.get(person_id), active=active))


def _demand(by: Person | None) -> None:
    if by is not None:
        demand(by, Act.MANAGE_ROSTER)


def _tidy(text: str) -> str:
    return ' '.join(unicodedata.normalize('NFC', text).split())


def _good(pin: str) -> str:
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        raise BadPinError(reason='digits')
    if len(set(pin)) == 1 or any(pin in run for run in _RUNS):
        raise BadPinError(reason='weak')
    return pin
