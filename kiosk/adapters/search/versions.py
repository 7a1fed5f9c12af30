"""The folder of built indexes: one version is current, the next is built beside it, and a swap is one rename.

    index/
      current -> index-k3v9x2     a symbolic link, replaced atomically
      index-k3v9x2/               Whoosh's files, and ``built.json``: digest, format, and SHA-256 of each file
      lock                        held while building

Rules:
- everything is synced before the link is turned, the folder after it: a power cut leaves the old or the new;
- a version is opened only if every file is what ``built.json`` says: Whoosh unpickles its files;
- readers never wait and never lock; the version before the current one stays until the next build;
- whatever else lies here is left over from a crash and goes at the next build.
"""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.adapters.search.documents import FORMAT
from kiosk.core.errors import IndexMissingError

_CURRENT, _LOCK, _BUILT, _PREFIX = 'current', 'lock', 'built.json', 'index-'


def current(folder: Path) -> str | None:
    """Return the current version's folder name, None if there is none."""
    try:
        return str((folder / _CURRENT).readlink())
    except OSError:
        return None


def checked(folder: Path, version: str) -> Path:
    """Return a version's path after reading every byte of it; raise IndexMissingError on any difference."""
    path = folder / Path(version).name
    built = _read(path)
    if built.get('format') != FORMAT or built.get('files') != _digests(path):
        raise IndexMissingError(path=str(path))
    return path


def digest(folder: Path) -> str | None:
    """Return the digest of the content the current version was built from, None if there is none."""
    version = current(folder)
    try:
        built = _read(folder / Path(version).name) if version else {}
    except IndexMissingError:
        return None
    found = built.get('digest')
    return found if built.get('format') == FORMAT and isinstance(found, str) else None


@contextmanager
def building(folder: Path, content_digest: str) -> Iterator[Path]:
    """Give a new folder to build in; on leaving, sync and make it current; an exception leaves all as it was.

    Waits for another build of the same folder to end. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open('w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = current(folder)
        _clean(folder, {before})
        fresh = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
        try:
            yield fresh
            _seal(fresh, content_digest)
            _turn(folder, fresh.name)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise


def _seal(fresh: Path, content_digest: str) -> None:
    built = {'format': FORMAT, 'digest': content_digest, 'files': _digests(fresh)}
    (fresh / _BUILT).write_text(json.dumps(built), 'utf-8')
    for path in (*fresh.iterdir(), fresh):
        _sync(path)


def _turn(folder: Path, version: str) -> None:
    link = folder / f'{_CURRENT}.{version}'
    link.symlink_to(version)
    link.replace(folder / _CURRENT)
    _sync(folder)


def _clean(folder: Path, kept: set[str | None]) -> None:
    for path in folder.iterdir():
        if path.is_symlink() and path.name != _CURRENT:
            path.unlink()
        elif path.name.startswith(_PREFIX) and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads((path / _BUILT).read_bytes())
    except (OSError, ValueError) as error:
        raise IndexMissingError(path=str(path)) from error
    return found if isinstance(found, dict) else {}


def _digests(path: Path) -> dict[str, str]:
    try:
        files = sorted(file for file in path.iterdir() if file.name != _BUILT)
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    except OSError as error:
        raise IndexMissingError(path=str(path)) from error


def _sync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
