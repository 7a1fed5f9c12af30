"""How far a learner is: a fold of their events, nothing stored.

Rules:
- repeated events change nothing but the time; the best try of a task and of a quiz counts;
- a lesson is *finished* when the learner said so, *passed* when its quiz and every task are passed; events of
  tasks, questions and lessons that are no longer in the catalogue count for nothing;
- a learner resumes the lesson last worked in while it is unfinished, at its first step not done; else the
  next unfinished one of the course; asking the tutor is not working in a lesson.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.core.catalog import STEPS, Catalog, Lesson
from kiosk.core.events import Event, EventKind
from kiosk.core.ids import LessonId
from kiosk.core.rubric import passes


@dataclass(frozen=True)
class Score:
    """The best try so far of a task (points) or of a quiz (questions)."""

    points: float
    out_of: int

    @property
    def passed(self) -> bool:
        """Whether it reaches 70 %; a fatal try was stored with 0 points."""
        return passes(self.points, self.out_of)


@dataclass(frozen=True)
class LessonProgress:
    """One learner in one lesson; ``opened`` and ``last`` are stamps of the first and the latest event."""

    opened: str | None = None
    last: str | None = None
    steps: frozenset[int] = frozenset()
    practice: Mapping[str, Score] = field(default_factory=dict)
    quiz: Score | None = None
    finished: bool = False

    @property
    def resume_at(self) -> int:
        """The first step not done, 1..7; the last one when all are."""
        return next((step for step in range(1, len(STEPS) + 1) if step not in self.steps), len(STEPS))


@dataclass(frozen=True)
class Place:
    """Where to go on: a lesson and a step 1..7."""

    lesson: Lesson
    step: int


NOTHING_YET = LessonProgress()


def progress(events: Iterable[Event]) -> dict[LessonId, LessonProgress]:
    """Return one learner's progress in every lesson they worked in; ``events`` by ``seq``."""
    done: dict[LessonId, LessonProgress] = {}
    for event in events:
        if event.lesson is not None and event.kind is not EventKind.TUTOR_ASKED:
            done[event.lesson] = _after(done.get(event.lesson, NOTHING_YET), event)
    return done


def lesson_passed(lesson: Lesson, done: LessonProgress) -> bool:
    """Return whether the quiz and every task of the lesson are passed."""
    tasks = (done.practice.get(task.id) for task in lesson.tasks)
    return done.quiz is not None and done.quiz.passed and all(best is not None and best.passed for best in tasks)


def next_step(catalog: Catalog, events: Iterable[Event]) -> Place | None:
    """Return where this learner goes on, None when every lesson is finished."""
    done = progress(events)
    course = list(catalog.lessons())
    current = max(
        (lesson for lesson in course if lesson.id in done),
        key=lambda each: done[each.id].last or '',
        default=None,
    )
    start = course.index(current) if current else 0
    for lesson in course[start:] + course[:start]:
        here = done.get(lesson.id, NOTHING_YET)
        if not here.finished:
            return Place(lesson, here.resume_at)
    return None


def _after(before: LessonProgress, event: Event) -> LessonProgress:
    """Return the progress with one more event in it."""
    now = replace(before, opened=before.opened or event.at, last=event.at)
    facts = event.facts
    if event.kind is EventKind.STEP_DONE:
        return replace(now, steps=now.steps | {facts['step']})
    if event.kind is EventKind.PRACTICE_GRADED:
        best = _better(now.practice.get(facts['task']), Score(facts['points'], facts['out_of']))
        return replace(now, practice={**now.practice, facts['task']: best})
    if event.kind is EventKind.QUIZ_MARKED:
        return replace(now, quiz=_better(now.quiz, Score(facts['right'], facts['asked'])))
    if event.kind is EventKind.LESSON_FINISHED:
        return replace(now, finished=True)
    return now


def _better(best: Score | None, fresh: Score) -> Score:
    """Return the better share; an equal one leaves the earlier."""
    if best is None or fresh.points * best.out_of > best.points * fresh.out_of:
        return fresh
    return best
