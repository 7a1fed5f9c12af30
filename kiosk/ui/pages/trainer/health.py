"""Is this station well? One line a part."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import tasks, theme
from kiosk.ui.words import t

_LOOK = {'ok': theme.RIGHT, 'look': theme.LOOK_HERE, 'broken': theme.DANGER}
_ICON = {'ok': 'check_circle', 'look': 'visibility', 'broken': 'error'}


async def page(services: Services, person: Person) -> None:
    """Show every finding of the health check."""
    findings = await tasks.call(services.health.look)
    with ui.element('div').classes('k-column'):
        ui.label(t('health.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        for finding in findings:
            with ui.element('div').classes(_LOOK[finding.level]), ui.element('div').classes('k-row'):
                ui.icon(_ICON[finding.level])
                ui.label(t(f'health.{finding.name}.{finding.level}', **finding.facts)).classes('flex-1')
