"""The six checks of everything that an AI tool wrote (domain.md §4.3), and the traces it left.

Rules:
- numbers, names, dates and acts are compared with the source; without a source (None) only what can be wrong in
  itself is looked at, and numbers are not run at all;
- layout is the checker's of ``core.decree30``: its findings are handed in, None means that it was not run;
- a check has failed if it has an error, is in doubt if it has a doubt, else has passed; notes do not count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from unicodedata import normalize

from kiosk.core.checks.acts import act_findings
from kiosk.core.checks.dates import date_findings
from kiosk.core.checks.finding import Finding
from kiosk.core.checks.names import leftovers, name_findings
from kiosk.core.checks.numbers import fidelity
from kiosk.core.checks.secrets import secret_marks
from kiosk.core.checks.traces import traces
from kiosk.core.personal_data import find_personal

State = Literal['passed', 'doubt', 'failed', 'not_run']
Key = Literal['numbers', 'names', 'dates', 'acts', 'layout', 'secrets', 'traces']


@dataclass(frozen=True)
class Check:
    """One check; its name is ``check.<key>`` in the locale, its state ``check.state.<state>``."""

    key: Key
    state: State
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class SixChecks:
    """The six in their order; ``traces`` beside them."""

    checks: tuple[Check, ...]
    traces: Check

    @property
    def passed(self) -> bool:
        """Return whether nothing must be mended; doubts may be left for a person to look at."""
        return all(check.state != 'failed' for check in (*self.checks, self.traces))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, check by check."""
        return tuple(finding for check in (*self.checks, self.traces) for finding in check.findings)


def six_checks(
    text: str,
    source: str | None,
    today: date,
    *,
    layout: Iterable[Finding] | None = None,
    not_after: date | None = None,
) -> SixChecks:
    """Return all checks of a text against its source on a day; ``not_after`` is the limit that superiors have set."""
    whole = normalize('NFC', text)
    names = [] if source is None else name_findings(whole, source)
    checks = (
        _check('numbers', None if source is None else fidelity(whole, source)),
        _check('names', [*names, *leftovers(whole, today)]),
        _check('dates', date_findings(whole, source, today, not_after=not_after)),
        _check('acts', act_findings(whole, today, source)),
        _check('layout', layout),
        _check('secrets', [*secret_marks(whole), *_personal(whole)]),
    )
    return SixChecks(checks, _check('traces', traces(whole)))


def _personal(text: str) -> list[Finding]:
    """Return personal data as findings: ``personal.<kind>``."""
    return [Finding(f'personal.{found.kind}', found.start, found.end, found.text) for found in find_personal(text)]


def _check(key: Key, findings: Iterable[Finding] | None) -> Check:
    if findings is None:
        return Check(key, 'not_run')
    found = tuple(sorted(findings, key=lambda finding: finding.start))
    worst = {finding.severity for finding in found}
    state: State = 'failed' if 'error' in worst else 'doubt' if 'doubt' in worst else 'passed'
    return Check(key, state, found)
