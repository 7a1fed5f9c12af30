"""What every verb needs: settings, services, words, and one line on stderr when something is refused."""

import json
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from kiosk import bootstrap, locale
from kiosk.core.errors import BadCommandError, KioskError, OutIsSourceError, OutKindError, OutPlaceError, OutTakenError
from kiosk.services.sync_records import SyncRecords
from kiosk.settings import Settings, language_wanted, read_settings

LONGEST_NAME = 240
"""Bytes of a file's name: what file systems take, less the sign of a file that is not whole yet."""


@cache
def settings() -> Settings:
    """Return the settings of this process; raise BadCommandError."""
    return read_settings()


def language() -> str:
    """Return the language of commands, of a kiosk with bad settings too."""
    try:
        return settings().language
    except BadCommandError:
        return language_wanted()


@cache
def services() -> bootstrap.Services:
    """Return the services for a verb that only reads the records; the kiosk may run beside it."""
    return bootstrap.open_services(settings(), writing=False)


@contextmanager
def writing_services() -> Iterator[bootstrap.Services]:
    """Yield services that may write records; raise StoreLockedError while the kiosk runs."""
    opened = bootstrap.open_services(settings(), writing=True)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def sync_service() -> Iterator[SyncRecords]:
    """Yield the sync: it reads the records beside a running kiosk and writes only its own receipts."""
    with bootstrap.open_sync(settings()) as sync:
        yield sync


def t(key: str, **facts: Any) -> str:
    """Return a sentence in the language of commands."""
    return locale.sentence(language(), key, **facts)


def message(error: KioskError) -> str:
    """Return the sentence for an error, on one line."""
    return ' '.join(locale.error_sentence(language(), error).split())


def demand_outputs(source: Path | None, wanted: Sequence[tuple[Path | None, str]], *, force: bool) -> None:
    """Refuse places that cannot be written as asked, before anything is: (file, ending) pairs, None left out.

    Raise OutKindError, OutIsSourceError (the source, or one place twice), OutPlaceError, and OutTakenError if something
    is there already and not ``force``.
    """
    taken = {source.resolve()} if source else set()
    for out, ending in wanted:
        if out is None:
            continue
        if out.suffix.lower() != ending:
            raise OutKindError(file=out.name, ending=ending)
        if reason := _closed(out):
            raise OutPlaceError(file=str(out), reason=reason)
        if out.resolve() in taken:
            raise OutIsSourceError(file=out.name)
        if os.path.lexists(out) and not force:
            raise OutTakenError(file=str(out))
        taken.add(out.resolve())


def demand_folder(folder: Path) -> None:
    """Raise OutPlaceError if the folder, or the nearest one there is on the way to it, takes no new file."""
    near = next(each for each in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(each))
    if reason := _shut(near):
        raise OutPlaceError(file=str(folder), reason=reason)


def _closed(out: Path) -> str:
    """Return why nothing can be written to this place, '' if nothing speaks against it."""
    if reason := _shut(out.parent):
        return reason
    if len(os.fsencode(out.name)) > LONGEST_NAME:
        return 'long_name'
    return 'is_folder' if out.is_dir() else ''


def _shut(folder: Path) -> str:
    try:
        found = folder.stat()
    except PermissionError:
        return 'not_writable'
    except OSError:
        return 'no_folder'
    if not stat.S_ISDIR(found.st_mode):
        return 'no_folder'
    effective = os.access in os.supports_effective_ids
    return '' if os.access(folder, os.W_OK | os.X_OK, effective_ids=effective) else 'not_writable'


def say(text: str) -> None:
    """Print a line for the person."""
    sys.stdout.write(f'{text}\n')
    sys.stdout.flush()


def say_json(answer: Any) -> None:
    """Print one JSON value on one line."""
    say(json.dumps(answer, ensure_ascii=False))


def say_error(error: KioskError) -> int:
    """Print the error's sentence on stderr, one line, and return its exit code."""
    sys.stderr.write(f'kiosk: {message(error)}\n')
    return error.exit_code
