"""The frame round every screen, and which page an address means.

Nobody signed in: the names. Nobody to manage names: the first start. Otherwise the place in the address.
"""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Act, Person, may
from kiosk.core.errors import KioskError, UnknownPersonError
from kiosk.ui import desk_pages, idle, session, tasks, theme
from kiosk.ui.pages import first_start, sign_in
from kiosk.ui.pages.trainee import ask, desk, find, home, lesson, mine
from kiosk.ui.pages.trainer import health, progress, roster, sticks
from kiosk.ui.rail import rail
from kiosk.ui.words import t

_log = logging.getLogger(__name__)
ROUTES = {
    '/': home.page, '/ask': ask.page, '/find': find.page, '/mine': mine.page,
    '/desk': desk.page,
    '/desk/draft': desk_pages.drafts, '/desk/draft/{paper}': desk_pages.draft,
    '/desk/check': desk_pages.check,
    '/desk/table': desk_pages.table, '/desk/meeting': desk_pages.meeting, '/desk/week': desk_pages.week,
    '/lesson/{module}/{folder}': lesson.page, '/lesson/{module}/{folder}/{step}': lesson.page,
}  # fmt: skip
TRAINER_ROUTES = {
    '/class': progress.page,
    '/roster': roster.page,
    '/sticks': sticks.page,
    '/health': health.page,
    '/desk/letterhead': desk_pages.letterhead,
}


def build_root(services: Services) -> Callable[[], Coroutine[Any, Any, None]]:
    """Return the root page function for ``ui.run`` (facts/nicegui.md §5.1)."""

    async def root() -> None:
        client = ui.context.client
        await client.connected()
        if client.is_deleted:  # whoever asked was no browser, or left before the page was there
            return
        theme.set_text_size(theme.TEXT_SIZES[session.text_size()])
        ui.on_exception(_tell)
        person = await _who(services)
        if person is None:
            with _frame(services, None):
                first = await tasks.call(services.sign_in.needs_first_trainer)
                await (first_start.page if first else sign_in.page)(services)
            return
        idle.watch(services.settings.idle_minutes, services.settings.idle_warning_seconds)
        routes = {**ROUTES, **(TRAINER_ROUTES if may(person, Act.SEE_CLASS) else {})}
        with _frame(services, person):
            _Places(routes, data={'services': services, 'person': person}).classes('w-full')

    return root


class _Places(ui.sub_pages):
    """The page of the address; what NiceGUI would say in English about a wrong one is said in words of ours."""

    def _render_404(self) -> None:
        ui.label(t('frame.no_such_place')).classes(theme.LOOK_HERE)
        ui.link(t('frame.home'), '/')

    def _render_error(self, error: Exception) -> None:
        _log.error('a page failed', exc_info=error)
        ui.label(t('error.unexpected', reason=type(error).__name__)).classes(theme.DANGER)
        ui.link(t('frame.home'), '/')


async def _who(services: Services) -> Person | None:
    person_id = session.person_id()
    if person_id is None:
        return None
    person, error = await tasks.attempt(services.sign_in.person, person_id)
    if isinstance(error, UnknownPersonError):
        return None
    if error is not None:
        tasks.announce(error)
    return person


def _tell(error: Exception) -> None:
    tasks.announce(error if isinstance(error, KioskError) else KioskError(reason=str(error)))


def _frame(services: Services, person: Person | None) -> ui.element:
    with ui.element('div').classes('k-frame' if person else 'k-frame k-alone'):
        _top(services, person)
        if person:
            rail(person)
        main = ui.element('div').classes('k-main-area')
    ui.skip_link(t('frame.skip'), target=main)
    return main


def _top(services: Services, person: Person | None) -> None:
    with ui.element('header').classes('k-top'):
        ui.label(t('app.name')).classes('k-brand')
        if services.settings.commune:
            ui.label(services.settings.commune).classes(theme.SMALL)
        ui.label(t('frame.offline')).classes(theme.SMALL)
        if person:
            ui.label(person.name).classes('k-person').mark('who')
        with ui.element('div').classes('k-row').style('' if person else 'margin-left:auto'):
            for name in theme.TEXT_SIZES:
                ui.button(name, on_click=lambda name=name: _resize(name), color=None).props(
                    f'flat no-caps aria-label="{t("frame.text_size")} {name}"'
                ).classes('k-size')
            other = 'en' if session.language() == 'vi' else 'vi'
            ui.button(t('frame.other_language'), on_click=lambda: session.choose_language(other), color=None).props(
                'flat no-caps'
            ).classes('k-size')
            if person:
                ui.button(t('frame.sign_out'), on_click=session.sign_out, color=None).props('flat no-caps').classes(
                    theme.QUIET_ACTION
                ).mark('sign-out')


def _resize(name: str) -> None:
    session.choose_text_size(name)
    theme.set_text_size(theme.TEXT_SIZES[name])
