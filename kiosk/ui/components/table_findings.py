"""Where a table is not clean: one card a rule, with what the rule wants, the places, and whether to mend them.

Rules:
- what a machine can mend is ticked; what only a person knows says so;
- a few places are read at once, the others on request; all are counted.
"""

from collections.abc import Mapping

from nicegui import ui

from kiosk.core.tabular.cleanliness import Cleanliness
from kiosk.core.tabular.findings import RULES, Finding, Rule
from kiosk.ui import theme
from kiosk.ui.components.table_data import counted
from kiosk.ui.words import t

_AT_ONCE, _ON_REQUEST = 3, 40


def unclean_rules(found: Cleanliness, ticked: set[Rule] | None = None) -> None:
    """Show the broken rules; ``ticked``, if given, keeps up with the boxes."""
    if ticked is not None:
        ticked.update(found.fixable)
    with ui.element('div').classes('k-desk'):
        for rule in RULES:
            if rule in found.counts:
                _rule(rule, found, ticked)
    kept = [t(f'sheet.rule.{rule}') for rule in RULES if rule not in found.counts]
    if kept:
        ui.label(t('desk.table.kept', rules='; '.join(kept))).classes(theme.SMALL)


def mended_rules(done: Mapping[Rule, int]) -> None:
    """Say how many places were mended by each rule."""
    with ui.element('div').classes(theme.RIGHT).props('role=status').mark('mended'):
        ui.label(t('desk.table.mended', count=counted(sum(done.values())))).classes('font-bold')
        for rule in RULES:
            if rule in done:
                ui.label(t('desk.table.mended_rule', rule=t(f'sheet.rule.{rule}'), count=counted(done[rule])))


def _rule(rule: Rule, found: Cleanliness, ticked: set[Rule] | None) -> None:
    with ui.element('section').classes(theme.CARD_BOX).mark(f'rule-{rule}'):
        count, fixable = found.counts[rule], found.fixable.get(rule, 0)
        name = t(f'sheet.rule.{rule}')
        if fixable and ticked is not None:
            tick = {True: ticked.add, False: ticked.discard}
            box = ui.checkbox(name, value=True, on_change=lambda event: tick[event.value](rule))
            box.classes('font-bold').mark(f'tick-{rule}')
        else:
            with ui.element('div').classes('k-row'):
                ui.icon('visibility')
                ui.label(name).classes('font-bold')
        key = 'both' if 0 < fixable < count else 'machine' if fixable else 'person'
        ui.label(t(f'desk.table.places.{key}', count=counted(count), fixable=counted(fixable))).classes('font-bold')
        ui.label(t(f'desk.table.rule.{rule}'))
        _places([each for each in found.told if each.rule == rule], count)


def _places(told: list[Finding], count: int) -> None:
    for finding in told[:_AT_ONCE]:
        _place(finding)
    if count > _AT_ONCE:
        with ui.expansion(t('desk.table.more_places', count=counted(count - _AT_ONCE))).classes('w-full'):
            for finding in told[_AT_ONCE:_ON_REQUEST]:
                _place(finding)
            left = count - min(len(told), _ON_REQUEST)
            if left > 0:
                ui.label(t('desk.table.untold', count=counted(left))).classes(theme.SMALL)


def _place(finding: Finding) -> None:
    ui.label(t(finding.key, **finding.facts)).classes(theme.QUOTE)
