"""A table on the screen, as it is written out: numbers to the right, unclean cells marked, wide ones scrolled.

Rules:
- every word is escaped; only the first rows and columns are drawn, and what is left out is counted;
- it scrolls inside its frame, by keyboard too, so that the page never grows wider than the screen.
"""

import html
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from nicegui import ui

from kiosk.core.tabular.numbers import write
from kiosk.core.tabular.printed import Printed, PrintedKind, cell_text
from kiosk.core.tabular.sheet import Row
from kiosk.ui import theme
from kiosk.ui.words import t

_MOST_COLUMNS = 40
_MARK = '\u26a0'
_RIGHT: Collection[PrintedKind] = ('number', 'percent', 'order', 'year')


def data_table(
    printed: Printed,
    label: str,
    most_rows: int,
    under: Sequence[str] = (),
    unclean: Collection[tuple[int, int]] = (),
) -> None:
    """Show the first rows of a table; ``under`` are small words below its heads, ``unclean`` cells are marked."""
    shown = printed.rows[:most_rows]
    body = [_row(printed, row, number, unclean) for number, row in enumerate(shown)]
    if printed.total is not None:
        body.append(_row(printed, printed.total, -1, (), 'k-total'))
    with ui.element('div').classes('k-scroll').props('tabindex=0 role=region') as frame:
        frame.props['aria-label'] = label
        ui.html(
            f'<table class="k-data"><thead><tr>{"".join(_heads(printed, under))}</tr></thead>'
            f'<tbody>{"".join(body)}</tbody></table>',
            sanitize=False,
        )
    left = len(printed.rows) - len(shown), len(printed.heads) - _MOST_COLUMNS
    for key, count in zip(('desk.table.more_rows', 'desk.table.more_columns'), left, strict=True):
        if count > 0:
            ui.label(t(key, count=counted(count))).classes(theme.SMALL)


def counted(count: int) -> str:
    """Return a count as a Vietnamese document writes it."""
    return write(Decimal(count))


def _heads(printed: Printed, under: Sequence[str]) -> Iterator[str]:
    for place, head in enumerate(printed.heads[:_MOST_COLUMNS]):
        small = f'<small>{html.escape(under[place])}</small>' if under else ''
        side = ' class="k-num"' if printed.kinds[place] in _RIGHT else ''
        yield f'<th scope="col"{side}>{html.escape(head)}{small}</th>'


def _row(printed: Printed, row: Row, number: int, unclean: Collection[tuple[int, int]], style: str = '') -> str:
    cells = []
    for place, (value, kind) in enumerate(zip(row[:_MOST_COLUMNS], printed.kinds, strict=False)):
        marked = (number, place) in unclean
        classes = ('k-num' if kind in _RIGHT and not isinstance(value, str) else '', 'k-unclean' if marked else '')
        side = f' class="{" ".join(filter(None, classes))}"' if any(classes) else ''
        sign = f'<span aria-hidden="true">{_MARK}&nbsp;</span>' if marked else ''
        cells.append(f'<td{side}>{sign}{html.escape(cell_text(value, kind))}</td>')
    return f'<tr class="{style}">{"".join(cells)}</tr>'
