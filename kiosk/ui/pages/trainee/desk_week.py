"""The week desk: scattered jobs become a week in which nobody and no room is taken twice."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import tasks, theme
from kiosk.ui.components.secretary_desk import secretary_desk
from kiosk.ui.components.week_desk import WeekDesk
from kiosk.ui.components.week_state import WeekState
from kiosk.ui.words import t


async def page(services: Services, person: Person) -> None:
    """Show the desk with nothing on it, and earlier weeks above it."""
    today = await tasks.call(services.desk.secretary.today)
    with ui.element('div').classes('k-wide'):
        ui.label(t('desk.week.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.week.how')).classes(theme.TEXT)
        await secretary_desk(
            services, person.id, 'week', lambda keeper, work: WeekDesk(services, keeper, WeekState.opened(work, today))
        )
