"""What is plugged in, read from the kernel's own list of mounts; needs no root and mounts nothing.

Rules:
- a stick is a block device mounted under ``/media``, ``/run/media`` or ``/mnt``, whatever its file system;
- a folder named in the settings stands for a stick, for demonstrations and tests;
- a stick that cannot be asked for its free space has just been pulled out: it is not listed.

>>> MountedSticks(stand_ins=[Path('demo')]).plugged()
[Stick(path=PosixPath('demo'), label='demo', free=...)]
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.ports import Stick

PLACES = (Path('/media'), Path('/run/media'), Path('/mnt'))
_MOUNTS = Path('/proc/self/mountinfo')


class MountedSticks:
    """The sticks of this machine (``Sticks``)."""

    def __init__(
        self,
        stand_ins: Sequence[Path] = (),
        mounts: Path = _MOUNTS,
        places: Sequence[Path] = PLACES,
    ) -> None:
        """List what ``mounts`` (in the form of proc(5) mountinfo) has under ``places``, and the stand-ins."""
        self._stand_ins = tuple(stand_ins)
        self._mounts = mounts
        self._places = tuple(places)

    def plugged(self) -> list[Stick]:
        """Return every stick that is mounted now, by path."""
        paths = {*self._mounted(), *(folder for folder in self._stand_ins if folder.is_dir())}
        return [stick for path in sorted(paths) if (stick := _asked(path))]

    def _mounted(self) -> Iterator[Path]:
        try:
            lines = self._mounts.read_text('utf-8', 'surrogateescape').splitlines()
        except OSError:
            return
        for line in lines:
            fields, dash, device = line.partition(' - ')
            parts, source = fields.split(' '), device.split(' ')
            if not dash or len(parts) < 5 or len(source) < 2 or not source[1].startswith('/dev/'):  # noqa: PLR2004
                continue
            path = Path(_unescaped(parts[4]))
            if any(place in path.parents for place in self._places):
                yield path


def _asked(path: Path) -> Stick | None:
    try:
        room = os.statvfs(path)
    except OSError:
        return None
    return Stick(path=path, label=path.name, free=room.f_bavail * room.f_frsize)


def _unescaped(text: str) -> str:
    return re.sub(r'\\([0-7]{3})', lambda found: chr(int(found.group(1), 8)), text)
