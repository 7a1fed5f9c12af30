"""What every verb needs: settings, services, words, and one line on stderr when something is refused."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from kiosk import bootstrap, locale
from kiosk.core.errors import KioskError, OutIsSourceError, OutKindError, OutPlaceError
from kiosk.services.sync_records import SyncRecords
from kiosk.settings import Settings


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings()


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
    return locale.sentence(settings().language, key, **facts)


def message(error: KioskError) -> str:
    """Return the sentence for an error, on one line."""
    return ' '.join(locale.error_sentence(settings().language, error).split())


def demand_outputs(source: Path | None, wanted: Sequence[tuple[Path | None, str]]) -> None:
    """Refuse places that cannot be written as asked, before anything is: (file, ending) pairs, None left out.

    Raise OutIsSourceError (the source, or one place twice), OutPlaceError (no such folder, or a folder), OutKindError.
    """
    taken = {source.resolve()} if source else set()
    for out, ending in wanted:
        if out is None:
            continue
        if out.suffix.lower() != ending:
            raise OutKindError(file=out.name, ending=ending)
        if out.is_dir() or not out.parent.is_dir():
            raise OutPlaceError(file=str(out))
        if out.resolve() in taken:
            raise OutIsSourceError(file=out.name)
        taken.add(out.resolve())


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
