"""What a change may do before it is saved: drafts of tables that leave the tables alone.

- a document is copied when it is touched; nobody else sees a draft until its commit is on the disk;
- members of one commit see each other's rows in order, and a member that fails leaves nothing behind;
- what is kept in memory is what a replay would read, never the caller's own object.
"""

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from dataclasses import dataclass
from threading import Lock
from typing import Any

from kiosk.adapters.store import lines
from kiosk.adapters.store.lines import Document


@dataclass(frozen=True)
class Changed:
    """One row to be saved: as the disk will have it, and as a replay will read it (None: gone)."""

    id: str
    spelled: bytes
    document: Document | None


class Live:
    """One table as the disk has it; only ``Records`` changes ``rows``, under its lock."""

    def __init__(self) -> None:
        self.rows: dict[str, Document] = {}
        self._highest = 0
        self._lock = Lock()

    def saw(self, row_id: str) -> None:
        """Remember a numeric id, so that ``next_number`` never gives it again."""
        if row_id.isascii() and row_id.isdecimal():
            with self._lock:
                self._highest = max(self._highest, int(row_id))

    def next_number(self) -> str:
        """Return a numeric id that no row has had since the journal began."""
        with self._lock:
            self._highest += 1
            return str(self._highest)


class Draft(MutableMapping[str, Document]):
    """One table, changeable; ids are text, whatever they are given as."""

    def __init__(self, before: Mapping[str, Document | None], saw: Callable[[str], None]) -> None:
        self._before = before
        self._saw = saw
        self._own: dict[str, Document | None] = {}

    def __getitem__(self, row_id: object) -> Document:
        key = str(row_id)
        if key not in self._own:
            self._own[key] = deepcopy(self._before.get(key))
        document = self._own[key]
        if document is None:
            raise KeyError(key)
        return document

    def __setitem__(self, row_id: object, document: Document) -> None:
        self._saw(str(row_id))
        self._own[str(row_id)] = document

    def __delitem__(self, row_id: object) -> None:
        if row_id not in self:
            raise KeyError(row_id)
        self._own[str(row_id)] = None

    def __contains__(self, row_id: object) -> bool:
        return ChainMap(self._own, self._before).get(str(row_id)) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[str]:
        return iter([key for key in {**self._before, **self._own} if key in self])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take every row away."""
        self._own = dict.fromkeys(self)

    def changed(self) -> list[Changed]:
        """Return the rows that differ from before; raise NotSavedError."""
        differing = []
        for key, document in self._own.items():
            spelled = lines.row(key, document)
            if spelled != lines.row(key, self._before.get(key)):
                differing.append(Changed(key, spelled, lines.read_row(spelled)))
        return differing


class Drafts:
    """Every table's draft, for one change: ``drafts['events']``."""

    def __init__(self, commit: 'CommitDraft') -> None:
        self._commit = commit
        self._tables: dict[str, Draft] = {}

    def __getitem__(self, table: str) -> Draft:
        if table not in self._tables:
            self._tables[table] = self._commit.draft(table)
        return self._tables[table]

    def changed(self) -> dict[str, list[Changed]]:
        """Return what differs, by table; raise NotSavedError if JSON cannot hold it."""
        return {table: draft.changed() for table, draft in self._tables.items()}


class CommitDraft:
    """One commit being gathered from its members: ``spelled`` for the disk, ``rows`` for the memory."""

    def __init__(self, live: Callable[[str], Live]) -> None:
        self._live = live
        self.spelled: dict[str, dict[str, bytes]] = {}
        self.rows: dict[str, dict[str, Document | None]] = {}

    def admit(self, work: Callable[[Drafts], Any]) -> Any:
        """Let one member do its work and keep what it changed; whatever it raises leaves nothing behind."""
        drafts = Drafts(self)
        result = work(drafts)
        for table, rows in drafts.changed().items():
            for row in rows:
                self.spelled.setdefault(table, {})[row.id] = row.spelled
                self.rows.setdefault(table, {})[row.id] = row.document
        return result

    def draft(self, table: str) -> Draft:
        """Return a table as the members before left it."""
        live = self._live(table)
        return Draft(ChainMap(self.rows.get(table, {}), live.rows), live.saw)  # type: ignore[arg-type]
