"""What people are working on at the desk, one file a paper (port ``Papers``).

- a paper is kept every few seconds while somebody types: in the journal each keeping would stay for ever, and what
  was removed would stay readable; here the new file takes the old one's place, and a removal is one on the disk;
- a file is ``crc32hex SP json LF``, written beside, synced, renamed: a power cut leaves the old paper or the new one;
- a rotten file is no paper: it is set aside under ``.damaged``, and logged;
- somebody else's paper is no paper: it cannot be read, replaced or removed by guessing its id.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zlib import crc32

from kiosk.adapters.store.files import Files, make_file, make_folder
from kiosk.core.errors import NotSavedError, StoreLockedError, UnknownPaperError
from kiosk.core.ids import LearnerId
from kiosk.ports.desk import Paper

_log = logging.getLogger(__name__)
_SAFE = re.compile(r'[A-Za-z0-9][A-Za-z0-9-]{0,63}')
_CRC = 9
"""Bytes before the JSON: eight hexadecimal digits and a space."""


class StoredPapers:
    """The papers of everybody, in ``folder/<owner>/<id>.json``; ``writing`` False refuses every change."""

    def __init__(self, folder: Path, *, writing: bool = True) -> None:
        self._folder, self._writing, self._files = folder, writing, Files()

    def put(self, paper: Paper) -> None:
        """Add or replace a paper; raise UnknownPaperError, NotSavedError, StoreLockedError."""
        place = self._place(paper.owner, paper.id)
        if any(other != place for other in self._folder.glob(f'*/{paper.id}.json')):
            raise UnknownPaperError(paper=paper.id)
        try:
            body = json.dumps(asdict(paper), ensure_ascii=False, allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError) as error:
            raise NotSavedError(reason='document') from error
        try:
            make_folder(self._files, place.parent)
            make_file(self._files, place, b'%08x %s\n' % (crc32(body), body))
        except OSError as error:
            raise NotSavedError(reason=error.strerror or type(error).__name__) from error

    def get(self, owner: LearnerId, paper_id: str) -> Paper:
        """Return a paper of this person; raise UnknownPaperError."""
        found = self._read(self._place(owner, paper_id, changing=False))
        if found is None:
            raise UnknownPaperError(paper=paper_id)
        return found

    def of(self, owner: LearnerId, kind: str) -> list[Paper]:
        """Return this person's papers of a kind, the latest first."""
        mine = [paper for paper in self._all(owner) if paper.kind == kind]
        return sorted(mine, key=lambda paper: (paper.at, paper.id), reverse=True)

    def remove(self, owner: LearnerId, paper_id: str) -> None:
        """Take a paper off the disk; raise UnknownPaperError, NotSavedError, StoreLockedError."""
        place = self._place(owner, paper_id)
        try:
            place.unlink()
            self._files.sync_folder(place.parent)
        except FileNotFoundError as error:
            raise UnknownPaperError(paper=paper_id) from error
        except OSError as error:
            raise NotSavedError(reason=error.strerror or type(error).__name__) from error

    def _place(self, owner: str, paper_id: str, *, changing: bool = True) -> Path:
        if changing and not self._writing:
            raise StoreLockedError(path=str(self._folder))
        if not (_SAFE.fullmatch(owner) and _SAFE.fullmatch(paper_id)):
            raise UnknownPaperError(paper=paper_id)
        return self._folder / owner / f'{paper_id}.json'

    def _all(self, owner: str) -> Iterator[Paper]:
        for place in self._place(owner, 'any', changing=False).parent.glob('*.json'):
            if found := self._read(place):
                yield found

    def _read(self, place: Path) -> Paper | None:
        try:
            data = place.read_bytes()
        except OSError:
            return None
        found = _parsed(data)
        if found is None:
            _log.error('a kept paper is damaged and was set aside: %s', place.name)
            if self._writing:
                with suppress(OSError):
                    place.rename(place.with_suffix('.damaged'))
        return found


def _parsed(data: bytes) -> Paper | None:
    """Return what a whole file says, None if a byte of it is not as it was written."""
    body = data[_CRC:-1]
    if not data.endswith(b'\n') or data[:_CRC] != b'%08x ' % crc32(body):
        return None
    try:
        found: dict[str, Any] = json.loads(body)
        return Paper(**{**found, 'owner': LearnerId(found['owner'])})
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
