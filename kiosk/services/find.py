"""Finding passages, over an index that follows the content by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.catalog import Catalog
from kiosk.core.errors import EmptyQuestionError
from kiosk.core.ids import LessonId
from kiosk.core.passages import Hit, passages_of
from kiosk.core.query import Words, folded_key, read_terms
from kiosk.core.vietnamese import tokenize
from kiosk.ports import SearchIndex


@dataclass(frozen=True)
class Find:
    """Search verbs; ``digest`` names the content the index should have been built from."""

    index: SearchIndex
    catalog: Callable[[], Catalog]
    digest: Callable[[], str]
    words: Words

    def search(self, text: str, limit: int = 10, lesson: LessonId | None = None) -> list[Hit]:
        """Return the best passages, best first; raise EmptyQuestionError, IndexMissingError."""
        if not text.strip():
            raise EmptyQuestionError
        return self.index.search(text, limit, lesson)

    def refresh(self) -> int | None:
        """Rebuild the index if the content changed; return how many passages, None if it is fresh."""
        if self.index.digest() == self.digest():
            return None
        return self.index.rebuild(passages_of(self.catalog()), self.digest())

    def highlights(self, passage: str, text: str) -> list[tuple[int, int]]:
        """Return where words of the question stand in a passage; common words are left alone."""
        wanted = {term.folded for term in read_terms(text, self.words) if not term.common}
        return [(token.start, token.end) for token in tokenize(passage) if folded_key(token.text) in wanted]
