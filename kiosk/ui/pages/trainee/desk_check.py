"""Checking a Word file: what is wrong, where, why, and a mended copy to take away."""

from functools import partial
from pathlib import Path

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.checks.six import SixChecks
from kiosk.services.check_document import Report
from kiosk.ui import tasks, theme
from kiosk.ui.components.file_field import file_field
from kiosk.ui.components.layout_findings import layout_findings
from kiosk.ui.components.page_preview import page_preview
from kiosk.ui.components.six_findings import six_findings
from kiosk.ui.words import t

_LIMIT_MB = 20
_NEED_A_SOURCE = ('numbers', 'layout')
"""Checks that say nothing here: numbers are compared with a source, layout stands above."""


async def page(services: Services, person: Person) -> None:
    """Take a file, show its findings beside its page."""

    async def check(file: Path) -> None:
        report = await tasks.call(services.desk.check_document.check, file, busy='busy.checking')
        copy = (
            await tasks.call(services.desk.check_document.mended, file, busy='busy.mending')
            if report.mendable
            else None
        )
        looked = await tasks.call(services.desk.check_document.look, report, busy='busy.checking')
        shown.clear()
        with shown:
            _report(file.name, report, looked, copy)

    with ui.element('div').classes('k-wide'):
        ui.label(t('desk.check.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.check.how')).classes(theme.TEXT)
        file_field(t('desk.check.choose'), '.docx,.doc', _LIMIT_MB, check)
        shown = ui.element('div').classes('k-wide').props('role=status').mark('report')


def _report(name: str, report: Report, looked: SixChecks, copy: bytes | None) -> None:
    counts = report.counts
    with ui.element('div').classes(theme.LOOK_HERE if counts['E'] else theme.RIGHT):
        ui.label(name).classes('font-bold')
        key = 'desk.check.faults' if counts['E'] else 'desk.check.clean'
        ui.label(t(key, errors=counts['E'], warnings=counts['W'], hints=counts['I']))
    with ui.element('div').classes('k-desk'):
        with ui.element('div').classes(theme.COLUMN):
            if copy is not None:
                ui.label(t('desk.check.mendable', count=report.mendable)).classes(theme.TEXT)
                ui.button(t('desk.check.mend'), on_click=partial(ui.download.content, copy, _mended_name(name))).props(
                    'no-caps'
                ).classes(theme.MAIN_ACTION).mark('mend')
            _by_hand_and_by_machine(report)
            ui.label(t('desk.check.words')).classes(theme.HEADING)
            six_findings(looked, without=_NEED_A_SOURCE)
        page_preview(report.document)


def _by_hand_and_by_machine(report: Report) -> None:
    by_hand = [finding for finding in report.findings if finding.mend is None]
    by_machine = [finding for finding in report.findings if finding.mend is not None]
    if by_hand:
        ui.label(t('desk.check.by_hand', count=len(by_hand))).classes(theme.HEADING)
        layout_findings(by_hand)
    if by_machine:
        with ui.expansion(t('desk.check.by_machine', count=len(by_machine))).classes('w-full').mark('by-machine'):
            layout_findings(by_machine)


def _mended_name(name: str) -> str:
    return f'{name.removesuffix(".docx")}-da-sua.docx'
