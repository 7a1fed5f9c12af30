"""What can be learned: modules, lessons in seven steps, practice and questions.

The shapes only; ``core.lesson_files`` reads them from a module's files. The format is specified in
``content/README.md``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kiosk.core.errors import UnknownLessonError
from kiosk.core.ids import LessonId, ModuleId

STEPS = ('viec-hom-nay', 'xem-mau', 'lam-theo', 'tu-lam', 'soat', 'ba-cau-hoi', 'phieu-mang-ve')
"""The seven steps of every lesson, in order (domain.md §4.1); step numbers are 1..7."""

GUIDED_STEP, OWN_STEP, CHECK_STEP, QUIZ_STEP, SHEET_STEP = 3, 4, 5, 6, 7

QuestionKind = Literal['single', 'multiple', 'true_false']
TaskKind = Literal['gaps', 'sort', 'write', 'boxes']


@dataclass(frozen=True)
class Option:
    """One answer to choose, and what to say to whoever chooses it."""

    id: str
    text: str
    correct: bool
    why: str


@dataclass(frozen=True)
class Question:
    """One quick question; exactly one option is correct unless ``kind`` is ``multiple``."""

    id: str
    kind: QuestionKind
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Field:
    """One place to write or choose: a gap, an item to sort, a box, or the whole text."""

    id: str
    label: str
    answers: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    hint: str = ''


@dataclass(frozen=True)
class Criterion:
    """One thing the machine looks for; ``fatal`` fails the whole task when it is not met."""

    id: str
    text: str
    rule: str
    points: int
    fatal: bool
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class Task:
    """One piece of practice: what to do, where to write, how it is graded."""

    id: str
    step: int
    kind: TaskKind
    title: str
    prompt: str
    fields: tuple[Field, ...]
    criteria: tuple[Criterion, ...]
    model_answer: str = ''


@dataclass(frozen=True)
class LegalBasis:
    """A document a lesson rests on; ``reviewed`` says when a person last checked it (ISO dates)."""

    number: str
    name: str
    date: str
    reviewed: str


@dataclass(frozen=True)
class Lesson:
    """One lesson; ``steps`` holds seven Markdown texts, ``steps[0]`` is step 1."""

    id: LessonId
    code: str
    title: str
    minutes: int
    outcomes: tuple[str, ...]
    data_level: str
    version: int
    licence: str
    legal: tuple[LegalBasis, ...]
    steps: tuple[str, ...]
    step_titles: tuple[str, ...]
    tasks: tuple[Task, ...]
    questions: tuple[Question, ...]

    def tasks_of(self, step: int) -> tuple[Task, ...]:
        """Return the tasks of one step, in the order of the file."""
        return tuple(task for task in self.tasks if task.step == step)


@dataclass(frozen=True)
class Module:
    """One module: what a pack carries."""

    id: ModuleId
    number: int
    title: str
    summary: str
    version: int
    author: str
    licence: str
    min_app: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Catalog:
    """Everything installed, ordered by module number."""

    modules: tuple[Module, ...] = ()
    broken: Mapping[ModuleId, Exception] = field(default_factory=dict)

    def lessons(self) -> Iterable[Lesson]:
        """Yield every lesson in the order of the course."""
        for module in self.modules:
            yield from module.lessons

    def lesson(self, name: str) -> Lesson:
        """Return the lesson with this id or code (``1.1``); raise UnknownLessonError."""
        for lesson in self.lessons():
            if name in (lesson.id, lesson.code):
                return lesson
        raise UnknownLessonError(lesson=name)

    def after(self, lesson_id: LessonId) -> Lesson | None:
        """Return the next lesson of the course, or None after the last."""
        ordered = list(self.lessons())
        place = [lesson.id for lesson in ordered].index(lesson_id)
        return ordered[place + 1] if place + 1 < len(ordered) else None
