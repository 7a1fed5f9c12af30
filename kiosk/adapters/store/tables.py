"""TinyDB over the journal: rows live in memory, a change is on the disk before anyone sees it.

- ``Records`` owns the journal and the tables; ``change`` commits rows of several tables in one line;
- changes made at the same time share a line and a sync; each is told "saved" only after the sync;
- a change that fails leaves memory and disk as they were;
- reading takes the lock for as long as it looks and copies no table; a row's nested values are not copied
  either, so a reader must not alter what it was given;
- ids are text; a plain ``insert`` gets the next number, and numbers are not used twice.

>>> records = Records.open(folder, kiosk)
>>> records.table('roster').insert({'name': 'An'})
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Row
from tinydb.table import Table
from tinydb.utils import LRUCache

from kiosk.adapters.store.draft import CommitDraft, Draft, Drafts, Live
from kiosk.adapters.store.files import Files
from kiosk.adapters.store.group import Group, Member
from kiosk.adapters.store.journal import Damage, Journal
from kiosk.adapters.store.lines import Changes
from kiosk.core.errors import KioskError, StoreLockedError

Result = TypeVar('Result')
Told = Callable[[Mapping[str, Mapping[str, Any] | None]], None]


class Records:
    """A folder of records, open for writing or for reading."""

    def __init__(self, start: Callable[[Callable[[Changes], None]], Journal]) -> None:
        self.lock = RLock()
        self._tables: dict[str, Live] = {}
        self._watchers: dict[str, list[Told]] = {}
        self._journal = start(self._apply)
        self._group = Group(self._commit)
        self._documents = Documents(self, storage=RecordsStorage)

    @classmethod
    def open(cls, folder: Path, kiosk: str, files: Files | None = None) -> 'Records':
        """Open for writing, as ``Journal.open``, which says what it raises."""
        return cls(lambda replay: Journal.open(folder, kiosk, replay, files))

    @classmethod
    def read(cls, folder: Path) -> 'Records':
        """Open what is there now for reading; raise StoreNewerError, StoreUnreadableError."""
        return cls(lambda replay: Journal.read(folder, replay))

    @property
    def kiosk(self) -> str | None:
        """Return the kiosk's id as the journal's header has it; None if the header is rotten."""
        return self._journal.kiosk

    @property
    def folder(self) -> Path:
        """Return the folder of the journal."""
        return self._journal.folder

    @property
    def damage(self) -> Sequence[Damage]:
        """Return what was found wrong at opening."""
        return self._journal.damage

    def table(self, name: str) -> 'Rows':
        """Return a table, empty if nothing was ever stored in it."""
        with self.lock:
            return cast('Rows', self._documents.table(name))

    def change(self, work: Callable[[Drafts], Result]) -> Result:
        """Run ``work`` on drafts, commit what it changed, and return its result; nested changes are refused.

        ``work`` may run in another caller's thread, so it takes no lock and waits for nothing.
        Raise NotSavedError, StoreFailedError, StoreLockedError, or whatever ``work`` raises.
        """
        if not self._journal.writable:
            raise StoreLockedError(path=str(self.folder))
        return cast('Result', self._group.submit(work))

    def watch(self, table: str, told: Told) -> None:
        """Call ``told`` with the rows of each later commit to this table, in order, under the lock."""
        with self.lock:
            self._watchers.setdefault(table, []).append(told)

    def live(self, table: str) -> Live:
        """Return a table's memory, for this package's own use."""
        with self.lock:
            return self._tables.setdefault(table, Live())

    def names(self) -> list[str]:
        """Return the names of the tables that were ever touched."""
        with self.lock:
            return list(self._tables)

    def close(self) -> None:
        """Release the journal and its lock."""
        self._journal.close()

    def _commit(self, members: Sequence[Member]) -> None:
        commit = CommitDraft(self.live)
        ready: list[tuple[Member, Any]] = []
        for member in members:
            try:
                ready.append((member, commit.admit(member.wish)))
            except Exception as error:
                member.error = error
        try:
            self._save(commit)
        except KioskError as error:
            for member, _ in ready:
                member.error = type(error)(**error.facts)
        else:
            for member, result in ready:
                member.grant(result)

    def _save(self, commit: CommitDraft) -> None:
        if not commit.spelled:
            return
        try:
            self._journal.append({table: rows.values() for table, rows in commit.spelled.items()})
            self._apply(commit.rows)
        except KioskError:
            raise
        except BaseException as error:
            self._journal.fail(repr(error))
            raise

    def _apply(self, changes: Changes) -> None:
        with self.lock:
            for table, rows in changes.items():
                live = self.live(table)
                for row_id, document in rows.items():
                    live.saw(row_id)
                    if document is None:
                        live.rows.pop(row_id, None)
                    else:
                        live.rows[row_id] = document
                for told in self._watchers.get(table, ()):
                    told(rows)


class RecordsStorage(Storage):
    """The records as TinyDB's storage: every table at once, for its table-dropping verbs."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def read(self) -> dict[str, dict[str, Any]]:
        """Return every table that has rows."""
        with self.records.lock:
            tables = {name: dict(self.records.live(name).rows) for name in self.records.names()}
        return {name: rows for name, rows in tables.items() if rows}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the tables these tables, in one commit; raise NotSavedError, StoreFailedError."""

        def replace(drafts: Drafts) -> None:
            for name in {*self.records.names(), *data}:
                drafts[name].clear()
                drafts[name].update(data.get(name, {}))

        self.records.change(replace)


class Uncached(LRUCache[Any, Any]):
    """No query cache: TinyDB's is not made for several threads."""

    def get(self, key: Any, default: Any = None) -> Any:  # noqa: ARG002 (the signature is TinyDB's)
        """Return nothing found."""
        return default

    def set(self, key: Any, value: Any) -> None:
        """Keep nothing."""


class Rows(Table):
    """A TinyDB table whose rows are the records' memory and whose changes are their commits."""

    document_id_class = str  # type: ignore[assignment]
    query_cache_class = Uncached
    _storage: RecordsStorage

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Return a row, as TinyDB does; by ``doc_id`` without looking at any other."""
        with self._storage.records.lock:
            return super().get(*args, **kwargs)

    def search(self, cond: Any) -> list[Row]:
        """Return the rows that match, as TinyDB does."""
        with self._storage.records.lock:
            return super().search(cond)

    def __iter__(self) -> Iterator[Row]:
        with self._storage.records.lock:
            return iter(list(super().__iter__()))

    def pairs(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Return every row with its id."""
        with self._storage.records.lock:
            return list(self._storage.records.live(self.name).rows.items())

    def row(self, row_id: str) -> Mapping[str, Any] | None:
        """Return one row, None if there is none."""
        return self._storage.records.live(self.name).rows.get(row_id)

    def _read_table(self) -> dict[str, Mapping[Any, Any]]:
        return cast('dict[str, Mapping[Any, Any]]', self._storage.records.live(self.name).rows)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        def work(drafts: Drafts) -> None:
            draft: Draft = drafts[self.name]
            updater(draft)

        self._storage.records.change(work)

    def _get_next_id(self) -> str:
        return self._storage.records.live(self.name).next_number()


class Documents(TinyDB):
    """TinyDB with our tables."""

    table_class = Rows
