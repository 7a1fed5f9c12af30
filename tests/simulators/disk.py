"""A disk that loses power, runs full and breaks at a chosen call: real files, simulated sectors.

- until it is synced, every 512-byte sector of what was written may be there, empty or garbage, at any length;
- bytes that were synced stay: a drive that tears them is outside the model (facts/reliability.md §2.5);
- calls are counted from 1 over all kinds, so that a test can break each of them in turn;
- nothing is really synced, so thousands of states take seconds.

    disk = SimulatedDisk(at_risk=lambda disk, fd: check(disk.crashes(fd)))
    disk.break_call(3, errno.ENOSPC, taken=10)
"""

import os
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from random import Random

from kiosk.adapters.store.files import Files

SECTOR = 512


class SimulatedDisk(Files):
    """The seam of the journal, with verbs to break it; ``at_risk`` is called before each sync makes things safe."""

    def __init__(
        self, at_risk: Callable[['SimulatedDisk', int], None] | None = None, sync_seconds: float = 0.0
    ) -> None:
        self.calls: list[str] = []
        self.sync_seconds = sync_seconds
        self.at_risk = at_risk
        self._safe: dict[int, bytes] = {}
        self._broken: dict[int, tuple[int, int]] = {}
        self._full = False

    def break_call(self, number: int, error: int, taken: int = 0) -> None:
        """Let this call fail; a write takes ``taken`` bytes first, and with ``error`` 0 is just short."""
        self._broken[number] = (error, taken)

    def break_next(self, error: int, taken: int = 0) -> None:
        """Let the next call fail."""
        self.break_call(len(self.calls) + 1, error, taken)

    def fill(self) -> None:
        """Leave no room: every write fails until ``make_room``."""
        self._full = True

    def make_room(self) -> None:
        """Let writes succeed again."""
        self._full = False

    @property
    def syncs(self) -> int:
        """Return how many times file contents were synced."""
        return self.calls.count('sync')

    def write(self, fd: int, data: bytes, at: int) -> int:
        error, taken = self._call('write')
        if self._full:
            raise OSError(28, 'No space left on device')
        if error or taken:
            os.pwrite(fd, data[:taken], at)
            if error:
                raise OSError(error, os.strerror(error))
            return taken
        return os.pwrite(fd, data, at)

    def sync(self, fd: int) -> None:
        error, _ = self._call('sync')
        if error:
            raise OSError(error, os.strerror(error))
        if self.at_risk:
            self.at_risk(self, fd)
        time.sleep(self.sync_seconds)
        self._safe[os.fstat(fd).st_ino] = _content(fd)

    def truncate(self, fd: int, length: int) -> None:
        error, _ = self._call('truncate')
        if error:
            raise OSError(error, os.strerror(error))
        os.ftruncate(fd, length)

    def sync_folder(self, folder: Path) -> None:  # noqa: ARG002 (the seam's arguments)
        error, _ = self._call('sync_folder')
        if error:
            raise OSError(error, os.strerror(error))

    def crashes(self, fd: int, chance: Random, most: int) -> Iterator[bytes]:
        """Yield what the file may be if the power went now, at most about ``most`` states, drawn by ``chance``."""
        safe, now = self._safe.get(os.fstat(fd).st_ino, b''), _content(fd)
        kept = _common(safe, now)
        sectors = range(kept // SECTOR, -(-max(len(now), kept) // SECTOR))
        fates = list(product(('new', 'zero', 'garbage'), repeat=len(sectors))) if len(sectors) < 5 else []
        fates = fates or [tuple(chance.choices(('new', 'zero', 'garbage'), k=len(sectors))) for _ in range(most)]
        for fate in chance.sample(fates, min(len(fates), most)):
            image = bytearray(now)
            for sector, what in zip(sectors, fate, strict=True):
                start, end = max(sector * SECTOR, kept), min((sector + 1) * SECTOR, len(now))
                image[start:end] = _fated(what, bytes(image[start:end]), chance)
            edges = {
                len(now),
                *(edge * SECTOR for edge in sectors if edge * SECTOR > kept),
                chance.randint(kept, len(now)),
            }
            yield from (bytes(image[:length]) for length in sorted(edges))

    def _call(self, kind: str) -> tuple[int, int]:
        self.calls.append(kind)
        return self._broken.pop(len(self.calls), (0, 0))


def _content(fd: int) -> bytes:
    return Path(f'/proc/self/fd/{fd}').read_bytes()


def _common(safe: bytes, now: bytes) -> int:
    if now.startswith(safe):
        return len(safe)
    return next(
        place for place, (old, new) in enumerate(zip(safe, now + b'\0' * len(safe), strict=False)) if old != new
    )


def _fated(what: str, data: bytes, chance: Random) -> bytes:
    if what == 'zero':
        return bytes(len(data))
    return chance.randbytes(len(data)) if what == 'garbage' else data
