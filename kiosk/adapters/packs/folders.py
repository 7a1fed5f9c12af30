"""Packs on sticks: a stranger's folders, read with limits and never followed.

Rules:
- only regular files are read; a link, pipe, device or folder in a file's place, or a link on the way from the
  pack folder, counts as missing: each step is opened relative to the one before with ``O_NOFOLLOW``;
- a size is looked at before a byte is read, and no more than that size is read;
- a pack is looked for in ``tramhoc/packs/*`` of a stick, or is the folder given; other files are left alone;
- the folder's own name is for people: the manifest says which pack it is.

>>> SafePackFolders().find(Path('/media/lan/USB'))
[PosixPath('/media/lan/USB/tramhoc/packs/vi-du-chao-mung')]
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from kiosk.core.canonical import legible
from kiosk.core.errors import (
    NoPackError,
    PackFileDamagedError,
    PackFileMissingError,
    PackMalformedError,
    PackUnsignedError,
)
from kiosk.core.manifest import LARGEST_MANIFEST, MANIFEST, SIGNATURE, TEXT_ENDINGS, ListedFile
from kiosk.ports import PackFolder

PLACE = Path('tramhoc') / 'packs'
MOST_PACKS = 500
LARGEST_SIGNATURE = 4096

_CHUNK = 1 << 20
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class SafePackFolders:
    """Packs on sticks (``PackFolders``)."""

    def find(self, root: Path) -> list[Path]:
        """Return the pack folders of a stick by name, or ``[root]`` if it is one itself; at most 500.

        A link in a pack folder's place is among them: ``open`` refuses it by name. A stick gone has none.
        """
        if os.path.lexists(root / MANIFEST):
            return [root]
        place = root / PLACE
        try:
            if any(folder.is_symlink() for folder in (place.parent, place)):
                return []
            with os.scandir(place) as entries:
                folders = (
                    entry for entry in entries if entry.name[0] != '.' and not entry.is_file(follow_symlinks=False)
                )
                return sorted(place / entry.name for entry in islice(folders, MOST_PACKS))
        except OSError:
            return []

    def open(self, folder: Path) -> PackFolder:
        """Return a pack's manifest and signature.

        Raise NoPackError, PackMalformedError (``not_readable``), PackUnsignedError.
        """
        manifest = read_manifest(folder)
        if not os.path.lexists(folder / SIGNATURE):
            raise PackUnsignedError(pack=legible(folder.name), reason='missing')
        signature = _read(folder, SIGNATURE, LARGEST_SIGNATURE)
        if signature is None:
            raise PackUnsignedError(pack=legible(folder.name), reason='wrong')
        return PackFolder(path=folder, manifest=manifest, signature=signature)

    def source(self, folder: Path, file: str) -> Path:
        """Return where a listed file lies: regular, no link on the way; raise PackFileMissingError."""
        with _opened(folder, file):
            return folder / file

    def texts(self, folder: Path, files: Iterable[ListedFile]) -> dict[str, bytes]:
        """Compare every one of these files with its digest, and return them by path, media as ``b''``.

        Raise PackFileMissingError, PackFileDamagedError.
        """
        return {file.path: _checked(folder, file) for file in files}


def read_manifest(folder: Path) -> bytes:
    """Return a pack's manifest, unjudged; raise NoPackError, PackMalformedError (``not_readable``)."""
    if folder.is_symlink() or not os.path.lexists(folder / MANIFEST):
        raise NoPackError(path=legible(str(folder)))
    manifest = _read(folder, MANIFEST, LARGEST_MANIFEST)
    if manifest is None:
        raise PackMalformedError(reason='not_readable', path=MANIFEST)
    return manifest


def _checked(folder: Path, file: ListedFile) -> bytes:
    hashed, kept = hashlib.sha256(), bytearray()
    with _opened(folder, file.path) as (descriptor, size):
        if size != file.size:
            raise PackFileDamagedError(pack=legible(folder.name), file=file.path)
        try:
            for chunk in _chunks(descriptor, size):
                hashed.update(chunk)
                if file.path.endswith(TEXT_ENDINGS):
                    kept += chunk
        except OSError as error:
            raise PackFileDamagedError(pack=legible(folder.name), file=file.path) from error
    if hashed.hexdigest() != file.sha256:
        raise PackFileDamagedError(pack=legible(folder.name), file=file.path)
    return bytes(kept)


def _read(folder: Path, name: str, most: int) -> bytes | None:
    try:
        with _opened(folder, name) as (descriptor, size):
            return b''.join(_chunks(descriptor, size)) if size <= most else None
    except (OSError, PackFileMissingError):
        return None


def _chunks(descriptor: int, size: int) -> Iterator[bytes]:
    while size and (chunk := os.read(descriptor, min(_CHUNK, size))):
        size -= len(chunk)
        yield chunk


@contextmanager
def _opened(folder: Path, file: str) -> Iterator[tuple[int, int]]:
    try:
        descriptor = _walk(folder, file)
    except (OSError, ValueError) as error:
        raise PackFileMissingError(pack=legible(folder.name), file=file) from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise PackFileMissingError(pack=legible(folder.name), file=file)
        yield descriptor, found.st_size
    finally:
        os.close(descriptor)


def _walk(folder: Path, file: str) -> int:
    *steps, last = file.split('/')
    here = os.open(folder, _FOLDER)
    try:
        for step in steps:
            below = os.open(step, _FOLDER | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        if not stat.S_ISREG(os.stat(last, dir_fd=here, follow_symlinks=False).st_mode):
            raise PackFileMissingError(pack=legible(folder.name), file=file)
        return os.open(last, _FILE, dir_fd=here)
    finally:
        os.close(here)
