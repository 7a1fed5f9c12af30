"""The tutor: a question, then what the lessons say, word for word, then the model's verified words."""

from collections.abc import Callable
from contextlib import aclosing
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.ids import LessonId
from kiosk.services.ask import Answer
from kiosk.ui import tasks, theme
from kiosk.ui.components.quotation import answering
from kiosk.ui.words import t, tell


def ask_box(services: Services, person: Person, lesson: LessonId | None) -> None:
    """Show the question field and, under it, the answer; ``lesson`` is preferred as its source."""

    async def ask() -> None:
        button.disable()
        try:
            titles = {
                each.id: f'{each.code}. {each.title}' for each in (await tasks.call(services.courses.catalog)).lessons()
            }
            async with aclosing(tasks.stream(services.ask.stream, person.id, field.value or '', lesson)) as answers:
                async for answer in answers:
                    if worded.is_deleted:
                        return
                    if answer.stage == 'found' or answer.refused:
                        _redraw(quoted, _first, answer, titles)
                        _redraw(more, _others, answer)
                    _redraw(worded, _words, answer)
        finally:
            if not button.is_deleted:
                button.enable()

    with ui.element('section').classes(theme.CARD_BOX).mark('tutor'):
        if lesson is not None:
            ui.label(t('ask.beside')).classes(theme.HEADING)
        field = ui.textarea(t('ask.field')).props('outlined autogrow').classes('w-full').mark('ask-field')
        field.on('keydown.enter.exact.prevent', ask)
        button = ui.button(t('ask.go'), on_click=ask).props('no-caps').classes(theme.MAIN_ACTION).mark('ask-go')
        quoted = ui.element('div').classes('k-column').props('role=status').mark('answer')
        worded = ui.element('div').classes('k-column').props('role=status').mark('words')
        more = ui.element('div').classes('k-column').mark('more')


def _redraw(place: ui.element, draw: Callable[..., None], *what: Any) -> None:
    place.clear()
    with place:
        draw(*what)


def _first(answer: Answer, titles: dict[LessonId, str]) -> None:
    if answer.refused:
        ui.label(t('ask.refused')).classes(theme.LOOK_HERE)
        for lesson in answer.nearest:
            ui.link(titles.get(lesson, lesson), f'/lesson/{lesson}')
        return
    ui.label(t('ask.found')).classes('font-bold')
    answering(answer.excerpts[0])


def _others(answer: Answer) -> None:
    if len(answer.excerpts) > 1:
        with ui.expansion(t('ask.more', count=len(answer.excerpts) - 1)).classes('w-full'):
            for excerpt in answer.excerpts[1:]:
                answering(excerpt)


def _words(answer: Answer) -> None:
    """Show where the model is, and those of its sentences that a passage proves."""
    if answer.refused:
        return
    if answer.stage == 'waiting':
        ui.label(t('ask.waiting', place=answer.place)).classes(theme.TEXT)
    if answer.sentences:
        with ui.element('div').classes(theme.MODEL_WORDS):
            ui.label(t('ask.model_words')).classes('font-bold')
            for said in answer.sentences:
                ui.label(f'«{said.text}»' if said.quoted else said.text).classes(theme.TEXT)
                ui.label(f'— {said.proof.passage.title} › {said.proof.passage.heading}').classes(theme.SMALL)
    if answer.replaced:
        ui.label(t('ask.replaced'))
    if answer.stage in {'found', 'writing'}:
        ui.label(t('ask.writing')).classes(theme.TEXT)
    if answer.error is not None:
        ui.label(tell(answer.error)).classes(theme.LOOK_HERE).mark('model-error')
