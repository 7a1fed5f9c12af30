"""What is wrong with a week and what would mend it: clashes with other times, jobs that wait, and remarks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from nicegui import ui

from kiosk.core.secretary.finding import Finding
from kiosk.core.secretary.job import Job, Placed
from kiosk.core.secretary.jobs import ABOUT_DAYS
from kiosk.core.secretary.week import Clash, Week, findings, proposals, replan
from kiosk.ui import theme
from kiosk.ui.components.secretary_work import quiet
from kiosk.ui.components.week_words import hour, place_name
from kiosk.ui.words import t

_LOOKED_AT = 80
"""Free times among which a person is offered the first, and the first on another day."""

Move = Callable[[Placed], Any]


def clash_list(week: Week, found: list[Clash], move: Move) -> None:
    """Show every clash in words with the times that would mend it, or that there is none."""
    if not found:
        ui.label(t('desk.week.no_clash')).classes(theme.RIGHT).mark('no-clash')
        return
    for clash in found:
        with ui.element('div').classes(theme.DANGER).mark('clash'):
            facts = {
                'who': clash.who,
                'one': clash.one.job.what,
                'other': clash.other.job.what,
                'when': place_name(max(clash.one, clash.other, key=lambda placed: placed.start)),
            }
            ui.label(t(f'desk.week.clash.{clash.reason}', **facts)).classes('font-bold')
            offered = [free for job in (clash.other.job, clash.one.job) for free in _offered(week, job)]
            ui.label(t('desk.week.ways' if offered else 'desk.week.no_way'))
            with ui.element('div').classes('k-row'):
                for free in offered:
                    label = t('desk.week.move', what=free.job.what, place=place_name(free))
                    quiet(label, partial(move, free), 'move-to')


def waiting_list(week: Week, move: Move, edit: Callable[[int], Any], place_all: Callable[[], Any]) -> None:
    """Show the jobs that could not be placed, why, and where they could be."""
    if not week.waiting:
        return
    with ui.element('div').classes(theme.LOOK_HERE).mark('waiting'):
        ui.label(t('desk.week.waiting', count=len(week.waiting))).classes('font-bold')
        for job in week.waiting:
            with ui.element('div').classes('k-earlier-row'):
                ui.label(job.what).classes('font-bold')
                ui.label(_why(week, job))
                with ui.element('div').classes('k-row'):
                    for free in _offered(week, job):
                        quiet(t('desk.week.put', place=place_name(free)), partial(move, free), 'put-at')
                    quiet(t('desk.week.edit'), partial(edit, job.id), f'edit-{job.id}')
        if replan(week).waiting != week.waiting:
            quiet(t('desk.week.place_all'), place_all, 'place-all').classes('self-start')


def remark_list(week: Week) -> None:
    """Show the other remarks: odd hours, lengths that were supposed, days that do not agree."""
    waiting = {job.line for job in week.waiting}
    told = [found for found in findings(week) if not _shown_elsewhere(found, waiting)]
    if told:
        with ui.element('div').classes(theme.LOOK_HERE).mark('remarks'):
            ui.label(t('desk.found.look', count=len(told))).classes('font-bold')
            for found in told:
                ui.label(t(f'secretary.found.{found.key}', **found.facts))


def _shown_elsewhere(found: Finding, waiting: set[int]) -> bool:
    held = found.key in ABOUT_DAYS and bool(waiting & set(found.lines))
    return held or found.key.startswith('clash_') or found.key == 'no_time'


def _offered(week: Week, job: Job) -> list[Placed]:
    """Return the first free time of a job, on its own day if it said one, and the first on another day."""
    free = sorted(proposals(week, job.id, _LOOKED_AT), key=lambda placed: placed.day != job.day)
    return [*free[:1], *[other for other in free if other.day != free[0].day][:1]]


def _why(week: Week, job: Job) -> str:
    for found in findings(week):
        if job.line in found.lines and (found.key in ABOUT_DAYS if job.held else found.key == 'no_time'):
            return t(f'secretary.found.{found.key}', **found.facts)
    return (
        t('desk.week.why_time', minutes=job.minutes)
        if job.start is None
        else t('desk.week.why_taken', hour=hour(job.start))
    )
