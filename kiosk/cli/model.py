"""``kiosk model``: which models there are, and getting one onto this machine."""

import sys
from dataclasses import dataclass
from typing import Annotated

import typer

from kiosk.adapters.llm.catalogue import Catalogue, Model, read_catalogue
from kiosk.adapters.llm.fetch import fetch as fetch_model
from kiosk.adapters.llm.fetch import present
from kiosk.cli.common import say, say_json, settings, t

app = typer.Typer(no_args_is_help=True)

MEGABYTE = 1_000_000
STEP = 5
"""Per cent between two lines where nobody can redraw one."""
WIDTH = 30


@app.command('fetch')
def fetch(
    name: Annotated[str, typer.Argument(help='Name in the catalogue; the configured model when absent.')] = '',
) -> None:
    """Fetch a model, going on where the last try broke off; nothing to do if it is here and right."""
    folder = settings().models_dir
    model = _catalogue().model(name or settings().model)
    if present(model, folder, _Progress(live=sys.stdout.isatty())):
        say(t('model.here', title=model.title))
        return
    if not model.tried:
        say(t('model.untried', title=model.title))
    say(t('model.fetching', title=model.title, megabytes=model.size // MEGABYTE, licence=model.licence))
    file = fetch_model(model, folder, _Progress(live=sys.stdout.isatty()))
    say(t('model.fetched', title=model.title, file=file))


@app.command('list')
def everything(
    as_json: Annotated[bool, typer.Option('--json', help='One JSON list.')] = False,
) -> None:
    """List the models of the catalogue: what they need, and which are here."""
    catalogue = _catalogue()
    rows = [_row(catalogue, model) for model in catalogue.models]
    if as_json:
        say_json(rows)
        return
    for row in rows:
        notes = [t(f'model.note.{note}') for note in ('here', 'default', 'untried') if row[note]]
        say(t('model.row', **row) + (f' ({", ".join(notes)})' if notes else ''))


def _catalogue() -> Catalogue:
    return read_catalogue(settings().models_dir / 'models.toml')


def _row(catalogue: Catalogue, model: Model) -> dict[str, str | int | bool]:
    return {
        'name': model.name,
        'title': model.title,
        'megabytes': model.size // MEGABYTE,
        'ram_mb': model.ram_mb,
        'licence': model.licence,
        'here': present(model, settings().models_dir),
        'default': model is catalogue.model(settings().model),
        'untried': not model.tried,
    }


@dataclass
class _Progress:
    """Shows how far it is: a bar that redraws itself on a terminal, else a line each 5 %."""

    live: bool
    doing: str = ''
    shown: int = -1

    def __call__(self, done: int, total: int, what: str) -> None:
        percent = done * 100 // total
        mark = percent if self.live else percent // STEP * STEP
        if (what, mark) == (self.doing, self.shown):
            return
        if self.live and self.doing and what != self.doing:
            say('')
        self.doing, self.shown = what, mark
        text = t(f'model.doing.{what}', percent=percent, done=done // MEGABYTE, total=total // MEGABYTE)
        if not self.live:
            say(text)
            return
        filled = WIDTH * percent // 100
        sys.stdout.write(f'\r[{"#" * filled}{"." * (WIDTH - filled)}] {text} ' + ('\n' if done == total else ''))
        sys.stdout.flush()
        if done == total:
            self.doing = ''
