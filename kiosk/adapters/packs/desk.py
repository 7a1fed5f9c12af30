"""The author's desk: a module's folder in, a pack folder out.

Rules:
- what the author's editor left behind (names that begin with a dot) is not part of a module;
- anything else that a pack may not carry is named and refused, so that nothing is missing in silence;
- a pack folder is written beside and put in place whole; only an earlier pack may be replaced.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.adapters.packs.folders import read_manifest
from kiosk.core.errors import (
    NoPackError,
    NotSavedError,
    PackFileDamagedError,
    PackMalformedError,
    PathTakenError,
)
from kiosk.core.manifest import LARGEST_FILE, LARGEST_TEXT, MANIFEST, TEXT_ENDINGS, ListedFile


class AuthorsDesk:
    """Where packs are made (``PackDesk``)."""

    def survey(self, module: Path) -> dict[ListedFile, bytes]:
        """Return every file of a module folder by path with its bytes, media as ``b''``.

        Raise NoPackError if it is no folder, PackMalformedError for what no pack may carry.
        """
        if not module.is_dir():
            raise NoPackError(path=str(module))
        try:
            paths = sorted(path.relative_to(module).as_posix() for path in _files(module))
            return dict(_listed(module, path) for path in paths)
        except OSError as error:
            raise PackMalformedError(reason='not_readable', path=str(error.filename)) from error

    def lay(self, folder: Path, module: Path, files: Iterable[ListedFile], manifest: bytes) -> None:
        """Write a pack folder whole or not at all, in place of an earlier pack there.

        Raise PathTakenError, PackFileDamagedError (a file changed meanwhile), NotSavedError.
        """
        if folder.exists() and not (folder / MANIFEST).is_file():
            raise PathTakenError(path=str(folder))
        beside, earlier = folder.with_name(f'.{folder.name}.new'), folder.with_name(f'.{folder.name}.old')
        with _saving():
            try:
                shutil.rmtree(beside, ignore_errors=True)
                for file in files:
                    _copy(module / file.path, beside / file.path, file, folder.name)
                _write(beside / MANIFEST, manifest)
                shutil.rmtree(earlier, ignore_errors=True)
                if folder.exists():
                    folder.rename(earlier)
                beside.rename(folder)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
            shutil.rmtree(earlier, ignore_errors=True)

    def manifest(self, folder: Path) -> bytes:
        """Return the manifest of a pack that may not be signed yet; raise NoPackError, PackMalformedError."""
        return read_manifest(folder)

    def put(self, folder: Path, name: str, data: bytes) -> None:
        """Add or replace one file of a pack folder, at once; raise NotSavedError."""
        with _saving():
            beside = folder / f'.{name}.new'
            _write(beside, data)
            beside.rename(folder / name)


def _files(module: Path) -> Iterator[Path]:
    for entry in sorted(module.iterdir()):
        if entry.name.startswith('.'):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        else:
            yield entry


def _listed(module: Path, path: str) -> tuple[ListedFile, bytes]:
    file = module / path
    text = path.endswith(TEXT_ENDINGS)
    if file.is_symlink() or not file.is_file():
        raise PackMalformedError(reason='not_readable', path=path)
    if file.stat().st_size > (LARGEST_TEXT if text else LARGEST_FILE):
        raise PackMalformedError(reason='file_size', path=path)
    if text:
        data = file.read_bytes()
        return ListedFile(path, hashlib.sha256(data).hexdigest(), len(data)), data
    with file.open('rb') as media:
        sha256 = hashlib.file_digest(media, 'sha256').hexdigest()
        return ListedFile(path, sha256, media.tell()), b''


def _copy(source: Path, target: Path, file: ListedFile, pack: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    with target.open('r+b') as copy:
        os.fsync(copy.fileno())
        if hashlib.file_digest(copy, 'sha256').hexdigest() != file.sha256:
            raise PackFileDamagedError(pack=pack, file=file.path)


def _write(path: Path, data: bytes) -> None:
    with path.open('wb') as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _saving() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSavedError(reason=str(error)) from error
