"""What the minutes become: the paper, the notice of conclusions and the table of tasks, seen first and taken away."""

from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.decree30.document import Document
from kiosk.core.drafting.review import missing_in
from kiosk.core.secretary.finding import Finding
from kiosk.core.secretary.review import review_meeting, review_task
from kiosk.ui import tasks, theme
from kiosk.ui.components.minutes_state import MinutesState
from kiosk.ui.components.page_preview import page_preview
from kiosk.ui.components.table_files import file_name, send
from kiosk.ui.words import t

_MOST = 2000
"""Characters of what a person adds to the conclusions (``core.drafting.fields``)."""


class MinutesPaper:
    """The minutes as they will be printed, what they still lack, and the button that takes them away."""

    def __init__(self, services: Services, state: MinutesState) -> None:
        self._services, self._state = services, state
        self._found = ui.element('div').classes('k-column').props('role=status').mark('minutes-findings')
        main_action(t('desk.meeting.take_minutes'), self._take, 'take-minutes')
        self._paper = ui.element('div').classes('w-full').mark('minutes-paper')

    async def draw(self) -> None:
        """Draw the paper and its findings as they are now."""
        document = await self._document()
        redraw(self._found, lambda: finding_list(review_meeting(self._state.minutes), 'desk.meeting.minutes_ready'))
        redraw(self._paper, lambda: page_preview(document))

    async def _document(self) -> Document:
        def composed() -> Document:
            return self._services.desk.secretary.minutes_document(
                self._state.minutes, self._services.desk.draft.letterhead()
            )

        return await tasks.call(composed)

    async def _take(self) -> None:
        write = partial(self._services.desk.secretary.export, await self._document())
        await send(write, file_name(f'bien-ban {self._state.meeting.name}', '.docx'))


class ConclusionPaper:
    """The notice of conclusions: what a person adds to it, the page, and the button that takes it away."""

    def __init__(
        self, services: Services, state: MinutesState, changed: Callable[[], Any], left: Callable[[], Any]
    ) -> None:
        self._services, self._state = services, state
        self._found = ui.element('div').classes('k-column').props('role=status').mark('conclusion-findings')

        def take(name: str, value: str | None) -> None:
            if getattr(state, name) != (value or ''):
                setattr(state, name, value or '')
                changed()

        for name in ('general', 'follow_up'):
            field = ui.textarea(
                t(f'desk.meeting.{name}'),
                value=getattr(state, name),
                on_change=lambda event, name=name: take(name, event.value),
            )
            field.props(f'outlined autogrow rows=2 maxlength={_MOST} spellcheck=false').on('blur', left)
            field.props(f'hint="{t(f"desk.meeting.{name}_hint")}"').classes('w-full').mark(f'conclusion-{name}')
        main_action(t('desk.meeting.take_conclusion'), self._take, 'take-conclusion')
        self._paper = ui.element('div').classes('w-full').mark('conclusion-paper')

    async def draw(self) -> None:
        """Draw the page and its findings as they are now."""
        document = await self._document()
        given = [task for task in self._state.minutes.tasks if not task.proposed]
        found = [finding for task in given for finding in review_task(task)]
        blank = '; '.join(missing_in(document))
        redraw(self._found, lambda: finding_list(found, 'desk.meeting.conclusion_ready', blank))
        redraw(self._paper, lambda: page_preview(document))

    async def _document(self) -> Document:
        state, services = self._state, self._services

        def composed() -> Document:
            return services.desk.secretary.conclusion_document(
                state.minutes, services.desk.draft.letterhead(), state.general, state.follow_up
            )

        return await tasks.call(composed)

    async def _take(self) -> None:
        write = partial(self._services.desk.secretary.export, await self._document())
        await send(write, file_name(f'thong-bao-ket-luan {self._state.meeting.name}', '.docx'))


def take_tasks(services: Services, state: MinutesState) -> None:
    """Show the button that takes the table of given tasks away."""

    async def take() -> None:
        desk, name = services.desk.secretary, state.meeting.name
        rows = desk.task_rows(task for task in state.minutes.tasks if not task.proposed)
        title = t('desk.meeting.tasks_title', name=name) if name else t('desk.meeting.tab.tasks')
        await send(partial(desk.export_rows, rows, title), file_name(f'bang-giao-viec {name}', '.xlsx'))

    main_action(t('desk.meeting.take_tasks'), take, 'take-tasks')
    ui.label(t('desk.meeting.take_tasks_how')).classes(theme.SMALL)


def finding_list(found: list[Finding], ready: str, blank: str = '') -> None:
    """List findings in plain words, those that must be settled first; ``ready`` says that there are none.

    ``blank`` is what the paper itself still marks as missing.
    """
    if blank:
        ui.label(t('desk.found.blank', what=blank)).classes(theme.DANGER)
    if not found and not blank:
        ui.label(t(ready)).classes(theme.RIGHT)
        return
    for style, title, part in (
        (theme.DANGER, 'desk.found.must', [each for each in found if each.must]),
        (theme.LOOK_HERE, 'desk.found.look', [each for each in found if not each.must]),
    ):
        if part:
            with ui.element('div').classes(style):
                ui.label(t(title, count=len(part))).classes('font-bold')
                for each in part:
                    ui.label(t(f'secretary.found.{each.key}', **each.facts))


def main_action(label: str, on_click: Callable[[], Any], mark: str) -> None:
    """Show the button that takes something away."""
    ui.button(label, icon='download', on_click=on_click).props('no-caps').classes(theme.MAIN_ACTION).mark(mark)


def redraw(place: ui.element, draw: Callable[[], Any]) -> None:
    """Draw a place anew, unless the page was left meanwhile."""
    if not place.is_deleted:
        place.clear()
        with place:
            draw()
