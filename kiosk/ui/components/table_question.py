"""A question to a table, put together by choosing: by which column, which figures, and on request which rows.

Rules:
- every choice is offered, nothing is typed but numbers, days and pieces of words to look for;
- fields that make no sense for what was chosen are not shown; nothing is redrawn under somebody's hands but the
  list of figures when one is added or taken away.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from nicegui import events, ui

from kiosk.core.tabular.query import Query
from kiosk.services.tabulate import Opened
from kiosk.ui import theme
from kiosk.ui.components import table_choices as choices
from kiosk.ui.components.table_choices import Asking, Figure
from kiosk.ui.words import t

_ORDERS = ('table', 'down', 'up')


def question_form(opened: Opened, on_ask: Callable[[Query], Awaitable[None]]) -> None:
    """Show the form with the likeliest question filled in."""
    asking = Asking.of(opened)

    @ui.refreshable
    def figures() -> None:
        for figure in asking.figures:
            _figure(asking, figure, figures.refresh)
        if len(asking.figures) < choices.MOST_FIGURES:
            more = ui.button(t('desk.table.more_figures'), icon='add', on_click=lambda: _add(asking, figures.refresh))
            more.props('no-caps flat').classes(theme.QUIET_ACTION).mark('more-figures')

    with ui.element('div').classes('k-form'):
        _groups(asking)
        figures()
        with ui.expansion(t('desk.table.details')).classes('w-full').mark('details'):
            _filter(asking)
            _compare(asking)
            _order(asking)
        ask = ui.button(t('desk.table.ask'), on_click=lambda: on_ask(asking.query())).props('no-caps')
        ask.classes(theme.MAIN_ACTION).mark('ask-table')


def _select(
    label: str,
    options: Sequence[str] | Mapping[Any, str],
    value: str | None,
    mark: str,
    on_change: Callable[[Any], None],
    *,
    searched: bool = False,
) -> ui.select:
    """Return one field; ``on_change`` is given the new value."""
    known = list(options) if isinstance(options, Sequence) else dict(options)

    def changed(event: events.ValueChangeEventArguments) -> None:
        on_change(event.value)

    field = ui.select(
        known, label=label, value=value if value in known else None, on_change=changed, with_input=searched
    )
    field.props('outlined').classes('k-field').mark(mark)
    return field


def _optional(names: Sequence[str], key: str) -> dict[str, str]:
    """Return columns to choose from with a first choice that chooses none."""
    return {'': t(key), **{name: name for name in names}}


def _groups(asking: Asking) -> None:
    opened, names = asking.opened, choices.groupings(asking.opened)

    def chosen(**facts: str) -> None:
        for name, value in facts.items():
            setattr(asking, name, value)
        period.set_visibility(any(choices.kind_of(opened, name) == 'date' for name in (asking.group, asking.then)))

    with ui.element('div').classes('k-fields'):
        _select(
            t('desk.table.group'),
            _optional(names, 'desk.table.no_group'),
            asking.group,
            'group',
            lambda value: chosen(group=value),
        )
        _select(
            t('desk.table.then'),
            _optional(names, 'desk.table.no_then'),
            asking.then,
            'then',
            lambda value: chosen(then=value),
        )
        kinds = {each: t(f'desk.table.period.{each}') for each in choices.PERIODS}
        period = _select(
            t('desk.table.by_period'), kinds, asking.period, 'period', lambda value: setattr(asking, 'period', value)
        )
        chosen()


def _add(asking: Asking, redraw: Callable[[], None]) -> None:
    first = asking.figures[0]
    kind = 'ratio' if first.kind == 'sum' and first.of and first.of != first.column else 'count'
    asking.figures.append(Figure(kind, first.column, first.of))  # type: ignore[arg-type]
    redraw()


def _figure(asking: Asking, figure: Figure, redraw: Callable[[], None]) -> None:
    numbers = choices.amounts(asking.opened)
    usable = choices.KINDS if numbers else ('count', 'share')

    def chosen(name: str, value: str) -> None:
        setattr(figure, name, value)
        if figure.kind != 'count' and figure.column not in {*numbers, *([''] if figure.kind == 'share' else [])}:
            column.set_value(numbers[-1] if numbers else '')
        if figure.kind in choices.OF_TWO and figure.of not in numbers:
            other.set_value(numbers[0])
        column.set_visibility(figure.kind != 'count')
        other.set_visibility(figure.kind in choices.OF_TWO)

    def remove() -> None:
        asking.figures.remove(figure)
        redraw()

    kinds = {each: t(f'desk.table.figure.{each}') for each in usable}
    with ui.element('div').classes('k-fields'):
        _select(t('desk.table.figure'), kinds, figure.kind, 'figure', lambda value: chosen('kind', value))
        named = {**({} if numbers else {'': t('desk.table.of_rows')}), **{name: name for name in numbers}}
        column = _select(
            t('desk.table.figure_column'), named, figure.column, 'column', lambda value: chosen('column', value)
        )
        other = _select(t('desk.table.figure_of'), numbers, figure.of, 'of', lambda value: chosen('of', value))
        if len(asking.figures) > 1:
            take_away = ui.button(t('desk.table.less_figures'), icon='close', on_click=remove).props('no-caps flat')
            take_away.classes(theme.QUIET_ACTION)
        chosen('kind', figure.kind)


def _filter(asking: Asking) -> None:
    opened = asking.opened

    def column_chosen(name: str) -> None:
        asking.filtered, asking.value = name, ''
        known = choices.operators(opened, name)
        operator.set_options({each: _sign(opened, name, each) for each in known}, value=known[0])
        listed.set_options(choices.values(opened, name) if name else [], value=None)
        typed.set_value('')
        show()

    def operator_chosen(value: str) -> None:
        if value:
            asking.operator = value  # type: ignore[assignment]
            show()

    def keep(value: str | None) -> None:
        asking.value = value or ''

    def show() -> None:
        needed = bool(asking.filtered) and asking.operator not in choices.NO_VALUE
        text = choices.kind_of(opened, asking.filtered) not in {'number', 'date'}
        picked = text and asking.operator in {'=', '!='}
        operator.set_visibility(bool(asking.filtered))
        listed.set_visibility(needed and picked)
        typed.set_visibility(needed and not picked)

    names = _optional(choices.groupings(opened), 'desk.table.no_filter')
    with ui.element('div').classes('k-fields'):
        _select(t('desk.table.filter'), names, '', 'filter', column_chosen)
        operator = _select(t('desk.table.operator'), {}, None, 'operator', operator_chosen)
        listed = _select(t('desk.table.value'), [], None, 'value', keep, searched=True)
        typed = ui.input(t('desk.table.value'), on_change=lambda event: keep(event.value))
        typed.props('outlined').classes('k-field').mark('typed-value')
        show()


def _sign(opened: Opened, name: str, operator: str) -> str:
    kind = 'date' if choices.kind_of(opened, name) == 'date' and operator[0] in '<>' else 'any'
    return t(f'desk.table.operator.{kind}.{_NAMES[operator]}')


_NAMES = {
    '=': 'is',
    '!=': 'is_not',
    '<': 'below',
    '<=': 'at_most',
    '>': 'above',
    '>=': 'at_least',
    'contains': 'contains',
    'filled': 'filled',
    'blank': 'blank',
}


def _compare(asking: Asking) -> None:
    opened = asking.opened

    def column_chosen(name: str) -> None:
        asking.compared = name
        known = choices.periods(opened, name) if name else []
        first, last = choices.two_latest(opened, name) if known else ('', '')
        for field, value in ((earlier, first), (later, last)):
            field.set_options(known, value=value or None)
            field.set_visibility(bool(name))

    def keep(**facts: str | None) -> None:
        for name, value in facts.items():
            setattr(asking, name, value or '')

    names = _optional(choices.groupings(opened), 'desk.table.no_compare')
    with ui.element('div').classes('k-fields'):
        _select(t('desk.table.compare'), names, '', 'compare', column_chosen)
        earlier = _select(t('desk.table.earlier'), [], None, 'earlier', lambda value: keep(earlier=value))
        later = _select(t('desk.table.later'), [], None, 'later', lambda value: keep(later=value))
        earlier.set_visibility(False)
        later.set_visibility(False)


def _order(asking: Asking) -> None:
    orders = {each: t(f'desk.table.order.{each}') for each in _ORDERS}
    with ui.element('div').classes('k-fields'):
        _select(t('desk.table.order'), orders, asking.order, 'order', lambda value: setattr(asking, 'order', value))
        top = ui.number(
            t('desk.table.top'),
            min=0,
            precision=0,
            on_change=lambda event: setattr(asking, 'top', max(0, int(event.value or 0))),
        )
        top.props('outlined').classes('k-field').mark('top')
