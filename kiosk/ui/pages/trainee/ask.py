"""Ask: a question in one's own words, answered from the installed lessons only."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import theme
from kiosk.ui.components.ask_box import ask_box
from kiosk.ui.words import t


async def page(services: Services, person: Person) -> None:
    """Show the tutor over the whole course."""
    with ui.element('div').classes('k-column'):
        ui.label(t('ask.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('ask.how')).classes(theme.TEXT)
        ask_box(services, person, None)
