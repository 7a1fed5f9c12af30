"""The notes of a meeting: typed or pasted, and cut into statements where the assistant proposes it.

Rules:
- what the assistant proposes is shown as its proposal beside the words it is about; the notes change only when the
  person takes it, and no word of theirs is added or lost;
- without an assistant its button is not there.
"""

import threading
from collections.abc import Callable
from itertools import groupby
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.secretary.split import is_long
from kiosk.services.secretary import Segmented
from kiosk.ui import tasks, theme
from kiosk.ui.components.minutes_state import MinutesState
from kiosk.ui.components.secretary_work import confirmed, quiet
from kiosk.ui.words import t


class NotesBox:
    """The box and what can be done with it; ``changed`` is called when the notes did."""

    def __init__(
        self, services: Services, state: MinutesState, changed: Callable[[], Any], left: Callable[[], Any]
    ) -> None:
        self._desk, self._state, self._changed = services.desk.secretary, state, changed
        self._box = ui.textarea(t('desk.meeting.notes'), value=state.notes, on_change=lambda e: self._take(e.value))
        self._box.props('outlined spellcheck=false input-class=k-notes').classes('w-full').mark('notes')
        self._box.on('blur', left)
        with ui.element('div').classes('k-row'):
            quiet(t('desk.meeting.example'), self._fill_example, 'example')
            self._ask = quiet(t('desk.meeting.segment'), self._segment, 'segment')
            self._halt = quiet(t('desk.table.stop'), self._stop, 'stop')
        self._ask.set_visibility(False)
        self._halt.set_visibility(False)
        self._proposal = ui.element('div').classes('w-full k-part').props('role=status').mark('proposal')
        self._stopped = threading.Event()
        ui.context.client.on_delete(self._stopped.set)

    async def look_for_assistant(self) -> None:
        """Offer the assistant if there is one."""
        self._ask.set_visibility(await tasks.call(self._assistant))

    def clear(self) -> None:
        """Empty the box."""
        self._box.set_value('')
        self._proposal.clear()

    def _assistant(self) -> bool:
        return self._desk.model is not None and self._desk.model.state().ready

    def _take(self, value: str | None) -> None:
        if (value or '') != self._state.notes:
            self._state.notes = value or ''
            self._changed()

    async def _fill_example(self) -> None:
        if not self._state.notes.strip() or await confirmed(t('desk.example.replaces'), t('desk.example.yes')):
            self._box.set_value(t('desk.meeting.example_notes'))

    async def _segment(self) -> None:
        self._proposal.clear()
        if not any(is_long(line) for line in self._state.notes.splitlines()):
            self._say(t('desk.meeting.no_long_lines'))
            return
        self._stopped.clear()
        self._ask.disable()
        self._halt.set_visibility(True)
        try:
            cut = await tasks.call(
                self._desk.segment, self._state.notes, (), self._stopped.is_set, busy='busy.segmenting'
            )
        finally:
            self._ask.enable()
            self._halt.set_visibility(False)
        self._propose(cut)

    def _stop(self) -> None:
        self._stopped.set()

    def _propose(self, cut: Segmented) -> None:
        """Show where the assistant would cut, or that it would not."""
        groups = [list(group) for _, group in groupby(cut.pieces, key=lambda piece: piece.line)]
        split = [group for group in groups if len(group) > 1]
        if not split:
            self._say(t('desk.meeting.segment_failed' if cut.reason else 'desk.meeting.segment_nothing'))
            return
        with self._proposal, ui.element('div').classes(theme.MODEL_WORDS):
            ui.label(t('desk.meeting.segment_words')).classes('font-bold')
            for group in split:
                ui.label(t('desk.meeting.segment_line', line=group[0].line, count=len(group)))
                with ui.element('ul').classes('k-list'):
                    for piece in group:
                        with ui.element('li'):
                            ui.label(piece.text)
            with ui.element('div').classes('k-row'):
                quiet(t('desk.meeting.segment_take'), lambda: self._use(cut), 'segment-take')
                quiet(t('desk.meeting.segment_leave'), self._proposal.clear, 'segment-leave')

    def _use(self, cut: Segmented) -> None:
        self._proposal.clear()
        self._box.set_value(cut.text)

    def _say(self, sentence: str) -> None:
        with self._proposal:
            ui.label(sentence).classes(theme.LOOK_HERE)
