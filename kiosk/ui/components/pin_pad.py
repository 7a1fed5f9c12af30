"""A PIN by mouse, finger or keyboard."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from kiosk.core.access import Person
from kiosk.ui import theme
from kiosk.ui.words import t

_LONGEST = 12


def pin_pad(person: Person, on_enter: Callable[[str], Awaitable[str | None]], on_back: Callable[[], None]) -> None:
    """Ask for this person's PIN; ``on_enter`` returns what to say when it was refused, None when it was right."""

    async def enter() -> None:
        pin = field.value or ''
        field.set_value('')
        if pin:
            said.set_text(await on_enter(pin) or '')
            said.set_visibility(bool(said.text))

    def press(digit: str) -> None:
        field.set_value(((field.value or '') + digit)[:_LONGEST])

    with ui.element('div').classes(f'{theme.CARD_BOX} k-pin-box').mark('pin-pad'):
        with ui.element('div').classes(theme.COLUMN):
            ui.label(person.name).classes(theme.HEADING)
            ui.label(t('signin.enter_pin')).classes(theme.TEXT)
            field = ui.input(t('signin.pin'), password=True, password_toggle_button=True).props(
                f'outlined autofocus inputmode=numeric maxlength={_LONGEST} autocomplete=off'
            )
            field.classes('w-full').on('keydown.enter', enter).mark('pin')
            field.on('keydown.escape', on_back)
            said = ui.label('').classes(theme.LOOK_HERE).props('role=alert').mark('pin-said')
            said.set_visibility(False)
            with ui.element('div').classes('k-row'):
                ui.button(t('signin.enter'), on_click=enter).props('no-caps').classes(theme.MAIN_ACTION).mark('enter')
                back = ui.button(t('action.back'), on_click=on_back, color=None)
                back.props('no-caps flat').classes(theme.QUIET_ACTION)
        with ui.element('div').classes('k-pin'):
            for digit in '123456789':
                ui.button(digit, on_click=lambda digit=digit: press(digit), color=None).props('unelevated tabindex=-1')
            ui.button(icon='backspace', on_click=lambda: field.set_value((field.value or '')[:-1]), color=None).props(
                f'unelevated tabindex=-1 aria-label="{t("signin.erase")}"'
            )
            ui.button('0', on_click=lambda: press('0'), color=None).props('unelevated tabindex=-1')
