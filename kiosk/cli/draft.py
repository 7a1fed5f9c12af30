"""``kiosk draft``: a document by Decree 30 from a facts file, without a browser and without the model.

Exit code 0 written, 1 something is missing, unsupported or refused, 2 misuse, 3 the machine failed.
"""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import demand_outputs, say, services, t
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.kinds import KINDS, kind_named
from kiosk.services.draft import Draft

_SLUGS = ', '.join(KINDS)


def draft(
    kind: Annotated[str, typer.Option('--kind', help=f'One of: {_SLUGS}.')],
    out: Annotated[Path, typer.Option('--out', metavar='FILE.docx', help='Where to write the document.')],
    *,
    facts: Annotated[Path | None, typer.Option('--facts', metavar='FILE.toml', help='The facts.')] = None,
    example: Annotated[bool, typer.Option('--example', help="Use the kind's example facts.")] = False,
    pdf: Annotated[bool, typer.Option('--pdf', help='Write a PDF beside it, through LibreOffice.')] = False,
    unfinished: Annotated[
        bool, typer.Option('--unfinished', help='Write it though something is missing; it is marked in the text.')
    ] = False,
    force: Annotated[bool, typer.Option('--force', help='Write over a file that is there already.')] = False,
) -> None:
    """Draft a document from given facts."""
    kind_named(kind)
    if (facts is None) != example:
        raise typer.BadParameter(t('draft.cli.one_source'))
    demand_outputs(facts, [(out, '.docx'), (out.with_suffix('.pdf') if pdf else None, '.pdf')], force=force)
    desk: Draft = services().desk.draft
    given = _given(desk, kind, facts)
    state = desk.review(given)
    for doubt in state.doubts:
        why = t(f'check.found.{doubt.finding.kind}', text=doubt.finding.text, **doubt.finding.facts)
        say(t('draft.cli.doubt', field=FIELDS[doubt.field].label, words=why))
    for path in desk.export(given, out, pdf=pdf, unfinished=unfinished):
        say(t('draft.cli.written', file=str(path)))
    if state.missing:
        say(t('draft.cli.unfinished', count=len(state.missing)))


def _given(desk: Draft, kind: str, file: Path | None) -> DraftFacts:
    given = desk.example(kind) if file is None else desk.read(file)
    if given.kind != kind:
        raise typer.BadParameter(t('draft.cli.other_kind', kind=kind, found=given.kind))
    return given
