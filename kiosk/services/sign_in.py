"""Choosing one's name and proving a PIN."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.access import Person, Role
from kiosk.core.errors import TooManyTriesError, UnknownPersonError, WrongPinError
from kiosk.core.events import stamp
from kiosk.core.ids import LearnerId
from kiosk.ports import Clock, Guesses, Pins, Roster

FREE_TRIES = 5
PAUSES = (60, 300, 900)
"""Seconds of pause after the fifth, sixth and each further wrong guess (facts/reliability.md §4.7)."""


@dataclass(frozen=True)
class SignIn:
    """Who may sign in, and the proof."""

    roster: Roster
    guesses: Guesses
    pins: Pins
    clock: Clock

    def people(self) -> list[Person]:
        """Return everyone who can sign in, by unit and name."""
        return [person for person in self.roster.all() if person.active]

    def needs_first_trainer(self) -> bool:
        """Return whether nobody here can manage the roster yet."""
        return not any(person.role is not Role.LEARNER for person in self.people())

    def person(self, person_id: LearnerId) -> Person:
        """Return a signed-in person as the roster has them now; raise UnknownPersonError if they left."""
        person = self.roster.get(person_id)
        if not person.active:
            raise UnknownPersonError(person=person_id)
        return person

    def prove(self, person_id: LearnerId, pin: str) -> Person:
        """Return the person whose PIN this is; raise WrongPinError, TooManyTriesError, UnknownPersonError."""
        person = self.person(person_id)
        failed, last = self.guesses.failed(person_id)
        if wait := self._pause(failed, last):
            raise TooManyTriesError(seconds=wait)
        if self.pins.matches(person.pin_hash, pin):
            if failed:
                self.guesses.note(person_id, 0, None)
            return person
        self.guesses.note(person_id, failed + 1, stamp(self.clock.now()))
        if failed + 1 >= FREE_TRIES:
            raise TooManyTriesError(seconds=_pause_after(failed + 1))
        raise WrongPinError(left=FREE_TRIES - failed - 1)

    def _pause(self, failed: int, last: str | None) -> int:
        if failed < FREE_TRIES or last is None:
            return 0
        since = (self.clock.now() - datetime.fromisoformat(last)).total_seconds()
        return max(0, round(_pause_after(failed) - max(0.0, since)))


def _pause_after(failed: int) -> int:
    return PAUSES[min(failed - FREE_TRIES, len(PAUSES) - 1)]
