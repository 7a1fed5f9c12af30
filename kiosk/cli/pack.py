"""``kiosk pack``: modules on a stick, from the author's desk to the kiosk's trust.

``verify`` answers 0 or 1 whatever bytes it is given: a stranger's stick cannot make it fail in another way.
"""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.common import message, say, say_error, say_json, services, t
from kiosk.core.canonical import legible
from kiosk.core.errors import KioskError, NoPackError
from kiosk.services.install_pack import Checked

app = typer.Typer(no_args_is_help=True)

REFUSED = 1
Password = Annotated[str, typer.Option(envvar='KIOSK_KEY_PASSWORD', hidden=True)]
AsJson = Annotated[bool, typer.Option('--json', help='One JSON object.')]


@app.command('press')
def press(
    module_dir: Annotated[Path, typer.Argument(help='The module: a folder as in content/README.md.')],
    out_dir: Annotated[
        Path, typer.Argument(help='Where to make the pack folder <module id>, e.g. STICK/tramhoc/packs.')
    ],
    issued: Annotated[str, typer.Option(help='Date the pack says it was made, YYYY-MM-DD; today if absent.')] = '',
) -> None:
    """Make a pack folder of a module; sign it next."""
    say(t('pack.cli.pressed', folder=str(services().press_pack.press(module_dir, out_dir, issued))))


@app.command('sign')
def sign(
    pack_dir: Annotated[Path, typer.Argument(help='The pack folder that `press` made.')],
    key: Annotated[Path, typer.Option(help='Your secret key file; its password is asked for, or KIOSK_KEY_PASSWORD.')],
    password: Password = '',
) -> None:
    """Sign a pack with a trainer's secret key."""
    press_pack = services().press_pack
    if not password and press_pack.needs_password(key):
        password = typer.prompt(t('pack.cli.password'), hide_input=True, err=True)
    signed = press_pack.sign(pack_dir, key, password)
    say(t('pack.cli.signed', pack=signed.pack, version=signed.version, title=signed.title))


@app.command('verify')
def verify(
    folder: Annotated[Path, typer.Argument(metavar='DIR', help='A pack folder, or a stick: then every pack on it.')],
    as_json: AsJson = False,
) -> None:
    """Check signature, trust and every byte, installing nothing; exit 0 only if every pack is good."""
    try:
        good = _verified(folder, as_json)
    except KioskError as error:
        say_error(error)
        good = False
    except Exception as error:
        say_error(KioskError(reason=legible(f'{type(error).__name__}: {error}')))
        good = False
    raise typer.Exit(0 if good else REFUSED)


@app.command('key')
def key(
    out_prefix: Annotated[Path, typer.Argument(help='Makes OUT_PREFIX.key (secret) and OUT_PREFIX.pub.')],
    name: Annotated[str, typer.Option(help='Whose key it is.')],
    no_password: Annotated[bool, typer.Option('--no-password', help='Leave the secret key open.')] = False,
    password: Password = '',
) -> None:
    """Make a trainer's key pair in minisign format."""
    if not password and not no_password:
        password = typer.prompt(
            t('pack.cli.password'),
            hide_input=True,
            confirmation_prompt=t('pack.cli.password_again'),
            err=True,
        )
    made = services().press_pack.new_key(out_prefix, name, '' if no_password else password)
    say(t('pack.cli.key_made', key_id=made, secret=f'{out_prefix}.key', public=f'{out_prefix}.pub'))


@app.command('trust')
def trust(
    public_key: Annotated[Path, typer.Argument(metavar='KEY.pub', help="A trainer's public key file.")],
    course: Annotated[list[str], typer.Option(help='First words of the module ids they may sign; `*` is all of them.')],
    name: Annotated[str, typer.Option(help="The trainer's name as the kiosk will show it.")],
) -> None:
    """Let this kiosk accept packs signed with a trainer's key."""
    trainer = services().signatures.trust(public_key, name, course)
    say(t('pack.cli.trusted', name=trainer.name, key_id=trainer.key_id, courses=', '.join(trainer.courses)))


@app.command('distrust')
def distrust(
    key_id: Annotated[str, typer.Argument(metavar='KEY_ID', help='16 hex digits, as `list` shows.')],
) -> None:
    """Accept no more packs from a key; what is installed stays."""
    trainer = services().signatures.distrust(key_id)
    say(t('pack.cli.distrusted', name=trainer.name, key_id=trainer.key_id))


@app.command('list')
def trusted(as_json: AsJson = False) -> None:
    """List the keys this kiosk trusts."""
    trainers = services().signatures.keys().trainers
    if as_json:
        say_json({'keys': [{'key_id': w.key_id, 'name': w.name, 'courses': list(w.courses)} for w in trainers]})
    elif not trainers:
        say(t('pack.cli.nobody'))
    else:
        for who in trainers:
            say(f'{who.key_id}\t{who.name}\t{", ".join(who.courses)}')


def _verified(folder: Path, as_json: bool) -> bool:
    install_pack = services().install_pack
    found = install_pack.packs_in(folder)
    results = [_judged(pack) for pack in found]
    good = bool(results) and all(result['ok'] for result in results)
    if as_json:
        say_json({'ok': good, 'packs': results})
    else:
        for result in results:
            if result['ok']:
                say(f'✓ {result["message"]}')
    if not found:
        raise NoPackError(path=legible(str(folder)))
    return good


def _judged(folder: Path) -> dict[str, Any]:
    try:
        return _good(services().install_pack.check(folder))
    except KioskError as error:
        return _bad(folder, error)
    except Exception as error:
        return _bad(folder, KioskError(reason=legible(f'{type(error).__name__}: {error}')))


def _good(checked: Checked) -> dict[str, Any]:
    told = {
        'pack': checked.manifest.pack,
        'version': checked.manifest.version,
        'title': checked.manifest.title,
        'signer': checked.signer.name,
        'files': len(checked.manifest.files),
        'bytes': checked.size,
    }
    return {**told, 'ok': True, 'error': None, 'facts': {}, 'message': t('pack.cli.good', **told)}


def _bad(folder: Path, error: KioskError) -> dict[str, Any]:
    sys.stderr.write(f'kiosk: {legible(folder.name)}: {message(error)}\n')
    facts = {name: fact if isinstance(fact, str | int | None) else str(fact) for name, fact in error.facts.items()}
    told = dict.fromkeys(('version', 'title', 'signer', 'files', 'bytes'))
    return {
        'pack': error.facts.get('pack') or legible(folder.name),
        **told,
        'ok': False,
        'error': error.key,
        'facts': facts,
        'message': message(error),
    }
