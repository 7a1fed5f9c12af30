"""The answer to a question: a table and a chart of its first figure, bars or a line."""

import base64
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple

from nicegui import ui

from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.chart import MOST_BARS, ChartKind, chart
from kiosk.core.tabular.gaps import undated
from kiosk.core.tabular.nouns import joined, period, phrase
from kiosk.core.tabular.printed import Printed
from kiosk.services.tabulate import Opened, Tabulate
from kiosk.ui import tasks, theme
from kiosk.ui.components.table_choices import kind_of
from kiosk.ui.components.table_data import counted, data_table
from kiosk.ui.words import t

_MOST_ROWS = 100
_UNIT = re.compile(r'\s*\([^()]*\)$')
_TOGGLE = 'no-caps unelevated toggle-color=primary color=white text-color=black'


class Drawn(NamedTuple):
    """A chart that was painted: a PNG."""

    kind: ChartKind
    png: bytes


def answer_table(found: Answer, table: Printed, title: str) -> None:
    """Show the figures, and what a reader must know about them."""
    ui.label(title).classes('font-bold')
    data_table(table, title, _MOST_ROWS)
    if found.left_out:
        ui.label(t('desk.table.left_out', count=counted(found.left_out))).classes(theme.SMALL)
    if found.undated:
        ui.label(undated(found).say(t, '')).classes(theme.LOOK_HERE)
    if found.unread:
        ui.label(t('desk.table.unread', count=counted(found.unread))).classes(theme.LOOK_HERE)


def drawable(found: Answer) -> bool:
    """Return whether there is anything to draw: groups with figures."""
    place = found.measures[0]
    return bool(found.depth) and any(row[place] is not None for row in found.rows)


async def draw_chart(desk: Tabulate, found: Answer, kind: ChartKind | None = None) -> Drawn:
    """Return a chart of an answer, of the kind that fits it if none is wished."""
    chosen = kind or chart(found, await tasks.call(desk.printed, found)).kind
    return Drawn(chosen, await tasks.call(desk.draw, found, '', chosen, busy='busy.drawing'))


def chart_view(
    desk: Tabulate, found: Answer, drawn: Drawn, title: str, on_chart: Callable[[bytes], Awaitable[None]]
) -> None:
    """Show a chart and the choice between bars and a line; ``on_chart`` is given every new picture."""

    async def choose(kind: ChartKind) -> None:
        other = await draw_chart(desk, found, kind)
        picture.refresh(other)
        await on_chart(other.png)

    @ui.refreshable
    def picture(drawn: Drawn) -> None:
        _picture(drawn, found, title)

    kinds = {'bar': t('desk.table.chart.bar'), 'line': t('desk.table.chart.line')}
    choice = ui.toggle(kinds, value=drawn.kind, on_change=lambda event: choose(event.value)).props(_TOGGLE)
    choice.classes('k-toggle').mark('chart-kind').props['aria-label'] = t('desk.table.chart.kind')
    picture(drawn)


def _picture(drawn: Drawn, found: Answer, title: str) -> None:
    """Show a picture; who cannot see it is told its kind, its title, and where its figures stand."""
    picture = ui.element('img').classes('k-chart').mark('chart')
    picture.props['src'] = f'data:image/png;base64,{base64.b64encode(drawn.png).decode()}'
    kind = t(f'desk.table.chart.{drawn.kind}').lower()
    picture.props['alt'] = t('desk.table.chart.alt', kind=kind, title=title)
    if len(found.measures) > 1:
        ui.label(t('desk.table.chart.first')).classes(theme.SMALL)
    if len(found.rows) > MOST_BARS:
        ui.label(t('desk.table.chart.part', count=counted(MOST_BARS))).classes(theme.SMALL)


def title_of(opened: Opened, found: Answer, words: Callable[..., str]) -> str:
    """Return how the answer may be called; ``words`` speaks the language of documents."""
    place, query = found.measures[0], found.query
    told = replace(found.columns[place], role='', period='')
    what = phrase(_UNIT.sub('', words(told.key, **told.facts)))
    groups = tuple(
        words(f'desk.table.period.{query.period}')
        if kind_of(opened, name) == 'date'
        else f'{name[:1].lower()}{name[1:]}'
        for name in query.group_by
    )
    title = words('desk.table.title_of', what=what, groups=joined(groups, words)) if groups else what
    if not query.compare:
        return title
    earlier, later = (period(found.columns[at].period, words) for at in (place - 1, place))
    return words('desk.table.title_compared', title=title, earlier=earlier, later=later)
