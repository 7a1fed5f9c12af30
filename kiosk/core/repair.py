"""One slip of the fingers undone: what a token nobody ever wrote may have been meant to be.

Rules:
- a slip is one letter left out, added or changed, or two neighbours swapped;
- only what the index holds is a candidate; one that stands beside the same neighbour somewhere comes first;
- raw Telex is not a slip: the tone key may come before the last letter (``tieesng``), ``ươ`` may be ``uow``.
"""

import string
from collections.abc import Iterator
from functools import lru_cache
from math import log, log1p
from typing import Protocol

from kiosk.core.query import folded_key

MOST_CANDIDATES = 3
"""Repairs kept for one token; with 5 the tuning set of facts/search.md §4 ranks no better."""

_SIGNS = string.ascii_lowercase + string.digits
_LONGEST = 16
"""Characters of a token that may be repaired; the longest Vietnamese syllable has 7 (``nghiêng``)."""


class Lexicon(Protocol):
    """What an index knows about its words; every count is of passages."""

    def count(self, folded: str) -> int:
        """Return in how many passages this folded token stands."""

    def exact_count(self, exact: str) -> int:
        """Return in how many passages this exact token stands."""

    def pair_count(self, folded: str, following: str) -> int:
        """Return in how many passages the second token directly follows the first."""

    def endings(self, start: str, after: str | None) -> list[str]:
        """Return the commonest folded tokens that begin so, of those seen after ``after`` if it is given."""

    @property
    def passages(self) -> int:
        """Return how many passages there are."""


def slips(token: str) -> Iterator[str]:
    """Yield every text one slip away from this one; some come twice."""
    for place in range(len(token) + 1):
        before, after = token[:place], token[place:]
        yield from (before + sign + after for sign in _SIGNS)
        if after:
            yield before + after[1:]
            yield from (before + sign + after[1:] for sign in _SIGNS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def repairs(token: str, before: str | None, after: str | None, lexicon: Lexicon) -> list[str]:
    """Return what this folded token may have been meant to be, the likeliest first, at most three."""
    if len(token) > _LONGEST:
        return []
    known = {candidate for candidate in slips(token) if candidate != token and lexicon.count(candidate)}
    ranked = sorted(known, key=lambda it: (-_likelihood(it, before, after, lexicon), it))
    return ranked[:MOST_CANDIDATES]


def company(token: str, before: str | None, after: str | None, lexicon: Lexicon) -> list[int]:
    """Return in how many passages the token stands beside each neighbour it has in the question."""
    counts = [lexicon.pair_count(before, token)] if before else []
    return counts + ([lexicon.pair_count(token, after)] if after else [])


def telex_spellings(token: str) -> Iterator[str]:
    """Yield the exact forms that this ASCII token may spell in Telex, the plainest first."""
    lower = token.lower()
    yield lower.replace('uwow', 'uow')
    for place, sign in enumerate(lower[1:-1], start=1):
        if sign in 'sfrxj':
            yield (lower[:place] + lower[place + 1 :] + sign).replace('uwow', 'uow')


@lru_cache(50_000)
def unmarked(exact: str) -> str:
    """Return the folded form of a Telex spelling: ``ddinhj`` gives ``dinh``."""
    bare = exact[:-1] if len(exact) > 1 and exact[-1] in 'sfrxj' else exact
    for doubled in ('aa', 'ee', 'oo', 'dd'):
        bare = bare.replace(doubled, doubled[0])
    return folded_key(bare.replace('w', ''))


def _likelihood(candidate: str, before: str | None, after: str | None, lexicon: Lexicon) -> float:
    """Weigh company over frequency; the factors were chosen on tune_known.json (facts/search.md §4)."""
    return 2 * sum(map(log1p, company(candidate, before, after, lexicon))) + 0.15 * log(lexicon.count(candidate))
