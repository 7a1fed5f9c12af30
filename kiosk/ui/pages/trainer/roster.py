"""The people of this station: add, give a new PIN, hide."""

from collections.abc import Callable

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person, Role
from kiosk.ui import tasks, theme
from kiosk.ui.words import t


async def page(services: Services, person: Person) -> None:
    """Show the roster and the form that adds to it."""
    people = await tasks.call(services.roster.everyone, person)

    @ui.refreshable
    def table() -> None:
        with ui.element('div').classes('k-grid'):
            for other in people:
                _card(services, person, other, reload)

    async def reload() -> None:
        people[:] = await tasks.call(services.roster.everyone, person)
        table.refresh()

    with ui.element('div').classes('k-wide'):
        ui.label(t('roster.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('roster.how')).classes(theme.TEXT)
        _add_form(services, person, reload)
        table()


def _add_form(services: Services, by: Person, reload: Callable) -> None:
    async def add() -> None:
        role_chosen = Role(role.value)
        added = await tasks.call(
            services.roster.add, by, name.value or '', unit.value or '', pin.value or '', role_chosen
        )
        ui.notify(
            t('roster.added', name=added.name, unit=added.unit, role=t(f'role.{added.role.value}')),
            type='positive',
        )
        for field in (name, pin):
            field.set_value('')
        await reload()

    with ui.element('div').classes(theme.CARD_BOX):
        ui.label(t('roster.add_title')).classes(theme.HEADING)
        with ui.element('div').classes('k-grid'):
            name = ui.input(t('roster.name')).props('outlined maxlength=80').mark('new-name')
            unit = ui.input(t('roster.unit')).props('outlined maxlength=80').mark('new-unit')
            pin = (
                ui.input(t('roster.pin'))
                .props('outlined inputmode=numeric maxlength=12 autocomplete=off')
                .mark('new-pin')
            )
            choices = {role.value: t(f'role.{role.value}') for role in (Role.LEARNER, Role.TRAINER)}
            role = ui.select(choices, value=Role.LEARNER.value, label=t('roster.role')).props('outlined')
        ui.label(t('roster.pin_rule')).classes(theme.SMALL)
        ui.button(t('roster.add'), on_click=add).props('no-caps').classes(theme.MAIN_ACTION).mark('add-person')


def _card(services: Services, by: Person, other: Person, reload: Callable) -> None:
    async def hide() -> None:
        await tasks.call(services.roster.set_active, by, other.id, not other.active)
        await reload()

    with ui.element('div').classes(theme.CARD_BOX):
        ui.label(other.name).classes('font-bold')
        state = '' if other.active else f' · {t("roster.hidden")}'
        ui.label(f'{other.unit} · {t(f"role.{other.role.value}")}{state}').classes(theme.SMALL)
        with ui.element('div').classes('k-row'):
            ui.button(t('roster.new_pin'), on_click=lambda: _new_pin(services, by, other), color=None).props(
                'no-caps flat'
            ).classes(theme.QUIET_ACTION)
            if other.id != by.id:
                ui.button(t('roster.hide' if other.active else 'roster.show'), on_click=hide, color=None).props(
                    'no-caps flat'
                ).classes(theme.QUIET_ACTION)


def _new_pin(services: Services, by: Person, other: Person) -> None:
    async def save() -> None:
        await tasks.call(services.roster.change_pin, by, other.id, pin.value or '')
        dialog.close()
        ui.notify(t('roster.saved'), type='positive')

    with ui.dialog() as dialog, ui.element('div').classes(theme.CARD_BOX):
        ui.label(t('roster.new_pin_for', name=other.name)).classes(theme.HEADING)
        pin = (
            ui.input(t('roster.pin'))
            .props('outlined autofocus inputmode=numeric maxlength=12 autocomplete=off')
            .classes('w-full')
        )
        ui.label(t('roster.pin_rule')).classes(theme.SMALL)
        with ui.element('div').classes('k-row'):
            ui.button(t('roster.new_pin'), on_click=save).props('no-caps').classes(theme.MAIN_ACTION)
            ui.button(t('action.cancel'), on_click=dialog.close, color=None).props('no-caps flat').classes(
                theme.QUIET_ACTION
            )
    dialog.open()
