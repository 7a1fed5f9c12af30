"""The tutor: a question, then what the lessons say, word for word."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.ids import LessonId
from kiosk.services.ask import Answer
from kiosk.ui import tasks, theme
from kiosk.ui.components.quotation import quotation
from kiosk.ui.words import t


def ask_box(services: Services, person: Person, lesson: LessonId | None) -> None:
    """Show the question field and, under it, the answer; ``lesson`` is preferred as its source."""

    async def ask() -> None:
        answer = await tasks.call(services.ask.ask, person.id, field.value or '', lesson, busy='busy.finding')
        titles = {
            each.id: f'{each.code}. {each.title}' for each in (await tasks.call(services.courses.catalog)).lessons()
        }
        shown.clear()
        with shown:
            _answer(answer, titles)

    with ui.element('section').classes(theme.CARD_BOX).mark('tutor'):
        if lesson is not None:
            ui.label(t('ask.beside')).classes(theme.HEADING)
        field = ui.textarea(t('ask.field')).props('outlined autogrow').classes('w-full').mark('ask-field')
        field.on('keydown.enter.exact.prevent', ask)
        ui.button(t('ask.go'), on_click=ask).props('no-caps').classes(theme.MAIN_ACTION).mark('ask-go')
        shown = ui.element('div').classes('k-column').props('role=status').mark('answer')


def _answer(answer: Answer, titles: dict[LessonId, str]) -> None:
    if answer.refused:
        ui.label(t('ask.refused')).classes(theme.LOOK_HERE)
        for lesson in answer.nearest:
            ui.link(titles.get(lesson, lesson), f'/lesson/{lesson}')
        return
    ui.label(t('ask.found')).classes('font-bold')
    for excerpt in answer.excerpts:
        passage = excerpt.passage
        heading = f'{passage.title} › {passage.heading}'
        quotation(passage.id, passage.lesson, heading, passage.text, [(excerpt.start, excerpt.end)])
