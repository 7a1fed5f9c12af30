"""One task of the minutes: its cells, its doubts in words, and the buttons that settle them.

Cells stay where they are while the doubts above them change, so that the keyboard goes on from cell to cell; the
doubts change a moment after a cell was left, so that no button slips away from under a finger.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from nicegui import ui

from kiosk.core.secretary.drafts import deadline
from kiosk.core.secretary.review import accepted, confirmed, dated, review_task
from kiosk.core.secretary.tasks import Task
from kiosk.ui import theme
from kiosk.ui.components.minutes_state import MinutesState
from kiosk.ui.components.secretary_work import quiet
from kiosk.ui.words import t

_LIMITS = {'what': 600, 'who': 200, 'with_whom': 300, 'product': 200, 'due': 80}
"""Characters the form takes (``core.drafting.fields``)."""

_MOMENT = 0.4
"""Seconds in which a click that left a cell comes to its button."""


class TaskRow:
    """The row of task ``number``, counted from 0."""

    def __init__(
        self,
        state: MinutesState,
        number: int,
        changed: Callable[[], Any],
        left: Callable[[], Awaitable[None]],
        removed: Callable[[], Any],
    ) -> None:
        self._state, self._number, self._changed, self._left = state, number, changed, left
        with ui.element('section').classes(theme.CARD_BOX).mark(f'task-{number + 1}'):
            with ui.element('div').classes('k-row'):
                ui.label(t('desk.meeting.task_number', number=number + 1)).classes('font-bold')
                self._chip = ui.label().mark('task-state')
            self._doubts = ui.element('div').classes('w-full').mark('task-doubts')
            self._cell('what', 'w-full')
            with ui.element('div').classes('k-pair'):
                self._cell('who')
                self._cell('with_whom')
                self._due = self._due_cell()
                self._cell('product')
            if self._task.source:
                source = t('desk.meeting.task_source', line=self._task.line, words=self._task.source)
                ui.label(source).classes(f'{theme.QUOTE} {theme.SMALL}')
            with ui.element('div').classes('k-row'):
                self._accept = quiet(t('desk.meeting.task_accept'), self._accepted, 'task-accept')
                self._confirm = quiet(t('desk.meeting.due_confirm'), self._confirmed, 'due-confirm')
                quiet(t('desk.meeting.task_remove'), removed, 'task-remove')
        self._show()

    @property
    def _task(self) -> Task:
        return self._state.minutes.tasks[self._number]

    def _show(self) -> None:
        """Show what is in doubt now and which buttons settle it."""
        if self._doubts.is_deleted:
            return
        task = self._task
        self._chip.set_text(t('desk.meeting.task_proposed' if task.proposed else 'desk.meeting.task_given'))
        self._chip.classes(replace='k-chip k-chip-look' if task.proposed else 'k-chip')
        self._accept.set_visibility(task.proposed)
        self._confirm.set_visibility(not task.proposed and task.due is not None and bool(task.doubts))
        found = review_task(task)
        self._doubts.clear()
        if found:
            style = theme.DANGER if any(finding.must for finding in found) else theme.LOOK_HERE
            with self._doubts, ui.element('div').classes(style):
                for finding in found:
                    ui.label(t(f'secretary.found.{finding.key}', **finding.facts))

    def _cell(self, name: str, classes: str = '') -> None:
        def edit(value: str | None) -> None:
            if getattr(self._task, name) != (value or '').strip():
                changed: dict[str, Any] = {name: (value or '').strip()}
                self._put(replace(self._task, **changed))

        label, shown = t(f'desk.meeting.task.{name}'), getattr(self._task, name)
        cell = ui.textarea(label, value=shown, on_change=lambda event: edit(event.value))
        cell.props(f'outlined autogrow rows=1 maxlength={_LIMITS[name]} spellcheck=false')
        cell.classes(classes).mark(f'task-{name}').on('blur', self._leave)

    def _due_cell(self) -> ui.input:
        cell = ui.input(t('desk.meeting.task.due'), value=deadline(self._task))
        cell.props(f'outlined maxlength={_LIMITS["due"]} spellcheck=false hint="{t("desk.meeting.task.due_example")}"')

        async def leave() -> None:
            typed = (cell.value or '').strip()
            if typed != deadline(self._task):
                self._put(dated(self._task, typed, self._state.meeting.day))
                cell.set_value(deadline(self._task))
            await self._leave()

        return cell.mark('task-due').on('blur', leave).on('keydown.enter', leave)

    def _put(self, task: Task) -> None:
        self._state.set_task(self._number, task)
        self._changed()

    async def _accepted(self) -> None:
        self._put(accepted(self._task))
        await self._settled()

    async def _confirmed(self) -> None:
        self._put(confirmed(self._task))
        await self._settled()

    async def _settled(self) -> None:
        self._due.set_value(deadline(self._task))
        self._show()
        await self._left()

    async def _leave(self) -> None:
        ui.timer(_MOMENT, self._show, once=True)
        await self._left()
