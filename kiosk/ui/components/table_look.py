"""What is in a spreadsheet: which file and sheet, how large, what each column holds, the first rows."""

from collections.abc import Awaitable, Callable, Iterator

from nicegui import ui

from kiosk.core.tabular import printed
from kiosk.core.tabular.findings import shown
from kiosk.core.tabular.printed import cell_text
from kiosk.core.tabular.profile import Profiled
from kiosk.core.tabular.sheet import Value
from kiosk.services.tabulate import Opened
from kiosk.ui import theme
from kiosk.ui.components.table_data import counted, data_table
from kiosk.ui.words import t

_FIRST_ROWS = 8


def first_look(opened: Opened, on_sheet: Callable[[str], Awaitable[None]]) -> None:
    """Show what was opened; ``on_sheet`` is called with the name of another sheet of the same book."""
    sheet = opened.sheet
    ui.label(t('desk.table.file', file=sheet.file)).classes('font-bold').mark('table-file')
    if len(sheet.sheets) > 1:
        with ui.element('div').classes('k-fields'):
            choice = ui.select(
                list(sheet.sheets),
                value=sheet.name,
                label=t('desk.table.sheet'),
                on_change=lambda event: on_sheet(event.value),
            )
            choice.props('outlined').classes('k-field').mark('sheet')
    facts = {'where': opened.profile.where, 'columns': counted(len(opened.profile.columns))}
    ui.label(t('desk.table.size', rows=counted(opened.profile.rows), **facts)).classes(theme.TEXT)
    if opened.table.totals:
        ui.label(t('desk.table.totals', count=counted(len(opened.table.totals)))).classes(theme.TEXT)
    for note in _notes(opened):
        ui.label(note).classes(theme.LOOK_HERE)
    first_rows(opened)


def first_rows(opened: Opened) -> None:
    """Show the first rows under what each column holds, unclean cells marked."""
    unclean = {each.spot for each in opened.cleanliness.told if each.spot is not None}
    if any(row < _FIRST_ROWS for row, _ in unclean):
        ui.label(t('desk.table.marked')).classes(theme.SMALL)
    under = [_about(column) for column in opened.profile.columns]
    table = printed.of_table(opened.table, opened.sheet.name)
    data_table(table, t('desk.table.first_rows'), _FIRST_ROWS, under, unclean)


def _notes(opened: Opened) -> Iterator[str]:
    sheet = opened.sheet
    if sheet.hidden_rows or sheet.hidden_columns:
        facts = {'rows': counted(len(sheet.hidden_rows)), 'columns': counted(len(sheet.hidden_columns))}
        yield t('desk.table.hidden', **facts)
    if 'external_links' in sheet.warnings:
        yield t('desk.table.links')


def _about(column: Profiled) -> str:
    kind = 'order' if column.order else 'year' if column.year else column.kind
    facts = {'low': _end(column, column.low), 'high': _end(column, column.high), 'distinct': counted(column.distinct)}
    reach = 'empty' if column.low is None and kind in {'number', 'date', 'order', 'year'} else kind
    said = [t(f'desk.table.kind.{kind}')]
    said += [t(f'desk.table.reach.{reach}', **facts)] if reach in {'number', 'date', 'text', 'year'} else []
    said += [t('desk.table.as_text', count=counted(column.texts))] if column.texts else []
    said += [t('desk.table.blanks', count=counted(column.blanks))] if column.blanks else []
    return ' · '.join(said)


def _end(column: Profiled, value: Value) -> str:
    return cell_text(value, 'year') if column.year else shown(value)
