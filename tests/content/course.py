"""The bundled course, as its readers meet it: every lesson, every text, and the one world they share."""

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.adapters.packs.bundled import BundledCourse
from kiosk.core.catalog import Lesson, Task
from kiosk.core.lesson_files import build_catalog

CONTENT = Path(__file__).resolve().parents[2] / 'content'
CATALOG = build_catalog(BundledCourse(CONTENT).modules(), {})
LESSONS = list(CATALOG.lessons())
TASKS = [(lesson, task) for lesson in LESSONS for task in lesson.tasks]
WORLD = (CONTENT / 'THE-GIOI.md').read_text('utf-8')
INVENTED = 'bịa để luyện tập'


def named(value: object) -> str:
    """Return how a lesson or a task is called in a test's name."""
    if isinstance(value, tuple):
        lesson, task = value
        return f'{lesson.code} {task.id}'
    return getattr(value, 'code', str(value))


def texts(lesson: Lesson) -> Iterator[str]:
    """Yield every text a learner reads."""
    yield from (lesson.title, *lesson.outcomes, *lesson.step_titles, *lesson.steps)
    for task in lesson.tasks:
        yield from (task.title, task.prompt, task.model_answer, *(criterion.text for criterion in task.criteria))
        for field in task.fields:
            yield from (field.label, field.hint, *field.answers, *field.choices)
    for question in lesson.questions:
        yield question.text
        for option in question.options:
            yield from (option.text, option.why)


def blocks(lesson: Lesson) -> Iterator[str]:
    """Yield every text in paragraphs: what stands between empty lines is read as one."""
    for text in texts(lesson):
        yield from re.split(r'\n\s*\n', text)


def perfect(task: Task) -> dict[str, str]:
    """Return the answers of somebody who knows: the accepted ones, or the parts of the model answer in order."""
    if task.kind in {'gaps', 'sort'}:
        return {field.id: field.answers[0] for field in task.fields}
    if task.kind == 'write':
        return {task.fields[0].id: task.model_answer}
    parts = re.split(r'\*\*[^*\n]+[.:]\*\*', task.model_answer)[1:]
    return dict(zip((field.id for field in task.fields), map(str.strip, parts), strict=True))
