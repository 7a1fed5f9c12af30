"""Who does what by when: one card a job, with a way to add and to take away."""

from dataclasses import dataclass
from typing import Any

from nicegui import ui

from kiosk.core.drafting.facts import Task
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.wording import missing, thousands
from kiosk.ui import theme
from kiosk.ui.components.draft_fields import asked, clean, dressed, hinted, named, number_of
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.words import t

_NO_JOB = missing(FIELDS['viec.viec'].label)
"""Stands for a job of which only the rest was typed: it is marked on the page and not lost in the store."""

_CELLS = (('viec.viec', 'what'), ('viec.ai', 'who'), ('viec.phoi_hop', 'helped_by'), ('viec.han', 'by'))


@dataclass
class _Row:
    """One job as typed."""

    what: str = ''
    who: str = ''
    helped_by: str = ''
    by: str = ''
    money: int | None = None

    def task(self) -> Task | None:
        """Return the job, None if nothing was typed."""
        if not (self.what or self.who or self.helped_by or self.by or self.money is not None):
            return None
        return Task(self.what or _NO_JOB, self.who, self.helped_by, self.by, self.money)


def task_fields(visit: Visit) -> None:
    """Show the jobs and the button that adds one."""
    rows = [
        _Row('' if task.what == _NO_JOB else task.what, task.who, task.helped_by, task.by, task.money)
        for task in visit.facts.tasks
    ]

    def typed(row: _Row, name: str, value: Any) -> None:
        setattr(row, name, value)
        put()

    def put() -> None:
        visit.give(tasks=tuple(task for row in rows if (task := row.task()) is not None))

    @ui.refreshable
    def table() -> None:
        for number, row in enumerate(rows, start=1):
            with ui.element('div').classes('k-job').mark(f'job-{number}'):
                ui.label(t('desk.draft.job', number=number)).classes('font-bold')
                _cells(row, number, typed, with_money=_pays(visit))
                _quiet('desk.draft.less_jobs', lambda row=row: less(row), f'less-{number}')

    def less(row: _Row) -> None:
        rows.remove(row)
        put()
        table.refresh()

    def more() -> None:
        rows.append(_Row())
        table.refresh()

    with asked(named('viec'), hinted('viec')):
        table()
        visit.fields['viec'] = _quiet('desk.draft.more_jobs', more, 'more-jobs')


def _pays(visit: Visit) -> bool:
    return any(part.form == 'money' for part in visit.kind.parts) or visit.facts.money is not None


def _cells(row: _Row, number: int, typed: Any, *, with_money: bool) -> None:
    for key, name in _CELLS:
        label = named(key)
        ui.label(label).classes(theme.SMALL)
        kind = ui.textarea if name == 'what' else ui.input
        made = kind(value=getattr(row, name), on_change=lambda event, name=name: typed(row, name, clean(event.value)))
        dressed(made, t('desk.draft.job_cell', label=label, number=number))
    if with_money:
        _money(row, number, typed)


def _money(row: _Row, number: int, typed: Any) -> None:
    def changed(text: str) -> None:
        meant = number_of(text)
        made.error = t('desk.draft.unread.viec.kinh_phi') if text and meant is None else None
        typed(row, 'money', meant)

    label = named('viec.kinh_phi')
    ui.label(label).classes(theme.SMALL)
    value = '' if row.money is None else thousands(row.money)
    made = ui.input(value=value, on_change=lambda event: changed(clean(event.value))).props('inputmode=numeric')
    dressed(made, t('desk.draft.job_cell', label=label, number=number))


def _quiet(key: str, on_click: Any, mark: str) -> ui.button:
    button = ui.button(t(key), on_click=on_click, color=None).props('no-caps flat')
    return button.classes(theme.QUIET_ACTION).mark(mark)
