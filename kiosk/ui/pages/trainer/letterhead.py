"""The office's letterhead: names, symbols, who may sign how; the page beside it shows what it makes of a letter."""

from dataclasses import replace

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.drafting.compose import compose
from kiosk.core.errors import KioskError
from kiosk.ui import tasks, theme
from kiosk.ui.components.draft_later import Later
from kiosk.ui.components.letterhead_form import Setting, letterhead_form
from kiosk.ui.components.page_preview import drawn
from kiosk.ui.words import t, tell

_QUIET, _MOST = 0.4, 1.2


async def page(services: Services, person: Person) -> None:
    """Show the setting and its page; it is kept when the person says so."""
    setting = Setting(await tasks.call(services.desk.draft.letterhead))
    example = await tasks.call(services.desk.draft.example, 'cong-van')

    async def look() -> None:
        wanted = setting.letterhead()
        sample = replace(example, signing=wanted.signings[0].slug if wanted.signings else '')
        document, error = await tasks.attempt(compose, sample, wanted, busy='')
        if not page_shown.is_deleted:
            say(error)
            if document is not None:
                paper.set_content(drawn(document))

    def say(error: KioskError | None) -> None:
        with page_shown:
            fault.set_text(tell(error) if error else '')
            fault.set_visibility(error is not None)

    async def keep() -> None:
        _, error = await tasks.attempt(services.desk.draft.set_letterhead, person, setting.letterhead())
        say(error)
        if error is None:
            ui.notify(t('desk.letterhead.kept'), type='positive')

    looking = Later(look, _QUIET, _MOST)
    with ui.element('div').classes('k-wide') as page_shown:
        ui.link(t('desk.draft.to_list'), '/desk/draft')
        ui.label(t('desk.letterhead.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.letterhead.how')).classes(theme.TEXT)
        with ui.element('div').classes('k-desk'):
            with ui.element('div').classes('k-column'):
                letterhead_form(setting, looking.soon)
            with ui.element('div').classes('k-column k-beside'):
                ui.button(t('desk.letterhead.keep'), on_click=keep).props('no-caps').classes(theme.MAIN_ACTION)
                fault = ui.label().classes(theme.LOOK_HERE).props('role=status')
                paper = ui.html('', sanitize=False).classes('k-paper').mark('preview')
    await look()
