"""The first start: nobody can manage this station yet, so whoever sets it up becomes its trainer."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.ui import session, tasks, theme
from kiosk.ui.words import t


async def page(services: Services) -> None:
    """Ask for the first trainer's name and PIN, and sign them in."""

    async def create() -> None:
        if pin.value != again.value:
            said.set_text(t('first.pins_differ'))
            said.set_visibility(True)
            return
        person = await tasks.call(services.roster.first_trainer, name.value or '', unit.value or '', pin.value or '')
        session.sign_in(person.id)

    with ui.element('div').classes('k-column'):
        ui.label(t('first.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('first.why')).classes(theme.TEXT)
        with ui.element('div').classes(theme.CARD_BOX):
            name = ui.input(t('roster.name')).props('outlined autofocus maxlength=80').classes('w-full').mark('name')
            unit = ui.input(t('roster.unit')).props('outlined maxlength=80').classes('w-full').mark('unit')
            pin = _pin(t('roster.pin')).mark('pin')
            again = _pin(t('roster.pin_again')).mark('again')
            ui.label(t('roster.pin_rule')).classes(theme.SMALL)
            said = ui.label('').classes(theme.LOOK_HERE).props('role=alert')
            said.set_visibility(False)
            ui.button(t('first.create'), on_click=create).props('no-caps').classes(theme.MAIN_ACTION).mark('create')


def _pin(label: str) -> ui.input:
    field = ui.input(label, password=True, password_toggle_button=True)
    return field.props('outlined inputmode=numeric maxlength=12 autocomplete=off').classes('w-full')
