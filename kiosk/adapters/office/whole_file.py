"""A file that appears whole or not at all: written beside, synced, renamed, its folder synced."""

import os
from contextlib import suppress
from pathlib import Path

from kiosk.core.errors import NotSavedError


def write_whole(file: Path, data: bytes) -> None:
    """Write the bytes to a file in a folder that exists; raise NotSavedError, and then the old file is as it was."""
    beside = file.with_name(f'.{file.name}.moi')
    try:
        with beside.open('wb') as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
        folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise NotSavedError(reason=error.strerror or type(error).__name__) from error
