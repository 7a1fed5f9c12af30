"""The meeting desk: rough notes become minutes, a table of tasks and a notice of conclusions."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import tasks, theme
from kiosk.ui.components.minutes_desk import MinutesDesk
from kiosk.ui.components.minutes_state import MinutesState
from kiosk.ui.components.secretary_desk import secretary_desk
from kiosk.ui.words import t


async def page(services: Services, person: Person) -> None:
    """Show the desk with nothing on it, and earlier work above it."""
    today = await tasks.call(services.desk.secretary.today)
    with ui.element('div').classes('k-wide'):
        ui.label(t('desk.meeting.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.meeting.how')).classes(theme.TEXT)
        await secretary_desk(
            services,
            person.id,
            'minutes',
            lambda keeper, work: MinutesDesk(services, keeper, MinutesState.opened(work, today)),
        )
