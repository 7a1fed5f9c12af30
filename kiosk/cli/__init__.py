"""The verbs of the ``kiosk`` command.

Exit code 0 done, 1 the answer is "no", 2 misuse, 3 the machine failed; errors on stderr in one line.
A verb that writes records while the kiosk runs is refused with what to do; it never writes beside it.
"""

import logging
import sys
from functools import cache

import typer
from typer.exceptions import TyperException

from kiosk.cli import ask, lesson, model, pack, roster, station, usage
from kiosk.cli.common import say_error, t
from kiosk.cli.sync import sync
from kiosk.core.errors import KioskError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
app.command('run')(station.run)
app.command('doctor')(station.doctor)
app.command('index')(station.index)
app.command('search')(ask.search)
app.command('ask')(ask.ask)
app.command('sync')(sync)
app.add_typer(roster.app, name='roster', help='The people of this kiosk.')
app.add_typer(pack.app, name='pack', help='Modules on a stick: press, sign, verify, trust.')
app.add_typer(model.app, name='model', help='The language model file.')
app.add_typer(lesson.app, name='lesson', help="A lesson on its author's desk.")

_log = logging.getLogger(__name__)
MISUSE, MACHINE = 2, 3


def main() -> None:
    """Run one verb and end the process with its exit code."""
    sys.exit(_code(sys.argv[1:]))


@cache
def _add_desk() -> None:
    """Add the desk's verbs; serving starts without the sixty modules behind them."""
    from kiosk.cli.check_document import check_document  # noqa: PLC0415
    from kiosk.cli.draft import draft  # noqa: PLC0415
    from kiosk.cli.tabulate import tabulate  # noqa: PLC0415

    app.command('draft')(draft)
    app.command('check-document')(check_document)
    app.command('tabulate')(tabulate)


def _code(arguments: list[str]) -> int:
    if arguments[:1] != ['run']:
        _add_desk()
    try:
        code = app(arguments, standalone_mode=False, prog_name='kiosk')
    except KioskError as error:
        return say_error(error)
    except TyperException as error:
        _log.debug('misuse: %s', error)
        sys.stderr.write(f'kiosk: {usage.sentence(error)}\n')
        return MISUSE
    except (typer.Abort, KeyboardInterrupt):
        return MACHINE
    except BrokenPipeError:
        return 0
    except Exception as error:
        _log.debug('unexpected', exc_info=True)
        sys.stderr.write(
            f'kiosk: {t("error.unexpected", reason=f"{type(error).__name__}: {error}")}\n'.replace('\n', ' ').strip()
            + '\n'
        )
        return MACHINE
    return code if isinstance(code, int) else 0
