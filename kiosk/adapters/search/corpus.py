"""Search over someone else's texts: lines of ``id``, ``title``, ``text`` as an index of their own.

>>> build_corpus(Path('into'), words, open('corpus.jsonl', encoding='utf-8'))
18413
>>> hits = WhooshIndex(Path('into'), words).search('soạn công văn', limit=10)
>>> [(hit.passage.id, hit.score) for hit in hits]
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.adapters.search.index import WhooshIndex
from kiosk.core.errors import BadCorpusError
from kiosk.core.ids import LessonId, PassageId
from kiosk.core.passages import Passage
from kiosk.core.query import Words


def build_corpus(into: Path, words: Words, lines: Iterable[str]) -> int:
    """Build an index of these JSON lines and make it current; return how many passages.

    Its digest is the SHA-256 of the lines. Raise BadCorpusError at the first bad line, NotSavedError; either
    leaves the index as it was.
    """
    held = list(lines)
    digest = hashlib.sha256(''.join(held).encode()).hexdigest()
    return WhooshIndex(into, words).rebuild(read_corpus(held), digest)


def read_corpus(lines: Iterable[str]) -> Iterator[Passage]:
    """Yield a passage a line; an empty line is skipped; raise BadCorpusError (``line``, ``reason``)."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _passage(number, line)


def _passage(number: int, line: str) -> Passage:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise BadCorpusError(line=number, reason='json') from error
    if not isinstance(found, dict) or 'id' not in found or not isinstance(found.get('text'), str):
        raise BadCorpusError(line=number, reason='keys')
    title = found.get('title')
    return Passage(
        PassageId(str(found['id'])), LessonId(''), title if isinstance(title, str) else '', '', found['text']
    )
