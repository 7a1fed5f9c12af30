"""The steps of the table desk on one page: look, clean, ask, report; each appears when the one before is done.

Rules:
- drawing a step clears what followed from its old state: no answer stands under another table;
- cleaning works on a copy in memory; the file and the table as it was opened are never changed.
"""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.tabular.findings import Rule
from kiosk.core.tabular.printed import Printed
from kiosk.core.tabular.query import Query
from kiosk.services.tabulate import Cleaned, Opened
from kiosk.ui import tasks, theme
from kiosk.ui.components.table_answer import Drawn, answer_table, chart_view, draw_chart, drawable, title_of
from kiosk.ui.components.table_files import send
from kiosk.ui.components.table_findings import mended_rules, unclean_rules
from kiosk.ui.components.table_look import first_look, first_rows
from kiosk.ui.components.table_question import question_form
from kiosk.ui.components.table_report import Telling, report_step
from kiosk.ui.words import t

_NARROW = 3
"""Columns of an answer that leave room for the chart beside them."""


class TableSteps:
    """One person's visit: the places of the steps on the page, and what is in them."""

    def __init__(self, services: Services, folder: Path) -> None:
        places = [ui.element('section').classes('k-wide k-part') for _ in range(5)]
        self._services, self._folder = services, folder
        self._look, self._clean, self._ask, self._answer, self._report = self._places = places
        self._file: Path | None = None
        self._chart_drawn: Callable[[bytes], Any] = bytes

    async def take(self, file: Path) -> None:
        """Open a file; a copy is kept while another sheet of it may be chosen."""
        opened = await tasks.call(self._services.desk.tabulate.open, file, busy='busy.opening_table')
        if self._file is not None:
            self._file.unlink(missing_ok=True)
        several = len(opened.sheet.sheets) > 1
        self._file = Path(await tasks.call(shutil.copy, file, self._folder)) if several else None
        self._show(opened)

    async def _sheet(self, before: Opened, name: str) -> None:
        opened, error = await tasks.attempt(
            self._services.desk.tabulate.open, self._file, name, busy='busy.opening_table'
        )
        if error is not None:
            tasks.announce(error)
        self._show(opened or before)

    def _show(self, opened: Opened) -> None:
        self._draw(self._look, lambda: first_look(opened, partial(self._sheet, opened)))
        self._draw(self._clean, lambda: self._uncleanness(opened))
        if opened.cleanliness.clean:
            self._draw(self._ask, lambda: self._question(opened))
        self._go(self._look)

    def _uncleanness(self, opened: Opened) -> None:
        """Draw the second step before anything was mended."""
        found, ticked = opened.cleanliness, set[Rule]()
        self._heading('clean')
        if found.clean:
            ui.label(t('desk.table.all_clean')).classes(theme.RIGHT)
            return
        ui.label(t('desk.table.unclean')).classes(theme.TEXT)
        unclean_rules(found, ticked)
        with ui.element('div').classes('k-row'):
            if found.fixable:
                clean = ui.button(t('desk.table.clean'), on_click=lambda: self._mend(opened, ticked)).props('no-caps')
                clean.classes(theme.MAIN_ACTION).mark('clean')
            self._quiet('as_it_is', lambda: self._ready(opened, self._ask))

    async def _mend(self, opened: Opened, rules: set[Rule]) -> None:
        cleaned = await tasks.call(self._services.desk.tabulate.clean, opened, frozenset(rules), busy='busy.cleaning')
        self._draw(self._clean, lambda: self._mended(opened, cleaned))
        self._ready(cleaned.opened, self._clean)

    def _mended(self, before: Opened, cleaned: Cleaned) -> None:
        """Draw the second step after mending: what was done, the table now, what is left to a person."""
        opened = cleaned.opened
        self._heading('clean')
        mended_rules(cleaned.done)
        first_rows(opened)
        with ui.element('div').classes('k-row'):
            self._quiet('take_clean', lambda: self._take_clean(opened), 'download')
            self._quiet('undo', lambda: self._show(before), 'undo')
        if not opened.cleanliness.clean:
            ui.label(t('desk.table.left')).classes(theme.TEXT)
            unclean_rules(opened.cleanliness)

    async def _take_clean(self, opened: Opened) -> None:
        stem = Path(opened.sheet.file).stem
        await send(partial(self._services.desk.tabulate.save_table, opened), f'{stem}-da-lam-sach.xlsx')

    def _ready(self, opened: Opened, at: ui.element) -> None:
        self._draw(self._ask, lambda: self._question(opened))
        self._go(at)

    def _question(self, opened: Opened) -> None:
        self._heading('ask')
        ui.label(t('desk.table.ask_how')).classes(theme.TEXT)
        question_form(opened, partial(self._asked, opened))

    async def _asked(self, opened: Opened, query: Query) -> None:
        desk = self._services.desk.tabulate
        found = await tasks.call(desk.ask, opened, query, busy='busy.asking_table')
        table = await tasks.call(desk.printed, found)
        title = title_of(opened, found, desk.words)
        drawn = await draw_chart(desk, found) if drawable(found) else None
        telling = Telling(self._services, found, title, drawn.png if drawn else b'')
        self._draw(self._answer, lambda: self._answered(telling, table, drawn))
        self._go(self._answer)
        self._draw(self._report, lambda: self._heading('report'))
        with self._report:
            self._chart_drawn = await report_step(telling)

    def _answered(self, telling: Telling, table: Printed, drawn: Drawn | None) -> None:
        """Draw the answer: the table, and beside it the chart with its choice."""
        found, title = telling.found, telling.title
        self._heading('answer')
        beside = len(found.columns) <= _NARROW
        with ui.element('div').classes('k-desk' if beside else 'k-wide'):
            with ui.element('div').classes('k-column' if beside else 'k-wide'):
                answer_table(found, table, title)
            if drawn is None:
                ui.label(t('desk.table.no_chart')).classes(theme.SMALL)
            else:
                with ui.element('div').classes('k-column'):
                    chart_view(self._services.desk.tabulate, found, drawn, title, self._charted)

    async def _charted(self, png: bytes) -> None:
        await self._chart_drawn(png)

    def _heading(self, step: str) -> None:
        ui.label(t(f'desk.table.step.{step}')).classes(theme.HEADING).props('role=heading aria-level=2')

    def _quiet(self, key: str, on_click: Callable[[], Any], icon: str | None = None) -> None:
        button = ui.button(t(f'desk.table.{key}'), icon=icon, on_click=on_click, color=None).props('no-caps flat')
        button.classes(theme.QUIET_ACTION).mark(key)

    def _draw(self, place: ui.element, draw: Callable[[], None]) -> None:
        """Draw one step anew; what followed from it is gone."""
        for later in self._places[self._places.index(place) :]:
            later.clear()
        with place:
            draw()

    def _go(self, place: ui.element) -> None:
        """Bring a step that has just appeared before the eyes, and the keyboard to it."""
        place.client.run_javascript(
            f'const place = getHtmlElement({place.id}); place.tabIndex = -1; place.focus({{preventScroll: true}});'
            f'place.scrollIntoView({{behavior: "smooth"}})'
        )
