"""The desk: the office's own work, one card a job."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import theme
from kiosk.ui.words import t

JOBS = (
    ('/desk/draft', 'edit_document', 'draft'),
    ('/desk/check', 'fact_check', 'check'),
    ('/desk/table', 'table_chart', 'table'),
    ('/desk/meeting', 'groups', 'meeting'),
    ('/desk/week', 'calendar_month', 'week'),
)


async def page(services: Services, person: Person) -> None:
    """Show what can be done here."""
    with ui.element('div').classes('k-wide'):
        ui.label(t('desk.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.how')).classes(theme.TEXT)
        with ui.element('div').classes('k-grid'):
            for path, icon, job in JOBS:
                with ui.link(target=path).classes('k-place k-card').mark(f'job-{job}'):
                    with ui.element('div').classes('k-row'):
                        ui.icon(icon)
                        ui.label(t(f'desk.{job}.title')).classes('font-bold')
                    ui.label(t(f'desk.{job}.what')).classes(theme.SMALL)
