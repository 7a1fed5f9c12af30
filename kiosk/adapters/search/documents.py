"""What of a passage goes into the Whoosh index, already analysed by our own Vietnamese rules.

- ``folded``: title, heading and text without marks; ``exact``: the same with marks;
- ``pairs``: every two neighbouring folded tokens as ``a_b``, within the title and within the text;
- ``title``: title and heading, folded tokens and their pairs, for the title boost;
- ``lesson`` to narrow a search; the passage itself is stored.
"""

from collections.abc import Iterator
from itertools import pairwise

from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, STORED, TEXT, Schema

from kiosk.core.ids import LessonId, PassageId
from kiosk.core.passages import Passage
from kiosk.core.query import exact_key, folded_key
from kiosk.core.vietnamese import tokenize

FORMAT = 1
"""Goes up when this file or the analysis changes, so that older indexes are built again."""


class _Given(Tokenizer):  # type: ignore[misc]  # Whoosh is untyped
    """Takes a list of tokens as it comes: Whoosh analyses nothing."""

    def __call__(self, value: list[str], **_flags: object) -> Iterator[Token]:
        token = Token()
        for token.text in value:
            yield token


def schema() -> Schema:
    """Return the index's schema."""
    given = {'analyzer': _Given(), 'phrase': False, 'stored': False}
    return Schema(
        folded=TEXT(**given),
        exact=TEXT(**given),
        pairs=TEXT(**given),
        title=TEXT(**given),
        lesson=ID(),
        passage=STORED(),
    )


def fields_of(passage: Passage) -> dict[str, object]:
    """Return the Whoosh document of a passage."""
    head = [token.text for token in tokenize(f'{passage.title} › {passage.heading}')]
    body = [token.text for token in tokenize(passage.text)]
    folded_head, folded_body = [folded_key(token) for token in head], [folded_key(token) for token in body]
    head_pairs = pairs(folded_head)
    return {
        'folded': folded_head + folded_body,
        'exact': [exact_key(token) for token in head + body],
        'pairs': head_pairs + pairs(folded_body),
        'title': folded_head + head_pairs,
        'lesson': passage.lesson,
        'passage': (passage.id, passage.lesson, passage.title, passage.heading, passage.text),
    }


def passage_of(stored: tuple[str, str, str, str, str]) -> Passage:
    """Return the passage that ``fields_of`` stored."""
    name, lesson, title, heading, text = stored
    return Passage(PassageId(name), LessonId(lesson), title, heading, text)


def pairs(tokens: list[str]) -> list[str]:
    """Return every two neighbours as one token of the ``pairs`` field."""
    return [f'{one}_{other}' for one, other in pairwise(tokens)]
