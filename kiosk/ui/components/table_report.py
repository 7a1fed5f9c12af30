"""The last step at the table desk: what can be said, in whose words, and the report to take away.

Rules:
- what the machine computed and what the model worded are told apart at a glance, and both by words;
- the model's wording is shown only if it says what the table says; leaving the page stops it;
- the page beside it is the report that will be downloaded, drawn again whenever something in it changes.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.decree30.document import Document
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.sentence_starts import started
from kiosk.core.tabular.annex import picture, with_picture
from kiosk.core.tabular.answer import Answer
from kiosk.services.tabulate import Reported
from kiosk.ui import tasks, theme
from kiosk.ui.components.page_preview import page_preview
from kiosk.ui.components.table_files import file_name, send
from kiosk.ui.words import t

_REPORT = 'bao-cao'


@dataclass
class Telling:
    """What the report is made of; ``chart`` is the one on the screen, b'' if there is none."""

    services: Services
    found: Answer
    title: str
    chart: bytes = b''
    scope: str = ''
    drawn: bool = True
    phrased: str = ''

    async def told(self) -> Reported:
        """Return the report's parts as they stand."""
        told = await tasks.call(self.services.desk.tabulate.report, self.found, self.title, self.scope)
        drawn = picture(self.chart, self.title) if self.drawn and self.chart else None
        return replace(told, phrased=self.phrased, picture=drawn)

    async def document(self, told: Reported) -> Document:
        """Return the report under the office's letterhead, the chart behind its annex."""
        facts = self.services.desk.tabulate.facts(told, DraftFacts(_REPORT, subject=self.title))
        document = await tasks.call(self.services.desk.draft.compose, facts)
        return with_picture(document, told.picture) if told.picture else document


async def report_step(telling: Telling) -> Callable[[bytes], Any]:
    """Show the sentences, the fields and the page; return what to call when the chart was drawn anew."""
    with ui.element('div').classes('k-desk'):
        with ui.element('div').classes('k-column'):
            sentences = ui.element('div').classes('k-column').props('role=status').mark('sentences')
            worded = ui.element('div').classes('k-column').props('role=status').mark('worded')
            fields = ui.element('div').classes('k-column')
            _downloads(telling)
        with ui.element('div').classes('k-column'):
            ui.label(t('desk.table.preview')).classes(theme.SMALL)
            paper = ui.element('div').classes('w-full').mark('report-paper')

    async def redraw() -> None:
        told = await telling.told()
        document = await telling.document(told)
        _redraw(sentences, lambda: _computed(told))
        _redraw(paper, lambda: page_preview(document))

    async def chart_drawn(png: bytes) -> None:
        telling.chart = png
        await redraw()

    with fields:
        _fields(telling, redraw)
    await redraw()
    if await tasks.call(_ready, telling.services):
        _redraw(worded, lambda: _ask_model(telling, worded, redraw))
    return chart_drawn


def _redraw(place: ui.element, draw: Callable[[], None]) -> None:
    if not place.is_deleted:
        place.clear()
        with place:
            draw()


def _ready(services: Services) -> bool:
    model = services.desk.tabulate.model
    return model is not None and model.state().ready


def _computed(told: Reported) -> None:
    with ui.element('div').classes(theme.CARD_BOX):
        ui.label(t('desk.table.computed')).classes('font-bold')
        for sentence in told.sentences:
            ui.label(sentence).classes(theme.TEXT)
        if not told.sentences:
            ui.label(t('desk.table.no_sentences')).classes(theme.TEXT)


def _ask_model(telling: Telling, place: ui.element, redraw: Callable[[], Any], said: str = '') -> None:
    """Show the model's words if there are any, else the button that asks for them."""
    stop = threading.Event()
    ui.context.client.on_delete(stop.set)

    async def ask() -> None:
        button.disable()
        halt.set_visibility(True)
        try:
            plain = replace(await telling.told(), phrased='')
            telling.phrased = (
                await tasks.call(telling.services.desk.tabulate.phrase, plain, stop.is_set, busy='busy.phrasing')
            ).phrased
            await redraw()
        finally:
            note = 'desk.table.stopped' if stop.is_set() else '' if telling.phrased else 'desk.table.unfaithful'
            _redraw(place, lambda: _ask_model(telling, place, redraw, note))

    async def drop() -> None:
        telling.phrased = ''
        await redraw()
        _redraw(place, lambda: _ask_model(telling, place, redraw))

    if telling.phrased:
        with ui.element('div').classes(theme.MODEL_WORDS):
            ui.label(t('desk.table.model_words')).classes('font-bold')
            ui.label(started(telling.phrased)).classes(theme.TEXT)
            _quiet('desk.table.drop_words', drop, 'drop-words')
        return
    if said:
        ui.label(t(said)).classes(theme.LOOK_HERE)
    with ui.element('div').classes('k-row'):
        button = _quiet('desk.table.phrase', ask, 'phrase')
        halt = _quiet('desk.table.stop', stop.set, 'stop')
        halt.set_visibility(False)


def _quiet(key: str, on_click: Callable[..., Any], mark: str) -> ui.button:
    return ui.button(t(key), on_click=on_click).props('no-caps flat').classes(theme.QUIET_ACTION).mark(mark)


def _fields(telling: Telling, redraw: Callable[[], Any]) -> None:
    async def changed(**facts: Any) -> None:
        for name, value in facts.items():
            setattr(telling, name, value)
        await redraw()

    longest = f'outlined debounce=600 maxlength={FIELDS["trich_yeu"].most}'
    title = ui.textarea(
        t('desk.table.title_field'), value=telling.title, on_change=lambda event: changed(title=event.value or '')
    )
    title.props(f'{longest} autogrow').classes('w-full').mark('report-title')
    scope = ui.input(
        t('desk.table.scope'),
        value=telling.services.desk.tabulate.words('sheet.scope'),
        on_change=lambda event: changed(scope=(event.value or '').strip()),
    )
    scope.props('outlined debounce=600 maxlength=80').classes('w-full').mark('scope')
    if telling.chart:
        ui.checkbox(t('desk.table.with_chart'), value=True, on_change=lambda event: changed(drawn=event.value))


def _downloads(telling: Telling) -> None:
    desk, draft = telling.services.desk.tabulate, telling.services.desk.draft

    async def report() -> None:
        document = await telling.document(await telling.told())
        await send(partial(draft.write, document), file_name(f'{_REPORT} {telling.title}', '.docx'))

    async def annex() -> None:
        await send(partial(desk.save_annex, await telling.told()), file_name(f'phu-luc {telling.title}', '.xlsx'))

    with ui.element('div').classes('k-row'):
        ui.button(t('desk.table.take_report'), icon='download', on_click=report).props('no-caps').classes(
            theme.MAIN_ACTION
        ).mark('take-report')
        _quiet('desk.table.take_annex', annex, 'take-annex')
    ui.label(t('desk.table.still_missing')).classes(theme.SMALL)
