"""The table of tasks: a row a task with the line of the notes it comes from, every cell of it editable.

Rules:
- what is missing or in doubt stands at its task in words, with the button that settles it;
- a task that was only spoken of is told from one that was given, and becomes one only when a person says so;
- a task that is taken out can be put back.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from nicegui import ui

from kiosk.core.secretary.tasks import Task
from kiosk.ui import theme
from kiosk.ui.components.minutes_state import MinutesState
from kiosk.ui.components.minutes_task import TaskRow
from kiosk.ui.components.secretary_work import quiet
from kiosk.ui.words import t


class TaskTable:
    """The tasks of the minutes; ``changed`` is called when a cell was, ``left`` when one is left."""

    def __init__(self, state: MinutesState, changed: Callable[[], Any], left: Callable[[], Awaitable[None]]) -> None:
        self._state, self._changed, self._left = state, changed, left
        self._gone: tuple[int, Task] | None = None
        self._place = ui.element('div').classes('k-column').mark('tasks')
        self.draw()

    def draw(self) -> None:
        """Draw all rows anew."""
        self._place.clear()
        with self._place:
            tasks = self._state.minutes.tasks
            ui.label(t('desk.meeting.tasks_how' if tasks else 'desk.meeting.no_tasks')).classes(theme.TEXT)
            if self._gone:
                with ui.element('div').classes(theme.LOOK_HERE):
                    ui.label(t('desk.meeting.task_gone', what=self._gone[1].what))
                    quiet(t('desk.meeting.task_back'), self._put_back, 'task-back')
            for number in range(len(tasks)):
                TaskRow(self._state, number, self._changed, self._left, partial(self._remove, number))
            quiet(t('desk.meeting.task_add'), self._add, 'task-add', 'add')

    async def _remove(self, number: int) -> None:
        tasks = self._state.minutes.tasks
        self._gone = (number, tasks[number])
        await self._redrawn((*tasks[:number], *tasks[number + 1 :]))

    async def _put_back(self) -> None:
        if self._gone:
            number, task = self._gone
            tasks = self._state.minutes.tasks
            self._gone = None
            await self._redrawn((*tasks[:number], task, *tasks[number:]))

    async def _add(self) -> None:
        await self._redrawn((*self._state.minutes.tasks, Task('')))

    async def _redrawn(self, tasks: tuple[Task, ...]) -> None:
        self._state.set_tasks(tasks)
        self.draw()
        self._changed()
        with self._place:
            await self._left()
