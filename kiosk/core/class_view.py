"""The class as its trainer sees it: who is where, and which question people fail. A fold of events.

Rules:
- a learner without events is in the list too; the order is the one given;
- a question counts each learner once, by their first answer: repeating until it is right hides nothing;
- only lessons and questions that are still in the catalogue count; the worst question comes first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.catalog import Catalog, Lesson, Question
from kiosk.core.events import Event, EventKind
from kiosk.core.ids import LearnerId, LessonId
from kiosk.core.progress import NOTHING_YET, Place, lesson_passed, next_step, progress


@dataclass(frozen=True)
class LearnerRow:
    """One learner: lessons finished and passed, where they go on (None: all done), the last event's stamp."""

    learner: LearnerId
    finished: int
    passed: int
    place: Place | None
    last: str | None


@dataclass(frozen=True)
class QuestionRow:
    """One question: how many learners answered it, and how many of them wrong at first."""

    lesson: Lesson
    question: Question
    answered: int
    wrong: int

    @property
    def share(self) -> float:
        """The share of learners whose first answer was wrong, 0..1."""
        return self.wrong / self.answered


@dataclass(frozen=True)
class ClassView:
    """Everyone, and every question somebody answered."""

    learners: tuple[LearnerRow, ...]
    questions: tuple[QuestionRow, ...]


def class_view(catalog: Catalog, learners: Sequence[LearnerId], events: Iterable[Event]) -> ClassView:
    """Return the view of these learners; ``events`` are everyone's, by ``seq``."""
    theirs: dict[LearnerId, list[Event]] = {learner: [] for learner in learners}
    for event in events:
        if event.learner in theirs:
            theirs[event.learner].append(event)
    rows = tuple(learner_row(catalog, learner, own) for learner, own in theirs.items())
    return ClassView(rows, tuple(_questions(catalog, theirs.values())))


def learner_row(catalog: Catalog, learner: LearnerId, events: Sequence[Event]) -> LearnerRow:
    """Return one learner's line from their own events."""
    done = progress(events)
    lessons = [(lesson, done.get(lesson.id, NOTHING_YET)) for lesson in catalog.lessons()]
    return LearnerRow(
        learner=learner,
        finished=sum(here.finished for _, here in lessons),
        passed=sum(lesson_passed(lesson, here) for lesson, here in lessons),
        place=next_step(catalog, events),
        last=events[-1].at if events else None,
    )


def _questions(catalog: Catalog, everyone: Iterable[Sequence[Event]]) -> list[QuestionRow]:
    first: dict[tuple[LearnerId, LessonId | None, str], bool] = {}
    for events in everyone:
        for event in events:
            if event.kind is EventKind.QUESTION_ANSWERED:
                first.setdefault((event.learner, event.lesson, event.facts['question']), event.facts['correct'])
    answers: dict[tuple[LessonId | None, str], list[bool]] = {}
    for (_, lesson_id, question_id), correct in first.items():
        answers.setdefault((lesson_id, question_id), []).append(correct)
    rows = [
        QuestionRow(lesson, question, len(given), given.count(False))
        for lesson in catalog.lessons()
        for question in lesson.questions
        if (given := answers.get((lesson.id, question.id)))
    ]
    return sorted(rows, key=lambda row: (-row.share, -row.wrong))
