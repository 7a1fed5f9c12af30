"""Home: one next step, and the way of the course."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.catalog import Lesson
from kiosk.services.report import LessonLine
from kiosk.ui import tasks, theme
from kiosk.ui.words import t


async def page(services: Services, person: Person) -> None:
    """Show the next step and every lesson with its state."""
    place = await tasks.call(services.study.next, person.id)
    report = await tasks.call(services.report.for_learner, person, person.id)
    catalog = await tasks.call(services.courses.catalog)
    lines = {line.lesson.id: line for line in report.lessons}
    with ui.element('div').classes('k-wide'):
        ui.label(t('home.title', name=person.name)).classes(theme.TITLE).props('role=heading aria-level=1')
        if place is not None:
            with ui.element('div').classes(theme.CARD_BOX):
                ui.label(t('home.next')).classes(theme.SMALL)
                ui.label(f'{place.lesson.code}. {place.lesson.title}').classes(theme.HEADING)
                ui.label(t('home.next_step', step=place.step, minutes=place.lesson.minutes)).classes(theme.TEXT)
                ui.button(
                    t('home.go_on'),
                    on_click=lambda: ui.navigate.to(f'/lesson/{place.lesson.id}/{place.step}'),
                ).props('no-caps autofocus').classes(theme.MAIN_ACTION).mark('next')
        elif lines:
            ui.label(t('home.all_done')).classes(theme.RIGHT)
        else:
            ui.label(t('home.no_lessons')).classes(theme.LOOK_HERE)
        for module in catalog.modules:
            ui.label(t('home.module', number=module.number, title=module.title)).classes(theme.HEADING)
            ui.label(module.summary).classes(theme.TEXT)
            with ui.element('div').classes('k-grid'):
                for lesson in module.lessons:
                    _lesson(lesson, lines.get(lesson.id))


def _lesson(lesson: Lesson, line: LessonLine | None) -> None:
    with ui.link(target=f'/lesson/{lesson.id}').classes('k-place k-card').mark(f'lesson-{lesson.code}'):
        ui.label(f'{lesson.code}. {lesson.title}').classes('font-bold')
        ui.label(t('home.minutes', minutes=lesson.minutes)).classes(theme.SMALL)
        ui.label(t(f'home.state.{_state(line)}', steps=len(line.progress.steps) if line else 0)).classes(theme.SMALL)


def _state(line: LessonLine | None) -> str:
    if line is None or line.progress.opened is None:
        return 'new'
    if line.passed:
        return 'passed'
    return 'finished' if line.progress.finished else 'open'
