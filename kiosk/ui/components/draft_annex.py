"""Tables that go with the paper: pasted from a spreadsheet, one field a table.

Rules:
- the first line names the columns; cells stand apart by tabs, as every spreadsheet copies them;
- short rows are filled up with blanks; what has no name is marked as missing and not lost in the store.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from nicegui import ui

from kiosk.core.drafting.facts import AnnexFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.wording import missing
from kiosk.ui import theme
from kiosk.ui.components.draft_fields import asked, clean, dressed, hinted, named
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.words import t

_NO_NAME, _NO_COLUMN = missing(FIELDS['phu_luc.ten'].label), missing(FIELDS['phu_luc.cot'].label)


def annex_fields(visit: Visit) -> None:
    """Show the annexes and the button that adds one."""
    annexes = list(visit.facts.annexes)

    def put(place: int, annex: AnnexFacts) -> None:
        annexes[place] = annex
        visit.give(annexes=tuple(each for each in annexes if each.rows or each.name != _NO_NAME))

    @ui.refreshable
    def tables() -> None:
        for place, annex in enumerate(annexes):
            with ui.element('div').classes('k-job').mark(f'annex-{place + 1}'):
                ui.label(t('desk.draft.annex', number=place + 1)).classes('font-bold')
                _fields(visit, annex, partial(put, place))
                _quiet('desk.draft.less_annexes', partial(less, place))

    def less(place: int) -> None:
        del annexes[place]
        visit.give(annexes=tuple(annexes))
        tables.refresh()

    def more() -> None:
        annexes.append(AnnexFacts(_NO_NAME, (_NO_COLUMN,), ()))
        tables.refresh()

    with asked(named('phu_luc'), hinted('phu_luc')):
        tables()
        visit.fields['phu_luc'] = _quiet('desk.draft.more_annexes', more)


def _fields(visit: Visit, annex: AnnexFacts, put: Callable[[AnnexFacts], None]) -> None:
    now = annex

    def become(**changes: Any) -> None:
        nonlocal now
        now = replace(now, **changes)
        put(now)

    def pasted(text: str) -> None:
        columns, rows = cells(text)
        become(columns=columns, rows=rows)

    name = '' if annex.name == _NO_NAME else annex.name
    table = '' if annex.columns == (_NO_COLUMN,) else '\n'.join('\t'.join(row) for row in (annex.columns, *annex.rows))
    texts = (
        ('phu_luc.ten', name, lambda text: become(name=clean(text) or _NO_NAME)),
        ('phu_luc.hang', table, pasted),
        ('phu_luc.ghi_chu', annex.note, lambda text: become(note=clean(text))),
    )
    for key, value, changed in texts:
        ui.label(named(key)).classes(theme.SMALL)
        made = ui.textarea(value=value, on_change=lambda event, changed=changed: changed(event.value or ''))
        visit.fields[key] = dressed(made, named(key))


def cells(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the columns and the rows of a pasted table."""
    lines = [tuple(clean(cell) for cell in line.split('\t')) for line in text.splitlines() if line.strip()]
    if not lines:
        return (_NO_COLUMN,), ()
    wide = max(map(len, lines))
    head, *rows = [(*line, *[''] * (wide - len(line))) for line in lines]
    return tuple(name or _NO_COLUMN for name in head), tuple(rows)


def _quiet(key: str, on_click: Callable[[], None]) -> ui.button:
    return ui.button(t(key), on_click=on_click, color=None).props('no-caps flat').classes(theme.QUIET_ACTION)
