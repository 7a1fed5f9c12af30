"""The peer of search: Whoosh as its documentation uses it for accented text, nothing Vietnamese about it.

Title and text, each as written and once more with Whoosh's own accent map, one MultifieldParser over the four,
BM25F, any word may match.
"""

from collections.abc import Iterable
from pathlib import Path

from whoosh.analysis import CharsetFilter, StandardAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in
from whoosh.qparser import MultifieldParser, OrGroup
from whoosh.support.charset import accent_map

from kiosk.core.passages import Hit, Passage

FIELDS = ('title', 'text', 'title_folded', 'text_folded')


class PlainWhoosh:
    """An index of its own in this folder."""

    def __init__(self, folder: Path, passages: Iterable[Passage]) -> None:
        """Build it."""
        exact = StandardAnalyzer(stoplist=None, minsize=1)
        folded = exact | CharsetFilter(accent_map)
        kinds = {name: TEXT(analyzer=folded if name.endswith('folded') else exact) for name in FIELDS}
        folder.mkdir()
        index = create_in(str(folder), Schema(name=ID(stored=True), **kinds))
        self._passages = {passage.id: passage for passage in passages}
        writer = index.writer(limitmb=128)
        for passage in self._passages.values():
            title, text = passage.title, passage.text
            writer.add_document(name=passage.id, title=title, text=text, title_folded=title, text_folded=text)
        writer.commit()
        self._parser = MultifieldParser(FIELDS, index.schema, group=OrGroup)
        self._searcher = index.searcher()

    def search(self, query: str, limit: int) -> list[Hit]:
        """Return the best passages, best first."""
        found = self._searcher.search(self._parser.parse(query), limit=limit)
        return [Hit(self._passages[hit['name']], hit.score, 0.0) for hit in found]
