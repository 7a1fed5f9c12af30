"""The meeting screen: notes and facts on the left, the minutes, the tasks and the conclusions on the right.

Rules:
- minutes are made of the notes when the person asks for it; the facts of the meeting change them at once;
- a fact that was read from the notes is read anew with them, one that a person typed stays;
- making them anew replaces the table of tasks: if a person changed it, they are asked first;
- the papers are drawn anew a moment after something changed, only the one that is looked at.
"""

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.errors import SecretTextError
from kiosk.core.secretary.finding import written_day
from kiosk.core.secretary.minutes import Meeting
from kiosk.services.secretary import Work
from kiosk.ui import tasks, theme
from kiosk.ui.components.minutes_facts import MeetingFields
from kiosk.ui.components.minutes_notes import NotesBox
from kiosk.ui.components.minutes_papers import ConclusionPaper, MinutesPaper, redraw, take_tasks
from kiosk.ui.components.minutes_state import MinutesState
from kiosk.ui.components.minutes_tasks import TaskTable
from kiosk.ui.components.secretary_work import Keeper, as_main, bring_up, confirmed, make_button, secret_notice
from kiosk.ui.words import t

_TABS = ('minutes', 'tasks', 'conclusion')


class MinutesDesk:
    """One piece of work on the screen; ``work`` is what is kept of it."""

    def __init__(self, services: Services, keeper: Keeper, state: MinutesState) -> None:
        self._services, self._keeper, self._state = services, keeper, state
        self._stale = False
        self._tab = _TABS[0]
        self._papers: dict[str, MinutesPaper | ConclusionPaper] = {}
        with ui.element('div').classes('k-desk'):
            with ui.element('div').classes('k-column'):
                self._left()
            self._right = ui.element('div').classes('k-column k-result').mark('result')

    async def start(self) -> None:
        """Draw what was made before, and look whether an assistant is there."""
        await self._draw_result()
        await self._notes.look_for_assistant()

    def work(self) -> Work:
        """Return what is kept."""
        return self._state.work(t('desk.meeting.untitled', day=written_day(self._state.meeting.day)))

    async def look(self) -> None:
        """Draw anew what changed since the last look."""
        if self._stale and self._tab in self._papers:
            self._stale = False
            await self._papers[self._tab].draw()

    def refuse(self, error: SecretTextError | None) -> None:
        """Say that nothing is kept because of a mark, or take the notice away."""
        self._secret.clear()
        if error is not None:
            with self._secret:
                secret_notice(error, self._clear)

    def _left(self) -> None:
        fields = MeetingFields(self._state.meeting, self._meeting_changed, self._keeper.flush)
        fields.day()
        self._secret = ui.element('div').classes('w-full k-part')
        self._notes = NotesBox(self._services, self._state, self._notes_changed, self._keeper.flush)
        self._old = ui.label(t('desk.meeting.notes_newer')).classes(theme.LOOK_HERE).mark('notes-newer')
        self._old.set_visibility(False)
        self._button = make_button(t('desk.meeting.make'), self._make)
        ui.label(t('desk.meeting.facts')).classes(theme.HEADING).props('role=heading aria-level=2')
        ui.label(t('desk.meeting.facts_how')).classes(theme.SMALL)
        fields.rest()
        self._fields = fields

    async def _make(self) -> None:
        state = self._state
        if not state.notes.strip():
            redraw(self._right, lambda: ui.label(t('desk.meeting.no_notes')).classes(theme.LOOK_HERE))
            return
        if state.touched and not await confirmed(t('desk.meeting.again'), t('desk.meeting.again_yes')):
            return
        typed = state.typed()
        minutes, error = await tasks.attempt(
            self._services.desk.secretary.minutes, state.notes, typed, busy='busy.minutes'
        )
        if isinstance(error, SecretTextError):
            self._keeper.touch()
            await self._keeper.flush()
            return
        if error is not None or minutes is None:
            tasks.announce(error) if error else None
            return
        state.take(minutes, typed)
        self._old.set_visibility(False)
        self._fields.show(minutes.meeting)
        await self._draw_result()
        bring_up(self._right)
        self._keeper.touch()
        await self._keeper.flush()

    async def _draw_result(self) -> None:
        self._papers = {}
        as_main(self._button, main=not self._state.made)
        redraw(self._right, self._result if self._state.made else self._nothing_yet)
        self._stale = True
        await self.look()

    def _nothing_yet(self) -> None:
        with ui.element('div').classes(theme.CARD_BOX):
            ui.label(t('desk.meeting.empty')).classes(theme.TEXT)

    def _result(self) -> None:
        left = self._keeper.flush
        with (
            ui.tabs(value=self._tab, on_change=lambda event: self._chosen(event.value))
            .props('no-caps inline-label outside-arrows mobile-arrows align=left')
            .classes('k-tabs') as tabs
        ):
            for name in _TABS:
                ui.tab(name, t(f'desk.meeting.tab.{name}')).mark(f'tab-{name}')
        with ui.tab_panels(tabs, value=self._tab, animated=False).props('keep-alive').classes('k-panels'):
            with ui.tab_panel('minutes').classes('k-panel'):
                self._papers['minutes'] = MinutesPaper(self._services, self._state)
            with ui.tab_panel('tasks').classes('k-panel'):
                TaskTable(self._state, self._changed, left)
                take_tasks(self._services, self._state)
            with ui.tab_panel('conclusion').classes('k-panel'):
                self._papers['conclusion'] = ConclusionPaper(self._services, self._state, self._changed, left)

    async def _chosen(self, tab: str) -> None:
        self._tab, self._stale = tab, True
        await self.look()

    def _changed(self) -> None:
        self._stale = True
        self._keeper.touch()

    def _meeting_changed(self, meeting: Meeting) -> None:
        if meeting.day != self._state.meeting.day:
            self._old.set_visibility(self._state.made)
        self._state.set_meeting(meeting)
        self._changed()

    def _notes_changed(self) -> None:
        self._old.set_visibility(self._state.made)
        self._keeper.touch()

    def _clear(self) -> None:
        self._secret.clear()
        self._state.empty()
        self._fields.show(self._state.meeting)
        self._notes.clear()
        self._old.set_visibility(False)
        self._papers = {}
        as_main(self._button, main=True)
        redraw(self._right, self._nothing_yet)
        self._keeper.forget()
