"""Taking a file away: written to a private folder by a service, sent to the browser, gone from this machine."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from nicegui import ui

from kiosk.core.vietnamese import fold
from kiosk.ui import tasks

_LONGEST_NAME = 60


async def send(write: Callable[[Path], None], name: str) -> None:
    """Have a file written and send it to the browser under this name; a KioskError is told to the person."""
    ui.download.content(await tasks.call(_written, write, name, busy='busy.writing_file'), name)


def file_name(title: str, ending: str) -> str:
    """Return a file name that every system takes: lower case, no marks, hyphens."""
    bare = re.sub(r'[^a-z0-9]+', '-', fold(title)).strip('-')[:_LONGEST_NAME].strip('-')
    return f'{bare or "bang"}{ending}'


def _written(write: Callable[[Path], None], name: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix='tramhoc-') as folder:
        path = Path(folder) / name
        write(path)
        return path.read_bytes()
