"""Word files read and mended on this machine: each in a limited process of its own, a ``.doc`` converted first.

Rules:
- the kiosk's own process looks at no more than a file's size and first bytes; a child with little memory, little
  time and no network does the rest, and hands back JSON or the new file's bytes;
- a child that dies, hangs or grows takes nothing with it: its file is refused with the reason;
- an error names the file by its name, never by its path.

>>> OfficeDocuments().read(Path('cong-van.docx')).sections[0].width_mm
210.0
"""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.adapters.office.confine import OUT_OF_MEMORY
from kiosk.adapters.office.document_json import decoded
from kiosk.adapters.office.legacy import as_docx
from kiosk.adapters.office.soffice import environment
from kiosk.adapters.office.whole_file import write_whole
from kiosk.core import errors
from kiosk.core.canonical import legible
from kiosk.core.decree30.document import Document
from kiosk.core.decree30.finding import Mend
from kiosk.core.errors import (
    DocumentDamagedError,
    DocumentError,
    DocumentReaderError,
    DocumentTooHeavyError,
    DocumentTooLargeError,
    DocumentWordsError,
    KioskError,
    NoDocumentError,
)

_OLE = bytes.fromhex('d0cf11e0a1b11ae1')
_WORD_97 = 'WordDocument'.encode('utf-16-le')
_PROTECTED = 'EncryptedPackage'.encode('utf-16-le')
_OPEN = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK

_OUT_OF_TIME = {-signal.SIGXCPU, -signal.SIGKILL}


@dataclass(frozen=True)
class OfficeDocuments:
    """Word files under limits: MB of file, MB of memory, seconds of one child."""

    largest_mb: int = 20
    memory_mb: int = 1024
    seconds: int = 20

    def read(self, file: Path) -> Document:
        """Return the document in a ``.docx`` or ``.doc``; raise NoDocumentError, DocumentError, DocumentReaderError."""
        return decoded(self._asked(file, {'verb': 'read'}))

    def mend(self, file: Path, mends: Sequence[Mend], out: Path) -> tuple[Mend, ...]:
        """Write a mended copy and return the mends that were left out; the words of the copy are the same.

        Raise as ``read``, DocumentWordsError, NotSavedError.
        """
        asked = [{'what': each.what, 'at': each.at, 'value': each.value, 'part': each.part} for each in mends]
        head, _, new = self._asked(file, {'verb': 'mend', 'mends': asked}).partition(b'\n')
        try:
            left = [mends[at] for at in json.loads(head)['left']]
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise DocumentReaderError(reason='reply') from error
        write_whole(out, new)
        return tuple(left)

    def _asked(self, file: Path, question: Mapping[str, Any]) -> bytes:
        name = legible(file.name)
        try:
            data = self._bytes(file, name)
            if data.startswith(_OLE) and _WORD_97 in data and _PROTECTED not in data:
                data = as_docx(data)
            return _answer({**question, 'memory_mb': self.memory_mb, 'seconds': self.seconds}, data)
        except (DocumentError, DocumentWordsError) as error:
            raise type(error)(**{**error.facts, 'file': name}) from error

    def _bytes(self, file: Path, name: str) -> bytes:
        try:
            with open(os.open(file, _OPEN), 'rb') as stream:  # noqa: PTH123 - opened without waiting for a pipe
                facts = os.fstat(stream.fileno())
                if not stat.S_ISREG(facts.st_mode):
                    raise NoDocumentError(file=name)
                if facts.st_size > self.largest_mb * 2**20:
                    raise DocumentTooLargeError(mb=round(facts.st_size / 2**20), limit_mb=self.largest_mb)
                return stream.read(self.largest_mb * 2**20)
        except OSError as error:
            raise NoDocumentError(file=name) from error


def _answer(question: Mapping[str, Any], data: bytes) -> bytes:
    """Return what the child says of the bytes; raise what it refused them with."""
    command = [sys.executable, '-P', '-m', 'kiosk.adapters.office.docx_child', json.dumps(question)]
    try:
        done = subprocess.run(
            command, env=environment(), input=data, capture_output=True, timeout=question['seconds'] * 2, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentTooHeavyError(reason='time') from error
    except OSError as error:
        raise DocumentReaderError(reason=type(error).__name__) from error
    if done.returncode in _OUT_OF_TIME:
        raise DocumentTooHeavyError(reason='time')
    if done.returncode == OUT_OF_MEMORY:
        raise DocumentTooHeavyError(reason='memory')
    if done.returncode < 0:
        raise DocumentDamagedError(part='xml', reason='crash')
    if done.returncode or not done.stdout:
        last = done.stderr.decode(errors='replace').strip().splitlines()[-1:]
        raise DocumentReaderError(reason=legible(''.join(last)[:200]))
    if done.stdout.startswith(b'{"error"'):
        raise _error(done.stdout)
    return done.stdout


def _error(line: bytes) -> KioskError:
    try:
        told = json.loads(line)
        kind = getattr(errors, told['error'])
        facts = {str(name): legible(str(fact)) for name, fact in told['facts'].items()}
    except (ValueError, KeyError, AttributeError) as error:
        raise DocumentReaderError(reason='reply') from error
    if not (isinstance(kind, type) and issubclass(kind, DocumentError | DocumentWordsError)):
        raise DocumentReaderError(reason='reply')
    return kind(**facts)
