"""Find: type a few words, with or without marks, see the passages."""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.ui import tasks, theme
from kiosk.ui.components.quotation import quotation
from kiosk.ui.words import t

_MOST = 10


async def page(services: Services, person: Person) -> None:
    """Show the search field and, under it, what was found."""

    async def look() -> None:
        text = (field.value or '').strip()
        results.clear()
        if not text:
            with results:
                ui.label(t('find.type_first')).classes(theme.LOOK_HERE)
            return
        hits = await tasks.call(services.find.search, text, _MOST, busy='busy.finding')
        with results:
            ui.label(t('find.count', count=len(hits)) if hits else t('find.nothing')).props('role=status').classes(
                theme.TEXT if hits else theme.LOOK_HERE
            )
            for hit in hits:
                marks = services.find.highlights(hit.passage.text, text)
                quotation(
                    hit.passage.id,
                    hit.passage.lesson,
                    f'{hit.passage.title} › {hit.passage.heading}',
                    hit.passage.text,
                    marks,
                )

    with ui.element('div').classes('k-column'):
        ui.label(t('find.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('find.how')).classes(theme.TEXT)
        with ui.element('div').classes('k-row w-full'):
            field = ui.input(t('find.field')).props('outlined autofocus clearable maxlength=500').classes('flex-1')
            field.on('keydown.enter', look).mark('find-field')
            ui.button(t('find.look'), on_click=look).props('no-caps').classes(theme.MAIN_ACTION).mark('find-go')
        results = ui.element('div').classes('k-column').mark('results')
