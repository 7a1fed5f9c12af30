"""Answering a lesson's quick questions."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.core.catalog import Catalog
from kiosk.core.events import EventDraft, EventKind
from kiosk.core.ids import EventId, LearnerId, LessonId
from kiosk.core.quiz import QuizResult, mark_all
from kiosk.ports import EventLog, Identities


@dataclass(frozen=True)
class TakeQuiz:
    """Every try is recorded, whole or not at all; the best one counts."""

    events: EventLog
    identities: Identities
    catalog: Callable[[], Catalog]

    def submit(self, learner: LearnerId, lesson_id: LessonId, answers: Mapping[str, Collection[str]]) -> QuizResult:
        """Mark one try (question id -> chosen option ids) and return it once it is stored.

        A question left out is recorded with no choice and is wrong. Raises UnknownLessonError, NotSavedError,
        StoreFailedError.
        """
        lesson = self.catalog().lesson(lesson_id)
        result = mark_all(lesson.questions, answers)

        def draft(kind: EventKind, /, **facts: Any) -> EventDraft:
            return EventDraft(EventId(self.identities.new()), learner, kind, lesson.id, facts)

        answered = [
            draft(
                EventKind.QUESTION_ANSWERED,
                question=mark.question.id,
                kind=mark.question.kind,
                response=list(mark.chosen),
                correct=mark.correct,
            )
            for mark in result.marks
        ]
        self.events.append([*answered, draft(EventKind.QUIZ_MARKED, right=result.right, asked=result.asked)])
        return result
