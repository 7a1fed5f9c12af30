"""One built index opened for reading: counts, postings and passages, kept once they were read.

Rules:
- a Whoosh reader is used by the thread that opened it only: a shared one gave silently wrong results;
- what was read (word counts, postings, lengths) is plain data and is shared by all threads;
- postings are kept up to ``MOST_POSTINGS`` in all, the least recently used go first.
"""

import itertools
import threading
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator

from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound

from kiosk.adapters.search.documents import passage_of
from kiosk.core.passages import Passage

LENGTH, SATURATION = 0.75, 0.7
"""BM25's b and k1, tuned on the sets of facts/search.md §4."""

MOST_POSTINGS = 2_000_000
"""Postings kept in memory, about 100 bytes each in CPython: 200 MB at the most, far less for a course."""

_ENDINGS, _LOOKED_AT = 6, 400
"""Endings offered for an unfinished token, and how many are weighed to find them."""


class Shared:
    """What all threads may share of one built index; make it once, before the threads."""

    def __init__(self, index: FileIndex) -> None:
        """Read the words and the lengths; raises whatever Whoosh raises on a damaged index."""
        self.index = index
        self.lock = threading.Lock()
        self.kept: OrderedDict[tuple[str, str], dict[int, float]] = OrderedDict()
        self.size = 0
        reader = index.reader()
        try:
            self.passages: int = reader.doc_count_all()
            self.counts: dict[str, int] = {
                _text(term): info.doc_frequency() for term, info in reader.iter_field('folded')
            }
            self.exact: dict[str, int] = {
                _text(term): info.doc_frequency() for term, info in reader.iter_field('exact')
            }
            self.norms = _norms(reader, 'folded')
            self.title_norms = _norms(reader, 'title')
        finally:
            reader.close()
        self.words = sorted(self.counts)

    def get(self, key: tuple[str, str]) -> dict[int, float] | None:
        """Return postings that are kept."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
            return self.kept.get(key)

    def keep(self, key: tuple[str, str], postings: dict[int, float]) -> None:
        """Keep postings, and let go of the oldest beyond the limit."""
        with self.lock:
            if key not in self.kept:
                self.kept[key] = postings
                self.size += len(postings)
            while self.size > MOST_POSTINGS and len(self.kept) > 1:
                self.size -= len(self.kept.popitem(last=False)[1])


class Reader:
    """One thread's view of one built index; it is the ``Lexicon`` of ``core.repair``."""

    def __init__(self, shared: Shared) -> None:
        """Open a Whoosh reader of this thread's own; raises whatever Whoosh raises."""
        self.shared = shared
        self._reader: IndexReader = shared.index.reader()

    @property
    def passages(self) -> int:
        """Return how many passages there are."""
        return self.shared.passages

    def count(self, folded: str) -> int:
        """Return in how many passages this folded token stands."""
        return self.shared.counts.get(folded, 0)

    def exact_count(self, exact: str) -> int:
        """Return in how many passages this exact token stands."""
        return self.shared.exact.get(exact, 0)

    def pair_count(self, folded: str, following: str) -> int:
        """Return in how many passages the second token directly follows the first."""
        return int(self._reader.doc_frequency('pairs', f'{folded}_{following}')) if self.count(folded) else 0

    def endings(self, start: str, after: str | None) -> list[str]:
        """Return the commonest folded tokens that begin so, of those seen after ``after`` if it is given."""
        found = self._words(start) if after is None else self._followers(start, after)
        weighed = sorted(itertools.islice(found, _LOOKED_AT), key=lambda pair: (-pair[1], pair[0]))
        return [word for word, _ in weighed[:_ENDINGS]]

    def postings(self, field: str, term: str) -> dict[int, float]:
        """Return passage number -> how often the term stands there."""
        kept = self.shared.get((field, term))
        if kept is None:
            kept = dict(self._read(field, term))
            self.shared.keep((field, term), kept)
        return kept

    def passage(self, number: int) -> Passage:
        """Return a stored passage."""
        return passage_of(self._reader.stored_fields(number)['passage'])

    def close(self) -> None:
        """Give the files back."""
        self._reader.close()

    def _words(self, start: str) -> Iterator[tuple[str, int]]:
        words = self.shared.words
        for word in itertools.islice(words, bisect_left(words, start), None):
            if not word.startswith(start):
                return
            if word != start:
                yield word, self.shared.counts[word]

    def _followers(self, start: str, after: str) -> Iterator[tuple[str, int]]:
        for term in self._reader.expand_prefix('pairs', f'{after}_{start}'):
            pair = _text(term)
            if pair != f'{after}_{start}':
                yield pair.partition('_')[2], self._reader.doc_frequency('pairs', pair)

    def _read(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        try:
            matcher = self._reader.postings(field, term)
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()


def _norms(reader: IndexReader, field: str) -> list[float]:
    """Return BM25's length normalisation of every passage: ``k1 * (1 - b + b * length / average)``."""
    lengths = [reader.doc_field_length(number, field) or 1 for number in range(reader.doc_count_all())]
    average = sum(lengths) / max(1, len(lengths))
    return [SATURATION * (1 - LENGTH + LENGTH * length / average) for length in lengths]


def _text(term: bytes | str) -> str:
    return term.decode('utf-8') if isinstance(term, bytes) else term
