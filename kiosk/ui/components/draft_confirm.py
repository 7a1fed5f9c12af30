"""Asking once more before something that cannot be taken back, or that one may not have meant."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from kiosk.ui import theme
from kiosk.ui.components.draft_paragraph import quiet
from kiosk.ui.words import t


def confirm(key: str, on_yes: Callable[[], Any], *, about: Sequence[str] = (), **facts: Any) -> None:
    """Open the question ``key``, with ``key.how`` below it and ``about`` listed; staying is the main answer.

    The answers are ``key.no`` and ``key.yes``.
    """
    with ui.dialog() as dialog, ui.element('div').classes(theme.CARD_BOX):
        ui.label(t(key, **facts)).classes(theme.HEADING)
        ui.label(t(f'{key}.how')).classes(theme.TEXT)
        for words in about:
            ui.label(f'• {words}')

        async def yes() -> None:
            dialog.close()
            await on_yes()

        with ui.element('div').classes('k-row'):
            ui.button(t(f'{key}.no'), on_click=dialog.close).props('no-caps autofocus').classes(theme.MAIN_ACTION)
            quiet(f'{key}.yes', yes, 'yes')
    dialog.open()
