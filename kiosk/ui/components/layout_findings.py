"""What the layout checker found, worst first, each with where, what, how it should be and why."""

from collections.abc import Sequence
from itertools import groupby

from nicegui import ui

from kiosk.core.decree30.finding import Finding, Gathered, gather
from kiosk.core.decree30.rules import RULES
from kiosk.ui import theme
from kiosk.ui.words import t

_LOOKS = {'E': ('error', theme.DANGER), 'W': ('warning', theme.LOOK_HERE), 'I': ('info', theme.QUOTE)}
_SHOWN_PLACES = 6
"""Paragraph numbers named for one finding; more are counted."""


def layout_findings(findings: Sequence[Finding]) -> None:
    """Show the rules that are broken, the worst first, each with every place where it is."""
    for severity, (icon, style) in _LOOKS.items():
        gathered = gather(finding for finding in findings if finding.severity == severity)
        for rule, same in groupby(sorted(gathered, key=_rule_of), key=_rule_of):
            _broken(rule, severity, list(same), icon, style)


def _rule_of(gathered: Gathered) -> str:
    return gathered.first.rule


def _broken(rule: str, severity: str, places: list[Gathered], icon: str, style: str) -> None:
    with ui.element('div').classes(style).mark(f'finding-{rule}'):
        with ui.element('div').classes('k-row'):
            ui.icon(icon)
            ui.label(f'{t(f"check.severity.{severity}")} · {rule}').classes('font-bold')
        ui.label(RULES[rule].text)
        for gathered in places:
            finding = gathered.first
            with ui.element('div').classes('k-place-found'):
                ui.label(_where(gathered))
                ui.label(t('desk.check.have_want', have=finding.have, want=finding.want))
        ui.label(t('desk.check.why', why=places[0].first.why)).classes(theme.SMALL)


def _where(gathered: Gathered) -> str:
    places = [at for at in gathered.at if at]
    if not places:
        return t('desk.check.whole_page')
    named = ', '.join(map(str, places[:_SHOWN_PLACES]))
    if len(places) > _SHOWN_PLACES:
        named = t('desk.check.and_more', named=named, more=len(places) - _SHOWN_PLACES)
    if gathered.first.words:
        return t('desk.check.where', places=named, words=gathered.first.words)
    return t('desk.check.where_only', places=named)
