"""The process that opens a stranger's ``.docx``: little memory, little time, no file but stdin, no network.

Rules:
- it limits itself before it reads a byte; whatever then goes wrong ends only this process;
- asked ``{"verb": "read"}`` it answers with the document as one line of JSON; asked ``{"verb": "mend", "mends": …}``
  with one line ``{"left": [numbers of the mends left out]}`` and the bytes of the new file;
- a refusal is one line ``{"error": class name, "facts": …}``; an unforeseen exception ends it, and so does the end of
  its memory, with a code of its own.

``python -m kiosk.adapters.office.docx_child '{"verb": "read", "memory_mb": 1024, "seconds": 20}' < a.docx``
"""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from kiosk.adapters.office.confine import OUT_OF_MEMORY, confine
from kiosk.adapters.office.document_json import encoded
from kiosk.adapters.office.docx_mender import mended
from kiosk.adapters.office.docx_reader import read
from kiosk.core.decree30.finding import Mend
from kiosk.core.errors import DocumentTooDeepError, KioskError


def main(asked: Mapping[str, Any]) -> None:
    """Do one thing with the file on stdin, write the answer, and be gone."""
    confine(asked['memory_mb'], asked['seconds'], writes=False)
    try:
        sys.stdout.buffer.write(_answer(asked))
        sys.stdout.buffer.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


def _answer(asked: Mapping[str, Any]) -> bytes:
    try:
        return _done(asked)
    except KioskError as error:
        return _told(error)
    except RecursionError:
        return _told(DocumentTooDeepError(part='word/document.xml'))


def _done(asked: Mapping[str, Any]) -> bytes:
    data = sys.stdin.buffer.read()
    if asked['verb'] == 'read':
        return encoded(read(data).document) + b'\n'
    mends = [Mend(each['what'], each['at'], each['value'], _part(each['part'])) for each in asked['mends']]
    new, left = mended(data, mends)
    return json.dumps({'left': left}).encode() + b'\n' + new


def _part(part: list[int] | None) -> tuple[int, int] | None:
    return None if part is None else (part[0], part[1])


def _told(error: KioskError) -> bytes:
    return json.dumps({'error': type(error).__name__, 'facts': error.facts}).encode() + b'\n'


if __name__ == '__main__':
    main(json.loads(sys.argv[1]))
