"""Search over passages on Whoosh (``SearchIndex``); the index is derived and can always be built again.

Rules:
- whatever is wrong with the files is IndexMissingError; the caller rebuilds;
- a swap is noticed at the next search, at the price of reading one symbolic link;
- a search that was overtaken by a swap is tried once more on the new version.

>>> index = WhooshIndex(Path('data/index'), read_word_files(Path('search_index')))
>>> index.rebuild(passages_of(catalog), digest='3f0a…')
>>> index.search('den do la gi', limit=5)
"""

import threading
from collections.abc import Iterable
from pathlib import Path

from whoosh.index import FileIndex, create_in, open_dir

from kiosk.adapters.search import versions
from kiosk.adapters.search.documents import fields_of, schema
from kiosk.adapters.search.ranking import rank
from kiosk.adapters.search.reader import Reader, Shared
from kiosk.core.errors import IndexMissingError, KioskError, NotSavedError
from kiosk.core.ids import LessonId
from kiosk.core.passages import Hit, Passage
from kiosk.core.query import Words, read_words
from kiosk.core.query_plan import plan

_BUILD_MEMORY_MB = 128


def read_word_files(folder: Path) -> Words:
    """Return the word lists of ``search_index/``; a missing file is an empty list; raise OSError."""
    names = ('stopwords.vi.txt', 'synonyms.vi.txt', 'abbreviations.vi.txt')
    paths = [folder / name for name in names]
    return read_words(*(path.read_text('utf-8') if path.exists() else '' for path in paths))


class WhooshIndex:
    """One folder of index versions; safe from many threads and processes."""

    def __init__(self, folder: Path, words: Words) -> None:
        """Use this folder; nothing is opened yet and it need not exist."""
        self._folder = folder
        self._words = words
        self._lock = threading.Lock()
        self._open: tuple[str, Shared] | None = None
        self._mine = threading.local()

    def search(self, query: str, limit: int, lesson: LessonId | None = None) -> list[Hit]:
        """Return the best passages, best first; nothing found is an empty list; raise IndexMissingError."""
        version = versions.current(self._folder)
        try:
            return self._search(version, query, limit, lesson)
        except IndexMissingError:
            if versions.current(self._folder) == version:
                raise
        return self._search(versions.current(self._folder), query, limit, lesson)

    def digest(self) -> str | None:
        """Return the digest of the content the live index was built from; None if there is no usable one."""
        return versions.digest(self._folder)

    def rebuild(self, passages: Iterable[Passage], digest: str) -> int:
        """Build beside and swap; return how many passages; raise NotSavedError and leave the old one live.

        Of two passages with one id the first is kept.
        """
        try:
            with versions.building(self._folder, digest) as fresh:
                return _build(fresh, passages)
        except OSError as error:
            raise NotSavedError(reason=str(error)) from error

    def _search(self, version: str | None, query: str, limit: int, lesson: LessonId | None) -> list[Hit]:
        try:
            reader = self._reader(version)
            slots = plan(query, self._words, reader)
            only = None if lesson is None else frozenset(reader.postings('lesson', lesson))
            found = rank(slots, reader, only, limit)
            return [Hit(reader.passage(it.number), it.score, it.coverage) for it in found]
        except KioskError:
            raise
        except Exception as error:
            self._forget()
            raise IndexMissingError(path=str(self._folder)) from error

    def _reader(self, version: str | None) -> Reader:
        """Return this thread's reader of the version, opened at its first use."""
        if version is None:
            raise IndexMissingError(path=str(self._folder))
        shared = self._shared(version)
        mine: Reader | None = getattr(self._mine, 'reader', None)
        if mine is None or mine.shared is not shared:
            if mine is not None:
                mine.close()
            mine = self._mine.reader = Reader(shared)
        return mine

    def _shared(self, version: str) -> Shared:
        with self._lock:
            if self._open is None or self._open[0] != version:
                self._open = version, Shared(_opened(versions.checked(self._folder, version)))
            return self._open[1]

    def _forget(self) -> None:
        with self._lock:
            self._open = None


def _opened(path: Path) -> FileIndex:
    return open_dir(str(path))


def _build(folder: Path, passages: Iterable[Passage]) -> int:
    held: set[str] = set()
    index = create_in(str(folder), schema())
    writer = index.writer(limitmb=_BUILD_MEMORY_MB)
    try:
        for passage in passages:
            if passage.id not in held:
                held.add(passage.id)
                writer.add_document(**fields_of(passage))
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()
    return len(held)
