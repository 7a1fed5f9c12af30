"""``kiosk lesson``: what an author asks before a module leaves the desk."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import say, t
from kiosk.core.lesson_files import MODULE_FILE, read_module

app = typer.Typer(no_args_is_help=True)


@app.callback()
def lessons() -> None:
    """Look after a lesson on its author's desk."""


@app.command('check')
def check(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help='A module, or a lesson in it.')],
) -> None:
    """Read a module as the kiosk will; exit 1 with file, line and reason if it would be refused."""
    home = folder.resolve()
    if not (home / MODULE_FILE).exists() and (home.parent / MODULE_FILE).exists():
        home = home.parent
    module = read_module(home.name, _files(home))
    say(t('lesson.check_ok', module=module.title, lessons=len(module.lessons)))


def _files(home: Path) -> dict[str, bytes]:
    """Return a folder's files by relative path; what begins with a dot is the desk's, not the module's."""
    paths = {path.relative_to(home): path for path in sorted(home.rglob('*')) if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in paths.items()
        if not any(part.startswith('.') for part in name.parts)
    }
