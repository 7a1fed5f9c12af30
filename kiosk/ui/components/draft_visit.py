"""One person's visit to one draft: the facts as they stand, kept and looked over soon after every change.

Rules:
- facts are replaced, never changed: what is being saved or reviewed is not touched by typing on;
- a change is on the disk at most four seconds and one saving later, however long the typing goes on;
- «saved» is said of the last change only, and only once the disk said yes;
- what is due is kept even if the page is left; what the draft says on the screen is drawn only while it is there.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.drafting.facts import DraftFacts, PartFacts, with_confirmed, with_written
from kiosk.core.drafting.kinds import kind_named
from kiosk.core.drafting.letterhead import Issuer, Letterhead, issuer_of
from kiosk.core.drafting.review import Review
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.errors import KioskError, MachineError, SecretDocumentError
from kiosk.ui import tasks
from kiosk.ui.components.draft_later import Later

_LOOK, _LOOK_MOST = 0.4, 1.2
_KEEP, _KEEP_MOST = 1.2, 4.0
"""Seconds after the last change, and after the first one that is waiting."""

_AGAIN = 10.0
"""Seconds until a draft that the machine could not keep is tried again, changed or not."""


@dataclass
class Visit:
    """The draft on the screen; ``paper`` is blank until it was kept for the first time."""

    services: Services
    person: Person
    place: ui.element
    letterhead: Letterhead
    facts: DraftFacts
    paper: str = ''
    fields: dict[str, ui.element] = field(default_factory=dict)
    unfolded: set[str] = field(default_factory=set)
    kept_at: str = ''
    kept: DraftFacts | None = field(default=None, init=False)
    not_kept: KioskError | None = None
    reviewed: Review | None = None
    refused: KioskError | None = None
    on_kept: dict[str, Callable[[], None]] = field(default_factory=dict)
    on_reviewed: dict[str, Callable[[], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Get ready to keep and to review; what it begins with is not worth keeping, or kept already."""
        self.kept = self.facts
        self.keeping = Later(self._keep, _KEEP, _KEEP_MOST)
        self.looking = Later(self.look, _LOOK, _LOOK_MOST)

    @property
    def kind(self) -> Kind:
        """Return the skeleton of the kind."""
        return kind_named(self.facts.kind)

    @property
    def issuer(self) -> Issuer:
        """Return who issues it, the committee in place of a unit that the letterhead no longer has."""
        known = any(unit.symbol == self.facts.issuer for unit in self.letterhead.units)
        return issuer_of(self.letterhead, self.facts.issuer if known else '')

    @property
    def secret(self) -> bool:
        """Whether it was refused as a paper with a mark of State secrets."""
        return isinstance(self.refused, SecretDocumentError) or isinstance(self.not_kept, SecretDocumentError)

    def give(self, **changes: Any) -> None:
        """Take in what was typed or chosen."""
        self.become(replace(self.facts, **changes))

    def box(self, name: str, text: str) -> None:
        """Take in one of the five boxes."""
        self.give(boxes=replace(self.facts.boxes, **{name: text}))

    def meet(self, name: str, value: Any) -> None:
        """Take in a field of the meeting."""
        self.give(meeting=replace(self.facts.meeting, **{name: value}))

    def points(self, slug: str, texts: tuple[str, ...]) -> None:
        """Take in what is known for a part."""
        others = [part for part in self.facts.parts if part.part != slug]
        self.give(parts=(*others, PartFacts(slug, texts, self.facts.part(slug).written)))

    def write(self, slug: str, paragraphs: Sequence[str]) -> None:
        """Take in the paragraphs of a part; none: its points speak again."""
        self.become(with_written(self.facts, slug, paragraphs))

    def confirm(self, words: str) -> None:
        """Take in words that the person vouches for."""
        self.become(with_confirmed(self.facts, words))

    async def look(self) -> None:
        """Review the draft and draw what follows from it."""
        reviewed, self.refused = await tasks.attempt(self.services.desk.draft.review, self.facts, busy='')
        self.reviewed = None if isinstance(self.refused, SecretDocumentError) else reviewed or self.reviewed
        self._draw(self.on_reviewed)

    def become(self, facts: DraftFacts) -> None:
        """Take in other facts."""
        if facts != self.facts:
            self.facts = facts
            if self.secret:
                self.refused = self.not_kept = None
            self.keeping.soon()
            self.looking.soon()
            self._draw(self.on_kept)

    async def _keep(self) -> None:
        facts = self.facts
        paper, self.not_kept = await tasks.attempt(
            self.services.desk.draft.save, self.person.id, facts, self.paper, busy=''
        )
        if paper is not None:
            self.kept = facts
            self._kept(paper.id, paper.at)
        elif isinstance(self.not_kept, SecretDocumentError):
            self.paper = self.kept_at = ''
        elif isinstance(self.not_kept, MachineError) and not self.place.is_deleted:
            asyncio.get_running_loop().call_later(_AGAIN, self.keeping.soon)
        self._draw(self.on_kept)

    def _kept(self, paper: str, at: str) -> None:
        if paper != self.paper and not self.place.is_deleted:
            self.place.client.run_javascript(f'history.replaceState({{}}, "", "/desk/draft/{paper}")')
        self.paper = paper
        self.kept_at = clock_time(at)

    def _draw(self, drawings: dict[str, Callable[[], None]]) -> None:
        if not self.place.is_deleted:
            with self.place:
                for draw in drawings.values():
                    draw()


def clock_time(at: str, form: str = '%H:%M') -> str:
    """Return a stamp as the clock on this wall shows it."""
    return datetime.fromisoformat(at).astimezone().strftime(form)
