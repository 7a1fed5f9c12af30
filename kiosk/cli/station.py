"""``kiosk run``, ``kiosk doctor``, ``kiosk index``: the station itself."""

import socket
from pathlib import Path
from typing import Annotated

import typer

from kiosk import bootstrap
from kiosk.cli.common import demand_folder, say, say_json, services, settings, t, writing_services
from kiosk.core.errors import BadCommandError, PortTakenError, StoreLockedError


def run() -> None:
    """Serve the kiosk until it is stopped."""
    from kiosk.ui.app import serve  # noqa: PLC0415  (NiceGUI takes a second to import; only this verb needs it)

    chosen = settings()
    _demand_free(chosen.host, chosen.port)
    opened = bootstrap.open_services(chosen, writing=True)
    bootstrap.log_to(chosen.data_dir / 'kiosk.log')
    serve(opened, say)


def doctor(
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object.')] = False,
) -> None:
    """Look at everything and say what is well and what is not; exit 1 if something is broken."""
    findings = services().health.look()
    broken = any(finding.level == 'broken' for finding in findings)
    if as_json:
        parts = {finding.name: {'level': finding.level, **finding.facts} for finding in findings}
        say_json({'ok': not broken, 'data_dir': str(settings().data_dir), 'parts': parts})
    else:
        for finding in findings:
            mark = {'ok': '✓', 'look': '!', 'broken': '✗'}[finding.level]
            say(f'{mark} {t(f"health.{finding.name}.{finding.level}", **finding.facts)}')
    raise typer.Exit(1 if broken else 0)


def index(
    corpus: Annotated[Path | None, typer.Option(help='Another collection: lines of JSON with id, title, text.')] = None,
    into: Annotated[Path | None, typer.Option(help='Folder for that index.')] = None,
    quiet: Annotated[bool, typer.Option(help='Say nothing when there is nothing to do.')] = False,
) -> None:
    """Build the search index again (or, with --corpus and --into, one of your own)."""
    if (corpus is None) != (into is None):
        raise typer.BadParameter(t('index.both'))
    if corpus is not None and into is not None:
        if not corpus.is_file():
            raise BadCommandError(reason='not_there', name='--corpus', found=str(corpus))
        demand_folder(into)
        say(t('index.built', passages=bootstrap.build_corpus_index(settings(), corpus, into)))
        return
    try:
        with writing_services() as opened:
            built = opened.find.refresh()
    except StoreLockedError:
        if not quiet:
            raise
        return
    if built is not None or not quiet:
        say(t('index.built', passages=built) if built is not None else t('index.fresh'))


def _demand_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ':' in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTakenError(host=host, port=port, reason=str(error)) from error
