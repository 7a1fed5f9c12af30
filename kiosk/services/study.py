"""Reading a lesson step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any

from kiosk.core.catalog import STEPS, Catalog, Lesson
from kiosk.core.errors import UnknownStepError
from kiosk.core.events import EventDraft, EventKind
from kiosk.core.ids import EventId, LearnerId, LessonId
from kiosk.core.progress import NOTHING_YET, LessonProgress, Place, next_step, progress
from kiosk.ports import Clock, EventLog, Identities


@dataclass(frozen=True)
class Reading:
    """A lesson as one learner sees it now."""

    lesson: Lesson
    progress: LessonProgress


@dataclass(frozen=True)
class Study:
    """Opening, doing and finishing lessons; what was recorded once is not recorded again.

    One learner's clicks take turns, so a double click is seen as a repeat; nobody waits for another learner.
    """

    events: EventLog
    identities: Identities
    clock: Clock
    catalog: Callable[[], Catalog]
    turns: dict[LearnerId, Lock] = field(default_factory=dict, repr=False, compare=False)

    def open(self, learner: LearnerId, lesson_id: LessonId) -> Reading:
        """Return a lesson and how far the learner is; raise UnknownLessonError, NotSavedError."""
        lesson = self.catalog().lesson(lesson_id)
        with self._turn(learner):
            if self._progress(learner, lesson).opened is None:
                self._record(learner, lesson, EventKind.LESSON_OPENED)
            return Reading(lesson, self._progress(learner, lesson))

    def step_done(self, learner: LearnerId, lesson_id: LessonId, step: int) -> LessonProgress:
        """Record that a step (1..7) is done; raise UnknownLessonError, UnknownStepError, NotSavedError."""
        lesson = self.catalog().lesson(lesson_id)
        if not 1 <= step <= len(STEPS):
            raise UnknownStepError(lesson=lesson.id, step=step)
        with self._turn(learner):
            if step not in self._progress(learner, lesson).steps:
                self._record(learner, lesson, EventKind.STEP_DONE, step=step)
            return self._progress(learner, lesson)

    def finish(self, learner: LearnerId, lesson_id: LessonId) -> Lesson | None:
        """Record that the lesson is finished; return the next one, None after the last; raise as ``open``."""
        lesson = self.catalog().lesson(lesson_id)
        with self._turn(learner):
            done = self._progress(learner, lesson)
            if not done.finished:
                self._record(learner, lesson, EventKind.LESSON_FINISHED, seconds=self._seconds_since(done.opened))
        return self.catalog().after(lesson.id)

    def next(self, learner: LearnerId) -> Place | None:
        """Return the lesson and step to go on with, None when everything is finished."""
        return next_step(self.catalog(), self.events.of(learner))

    def _turn(self, learner: LearnerId) -> Lock:
        return self.turns.setdefault(learner, Lock())

    def _progress(self, learner: LearnerId, lesson: Lesson) -> LessonProgress:
        return progress(self.events.of(learner)).get(lesson.id, NOTHING_YET)

    def _record(self, learner: LearnerId, lesson: Lesson, kind: EventKind, **facts: Any) -> None:
        self.events.append([EventDraft(EventId(self.identities.new()), learner, kind, lesson.id, facts)])

    def _seconds_since(self, opened: str | None) -> int:
        """Return whole seconds since a stamp: 0 if it was never opened or the clock was set back."""
        if opened is None:
            return 0
        return max(0, int((self.clock.now() - datetime.fromisoformat(opened)).total_seconds()))
