"""Changing one job of the week, or adding one: what, when, how long, who, where."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nicegui import ui

from kiosk.core.secretary.actors import typed_list
from kiosk.core.secretary.hours import clock
from kiosk.core.secretary.job import Job, Placed
from kiosk.ui import theme
from kiosk.ui.components.minutes_facts import typed_time
from kiosk.ui.components.secretary_work import quiet
from kiosk.ui.components.week_words import day_name
from kiosk.ui.words import t

_DAYS, _SHORTEST, _LONGEST = 7, 5, 720
_MOST = {'what': 300, 'people': 300, 'room': 200}


@dataclass(frozen=True)
class Wanted:
    """A job as a person wants it; without ``start`` rules look for a time."""

    job: Job
    day: date | None
    start: int | None


class JobDialog:
    """The form of one job; ``done`` gets what is wanted, ``removed`` is called if the job is to go."""

    def __init__(
        self,
        monday: date,
        job: Job,
        placed: Placed | None,
        done: Callable[[Wanted], Awaitable[None]],
        removed: Callable[[], Awaitable[None]] | None,
    ) -> None:
        self._job, self._done, self._removed = job, done, removed
        day, start = (placed.day, placed.start) if placed else (None if job.held else job.day, job.start)
        with ui.dialog() as self._dialog, ui.card().classes('k-dialog').mark('job-dialog'):
            ui.label(t('desk.week.edit_job' if removed else 'desk.week.add')).classes(theme.HEADING)
            self._what = self._field('what', job.what)
            with ui.element('div').classes('k-pair'):
                days = {-1: t('desk.week.any_day')} | {
                    ahead: day_name(monday + timedelta(days=ahead)) for ahead in range(_DAYS)
                }
                inside = day is not None and 0 <= (day - monday).days < _DAYS
                self._day = ui.select(days, value=(day - monday).days if day and inside else -1)
                self._day.props(f'outlined label="{t("desk.week.field.day")}"').mark('job-day')
                self._start = self._field('start', '' if start is None else clock(start))
                self._minutes = ui.number(t('desk.week.field.minutes'), value=job.minutes, min=_SHORTEST, max=_LONGEST)
                self._minutes.props('outlined').mark('job-minutes')
                self._room = self._field('room', job.room)
            self._people = self._field('people', '; '.join(job.people))
            ui.label(t('desk.week.time_hint')).classes(theme.SMALL)
            self._wrong = ui.label().classes(theme.DANGER).props('role=alert').mark('job-wrong')
            self._wrong.set_visibility(False)
            self._buttons()
        self._monday = monday

    def open(self) -> None:
        """Show the form; it is gone when it is closed."""
        self._dialog.on('hide', self._dialog.delete)
        self._dialog.open()

    def _field(self, name: str, value: str) -> ui.input:
        field = ui.input(t(f'desk.week.field.{name}'), value=value)
        field.props(f'outlined spellcheck=false maxlength={_MOST.get(name, 20)}')
        return field.classes('w-full').mark(f'job-{name}')

    def _buttons(self) -> None:
        with ui.element('div').classes('k-row'):
            ui.button(t('desk.week.save'), on_click=self._save).props('no-caps').classes(theme.MAIN_ACTION).mark(
                'job-save'
            )
            quiet(t('action.cancel'), self._dialog.close, 'job-cancel')
            if self._removed:
                quiet(t('desk.week.remove'), self._remove, 'job-remove')

    async def _save(self) -> None:
        wrong = self._check()
        self._wrong.set_text(wrong)
        self._wrong.set_visibility(bool(wrong))
        if wrong:
            return
        day = None if self._day.value == -1 else self._monday + timedelta(days=self._day.value)
        minutes = int(self._minutes.value)
        job = replace(
            self._job,
            what=(self._what.value or '').strip(),
            minutes=minutes,
            length_said=self._job.length_said or minutes != self._job.minutes,
            people=typed_list(self._people.value or ''),
            room=(self._room.value or '').strip(),
        )
        self._dialog.close()
        await self._done(Wanted(job, day, typed_time(self._start.value or '')))

    def _check(self) -> str:
        """Return what is wrong, blank if nothing is."""
        if not (self._what.value or '').strip():
            return t('desk.week.wrong.what')
        if (self._start.value or '').strip() and typed_time(self._start.value) is None:
            return t('desk.week.wrong.time')
        if not self._minutes.value or not _SHORTEST <= self._minutes.value <= _LONGEST:
            return t('desk.week.wrong.minutes', low=_SHORTEST, high=_LONGEST)
        if typed_time(self._start.value or '') is not None and self._day.value == -1:
            return t('desk.week.wrong.day')
        return ''

    async def _remove(self) -> None:
        self._dialog.close()
        if self._removed:
            await self._removed()
