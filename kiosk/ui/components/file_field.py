"""Bringing a file to the desk: one button, one file, kept only as long as the page that asked for it."""

import re
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from nicegui import events, run, ui

from kiosk.core.errors import UploadTooLargeError
from kiosk.ui import tasks, theme
from kiosk.ui.words import t

_MB = 2**20
_LONGEST_NAME = 120
"""Characters of a file's name that are kept: with its folder it stays far under what file systems take."""


def file_field(label: str, accept: str, limit_mb: int, on_file: Callable[[Path], Awaitable[None]]) -> None:
    """Show a button that opens the browser's file chooser and calls ``on_file`` with a private copy.

    ``accept`` lists endings as the browser wants them (``.docx,.doc``). A larger file than ``limit_mb`` is refused
    with a sentence; the copy is deleted when the page is left.
    """
    folder = Path(tempfile.mkdtemp(prefix='tramhoc-'))
    ui.context.client.on_delete(lambda: shutil.rmtree(folder, ignore_errors=True))

    async def take(event: events.UploadEventArguments) -> None:
        upload.reset()
        if event.file.size() > limit_mb * _MB:
            tasks.announce(UploadTooLargeError(file=event.file.name, limit=limit_mb))
            return
        place = folder / _safe(event.file.name)
        await event.file.save(place)
        try:
            await on_file(place)
        finally:
            await run.io_bound(place.unlink, missing_ok=True)

    upload = ui.upload(
        auto_upload=True,
        max_file_size=limit_mb * _MB,
        on_upload=take,
        on_rejected=lambda: tasks.announce(UploadTooLargeError(file='', limit=limit_mb)),
    )
    upload.props(f'accept="{accept}"').classes('hidden')
    button = ui.button(label, icon='upload_file').props('no-caps').classes(theme.MAIN_ACTION).mark('choose-file')
    button.on('click', js_handler=f'() => getElement({upload.id}).$refs.qRef.pickFiles()')
    ui.label(t('file.kinds', kinds=accept.replace(',', ', '), limit=limit_mb)).classes(theme.SMALL)


def _safe(name: str) -> str:
    """Return a file name of ours that keeps what a person would recognise: no folders, no hidden files."""
    bare = re.sub(r'[/\\\x00-\x1f]', '_', name).lstrip('.') or 'tep'
    stem, dot, ending = bare.rpartition('.')
    return f'{stem[:_LONGEST_NAME]}{dot}{ending[:10]}' if dot else bare[:_LONGEST_NAME]
