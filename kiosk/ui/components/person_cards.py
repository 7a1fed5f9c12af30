"""The names to choose from, with a filter that forgives missing marks."""

from collections.abc import Callable, Sequence

from nicegui import ui

from kiosk.core.access import Person
from kiosk.core.vietnamese import fold
from kiosk.ui import theme
from kiosk.ui.words import t

_FILTER_FROM = 9
"""From this many people on a filter is shown."""


def person_cards(people: Sequence[Person], on_choose: Callable[[Person], None]) -> None:
    """Show one card a person; typing part of a name, with or without marks, narrows them."""

    @ui.refreshable
    def cards(part: str = '') -> None:
        shown = [person for person in people if fold(part) in fold(f'{person.name} {person.unit}')]
        with ui.element('div').classes('k-grid'):
            for person in shown:
                with (
                    ui.button(on_click=lambda person=person: on_choose(person), color=None)
                    .props('no-caps unelevated')
                    .classes(theme.CHOICE)
                    .mark(f'person-{person.name}'),
                    ui.element('div'),
                ):
                    ui.label(person.name)
                    ui.label(person.unit).classes(theme.SMALL)
        if not shown:
            ui.label(t('signin.nobody_found')).classes(theme.LOOK_HERE)

    if len(people) >= _FILTER_FROM:
        ui.input(t('signin.filter'), on_change=lambda event: cards.refresh(event.value)).props(
            'outlined clearable autofocus'
        ).classes('w-full').mark('filter')
    cards()
