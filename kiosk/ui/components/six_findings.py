"""The six checks of a text: each with its verdict, and what was found."""

from nicegui import ui

from kiosk.core.checks.finding import Finding
from kiosk.core.checks.six import Check, SixChecks
from kiosk.ui import theme
from kiosk.ui.words import t

_ICONS = {'passed': 'check_circle', 'doubt': 'visibility', 'failed': 'error', 'not_run': 'remove_circle_outline'}
_STYLES = {'passed': theme.RIGHT, 'doubt': theme.LOOK_HERE, 'failed': theme.DANGER, 'not_run': theme.QUOTE}
_MOST = 30
"""Findings of one check that are listed; more are counted."""


def six_findings(checks: SixChecks, *, without: tuple[str, ...] = ()) -> None:
    """Show the checks in their order, those named in ``without`` left out."""
    for check in (*checks.checks, checks.traces):
        if check.key not in without:
            _check(check)


def _check(check: Check) -> None:
    with ui.element('div').classes(_STYLES[check.state]).mark(f'check-{check.key}'):
        with ui.element('div').classes('k-row'):
            ui.icon(_ICONS[check.state])
            ui.label(f'{t(f"check.{check.key}")}: {t(f"check.state.{check.state}")}').classes('font-bold')
        telling = [finding for finding in check.findings if finding.severity != 'note']
        for finding in telling[:_MOST]:
            ui.label(_said(finding))
        if len(telling) > _MOST:
            ui.label(t('desk.check.more_findings', count=len(telling) - _MOST))


def _said(finding: Finding) -> str:
    return t(f'check.found.{finding.kind}', text=finding.text, **finding.facts)
