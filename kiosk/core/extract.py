"""The sentence that answers, found in the passages that search gave; and whether anything answers at all.

Rules:
- what is returned is the passage, verbatim, and where in it the answering sentence stands;
- rarity is counted among the sentences at hand, so it needs no index; a word of the heading or of the sentence
  before counts in part, because «Đèn đỏ» is often said once, above the list;
- a question for a number or a day wants a sentence that has one (``core.asked``);
- a question is no answer, and a line given as a bad example («câu kém», «AI bịa») is none either, unless the
  person asks about bad examples: the lessons show invented figures on purpose;
- ``relevant`` refuses below two thresholds; they were not guessed: ``tests/services/test_ask_refusal.py`` asks
  the bundled course's questions and near misses, and fails when another threshold would part them better.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.core.asked import Kind, kinds_of, numbers_missing
from kiosk.core.at_hand import AtHand, Bag, bag_of
from kiosk.core.passages import Hit, Passage, sentences
from kiosk.core.query import Words, folded_key
from kiosk.core.query_plan import Choice, Slot, plan
from kiosk.core.vietnamese import tokenize

LEAST_COVERAGE, LEAST_SHARE = 0.5, 0.4
"""The thresholds of ``relevant``: the share of the question's rarity in the passage (search's own), and in its
best sentence with what stands above it."""

SURE_COVERAGE, SURE_SHARE = 0.85, 0.7
"""Above these the excerpt stands even when the model says it found nothing: it wrongly refused 1 of 7 answerable
questions (facts/llm.md)."""

READ = 6
"""Hits among which the answering sentence is looked for."""

_ABOVE, _ALONE, _OTHER_MARKS, _PAIR, _KIND, _RANK, _TOPIC, _UNFIT = 0.6, 0.6, 0.3, 0.35, 0.15, 0.3, 0.05, 0.4
"""What counts beside 1.0 for a word in the sentence itself: a word above it, a word without its neighbour, a
look-alike with other marks, pairs of neighbours kept together, the kind of answer asked for, search's own order,
beginning as the question begins; and what is taken off when the number or the day asked for is not there."""

_BAD = re.compile(r'(?:câu|cách|bản|mẫu|ví dụ|chỗ) (?:kém|sai|cụt)|bịa để luyện tập|do AI bịa', re.IGNORECASE)
_ABOUT_BAD = re.compile(r'(?<!\w)(?:kém|sai|bịa|cụt|kem|bia)(?!\w)', re.IGNORECASE)


@dataclass(frozen=True)
class Excerpt:
    """A passage with its best sentence, ``passage.text[start:end]``; ``share`` of the question found there (0..1)."""

    passage: Passage
    start: int
    end: int
    share: float
    score: float
    coverage: float

    @property
    def sentence(self) -> str:
        """Return the marked sentence, verbatim."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class _Sentence:
    """A sentence, the text above it (heading and the sentence before), and where it came from."""

    hit: Hit
    start: int
    end: int
    own: Bag
    above: Bag


def excerpts(question: str, hits: Sequence[Hit], words: Words, most: int = 3) -> list[Excerpt]:
    """Return at most ``most`` passages with their best sentence marked, the likeliest answer first."""
    about_bad = _ABOUT_BAD.search(question) is not None
    read = [sentence for hit in hits[:READ] for sentence in _sentences_of(hit, about_bad=about_bad)]
    at_hand = AtHand([bag for sentence in read for bag in (sentence.own, sentence.above)])
    slots, kinds = plan(question, words, at_hand), kinds_of(question)
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    best: dict[str, Excerpt] = {}
    for sentence in read:
        marked = _marked(sentence, slots, kinds, top)
        held = best.get(marked.passage.id)
        if held is None or marked.score > held.score:
            best[marked.passage.id] = marked
    return sorted(best.values(), key=lambda excerpt: -excerpt.score)[:most]


def relevant(question: str, found: Sequence[Excerpt]) -> bool:
    """Return whether these excerpts may answer the question; if not, it is refused without waking the model."""
    needed = [kind for kind in kinds_of(question) if kind.needed]
    return any(
        it.coverage >= LEAST_COVERAGE
        and it.share >= LEAST_SHARE
        and all(kind.fits(it.sentence) for kind in needed)
        and not numbers_missing(question, f'{it.passage.title} {it.passage.heading} {it.passage.text}')
        for it in found
    )


def sure(found: Sequence[Excerpt]) -> bool:
    """Return whether the first excerpt answers so plainly that it stands against the model's refusal."""
    return bool(found) and found[0].coverage >= SURE_COVERAGE and found[0].share >= SURE_SHARE


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a plain text starts and ends."""
    at = 0
    for sentence in sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        yield start, at


def bad_example(text: str, start: int) -> bool:
    """Return whether the line around this place is given as a bad example."""
    line = text[text.rfind('\n', 0, start) + 1 :].partition('\n')[0]
    return _BAD.search(line) is not None


def _sentences_of(hit: Hit, *, about_bad: bool) -> Iterator[_Sentence]:
    text, before = hit.passage.text, ''
    for start, end in spans(text):
        if not text[start:end].endswith('?') and (about_bad or not bad_example(text, start)):
            above = bag_of(f'{hit.passage.title} . {hit.passage.heading} . {before}')
            yield _Sentence(hit, start, end, bag_of(text[start:end]), above)
        before = text[start:end]


def _marked(sentence: _Sentence, slots: Sequence[Slot], kinds: Sequence[Kind], top: float) -> Excerpt:
    content = [(place, slot) for place, slot in enumerate(slots) if not slot.common]
    whole = sum(slot.telling for _, slot in content) or 1.0
    held = {place: _held(place, slots, sentence.own) for place, _ in content}
    above = {place: _ABOVE * _held(place, slots, sentence.above) for place, _ in content}
    own = sum(slot.telling * held[place] for place, slot in content)
    either = sum(slot.telling * max(held[place], above[place]) for place, slot in content)
    together = [_beside(slot, following, sentence.own) for slot, following in pairwise(slots)]
    text = sentence.hit.passage.text[sentence.start : sentence.end]
    fitting = sum(kind.fits(text) for kind in kinds) / len(kinds) if kinds else 0.0
    unfit = any(kind.needed and not kind.fits(text) for kind in kinds)
    share = either / whole
    score = (share + own / whole) / 2 + _PAIR * sum(together) / max(1, len(together))
    score += _KIND * fitting + _RANK * sentence.hit.score / top - _UNFIT * unfit + _TOPIC * _begins(slots, text)
    return Excerpt(sentence.hit.passage, sentence.start, sentence.end, share, score, sentence.hit.coverage)


def _begins(slots: Sequence[Slot], text: str) -> bool:
    """Return whether the sentence begins with the first two words of the question."""
    first = [folded_key(token.text) for token in tokenize(text)[:2]]
    return len(slots) > 1 and first == [slot.choices[0].tokens[0] for slot in slots[:2]]


def _held(place: int, slots: Sequence[Slot], bag: Bag) -> float:
    """Return how well a slot stands in the bag; less without its content neighbours of the question."""
    around = [pair for pair in ((place - 1, place), (place, place + 1)) if pair[0] >= 0 and pair[1] < len(slots)]
    sides = [(slots[one], slots[other]) for one, other in around if not (slots[one].common or slots[other].common)]
    alone = bool(sides) and not any(_beside(one, other, bag) for one, other in sides)
    return _stands(slots[place], bag) * (_ALONE if alone else 1.0)


def _beside(slot: Slot, following: Slot, bag: Bag) -> bool:
    pairs = ((one, other) for one, _ in slot.singles for other, _ in following.singles)
    return any(pair in bag.pairs for pair in pairs)


def _stands(slot: Slot, bag: Bag) -> float:
    """Return how well the slot's likeliest wording in the bag counts, 1.0 for the word itself."""
    return max((_weight(slot, choice, bag) for choice in slot.choices), default=0.0)


def _weight(slot: Slot, choice: Choice, bag: Bag) -> float:
    if not all(token in bag.folded for token in choice.tokens):
        return 0.0
    alike = choice is slot.choices[0] and slot.exact is not None and slot.exact not in bag.exact
    return _OTHER_MARKS if alike else min(1.0, choice.weight)
