"""Asking the model for paragraphs: one button, what it is doing, and a way to stop it."""

import asyncio
from contextlib import aclosing

from nicegui import background_tasks, ui

from kiosk.core.drafting.skeleton import Part
from kiosk.services.draft import Proposal
from kiosk.ui import tasks, theme
from kiosk.ui.components.draft_paragraph import quiet
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.components.draft_words import PartWords
from kiosk.ui.words import t

_LOOK_UP = 0.2
"""Seconds between two looks at whether somebody still waits."""


class Assistant:
    """The model at this desk; ``ready`` tells whether there is one."""

    def __init__(self, visit: Visit, *, ready: bool) -> None:
        self._visit, self._ready = visit, ready
        self._words: dict[str, PartWords] = {}
        self._stopped = False

    def draw(self) -> None:
        """Show the button, where the form stands now."""
        self._words.clear()
        with ui.element('div').classes('k-asked') as self._place:
            with ui.element('div').classes('k-row'):
                self._button = quiet('desk.draft.ask', self._ask, 'ask-assistant')
                self._halt = quiet('desk.draft.stop', self._stop, 'stop-assistant')
                self._halt.set_visibility(False)
            self._said = ui.label(t('desk.draft.ask_how')).classes(theme.SMALL).props('role=status')
        if not self._ready:
            self._button.disable()
            self._said.set_text(t('desk.draft.no_model'))

    def place(self, part: Part) -> None:
        """Give a part the place for its words."""
        self._words[part.slug] = PartWords(self._visit, part, self._judge)

    async def _ask(self) -> None:
        if not any(point for part in self._visit.facts.parts for point in part.points):
            self._said.set_text(t('desk.draft.no_points'))
            return
        for each in self._words.values():
            each.forget()
        self._stopped = False
        self._busy(True)
        listening = background_tasks.create(self._listen(), context=self._place, handle_exceptions=False)
        while not listening.done():
            await asyncio.wait({listening}, timeout=_LOOK_UP)
            if self._stopped or self._place.is_deleted:
                listening.cancel()
        if not self._place.is_deleted:
            for each in self._words.values():
                each.end()
            self._busy(False)

    async def _listen(self) -> None:
        async with aclosing(tasks.stream(self._visit.services.desk.draft.propose, self._visit.facts)) as said:
            async for proposal in said:
                self._show(proposal)

    def _show(self, proposal: Proposal) -> None:
        if proposal.part in self._words:
            self._words[proposal.part].propose(proposal)

    async def _judge(self) -> None:
        for each in self._words.values():
            await each.judge()

    def _stop(self) -> None:
        self._stopped = True

    def _busy(self, busy: bool) -> None:
        self._button.set_enabled(not busy)
        self._halt.set_visibility(busy)
        said = 'writing' if busy else 'stopped' if self._stopped else 'asked'
        self._said.set_text(t(f'desk.draft.{said}'))
