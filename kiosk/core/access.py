"""Who may do what: three roles, and the acts each may do."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.errors import NotAllowedError
from kiosk.core.ids import LearnerId


class Role(StrEnum):
    """A trainer may all that a learner may; an operator all that a trainer may."""

    LEARNER = 'learner'
    TRAINER = 'trainer'
    OPERATOR = 'operator'


class Act(StrEnum):
    """What needs a role beyond having signed in."""

    LEARN = 'learn'
    MANAGE_ROSTER = 'manage_roster'
    INSTALL_PACK = 'install_pack'
    SEE_CLASS = 'see_class'
    SEE_HEALTH = 'see_health'
    SET_LETTERHEAD = 'set_letterhead'


LOWEST = {
    Act.LEARN: Role.LEARNER,
    Act.MANAGE_ROSTER: Role.TRAINER,
    Act.INSTALL_PACK: Role.TRAINER,
    Act.SEE_CLASS: Role.TRAINER,
    Act.SEE_HEALTH: Role.TRAINER,
    Act.SET_LETTERHEAD: Role.TRAINER,
}
_RANK = list(Role)


@dataclass(frozen=True)
class Person:
    """Someone on the roster; ``pin_hash`` is an argon2id string, never shown. ``active`` False hides them."""

    id: LearnerId
    name: str
    unit: str
    role: Role
    pin_hash: str
    active: bool = True


def may(person: Person, act: Act) -> bool:
    """Return whether this person may do that."""
    return person.active and _RANK.index(person.role) >= _RANK.index(LOWEST[act])


def demand(person: Person, act: Act) -> None:
    """Raise NotAllowedError unless this person may do that."""
    if not may(person, act):
        raise NotAllowedError(role=person.role.value, act=act.value)
