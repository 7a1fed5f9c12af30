"""The kernel calls by which a journal changes a disk, gathered so that a simulated disk can stand in.

- nothing here decides anything; every failure is the kernel's own ``OSError``;
- a file appears whole or not at all: written beside, synced, renamed, folder synced;
- folders are synced with fsync: fdatasync may leave a rename out (it promises the data of a file only).
"""

import os
from collections.abc import Iterable
from pathlib import Path


class Files:
    """The real disk."""

    def write(self, fd: int, data: bytes, at: int) -> int:
        """Write once at this offset and return how many bytes the kernel took; raise OSError."""
        return os.pwrite(fd, data, at)

    def sync(self, fd: int) -> None:
        """Return when the disk has the file's bytes and length; raise OSError."""
        os.fdatasync(fd)

    def truncate(self, fd: int, length: int) -> None:
        """Cut the file to this many bytes; raise OSError."""
        os.ftruncate(fd, length)

    def sync_folder(self, folder: Path) -> None:
        """Return when the disk has the folder's names; raise OSError."""
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def make_folder(files: Files, folder: Path) -> None:
    """Make a folder (mode 0700) and what is missing above it, names synced; raise OSError."""
    if folder.is_dir():
        return
    if not folder.parent.exists():
        make_folder(files, folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    files.sync_folder(folder.parent)


def make_file(files: Files, path: Path, data: bytes) -> None:
    """Make a file (mode 0600) with these bytes, whole or not at all; raise OSError."""
    beside = path.with_name(f'{path.name}.new')
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        done = 0
        while done < len(data):
            done += files.write(fd, data[done:], done)
        files.sync(fd)
    finally:
        os.close(fd)
    beside.replace(path)
    files.sync_folder(path.parent)


def keep_aside(files: Files, folder: Path, names: Iterable[str], data: bytes) -> str | None:
    """Keep these bytes under the first free name or where they are already, and return it; raise OSError."""
    for name in names:
        path = folder / name
        if not path.exists():
            make_file(files, path, data)
            return name
        if path.read_bytes() == data:
            return name
    return None
