"""The append-only journal ``records.jsonl``: the only truth on the disk.

- one commit is one line, one write and one fdatasync; ``append`` returns after the disk said yes;
- one process writes (flock on ``records.lock``); anyone may read, and a reader changes nothing;
- the writer cuts a torn tail and keeps its bytes as ``torn-<seq>-<n>.bin``; it never cuts anything else;
- a rotten line is skipped, copied to ``rotten-<seq>.bin`` once, and listed in ``damage`` at every opening;
- no room (or any failed write): the file is cut back, NotSavedError, and the next append may succeed;
- a failed fdatasync: nobody knows what the disk has, so StoreFailedError until a restart replays;
- at opening the file is synced before anyone is shown what a killed process had written but not synced;
- it never starts empty in silence: a file of which no line can be read is refused and left as it is.

The commit number ``seq`` is the journal's; an event's own ``seq`` lives in its document.
"""

import errno
import fcntl
import itertools
import logging
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from kiosk.adapters.store import lines
from kiosk.adapters.store.files import Files, keep_aside, make_file, make_folder
from kiosk.adapters.store.replay import Finding, Kind, Replay, Walk
from kiosk.core.errors import (
    NotSavedError,
    StoreFailedError,
    StoreLockedError,
    StoreNewerError,
    StoreUnreadableError,
)

NAME = 'records.jsonl'
LOCK_NAME = 'records.lock'

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Damage:
    """Something found wrong at opening: from commit ``seq`` on, at most ``lost`` commits are missing.

    ``file`` names the copy of the bytes in the journal's folder; None if there are none or no room for them.
    """

    kind: Kind
    seq: int
    lost: int
    file: str | None


class Journal:
    """One journal; made by ``open`` (the writer) or ``read`` (everybody else)."""

    def __init__(self, folder: Path, walk: Walk, files: Files) -> None:
        self.folder = folder
        self.kiosk = walk.header.kiosk if walk.header else None
        self.seq = walk.seq
        self.damage: list[Damage] = []
        self._files = files
        self._length = walk.length
        self._tail = walk.tail
        self._untidy = bool(walk.tail)
        self._failed: str | None = None
        self._fd: int | None = None
        self._held = ExitStack()
        self._one_writer = Lock()

    @classmethod
    def open(cls, folder: Path, kiosk: str, replay: Replay, files: Files | None = None) -> 'Journal':
        """Open for writing, replaying every commit; ``kiosk`` names the owner if the journal is made now.

        Raise StoreLockedError, StoreNewerError, StoreUnreadableError, StoreFailedError.
        """
        files = files or Files()
        with ExitStack() as held:
            try:
                make_folder(files, folder)
                held.callback(os.close, _lock(folder))
                if not (folder / NAME).exists():
                    make_file(files, folder / NAME, lines.header_line(kiosk, 0) * 2)
                fd = os.open(folder / NAME, os.O_RDWR)
                held.callback(os.close, fd)
                walk = _walk(folder, replay)
            except OSError as error:
                raise StoreUnreadableError(path=str(folder), reason=_name(error)) from error
            journal = cls(folder, walk, files)
            journal._recover(fd, walk.findings)
            journal._held = held.pop_all()
        return journal

    @classmethod
    def read(cls, folder: Path, replay: Replay) -> 'Journal':
        """Replay what is there now, without the lock; raise StoreNewerError, StoreUnreadableError.

        The last commits shown may not be synced yet: they were not yet acknowledged to anyone.
        """
        try:
            walk = _walk(folder, replay)
        except OSError as error:
            raise StoreUnreadableError(path=str(folder), reason=_name(error)) from error
        journal = cls(folder, walk, Files())
        journal.damage = [Damage(found.kind, found.seq, found.lost, None) for found in walk.findings]
        return journal

    @property
    def writable(self) -> bool:
        """Return whether this is the writer."""
        return self._fd is not None

    def append(self, tables: Mapping[str, Iterable[bytes]]) -> int:
        """Write one commit (rows spelled by ``lines.row``) and return its number once it is on the disk.

        Raise NotSavedError (nothing of it remains), StoreFailedError, StoreLockedError.
        """
        with self._one_writer:
            if self._failed:
                raise StoreFailedError(reason=self._failed)
            if self._fd is None:
                raise StoreLockedError(path=str(self.folder))
            line = lines.commit_line(self.seq + 1, tables)
            self._tidy(self._fd)
            self._write(self._fd, line)
            self._sync(self._fd)
            self._length += len(line)
            self.seq += 1
            return self.seq

    def fail(self, reason: str) -> None:
        """Refuse every further append with StoreFailedError."""
        self._failed = self._failed or reason
        _log.error('journal %s refuses to write until it is opened again: %s', self.folder, self._failed)

    def close(self) -> None:
        """Release the file and the lock."""
        with self._one_writer:
            self._fd = None
            self._held.close()

    def _write(self, fd: int, line: bytes) -> None:
        try:
            written = self._files.write(fd, line, self._length)
        except OSError as error:
            self._cut_back(fd)
            raise NotSavedError(reason=_name(error)) from error
        if written != len(line):
            self._cut_back(fd)
            raise NotSavedError(reason='short write')

    def _cut_back(self, fd: int) -> None:
        self._untidy = True
        try:
            self._files.truncate(fd, self._length)
        except OSError as error:
            _log.warning('journal %s: cannot cut back yet: %s', self.folder, _name(error))
        else:
            self._untidy = False

    def _sync(self, fd: int) -> None:
        try:
            self._files.sync(fd)
        except OSError as error:
            self.fail(_name(error))
            raise StoreFailedError(reason=_name(error)) from error

    def _tidy(self, fd: int) -> None:
        """Cut what lies behind the last good line, its bytes kept first if they were found at opening."""
        if not self._untidy:
            return
        try:
            self._keep_tail()
            self._files.truncate(fd, self._length)
        except OSError as error:
            raise NotSavedError(reason=_name(error)) from error
        self._untidy = False

    def _keep_tail(self) -> str | None:
        if not self._tail:
            return None
        names = (f'torn-{self.seq + 1}-{n}.bin' for n in itertools.count(1))
        name = keep_aside(self._files, self.folder, names, self._tail)
        self._tail = b''
        return name

    def _recover(self, fd: int, findings: Iterable[Finding]) -> None:
        for found in findings:
            self._report(found, self._keep_rot)
        if self._tail:
            complete = self._tail.count(b'\n')
            self._report(Finding('torn', self.seq + 1, complete, self._tail), lambda _: self._keep_tail())
        try:
            self._tidy(fd)
        except NotSavedError as error:
            _log.warning('journal %s: the torn tail stays until there is room: %s', self.folder, error)
        self._sync(fd)
        self._fd = fd

    def _keep_rot(self, found: Finding) -> str | None:
        if not found.data:
            return None
        stem = f'rotten-{found.seq}'
        names = itertools.chain([f'{stem}.bin'], (f'{stem}-{n}.bin' for n in itertools.count(2)))
        return keep_aside(self._files, self.folder, names, found.data)

    def _report(self, found: Finding, keep: Callable[[Finding], str | None]) -> None:
        try:
            name = keep(found)
        except OSError as error:
            _log.warning('journal %s: no copy of the damaged bytes: %s', self.folder, _name(error))
            name = None
        self.damage.append(Damage(found.kind, found.seq, found.lost, name))
        told = 'journal %s: %s at commit %d, at most %d commits lost, bytes kept as %s'
        _log.warning(told, self.folder, found.kind, found.seq, found.lost, name)


def _walk(folder: Path, replay: Replay) -> Walk:
    with (folder / NAME).open('rb') as file:
        walk = Walk(replay).over(file)
    if walk.header and walk.header.format > lines.FORMAT:
        raise StoreNewerError(path=str(folder), found=walk.header.format, known=lines.FORMAT)
    if walk.knows_nothing:
        raise StoreUnreadableError(path=str(folder), reason='no readable line')
    return walk


def _lock(folder: Path) -> int:
    fd = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(fd)
        raise StoreLockedError(path=str(folder)) from error
    return fd


def _name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, 'unknown')
