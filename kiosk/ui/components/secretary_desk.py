"""A desk of the secretary: one piece of work laid out and kept, earlier ones above it to take up again.

>>> await secretary_desk(services, person.id, 'week', lambda keeper, work: WeekDesk(services, keeper, work))
"""

from collections.abc import Awaitable, Callable
from typing import Protocol

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.errors import SecretTextError
from kiosk.core.ids import LearnerId
from kiosk.services.secretary import About, Work
from kiosk.ui import tasks
from kiosk.ui.components.secretary_work import EVERY, Keeper, earlier_papers, quiet
from kiosk.ui.words import t


class Desk(Protocol):
    """One piece of work on the screen."""

    async def start(self) -> None:
        """Draw what was made before."""

    async def look(self) -> None:
        """Draw anew what changed since the last look."""

    def work(self) -> Work:
        """Return what is kept of it."""

    def refuse(self, error: SecretTextError | None) -> None:
        """Say that nothing is kept because of a mark, or take the notice away."""


async def secretary_desk(
    services: Services, owner: LearnerId, about: About, lay: Callable[[Keeper, Work], Desk]
) -> None:
    """Show an empty desk; ``lay`` draws one piece of work where it is called."""
    table = _Table(lay)
    with ui.element('div').classes('k-row'):
        quiet(t('desk.kept.new'), table.begin, 'new-paper', 'add')
        table.keeper = Keeper(services, owner, about, table.refuse)
    table.earlier = ui.element('div').classes('w-full')
    table.place = ui.element('div').classes('w-full')
    ui.timer(EVERY, table.look)
    await table.lay_out(Work())


class _Table:
    """What lies on the desk and what lay there before."""

    keeper: Keeper
    earlier: ui.element
    place: ui.element

    def __init__(self, lay: Callable[[Keeper, Work], Desk]) -> None:
        self._lay = lay
        self._desk: Desk | None = None

    async def begin(self) -> None:
        await self.keeper.flush()
        await self.lay_out(Work())

    async def lay_out(self, work: Work, paper_id: str = '') -> None:
        self.place.clear()
        with self.place:
            self._desk = self._lay(self.keeper, work)
        self.keeper.follow(self._desk.work, paper_id)
        await self._desk.start()
        await self._list(shown=not paper_id)

    async def look(self) -> None:
        await _quietly(self.keeper.look)
        if self._desk is not None:
            await _quietly(self._desk.look)

    def refuse(self, error: SecretTextError | None) -> None:
        if self._desk is not None:
            self._desk.refuse(error)

    async def _list(self, *, shown: bool) -> None:
        papers = await self.keeper.others()
        self.earlier.clear()
        with self.earlier:
            earlier_papers(papers, self._take_up, self._discard, shown=shown)

    async def _take_up(self, paper_id: str) -> None:
        await self.keeper.flush()
        await self.lay_out(await self.keeper.take_up(paper_id), paper_id)

    async def _discard(self, paper_id: str) -> None:
        await self.keeper.discard(paper_id)
        await self._list(shown=True)


async def _quietly(look: Callable[[], Awaitable[None]]) -> None:
    """Look on next time, whatever was told this time."""
    try:
        await look()
    except tasks.Told:
        return
