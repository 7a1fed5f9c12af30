"""The table desk: choose a spreadsheet, clean it, ask it, report from it."""

import shutil
import tempfile
from functools import partial
from pathlib import Path

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import theme
from kiosk.ui.components.file_field import file_field
from kiosk.ui.components.table_steps import TableSteps
from kiosk.ui.words import t

_LIMIT_MB = 50


async def page(services: Services, person: Person) -> None:
    """Show the first step; the others follow it."""
    folder = Path(tempfile.mkdtemp(prefix='tramhoc-'))
    ui.context.client.on_delete(partial(shutil.rmtree, folder, ignore_errors=True))
    with ui.element('div').classes('k-wide'):
        ui.label(t('desk.table.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.table.how')).classes(theme.TEXT)
        ui.label(t('desk.table.step.file')).classes(theme.HEADING).props('role=heading aria-level=2')
        chooser = ui.element('div').classes('k-form')
        steps = TableSteps(services, folder)
        with chooser:
            file_field(t('desk.table.choose'), '.xlsx,.csv', _LIMIT_MB, steps.take)
