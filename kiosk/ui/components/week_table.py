"""The week as it will hang on the wall: day by day, morning and afternoon, each job with hours, people, room."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import Any

from nicegui import ui

from kiosk.core.secretary.job import Placed
from kiosk.core.secretary.week import Clash, Week
from kiosk.ui import theme
from kiosk.ui.components.secretary_work import quiet
from kiosk.ui.components.week_words import day_name, hours
from kiosk.ui.words import t

_NOON = 12 * 60


def week_table(week: Week, clashing: Iterable[Clash], edit: Callable[[int], Any]) -> None:
    """Show the placed jobs; ``edit`` is called with the id of a job."""
    red = {placed.job.id for clash in clashing for placed in (clash.one, clash.other)}
    with ui.element('div').classes('k-week').mark('week'):
        for day, jobs in groupby(week.placed, key=lambda placed: placed.day):
            name = day_name(day)
            ui.label(f'{name[:1].upper()}{name[1:]}').classes('k-week-day').props('role=heading aria-level=3')
            for afternoon, part in groupby(jobs, key=lambda placed: placed.start >= _NOON):
                ui.label(t('desk.week.afternoon' if afternoon else 'desk.week.morning')).classes('k-week-part')
                for placed in part:
                    _job(placed, placed.job.id in red, edit)


def _job(placed: Placed, clashes: bool, edit: Callable[[int], Any]) -> None:
    job = placed.job
    row = ui.element('div').classes('k-week-job k-clash' if clashes else 'k-week-job').mark(f'job-{job.id}')
    with row:
        with ui.element('div').classes('k-week-hours'):
            ui.label(hours(placed))
            if clashes:
                ui.label(t('desk.week.clash_chip')).classes('k-chip k-chip-red')
        with ui.element('div').classes('k-grow'):
            ui.label(job.what).classes('font-bold')
            if job.people:
                ui.label(', '.join(job.people)).classes(theme.SMALL)
            if job.room:
                ui.label(t('desk.week.in_room', room=job.room)).classes(theme.SMALL)
        quiet(t('desk.week.edit'), partial(edit, job.id), f'edit-{job.id}').props(
            f'aria-label="{t("desk.week.edit_job")}: {_plain(job.what)}"'
        )


def _plain(text: str) -> str:
    """Return a text that may stand in quotation marks."""
    return text.replace('"', '')
