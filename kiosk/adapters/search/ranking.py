"""Which passages answer best: BM25 over tokens, pairs and titles, and the share of the question found.

Rules:
- rare things decide who is looked at, common words only who is before whom;
- a pair of neighbours of the question that stands together in the passage counts by its own rarity;
- a passage that holds more of the question beats one that repeats a part of it;
- ``coverage`` counts content tokens by rarity; a token typed with marks that stands there only with other
  marks, or without its neighbour, counts ``LOOSE`` of its weight.
"""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from kiosk.adapters.search.reader import SATURATION, Reader
from kiosk.core.query_plan import Choice, Slot, rarity

PAIR, TITLE, TITLE_PAIR, EXACT, WHOLE = 3.0, 0.3, 0.3, 0.7, 1.5
"""Weights beside 1.0 for a token in the text, and the power of the share found (facts/search.md §4, tuned)."""

LOOSE = 0.4
"""What a token counts towards coverage when its marks or its neighbour are missing; calibrated together with the
refusal threshold of ``core.extract`` (tests/services/test_ask_refusal.py)."""

_SELECTIVE = 0.15
"""A term in more than this share of the passages adds no new candidates once there are ``_ENOUGH``."""

_ENOUGH, _WEIGHED = 200, 60


@dataclass(frozen=True)
class Ranked:
    """A passage's number, its score (only orders) and its coverage (0..1)."""

    number: int
    score: float
    coverage: float


@dataclass(frozen=True)
class _Part:
    """One posting list to add up: what it is worth, and the length normalisation of its field."""

    postings: Mapping[int, float]
    worth: float
    norms: Sequence[float]


def rank(slots: Sequence[Slot], reader: Reader, only: frozenset[int] | None, limit: int) -> list[Ranked]:
    """Return the best passages, best first; ``only`` narrows to these numbers."""
    scores: dict[int, float] = {}
    for part in sorted(_parts(slots, reader), key=lambda part: len(part.postings)):
        crowded = len(part.postings) > _SELECTIVE * reader.passages and len(scores) >= _ENOUGH
        _add(scores, part, only, fresh=not crowded)
    best = heapq.nsmallest(max(limit, _WEIGHED), scores, key=lambda number: (-scores[number], number))
    weighed = [(scores[number] * _share(slots, reader, number) ** WHOLE, number) for number in best]
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    return [Ranked(number, score, coverage(slots, reader, number)) for score, number in weighed[:limit] if score > 0]


def coverage(slots: Sequence[Slot], reader: Reader, number: int) -> float:
    """Return the share of the question's content, by rarity, found in the passage (0 if it has none)."""
    whole = sum(slot.telling for slot in slots if not slot.common)
    found = sum(
        slot.telling * _present(slot, reader, number) * (1.0 if _in_company(place, slots, reader, number) else LOOSE)
        for place, slot in enumerate(slots)
        if not slot.common
    )
    return found / whole if whole else 0.0


def _add(scores: dict[int, float], part: _Part, only: frozenset[int] | None, *, fresh: bool) -> None:
    """Add one part's points to the scores; ``fresh`` lets new passages in."""
    postings, gain = part.postings, part.worth * (SATURATION + 1)
    numbers = postings if fresh else scores.keys() & postings.keys()
    for number in numbers if only is None else [it for it in numbers if it in only]:
        times = postings[number]
        scores[number] = scores.get(number, 0.0) + gain * times / (times + part.norms[number])


def _parts(slots: Sequence[Slot], reader: Reader) -> Iterator[_Part]:
    for slot in slots:
        for choice in slot.choices:
            for token in choice.tokens:
                worth = choice.weight * slot.rarity / len(choice.tokens)
                yield _Part(reader.postings('folded', token), worth, reader.shared.norms)
                yield _Part(reader.postings('title', token), worth * TITLE, reader.shared.title_norms)
        if slot.exact:
            worth = slot.choices[0].weight * rarity(reader.exact_count(slot.exact), reader.passages)
            yield _Part(reader.postings('exact', slot.exact), worth * EXACT, reader.shared.norms)
    for slot, following in pairwise(slots):
        for (one, weight), (other, also) in product(slot.singles, following.singles):
            yield from _pair_parts(f'{one}_{other}', min(weight, also), reader)


def _pair_parts(pair: str, weight: float, reader: Reader) -> Iterator[_Part]:
    held = reader.postings('pairs', pair)
    worth = weight * rarity(len(held), reader.passages)
    yield _Part(held, worth * PAIR, reader.shared.norms)
    yield _Part(reader.postings('title', pair), worth * TITLE_PAIR, reader.shared.title_norms)


def _share(slots: Sequence[Slot], reader: Reader, number: int) -> float:
    """Return the share of the whole question, common words lightly, that stands in the passage."""
    weights = [slot.rarity * (slot.choices[0].weight if slot.common else 1.0) for slot in slots]
    found = sum(weight * _best(slot, reader, number) for slot, weight in zip(slots, weights, strict=True))
    return found / sum(weights) if sum(weights) else 0.0


def _best(slot: Slot, reader: Reader, number: int) -> float:
    """Return how well the slot's likeliest wording in the passage counts, 1.0 for the word itself."""
    top = slot.choices[0].weight
    return max((choice.weight / top for choice in slot.choices if _stands(choice, reader, number)), default=0.0)


def _stands(choice: Choice, reader: Reader, number: int) -> bool:
    return all(number in reader.postings('folded', token) for token in choice.tokens)


def _present(slot: Slot, reader: Reader, number: int) -> float:
    found = min(1.0, _best(slot, reader, number))
    if slot.exact and found == 1.0 and number not in reader.postings('exact', slot.exact):
        others = [choice for choice in slot.choices[1:] if _stands(choice, reader, number)]
        return max((choice.weight for choice in others), default=LOOSE)
    return found


def _in_company(place: int, slots: Sequence[Slot], reader: Reader, number: int) -> bool:
    """Return whether the token stands beside one of its content neighbours, or has none in the question."""
    sides = [(at, at + 1) for at in (place - 1, place) if at >= 0 and at + 1 < len(slots)]
    sides = [(one, other) for one, other in sides if not (slots[one].common or slots[other].common)]
    pairs = [
        f'{token}_{following}'
        for one, other in sides
        for (token, _), (following, _) in product(slots[one].singles, slots[other].singles)
    ]
    longer = any(len(choice.tokens) > 1 and _stands(choice, reader, number) for choice in slots[place].choices)
    return not sides or longer or any(number in reader.postings('pairs', pair) for pair in pairs)
