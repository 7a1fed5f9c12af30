"""Which week, and the jobs that have to find their place in it, a line each."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from nicegui import ui

from kiosk.core.secretary.finding import written_day
from kiosk.ui import theme
from kiosk.ui.components.secretary_work import confirmed, quiet
from kiosk.ui.components.week_state import WeekState
from kiosk.ui.words import t

_LAST_DAY = timedelta(days=6)


class JobsBox:
    """The choice of the week and the box; ``changed`` is called when the lines did, ``turned`` for another week."""

    def __init__(
        self, state: WeekState, changed: Callable[[], Any], turned: Callable[[int], Any], left: Callable[[], Any]
    ) -> None:
        self._state, self._changed = state, changed
        with ui.element('div').classes('k-row k-nowrap'):
            quiet('‹', lambda: turned(-1), 'week-before').props(f'aria-label="{t("desk.week.before")}"')
            self._week = ui.label(span_of(state.monday)).classes('font-bold k-grow').props('role=status').mark('span')
            quiet('›', lambda: turned(1), 'week-after').props(f'aria-label="{t("desk.week.after")}"')
        self._box = ui.textarea(t('desk.week.jobs'), value=state.jobs, on_change=lambda e: self._take(e.value))
        self._box.props('outlined spellcheck=false input-class=k-notes').classes('w-full').mark('jobs')
        self._box.on('blur', left)
        ui.label(t('desk.week.jobs_how')).classes(theme.SMALL)
        quiet(t('desk.week.example'), self._fill_example, 'example').classes('self-start')

    def show(self) -> None:
        """Show which week it is now."""
        self._week.set_text(span_of(self._state.monday))

    def clear(self) -> None:
        """Empty the box."""
        self._box.set_value('')

    def _take(self, value: str | None) -> None:
        if (value or '') != self._state.jobs:
            self._state.jobs = value or ''
            self._changed()

    async def _fill_example(self) -> None:
        if not self._state.jobs.strip() or await confirmed(t('desk.example.replaces'), t('desk.example.yes')):
            self._box.set_value(t('desk.week.example_jobs'))


def span_of(monday: date) -> str:
    """Return a week in words: from Monday to Sunday."""
    return t('desk.week.span', start=written_day(monday), end=written_day(monday + _LAST_DAY))
