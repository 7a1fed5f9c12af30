"""A handful of sentences as a small index of their own, so that what search does can be done among them.

- the same question plan (``core.query_plan``) reads them through ``AtHand``, a ``Lexicon`` of what is at hand;
- nothing is kept: it is made for one question and forgotten.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kiosk.core.query import exact_key, folded_key
from kiosk.core.vietnamese import tokenize


@dataclass(frozen=True)
class Bag:
    """The tokens of a text, each way."""

    exact: frozenset[str]
    folded: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def bag_of(text: str) -> Bag:
    """Return the tokens of a text as search reads them."""
    tokens = [token.text for token in tokenize(text)]
    folded = [folded_key(token) for token in tokens]
    return Bag(frozenset(map(exact_key, tokens)), frozenset(folded), frozenset(pairwise(folded)))


@dataclass
class AtHand:
    """The words of the texts at hand, as a ``Lexicon``: every count is of texts."""

    bags: Sequence[Bag]
    folded: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for bag in self.bags:
            self.folded.update(bag.folded)
            self.exact.update(bag.exact)
            self.pairs.update(bag.pairs)

    @property
    def passages(self) -> int:
        """Return how many texts are at hand."""
        return len(self.bags)

    def count(self, folded: str) -> int:
        """Return in how many texts this folded token stands."""
        return self.folded[folded]

    def exact_count(self, exact: str) -> int:
        """Return in how many texts this exact token stands."""
        return self.exact[exact]

    def pair_count(self, folded: str, following: str) -> int:
        """Return in how many texts the second token directly follows the first."""
        return self.pairs[folded, following]

    def endings(self, start: str, after: str | None) -> list[str]:
        """Return a few folded tokens that begin so; none without a token before it."""
        return sorted(it for it in self.folded if it.startswith(start) and it != start)[:3] if after else []
