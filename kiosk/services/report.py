"""How far a learner or a class is, for those who may know."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.access import Act, Person, Role, demand
from kiosk.core.catalog import Catalog, Lesson
from kiosk.core.class_view import ClassView, LearnerRow, class_view, learner_row
from kiosk.core.ids import LearnerId
from kiosk.core.progress import NOTHING_YET, LessonProgress, lesson_passed, progress
from kiosk.ports import EventLog, Roster


@dataclass(frozen=True)
class LessonLine:
    """One lesson of the course for one learner."""

    lesson: Lesson
    progress: LessonProgress
    passed: bool


@dataclass(frozen=True)
class LearnerReport:
    """One learner: the line of the class page, and every lesson of the course in order."""

    row: LearnerRow
    lessons: tuple[LessonLine, ...]


@dataclass(frozen=True)
class Report:
    """Progress is private to the learner and those who may see the class.

    ``by`` is the person who asks, None at the machine's own keyboard (the command line).
    """

    events: EventLog
    roster: Roster
    catalog: Callable[[], Catalog]

    def for_learner(self, by: Person | None, learner: LearnerId) -> LearnerReport:
        """Return one learner's progress; raise NotAllowedError to other learners."""
        if by is not None:
            demand(by, Act.LEARN if by.id == learner else Act.SEE_CLASS)
        catalog, events = self.catalog(), self.events.of(learner)
        done = progress(events)
        lines = [(lesson, done.get(lesson.id, NOTHING_YET)) for lesson in catalog.lessons()]
        lessons = tuple(LessonLine(lesson, here, lesson_passed(lesson, here)) for lesson, here in lines)
        return LearnerReport(learner_row(catalog, learner, events), lessons)

    def for_class(self, by: Person | None) -> ClassView:
        """Return active learners, by unit and name, and the questions people fail; raise NotAllowedError.

        Trainers and operators are not in it: their tries would hide what learners find hard.
        """
        if by is not None:
            demand(by, Act.SEE_CLASS)
        learners = [person.id for person in self.roster.all() if person.active and person.role is Role.LEARNER]
        return class_view(self.catalog(), learners, self.events.all())
