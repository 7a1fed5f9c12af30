"""The step bar of a lesson: seven places, which are done, which is open."""

from nicegui import ui

from kiosk.core.catalog import Lesson
from kiosk.core.progress import LessonProgress
from kiosk.ui.words import t


def step_bar(lesson: Lesson, progress: LessonProgress, here: int) -> None:
    """Show the seven steps as links; ``here`` is the open one, 1..7."""
    with ui.element('nav').classes('k-steps').props(f'aria-label="{t("lesson.steps")}"'):
        for number, title in enumerate(lesson.step_titles, start=1):
            style = 'k-here' if number == here else 'k-done' if number in progress.steps else ''
            with ui.link(target=f'/lesson/{lesson.id}/{number}').classes(f'k-step {style}').mark(f'step-{number}'):
                done = '✓ ' if number in progress.steps else ''
                ui.html(f'{done}{number}', tag='span')
                ui.label(title).classes('k-step-name')
