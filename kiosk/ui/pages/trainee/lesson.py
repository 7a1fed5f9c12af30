"""One lesson, one step at a time: read it, do it, say you have."""

from functools import partial

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.catalog import OWN_STEP, QUIZ_STEP, SHEET_STEP, STEPS, Lesson
from kiosk.core.ids import LessonId
from kiosk.core.quiz import QuizResult, shuffled
from kiosk.core.rubric import Grade
from kiosk.services.study import Reading
from kiosk.ui import tasks, theme
from kiosk.ui.components.ask_box import ask_box
from kiosk.ui.components.lesson_steps import step_bar
from kiosk.ui.components.markdown import markdown
from kiosk.ui.components.practice_form import practice_form
from kiosk.ui.components.quiz_form import Chosen, quiz_form
from kiosk.ui.words import t


async def page(services: Services, person: Person, module: str, folder: str, step: str = '') -> None:
    """Show a step of a lesson, the resume step if none is named, and the tutor beside it."""
    lesson_id = LessonId(f'{module}/{folder}')
    reading = await tasks.call(services.study.open, person.id, lesson_id)
    here = int(step) if step.isdigit() and 1 <= int(step) <= len(STEPS) else reading.progress.resume_at
    lesson = reading.lesson
    with ui.element('div').classes('k-lesson'):
        with ui.element('div').classes('k-column'):
            ui.label(f'{lesson.code}. {lesson.title}').classes(theme.TITLE).props('role=heading aria-level=1')
            step_bar(lesson, reading.progress, here)
            ui.label(t('lesson.step_title', step=here, title=lesson.step_titles[here - 1])).classes(theme.HEADING)
            markdown(lesson.steps[here - 1], lesson.id)
            _doing(services, person, lesson, here)
            _way_on(services, person, reading, here)
        with ui.element('aside').classes('k-tutor'):
            ask_box(services, person, lesson.id)


def _doing(services: Services, person: Person, lesson: Lesson, here: int) -> None:
    async def graded(task_id: str, answers: dict[str, str]) -> Grade:
        return await tasks.call(services.practise.submit, person.id, lesson.id, task_id, answers, busy='busy.marking')

    async def marked(chosen: Chosen) -> QuizResult:
        return await tasks.call(services.take_quiz.submit, person.id, lesson.id, chosen, busy='busy.marking')

    if here <= OWN_STEP:
        for task in lesson.tasks_of(here):
            practice_form(task, lesson.id, partial(graded, task.id))
    if here == QUIZ_STEP:
        quiz_form([shuffled(question, person.id) for question in lesson.questions], marked)
    if here == SHEET_STEP:
        ui.button(t('lesson.print'), on_click=lambda: ui.run_javascript('window.print()'), color=None).props(
            'no-caps flat'
        ).classes(f'{theme.QUIET_ACTION} k-noprint')


def _way_on(services: Services, person: Person, reading: Reading, here: int) -> None:
    lesson = reading.lesson

    async def go_on() -> None:
        await tasks.call(services.study.step_done, person.id, lesson.id, here)
        if here < len(STEPS):
            ui.navigate.to(f'/lesson/{lesson.id}/{here + 1}')
            return
        following = await tasks.call(services.study.finish, person.id, lesson.id)
        ui.notify(t('lesson.saved'), type='positive')
        ui.navigate.to(f'/lesson/{following.id}' if following else '/')

    with ui.element('div').classes('k-row k-noprint'):
        key = 'lesson.next_step' if here < len(STEPS) else 'lesson.finish'
        ui.button(t(key), on_click=go_on).props('no-caps').classes(theme.MAIN_ACTION).mark('go-on')
        if here > 1:
            ui.button(
                t('action.back'),
                on_click=lambda: ui.navigate.to(f'/lesson/{lesson.id}/{here - 1}'),
                color=None,
            ).props('no-caps flat').classes(theme.QUIET_ACTION)
