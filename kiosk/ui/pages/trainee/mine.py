"""Mine: how far I am, lesson by lesson. Nobody else's."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.progress import Score
from kiosk.ui import tasks, theme
from kiosk.ui.words import t


async def page(services: Services, person: Person) -> None:
    """Show this person's own results."""
    report = await tasks.call(services.report.for_learner, person, person.id)
    with ui.element('div').classes('k-wide'):
        ui.label(t('mine.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('mine.private')).classes(theme.TEXT)
        ui.label(t('mine.summary', finished=report.row.finished, passed=report.row.passed)).classes(theme.RIGHT)
        with ui.element('div').classes('k-grid'):
            for line in report.lessons:
                with ui.element('div').classes(theme.CARD_BOX):
                    ui.label(f'{line.lesson.code}. {line.lesson.title}').classes('font-bold')
                    ui.label(t('mine.steps', steps=len(line.progress.steps)))
                    ui.label(t('mine.quiz', score=_percent(line.progress.quiz)))
                    for task in line.lesson.tasks:
                        ui.label(
                            t(
                                'mine.task',
                                title=task.title,
                                score=_percent(line.progress.practice.get(task.id)),
                            )
                        )
                    ui.link(t('mine.open'), f'/lesson/{line.lesson.id}')


def _percent(score: Score | None) -> str:
    return '–' if score is None or not score.out_of else f'{round(100 * score.points / score.out_of)} %'
