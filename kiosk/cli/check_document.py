"""``kiosk check-document``: a Word file against the layout rules of Decree 30.

Exit code 0 when no fault (E) is left, 1 when there are faults or the file is refused, 2 misuse, 3 the machine failed.
"""

from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.common import demand_outputs, message, say, say_error, say_json, services, t
from kiosk.core.checks.finding import Finding as Word
from kiosk.core.decree30.finding import Gathered, gather
from kiosk.core.errors import RefusedError
from kiosk.services.check_document import Report

REFUSED = 1
MOST_PLACES = 8
"""Paragraphs a line names; the rest are counted."""


def check_document(
    file: Annotated[Path, typer.Argument(metavar='FILE.docx', help='The Word file; it is never written to.')],
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object.')] = False,
    fix: Annotated[
        Path | None, typer.Option('--fix', metavar='OUT.docx', help='Write a copy with the safe mends made.')
    ] = None,
    force: Annotated[bool, typer.Option('--force', help='Write over a file that is there already.')] = False,
) -> None:
    """Check a Word file against Decree 30; with --fix, mend a copy too."""
    demand_outputs(file, [(fix, '.docx')], force=force)
    try:
        errors = _fixed(file, fix, as_json) if fix else _checked(file, as_json)
    except RefusedError as error:
        if as_json:
            say_json({'file': file.name, 'error': error.key, 'message': message(error)})
        raise typer.Exit(say_error(error)) from error
    raise typer.Exit(REFUSED if errors else 0)


def _checked(file: Path, as_json: bool) -> int:
    report = services().desk.check_document.check(file)
    if as_json:
        say_json(_told(file, report))
    else:
        _print(report)
    return report.counts['E']


def _fixed(file: Path, out: Path, as_json: bool) -> int:
    done = services().desk.check_document.fix(file, out)
    if as_json:
        say_json({**_told(file, done.before), 'mended': done.done, 'after': _told(out, done.after)})
    else:
        _print(done.after)
        say(t('check.cli.mended', done=done.done, left=len(done.after.findings), out=str(out)))
    return done.after.counts['E']


def _told(file: Path, report: Report) -> dict[str, Any]:
    return {
        'file': file.name,
        'kind': report.kind,
        'errors': report.counts['E'],
        'warnings': report.counts['W'],
        'hints': report.counts['I'],
        'findings': [
            {
                'rule': each.rule,
                'severity': each.severity,
                'paragraph': each.at,
                'words': each.words,
                'have': each.have,
                'want': each.want,
                'why': each.why,
                'mendable': each.mend is not None,
            }
            for each in report.findings
        ],
        'words': [{'kind': each.kind, 'severity': each.severity, 'text': each.text} for each in _looked(report)],
    }


def _looked(report: Report) -> list[Word]:
    """Return what the six checks say of the words, notes left out; it does not count for the exit code."""
    looked = services().desk.check_document.look(report)
    return [finding for finding in looked.findings if finding.severity != 'note']


def _print(report: Report) -> None:
    for each in gather(report.findings):
        say(_line(each))
    key = 'check.cli.counts' if report.counts['E'] else 'check.cli.none'
    say(t(key, errors=report.counts['E'], warnings=report.counts['W'], hints=report.counts['I']))


def _line(gathered: Gathered) -> str:
    finding = gathered.first
    if len(gathered.at) > 1:
        shown = ', '.join(map(str, gathered.at[:MOST_PLACES])) + (', …' if len(gathered.at) > MOST_PLACES else '')
        place = t('check.cli.paragraphs', count=len(gathered.at), numbers=shown)
    else:
        place = t('check.cli.paragraph', number=finding.at, words=finding.words) if finding.at else t('check.cli.page')
    return t(
        'check.cli.finding',
        severity=t(f'check.severity.{finding.severity}'),
        rule=finding.rule,
        place=place,
        have=finding.have,
        want=finding.want,
        why=finding.why,
    )
