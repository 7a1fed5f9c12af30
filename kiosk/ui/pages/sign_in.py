"""Who are you? A name, then a PIN."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import session, tasks, theme
from kiosk.ui.components.person_cards import person_cards
from kiosk.ui.components.pin_pad import pin_pad
from kiosk.ui.words import t, tell


async def page(services: Services) -> None:
    """Show the names; a chosen name asks for its PIN."""
    people = await tasks.call(services.sign_in.people)

    async def prove(person: Person, pin: str) -> str | None:
        proved, error = await tasks.attempt(services.sign_in.prove, person.id, pin)
        if error is not None or proved is None:
            return tell(error) if error else ''
        session.sign_in(proved.id)
        return None

    @ui.refreshable
    def choose(person: Person | None = None) -> None:
        if person is None:
            person_cards(people, choose.refresh)
        else:
            pin_pad(person, lambda pin: prove(person, pin), lambda: choose.refresh(None))

    with ui.element('div').classes('k-wide'):
        ui.label(t('signin.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('signin.how')).classes(theme.TEXT)
        choose()
