"""What can be learned here now: the bundled course and the packs on the shelf."""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core import passages
from kiosk.core.catalog import Catalog
from kiosk.core.errors import PackFileDamagedError
from kiosk.core.lesson_files import build_catalog
from kiosk.ports import Blobs, Bundled, Shelf


@dataclass
class Courses:
    """The catalog, read once and again after ``forget``; safe from many threads."""

    bundled: Bundled
    shelf: Shelf
    blobs: Blobs
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _read: tuple[Catalog, dict[str, Mapping[str, bytes]], str] | None = field(default=None, repr=False)

    def catalog(self) -> Catalog:
        """Return every module that can be shown; a broken one is in ``Catalog.broken``."""
        return self._now()[0]

    def digest(self) -> str:
        """Return the SHA-256 of everything the catalog was read from and of how passages are cut, in hex."""
        return self._now()[2]

    def picture(self, module: str, path: str) -> bytes | None:
        """Return an image of a module, None if there is none by that name."""
        return self._now()[1].get(module, {}).get(path)

    def forget(self) -> None:
        """Read everything again at the next look: a pack came or went."""
        with self._lock:
            self._read = None

    def _now(self) -> tuple[Catalog, dict[str, Mapping[str, bytes]], str]:
        with self._lock:
            if self._read is None:
                bundled, installed = self.bundled.modules(), self._installed()
                files = {**bundled, **installed}
                self._read = build_catalog(bundled, installed), files, _digest(files)
            return self._read

    def _installed(self) -> dict[str, Mapping[str, bytes]]:
        found: dict[str, Mapping[str, bytes]] = {}
        for pack, version in self.shelf.live().items():
            try:
                found[pack] = {path: self.blobs.read(sha256) for path, sha256 in version.files.items()}
            except PackFileDamagedError:
                found[pack] = {}
        return found


def _digest(files: Mapping[str, Mapping[str, bytes]]) -> str:
    whole = hashlib.sha256(f'cut {passages.CUT}\0'.encode())
    for module in sorted(files):
        for path in sorted(files[module]):
            whole.update(f'{module}/{path}\0{len(files[module][path])}\0'.encode())
            whole.update(files[module][path])
    return whole.hexdigest()
