"""The course that came with the program: every folder of ``content/`` that holds a ``module.toml``."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.core.errors import StoreUnreadableError
from kiosk.core.manifest import ENDINGS


class BundledCourse:
    """The bundled course (``Bundled``), read from its folder each time it is asked for."""

    def __init__(self, content: Path) -> None:
        """Use this folder."""
        self._content = content

    def modules(self) -> dict[str, Mapping[str, bytes]]:
        """Return every module's files by path, those a pack may carry; raise StoreUnreadableError."""
        try:
            modules = sorted(found.parent for found in self._content.glob('*/module.toml'))
            return {module.name: _files(module) for module in modules}
        except OSError as error:
            raise StoreUnreadableError(path=str(self._content), reason=str(error)) from error


def _files(module: Path) -> dict[str, bytes]:
    found = sorted(path for path in module.rglob('*') if path.suffix in ENDINGS and path.is_file())
    return {path.relative_to(module).as_posix(): path.read_bytes() for path in found}
