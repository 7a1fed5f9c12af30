"""Handing in a piece of practice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.core.catalog import Catalog
from kiosk.core.errors import UnknownTaskError
from kiosk.core.events import EventDraft, EventKind
from kiosk.core.ids import EventId, LearnerId, LessonId
from kiosk.core.rubric import Grade, grade
from kiosk.ports import EventLog, Identities


@dataclass(frozen=True)
class Practise:
    """Every try is graded and recorded as numbers; what was written is kept nowhere."""

    events: EventLog
    identities: Identities
    catalog: Callable[[], Catalog]

    def submit(self, learner: LearnerId, lesson_id: LessonId, task_id: str, answers: Mapping[str, str]) -> Grade:
        """Grade one try (field id -> text) and return it once it is stored.

        Raises UnknownLessonError, UnknownTaskError, NotSavedError, StoreFailedError.
        """
        lesson = self.catalog().lesson(lesson_id)
        task = next((task for task in lesson.tasks if task.id == task_id), None)
        if task is None:
            raise UnknownTaskError(lesson=lesson.id, task=task_id)
        result = grade(task, answers)
        facts = {'task': task.id, 'points': result.points, 'out_of': result.out_of, 'fatal': result.fatal}
        draft = EventDraft(EventId(self.identities.new()), learner, EventKind.PRACTICE_GRADED, lesson.id, facts)
        self.events.append([draft])
        return result
