"""The class: who is where, and which question people fail."""

from datetime import datetime

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.class_view import LearnerRow
from kiosk.ui import tasks, theme
from kiosk.ui.words import t

_SHOWN_QUESTIONS = 8


async def page(services: Services, person: Person) -> None:
    """Show the learners and the hardest questions."""
    view = await tasks.call(services.report.for_class, person)
    names = {one.id: one for one in await tasks.call(services.roster.everyone, person)}
    with ui.element('div').classes('k-wide'):
        ui.label(t('class.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        if not view.learners:
            ui.label(t('class.empty')).classes(theme.LOOK_HERE)
        with ui.element('div').classes('k-grid'):
            for row in view.learners:
                with ui.element('div').classes(theme.CARD_BOX):
                    ui.label(names[row.learner].name).classes('font-bold')
                    ui.label(names[row.learner].unit).classes(theme.SMALL)
                    ui.label(t('class.counts', finished=row.finished, passed=row.passed))
                    ui.label(_place(row))
                    ui.label(t('class.last', at=_local(row.last))).classes(theme.SMALL)
        hard = [row for row in view.questions if row.wrong][:_SHOWN_QUESTIONS]
        if hard:
            ui.label(t('class.hard')).classes(theme.HEADING)
        for question in hard:
            with ui.element('div').classes(theme.LOOK_HERE):
                ui.label(question.question.text).classes('font-bold')
                ui.label(
                    t(
                        'class.wrong',
                        lesson=question.lesson.code,
                        wrong=question.wrong,
                        answered=question.answered,
                    )
                )


def _place(row: LearnerRow) -> str:
    if row.place is None:
        return t('class.all_done')
    return t('class.place', code=row.place.lesson.code, title=row.place.lesson.title, step=row.place.step)


def _local(moment: str | None) -> str:
    return '–' if moment is None else datetime.fromisoformat(moment).astimezone().strftime('%H:%M %d/%m/%Y')
