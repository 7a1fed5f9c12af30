"""Keeping what somebody works on at the secretary's desk, and finding it again.

Rules:
- what changes is kept within two seconds, at once when a field is left, and before the page is left;
- «kept at …» is said only after the store has said so; what is not kept is said to be not kept;
- a text with a mark of State secrets is not kept, and what was kept of it is gone: the screen says so at once, and
  keeps nothing until the mark is away;
- nothing is thrown away without asking.

>>> keeper = Keeper(services, person.id, 'minutes', refused)
>>> keeper.follow(state.work)
>>> keeper.touch()
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from nicegui import background_tasks, run, ui

from kiosk.bootstrap import Services
from kiosk.core.errors import KioskError, MachineError, SecretTextError
from kiosk.core.ids import LearnerId
from kiosk.ports.desk import Paper
from kiosk.services.secretary import About, Work
from kiosk.ui import tasks, theme
from kiosk.ui.words import t, tell

EVERY = 1.5
"""Seconds between two looks for something to keep."""

_FEW = 3
"""Earlier papers that are listed without being asked for."""

_REST = 4
"""Looks that are skipped after the disk refused."""


class Keeper:
    """Keeps the work of one page; ``paper_id`` is blank until something was kept."""

    def __init__(
        self, services: Services, owner: LearnerId, about: About, refused: Callable[[SecretTextError | None], None]
    ) -> None:
        self._desk, self._owner, self._about, self._refused = services.desk.secretary, owner, about, refused
        self._make: Callable[[], Work] = Work
        self.paper_id = ''
        self._dirty = self._busy = False
        self._rest = 0
        self._status = ui.label(t('desk.kept.nothing')).classes(theme.SMALL).props('role=status').mark('kept')
        client = ui.context.client
        client.on_delete(self._leave)
        client.sub_pages_router.on_path_changed(lambda _: self._leave())

    def follow(self, make: Callable[[], Work], paper_id: str = '') -> None:
        """Keep this work from now on; ``make`` gives it as it is."""
        self._make, self.paper_id, self._dirty = make, paper_id, False
        self._say(t('desk.kept.nothing' if not paper_id else 'desk.kept.as_opened'))

    def touch(self) -> None:
        """Something was changed."""
        self._dirty = True
        self._say(t('desk.kept.soon'))

    async def look(self) -> None:
        """Keep what was changed since the last look, unless the disk has just refused."""
        if self._rest:
            self._rest -= 1
        else:
            await self.flush()

    async def flush(self) -> None:
        """Keep what was changed, now."""
        if self._busy:
            return
        self._busy = True
        try:
            while self._dirty and not self._rest:
                self._dirty = False
                await self._keep()
        finally:
            self._busy = False

    async def others(self) -> list[Paper]:
        """Return this person's other papers of this kind, the latest first."""
        papers = await tasks.call(self._desk.kept, self._owner, self._about)
        return [paper for paper in papers if paper.id != self.paper_id]

    async def take_up(self, paper_id: str) -> Work:
        """Return a paper as it was kept."""
        return await tasks.call(self._desk.take_up, self._owner, paper_id)

    async def discard(self, paper_id: str) -> None:
        """Throw a paper away."""
        await tasks.call(self._desk.discard, self._owner, paper_id)

    def forget(self) -> None:
        """Keep nothing of what is on the screen any more."""
        self._dirty, self.paper_id = False, ''
        self._say(t('desk.kept.nothing'))

    async def _keep(self) -> None:
        paper, error = await tasks.attempt(self._written, self._make(), self.paper_id, busy='busy.keeping')
        if isinstance(error, SecretTextError):
            self.paper_id = ''
            self._say(t('desk.kept.refused'))
            self._refused(error)
        elif error is not None:
            self._failed(error)
        elif paper is not None:
            self.paper_id = paper.id
            self._refused(None)
            if not self._dirty:
                self._say(t('desk.kept.at', **moment(paper.at)))

    def _written(self, work: Work, paper_id: str) -> Paper:
        """Keep it and return it as the store has it."""
        kept = self._desk.keep(self._owner, work, paper_id)
        return next(paper for paper in self._desk.kept(self._owner, self._about) if paper.id == kept)

    def _failed(self, error: KioskError) -> None:
        self._say(t('desk.kept.failed', reason=tell(error)))
        if isinstance(error, MachineError):
            self._dirty, self._rest = True, _REST

    def _leave(self) -> None:
        """Keep the last keystrokes of a page that is being left; its timer and its fields are gone by now."""
        if self._dirty and (self.paper_id or not self._busy):
            self._dirty = False
            background_tasks.create(run.io_bound(_quietly, self._written, self._make(), self.paper_id))

    def _say(self, sentence: str) -> None:
        if not self._status.is_deleted:
            self._status.set_text(sentence)


def earlier_papers(
    papers: list[Paper], opened: Callable[[str], Any], discarded: Callable[[str], Any], *, shown: bool
) -> None:
    """List earlier work with the ways to open it and to throw it away; nothing if there is none."""
    if not papers:
        return
    with (
        ui.expansion(t('desk.kept.earlier', count=len(papers)), value=shown and len(papers) <= _FEW)
        .classes('k-earlier')
        .mark('earlier')
    ):
        for paper in papers:
            with ui.element('div').classes('k-row k-earlier-row'):
                with ui.element('div').classes('k-grow'):
                    ui.label(paper.title).classes('font-bold')
                    ui.label(t('desk.kept.when', **moment(paper.at))).classes(theme.SMALL)
                quiet(t('desk.kept.open'), partial(opened, paper.id), 'open-paper')
                quiet(t('desk.kept.discard'), partial(_discard, paper, discarded), 'discard-paper')


async def confirmed(question: str, yes: str) -> bool:
    """Ask before something is lost; Esc and a click beside it mean no."""
    with ui.dialog() as dialog, ui.card().classes('k-dialog'):
        ui.label(question).classes(theme.TEXT)
        with ui.element('div').classes('k-row'):
            quiet(t('desk.kept.rather_not'), partial(dialog.submit, False), 'no')
            quiet(yes, partial(dialog.submit, True), 'yes')
    answer = await dialog
    dialog.delete()
    return bool(answer)


def quiet(label: str, on_click: Callable[..., Any], mark: str, icon: str | None = None) -> ui.button:
    """Show a secondary button."""
    button = ui.button(label, icon=icon, on_click=on_click, color=None).props('no-caps flat')
    return button.classes(theme.QUIET_ACTION).mark(mark)


def make_button(label: str, on_click: Callable[..., Any]) -> ui.button:
    """Show the button that makes the paper of what was typed."""
    return ui.button(label, on_click=on_click, color=None).props('no-caps flat').mark('make')


def as_main(button: ui.button, *, main: bool) -> None:
    """Make it the one main action, or a quiet one beside another."""
    button.classes(add=theme.MAIN_ACTION, remove=theme.QUIET_ACTION) if main else button.classes(
        add=theme.QUIET_ACTION, remove=theme.MAIN_ACTION
    )
    button.props('color=primary unelevated', remove='flat') if main else button.props('flat', remove='color unelevated')


def bring_up(place: ui.element) -> None:
    """Bring what has just appeared before the eyes."""
    place.client.run_javascript(f'getHtmlElement({place.id}).scrollIntoView({{behavior: "smooth"}})')


def secret_notice(error: SecretTextError, cleared: Callable[[], Any]) -> None:
    """Tell that nothing is kept, why, and what to do."""
    with ui.element('div').classes(theme.DANGER).props('role=alert').mark('secret'):
        ui.label(tell(error)).classes('font-bold')
        ui.label(t('desk.secret.what_next', mark=error.facts['mark']))
        quiet(t('desk.secret.clear'), cleared, 'clear-secret')


def moment(stamp: str) -> dict[str, str]:
    """Return the facts of a stamp for a sentence: ``time`` and ``day``."""
    at = datetime.fromisoformat(stamp).astimezone()
    return {'time': f'{at:%H:%M:%S}', 'day': f'{at:%d/%m/%Y}'}


async def _discard(paper: Paper, discarded: Callable[[str], Any]) -> None:
    if await confirmed(t('desk.kept.sure', title=paper.title), t('desk.kept.discard')):
        await discarded(paper.id)


def _quietly(verb: Callable[..., Any], *args: Any) -> None:
    """Run a verb for a page that is gone: there is nobody left to tell."""
    try:
        verb(*args)
    except KioskError:
        return
