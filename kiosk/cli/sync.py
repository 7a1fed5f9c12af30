"""``kiosk sync``: send what has not arrived at the province, now or when the pause is over."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from kiosk.cli.common import say, say_json, sync_service, t
from kiosk.core.errors import KioskError
from kiosk.core.outbox import Problem
from kiosk.services.sync_records import SyncReport

DONE, REFUSED, LINE_FAILED = 0, 1, 3
_REFUSALS = frozenset({Problem.RECORDS, Problem.SETTINGS})


def sync(
    once: Annotated[bool, typer.Option('--once', help='Send now, even if the last try asked for a pause.')] = False,
    again: Annotated[bool, typer.Option('--again', help='Send what was set aside once more, and now.')] = False,
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object.')] = False,
) -> None:
    """Send results to the LRS; exit 0 all is sent, 1 something is refused, 2 not set up, 3 no line."""
    try:
        with sync_service() as records:
            if again:
                records.release()
            report = records.once(force=once or again)
    except KioskError as error:
        if as_json:
            say_json({'problem': f'error.{error.key}'})
        raise
    if as_json:
        say_json(asdict(report))
    else:
        _tell(report)
    raise typer.Exit(exit_code(report))


def exit_code(report: SyncReport) -> int:
    """Return 0 all sent or resting, 1 refused, 3 line or machine failed."""
    if report.rested or not (report.problem or report.quarantined):
        return DONE
    return REFUSED if report.problem is None or report.problem in _REFUSALS else LINE_FAILED


def _tell(report: SyncReport) -> None:
    say(t('sync.counts', sent=report.sent, pending=report.pending, odd=report.kept_aside))
    if report.problem:
        say(t(report.problem))
    if report.next_try and report.pending:
        say(t('sync.next_try', at=_local(report.next_try)))


def _local(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone().strftime('%H:%M %d/%m/%Y')
