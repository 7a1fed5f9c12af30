"""What a learner did, as small immutable facts: the only truth about progress.

Rules:
- an event is never changed or deleted one by one; progress, reports and statements are folds of events;
- ``seq`` rises by one a kiosk and decides the order; ``at`` is for people and never runs back;
- ``facts`` hold ids and numbers, never names, PINs or what someone asked the tutor.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from kiosk.core.ids import EventId, KioskId, LearnerId, LessonId


class EventKind(StrEnum):
    """Everything that can happen to a learner. ``facts`` of each kind are named beside it."""

    LESSON_OPENED = 'lesson_opened'
    STEP_DONE = 'step_done'  # step: 1..7
    PRACTICE_GRADED = 'practice_graded'  # task, points, out_of, fatal
    QUESTION_ANSWERED = 'question_answered'  # question, kind, response: [option ids], correct
    QUIZ_MARKED = 'quiz_marked'  # right, asked
    LESSON_FINISHED = 'lesson_finished'  # seconds: time between opening and finishing
    TUTOR_ASKED = 'tutor_asked'  # refused: bool, supported: bool (never the words)


@dataclass(frozen=True)
class EventDraft:
    """An event before the store gave it a number and a time."""

    id: EventId
    learner: LearnerId
    kind: EventKind
    lesson: LessonId | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """One stored event. ``at`` is UTC, ``YYYY-MM-DDTHH:MM:SS.mmmZ``."""

    id: EventId
    kiosk: KioskId
    seq: int
    at: str
    learner: LearnerId
    kind: EventKind
    lesson: LessonId | None
    facts: Mapping[str, Any]

    def as_record(self) -> dict[str, Any]:
        """Return plain JSON-able data; ``from_record`` gives the same event back."""
        return {**asdict(self), 'kind': self.kind.value, 'facts': dict(self.facts)}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> 'Event':
        """Rebuild an event from ``as_record``; unknown keys are ignored, a missing one is KeyError."""
        return cls(
            id=record['id'],
            kiosk=record['kiosk'],
            seq=record['seq'],
            at=record['at'],
            learner=record['learner'],
            kind=EventKind(record['kind']),
            lesson=record['lesson'],
            facts=record['facts'],
        )


def stamp(moment: datetime) -> str:
    """Return a moment as UTC text with exactly three decimals, the one spelling we ever write."""
    return moment.astimezone(UTC).isoformat(timespec='milliseconds').replace('+00:00', 'Z')


def known_time(now: datetime, last: str | None) -> str:
    """Return the time of the next event: now, or one millisecond after the last if the clock ran back."""
    if last is None:
        return stamp(now)
    after = datetime.fromisoformat(last) + timedelta(milliseconds=1)
    return stamp(max(now.astimezone(UTC), after))
