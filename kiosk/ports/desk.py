"""What the office desk needs from machines: papers that are kept, and the office's letterhead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.ids import LearnerId


@dataclass(frozen=True)
class Paper:
    """Something that one person is working on: plain data of one ``kind``; ``at`` is the stamp of its last keeping."""

    id: str
    owner: LearnerId
    kind: str
    title: str
    at: str
    data: Mapping[str, Any] = field(repr=False, default_factory=dict)


class Papers(Protocol):
    """What people are working on at the desk, kept between two visits and through a power cut."""

    def put(self, paper: Paper) -> None:
        """Add or replace a paper in one commit; raise NotSavedError, StoreFailedError."""

    def get(self, owner: LearnerId, paper_id: str) -> Paper:
        """Return a paper of this person; raise UnknownPaperError, for somebody else's too."""

    def of(self, owner: LearnerId, kind: str) -> list[Paper]:
        """Return this person's papers of a kind, the latest first."""

    def remove(self, owner: LearnerId, paper_id: str) -> None:
        """Take a paper away for good; raise UnknownPaperError, NotSavedError, StoreFailedError."""


class LetterheadSetting(Protocol):
    """Under which letterhead this office writes."""

    def get(self) -> Letterhead | None:
        """Return the letterhead, None if none was set."""

    def put(self, letterhead: Letterhead) -> None:
        """Keep this letterhead in one commit; raise NotSavedError, StoreFailedError."""
