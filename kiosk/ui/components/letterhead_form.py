"""The fields of the letterhead: the names of the office, its units, and the ways to sign."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from nicegui import ui

from kiosk.core.drafting.letterhead import Letterhead, Signing, Unit
from kiosk.core.vietnamese import fold
from kiosk.ui import theme
from kiosk.ui.components.draft_fields import asked, clean, clean_lines, dressed
from kiosk.ui.components.draft_paragraph import quiet
from kiosk.ui.words import t

_NAMES = ('body', 'area', 'place', 'symbol')
_UNIT = ('name', 'symbol', 'head')


@dataclass
class _Way:
    """One way to sign, as typed."""

    slug: str = ''
    lines: tuple[str, ...] = ()
    chair: bool = False


@dataclass
class Setting:
    """The letterhead as it stands in the form."""

    before: Letterhead
    names: dict[str, str] = field(default_factory=dict)
    units: list[dict[str, str]] = field(default_factory=list)
    ways: list[_Way] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the letterhead that is set."""
        self.names = {name: getattr(self.before, name) for name in (*_NAMES, 'superior')}
        self.units = [{name: getattr(unit, name) for name in _UNIT} for unit in self.before.units]
        self.ways = [_Way(signing.slug, signing.lines, signing.chair) for signing in self.before.signings]

    def letterhead(self) -> Letterhead:
        """Return it; rows in which nothing was typed are none."""
        units = tuple(Unit(**unit) for unit in self.units if unit['name'] or unit['symbol'])
        ways = [way for way in self.ways if way.lines]
        slugs = {way.slug for way in ways}
        signings = []
        for number, way in enumerate(ways, start=1):
            slug = way.slug or _slug(way.lines, number, slugs)
            slugs.add(slug)
            signings.append(Signing(slug, way.lines, way.chair))
        return Letterhead(units=units, signings=tuple(signings), **self.names)


def letterhead_form(setting: Setting, on_change: Callable[[], None]) -> None:
    """Show the fields; ``on_change`` is called after each change."""
    with _group('names'):
        for name in (*_NAMES, 'superior'):
            _text(setting.names, name, on_change, hint=t(f'desk.letterhead.hint.{name}'))
    with _group('units'):
        _units(setting, on_change)
    with _group('signings'):
        _ways(setting, on_change)


def _group(name: str) -> ui.element:
    box = ui.element('section').classes(f'{theme.CARD_BOX} k-ask-group')
    with box:
        ui.label(t(f'desk.letterhead.group.{name}')).classes(theme.HEADING).props('role=heading aria-level=2')
        ui.label(t(f'desk.letterhead.group_how.{name}')).classes(theme.TEXT)
    return box


def _text(values: dict[str, str], name: str, on_change: Callable[[], None], *, hint: str = '', about: str = '') -> None:
    def typed(text: str) -> None:
        values[name] = text
        on_change()

    label = t(f'desk.letterhead.field.{name}')
    with asked(label, hint):
        made = ui.input(value=values[name], on_change=lambda event: typed(clean(event.value)))
        dressed(made, f'{label} {about}'.strip())


def _units(setting: Setting, on_change: Callable[[], None]) -> None:
    @ui.refreshable
    def table() -> None:
        for number, unit in enumerate(setting.units, start=1):
            with ui.element('div').classes('k-job'):
                for name in _UNIT:
                    key = {'name': 'unit_name', 'symbol': 'unit_symbol', 'head': 'unit_head'}[name]
                    _cell(unit, name, t(f'desk.letterhead.field.{key}'), number, on_change)
                quiet('desk.letterhead.less_units', partial(less, unit), f'less-unit-{number}')

    def less(unit: dict[str, str]) -> None:
        setting.units.remove(unit)
        table.refresh()
        on_change()

    def more() -> None:
        setting.units.append({'name': '', 'symbol': '', 'head': Unit('', '').head})
        table.refresh()

    table()
    quiet('desk.letterhead.more_units', more, 'more-units')


def _cell(values: dict[str, str], name: str, label: str, number: int, on_change: Callable[[], None]) -> None:
    def typed(text: str) -> None:
        values[name] = text
        on_change()

    ui.label(label).classes(theme.SMALL)
    made = ui.input(value=values[name], on_change=lambda event: typed(clean(event.value)))
    dressed(made, f'{label} {number}')


def _ways(setting: Setting, on_change: Callable[[], None]) -> None:
    @ui.refreshable
    def table() -> None:
        for number, way in enumerate(setting.ways, start=1):
            with ui.element('div').classes('k-job'):
                _way(way, number, on_change)
                quiet('desk.letterhead.less_ways', partial(less, way), f'less-way-{number}')

    def less(way: _Way) -> None:
        setting.ways.remove(way)
        table.refresh()
        on_change()

    def more() -> None:
        setting.ways.append(_Way())
        table.refresh()

    table()
    quiet('desk.letterhead.more_ways', more, 'more-ways')


def _way(way: _Way, number: int, on_change: Callable[[], None]) -> None:
    def lines(text: str | None) -> None:
        way.lines = clean_lines(text)
        on_change()

    def chair(*, said: bool) -> None:
        way.chair = said
        on_change()

    label = t('desk.letterhead.field.way', number=number)
    ui.label(label).classes(theme.SMALL)
    made = ui.textarea(value='\n'.join(way.lines), on_change=lambda event: lines(event.value))
    dressed(made, label)
    ui.checkbox(t('desk.letterhead.chair'), value=way.chair, on_change=lambda event: chair(said=bool(event.value)))


def _slug(lines: tuple[str, ...], number: int, taken: set[str]) -> str:
    """Return a name for a new way to sign that no other has."""
    name = re.sub(r'[^a-z0-9]+', '-', fold(' '.join(lines))).strip('-')
    return f'{name}-{number}' if name in taken or not name else name
