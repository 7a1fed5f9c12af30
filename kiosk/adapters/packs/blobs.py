"""Pack files by what they contain: ``<blobs>/ab/<sha256>``, so one content is one file for ever.

Rules:
- a blob appears whole or not at all: copied beside while it is hashed, synced, renamed, its folder synced;
- copying stops at the listed size: a stick cannot fill the disk with more than its manifest said;
- only the one process that owns the data folder copies, one file at a time, so what lies in ``incoming`` when
  a copy starts was left by a power cut and goes;
- a blob whose bytes rotted is put aside by whoever finds out, so that the next install copies it again.
"""

import errno
import hashlib
import os
import stat
import threading
from contextlib import suppress
from pathlib import Path

from kiosk.core.errors import NotSavedError, PackFileDamagedError, PackFileMissingError

_CHUNK = 1 << 20
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class BlobFolder:
    """The content-addressed store (``Blobs``)."""

    def __init__(self, root: Path) -> None:
        """Use this folder; it is made by the first copy."""
        self._root = root
        self._one_at_a_time = threading.Lock()

    def has(self, sha256: str) -> bool:
        """Return whether these bytes are held."""
        return self._place(sha256).is_file()

    def take(self, source: Path, sha256: str, size: int) -> None:
        """Copy one regular file in, verified and synced; a blob held already is kept if its size is right.

        Raise PackFileMissingError, PackFileDamagedError, NotSavedError.
        """
        with self._one_at_a_time:
            place = self._place(sha256)
            try:
                if place.is_file() and place.stat().st_size == size:
                    return
                incoming = self._empty_incoming()
                place.parent.mkdir(exist_ok=True)
                _sync_folder(self._root)
            except OSError as error:
                raise NotSavedError(reason=str(error)) from error
            original = _opened(source, size)
            try:
                _copy(original, incoming, place, sha256, size)
            finally:
                os.close(original)

    def read(self, sha256: str) -> bytes:
        """Return the bytes; raise PackFileDamagedError if they rotted or are gone."""
        place = self._place(sha256)
        try:
            data = place.read_bytes()
        except OSError as error:
            raise PackFileDamagedError(pack='', file=sha256) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            with suppress(OSError):
                place.rename(place.with_suffix('.rotten'))
            raise PackFileDamagedError(pack='', file=sha256)
        return data

    def _place(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256

    def _empty_incoming(self) -> Path:
        incoming = self._root / 'incoming'
        incoming.mkdir(parents=True, exist_ok=True)
        for left in incoming.iterdir():
            left.unlink()
        return incoming


def _opened(source: Path, size: int) -> int:
    try:
        original = os.open(source, _OPEN)
    except OSError as error:
        raise PackFileMissingError(pack='', file=source.name) from error
    found = os.fstat(original)
    if stat.S_ISREG(found.st_mode) and found.st_size == size:
        return original
    os.close(original)
    raise PackFileDamagedError(pack='', file=source.name)


def _copy(original: int, incoming: Path, place: Path, sha256: str, size: int) -> None:
    beside = incoming / sha256
    try:
        with beside.open('xb', buffering=0) as copy:
            found = _pour(original, copy.fileno(), size)
            os.fsync(copy.fileno())
        if found != sha256:
            raise PackFileDamagedError(pack='', file=sha256)
        beside.rename(place)
        _sync_folder(place.parent)
    except OSError as error:
        raise NotSavedError(reason=errno.errorcode.get(error.errno or 0, str(error))) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _pour(original: int, copy: int, size: int) -> str:
    hashed, left = hashlib.sha256(), size
    while left:
        try:
            chunk = os.read(original, min(_CHUNK, left))
        except OSError as error:
            raise PackFileDamagedError(pack='', file='') from error
        if not chunk:
            break
        hashed.update(chunk)
        left -= len(chunk)
        while chunk:
            chunk = chunk[os.write(copy, chunk) :]
    return hashed.hexdigest()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
