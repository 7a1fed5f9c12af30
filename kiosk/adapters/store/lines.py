"""The lines of a journal: how a header and a commit are spelled, and which bytes are accepted as one.

- a line is ``crc32hex SP payload LF``; the CRC covers the payload, is lower case, eight digits, and exact;
- a header's payload is ``{"format":1,"kiosk":"<uuid>","base":<seq>}``: commits count from ``base + 1``;
- a commit's payload is ``[seq,{"<table>":{"<id>":{document} or null,...},...}]``, null takes the row away;
- JSON is compact UTF-8 with no NaN, and never contains a raw line feed, so a line feed always ends a line;
- anything else is ``None``: a damaged line is never half believed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from kiosk.core.errors import NotSavedError

FORMAT = 1
"""The journal format this program writes; a higher one in a file is refused."""

Document = dict[str, Any]
Changes = Mapping[str, Mapping[str, Document | None]]
"""Table -> row id -> the new document, or None where the row goes."""

_CRC = 9
"""Bytes before the payload: eight hex digits and a space."""


@dataclass(frozen=True)
class Header:
    """Whose journal it is; of a newer ``format`` nothing else is known."""

    format: int
    kiosk: str
    base: int


@dataclass(frozen=True)
class Commit:
    """One commit; ``seq`` is the journal's own count, not an event's."""

    seq: int
    changes: Changes


def header_line(kiosk: str, base: int) -> bytes:
    """Return the header of a new journal."""
    return _line(_dumps({'format': FORMAT, 'kiosk': kiosk, 'base': base}).encode())


def commit_line(seq: int, tables: Mapping[str, Iterable[bytes]]) -> bytes:
    """Return one commit of rows already spelled by ``row``, by table."""
    parts = [_dumps(table).encode() + b':{' + b','.join(rows) + b'}' for table, rows in tables.items()]
    return _line(b'[%d,{%s}]' % (seq, b','.join(parts)))


def row(row_id: str, document: Mapping[str, Any] | None) -> bytes:
    """Return one row's spelling inside a commit; raise NotSavedError if JSON cannot hold the document."""
    try:
        return f'{_dumps(row_id)}:{_dumps(document)}'.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise NotSavedError(reason='document') from error


def read_row(spelled: bytes) -> Document | None:
    """Return the document of a row as a replay will see it; raise NotSavedError if it would see none."""
    try:
        found: dict[str, Document | None] = json.loads(b'{' + spelled + b'}')
    except (ValueError, RecursionError) as error:
        raise NotSavedError(reason='document') from error
    return next(iter(found.values()))


def parse(line: bytes) -> Header | Commit | None:
    """Return what a line says; None if it is incomplete, damaged, or no line of ours."""
    payload = line[_CRC:-1]
    if not line.endswith(b'\n') or line[:_CRC] != b'%08x ' % crc32(payload):
        return None
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict):
        return _header(found)
    return _commit(found)


def _header(found: dict[str, Any]) -> Header | None:
    number, kiosk, base = found.get('format'), found.get('kiosk'), found.get('base')
    if isinstance(number, int) and number > FORMAT:
        return Header(number, '', 0)
    if number == FORMAT and isinstance(kiosk, str) and isinstance(base, int):
        return Header(number, kiosk, base)
    return None


def _commit(found: Any) -> Commit | None:
    match found:
        case [int(seq), dict(changes)] if all(isinstance(rows, dict) for rows in changes.values()):
            return Commit(seq, changes)
    return None


def _line(payload: bytes) -> bytes:
    return b'%08x %s\n' % (crc32(payload), payload)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'), allow_nan=False)
