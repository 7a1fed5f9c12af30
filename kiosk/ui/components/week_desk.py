"""The week screen: the week and its jobs on the left, the schedule and what is wrong with it on the right.

Rules:
- jobs are placed when the person asks for it; every change after that touches only the job it names;
- placing them anew loses the changes: if there are any, the person is asked first;
- a clash is told in words at the top, red in the schedule, and mended by one click;
- a schedule with clashes can be taken away, and says that it has some.
"""

from functools import partial

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.errors import KioskError, SecretTextError
from kiosk.core.secretary import changes
from kiosk.core.secretary.job import Job, Placed
from kiosk.core.secretary.week import Week, clashes, job_of, replan
from kiosk.services.secretary import Work
from kiosk.ui import tasks, theme
from kiosk.ui.components.minutes_papers import main_action, redraw
from kiosk.ui.components.secretary_work import (
    Keeper,
    as_main,
    bring_up,
    confirmed,
    make_button,
    quiet,
    secret_notice,
)
from kiosk.ui.components.table_files import file_name, send
from kiosk.ui.components.week_job import JobDialog, Wanted
from kiosk.ui.components.week_jobs import JobsBox, span_of
from kiosk.ui.components.week_state import WeekState
from kiosk.ui.components.week_table import week_table
from kiosk.ui.components.week_trouble import clash_list, remark_list, waiting_list
from kiosk.ui.words import t


class WeekDesk:
    """One week on the screen; ``work`` is what is kept of it."""

    def __init__(self, services: Services, keeper: Keeper, state: WeekState) -> None:
        self._services, self._keeper, self._state = services, keeper, state
        self._place = ui.element('div').classes('k-desk')
        with self._place:
            with ui.element('div').classes('k-column'):
                self._secret = ui.element('div').classes('w-full k-part')
                self._box = JobsBox(state, self._jobs_changed, self._turn, keeper.flush)
                self._old = ui.label(t('desk.week.jobs_newer')).classes(theme.LOOK_HERE).mark('jobs-newer')
                self._old.set_visibility(False)
                self._button = make_button(t('desk.week.make'), self._make)
            self._right = ui.element('div').classes('k-column k-result').mark('result')

    async def start(self) -> None:
        """Draw what was made before."""
        self._draw()

    async def look(self) -> None:
        """Nothing changes here without a click."""

    def work(self) -> Work:
        """Return what is kept."""
        return self._state.work(span_of(self._state.week.monday))

    def refuse(self, error: SecretTextError | None) -> None:
        """Say that nothing is kept because of a mark, or take the notice away."""
        self._secret.clear()
        if error is not None:
            with self._secret:
                secret_notice(error, self._clear)

    async def _make(self) -> None:
        state = self._state
        if not state.jobs.strip():
            redraw(self._right, lambda: ui.label(t('desk.week.no_jobs')).classes(theme.LOOK_HERE))
            return
        if state.touched and not await confirmed(t('desk.week.again'), t('desk.week.again_yes')):
            return
        week, error = await tasks.attempt(
            self._services.desk.secretary.week, state.jobs, state.monday, busy='busy.week'
        )
        if error is not None and not isinstance(error, SecretTextError):
            tasks.announce(error)
        if week is not None:
            state.week, state.made, state.touched = week, True, False
            self._old.set_visibility(False)
            self._draw()
            bring_up(self._right)
        self._keeper.touch()
        await self._keeper.flush()

    def _draw(self) -> None:
        as_main(self._button, main=not self._state.made)
        redraw(self._right, self._result if self._state.made else self._nothing_yet)

    def _nothing_yet(self) -> None:
        with ui.element('div').classes(theme.CARD_BOX):
            ui.label(t('desk.week.empty')).classes(theme.TEXT)

    def _result(self) -> None:
        week = self._state.week
        found = clashes(week)
        with ui.element('div').classes('k-column').props('role=status').mark('trouble'):
            clash_list(week, found, self._move)
            waiting_list(week, self._move, self._edit, self._place_all)
        week_table(week, found, self._edit)
        quiet(t('desk.week.add'), self._add, 'job-add', 'add').classes('self-start')
        remark_list(week)
        main_action(t('desk.week.take_document'), self._take_document, 'take-document')
        quiet(t('desk.week.take_sheet'), self._take_sheet, 'take-sheet', 'download').classes('self-start')
        if found:
            ui.label(t('desk.week.take_with_clash', count=len(found))).classes(theme.LOOK_HERE)

    async def _change(self, week: Week) -> None:
        self._state.week, self._state.touched, self._state.made = week, True, True
        self._draw()
        self._keeper.touch()
        with self._place:
            await self._keeper.flush()

    async def _move(self, free: Placed) -> None:
        await self._change(changes.move(self._state.week, free.job.id, free.day, free.start))

    async def _place_all(self) -> None:
        await self._change(replan(self._state.week))

    def _edit(self, job_id: int) -> None:
        week = self._state.week
        placed = next((each for each in week.placed if each.job.id == job_id), None)
        with self._place:
            JobDialog(week.monday, job_of(week, job_id), placed, self._wanted, partial(self._remove, job_id)).open()

    def _add(self) -> None:
        with self._place:
            JobDialog(self._state.week.monday, Job(0, '', length_said=False), None, self._added, None).open()

    async def _wanted(self, wanted: Wanted) -> None:
        await self._rearranged(self._state.week, wanted)

    async def _added(self, wanted: Wanted) -> None:
        week = changes.add(self._state.week, wanted.job)
        newest = max(week.waiting, key=lambda job: job.id)
        await self._rearranged(week, Wanted(newest, wanted.day, wanted.start))

    async def _rearranged(self, week: Week, wanted: Wanted) -> None:
        try:
            arranged = changes.rearrange(week, wanted.job, wanted.day, wanted.start)
        except KioskError as error:
            with self._place:
                tasks.announce(error)
            return
        await self._change(arranged)

    async def _remove(self, job_id: int) -> None:
        what = job_of(self._state.week, job_id).what
        with self._place:
            sure = await confirmed(t('desk.week.remove_sure', what=what), t('desk.week.remove_yes'))
        if sure:
            await self._change(changes.remove(self._state.week, job_id))

    async def _take_document(self) -> None:
        desk, week = self._services.desk.secretary, self._state.week
        document = await tasks.call(lambda: desk.week_document(week, self._services.desk.draft.letterhead()))
        await send(partial(desk.export, document), self._name('.docx'))

    async def _take_sheet(self) -> None:
        desk, week = self._services.desk.secretary, self._state.week
        await send(partial(desk.export_rows, desk.week_rows(week), self._title()), self._name('.xlsx'))

    def _title(self) -> str:
        return t('desk.week.sheet_title', span=span_of(self._state.week.monday))

    def _name(self, ending: str) -> str:
        return file_name(f'lich-tuan {self._state.week.monday:%d-%m-%Y}', ending)

    def _turn(self, weeks: int) -> None:
        self._state.turn(weeks)
        self._box.show()
        self._old.set_visibility(self._state.made)
        self._keeper.touch()

    def _jobs_changed(self) -> None:
        self._old.set_visibility(self._state.made)
        self._keeper.touch()

    def _clear(self) -> None:
        self._secret.clear()
        self._state.empty()
        self._box.clear()
        self._old.set_visibility(False)
        self._draw()
        self._keeper.forget()
