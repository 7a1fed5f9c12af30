"""A question made ready for an index: for each token what to look for, and how much it counts.

Rules:
- a token the index knows stands for itself; an unknown one is read as Telex, then repaired (``core.repair``);
- a known token that never stands beside its neighbours, while one slip away a word stands beside all of them,
  is looked for both ways: ``thay đi`` may be ``thay đổi``;
- the last token may be unfinished, unless white space or a sign follows it;
- a phrase of the word lists is also looked for by the other words for it;
- an unknown token weighs as much as the rarest known one, so that not finding it tells.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.core.query import Term, Words, other_words, read_terms
from kiosk.core.repair import Lexicon, company, repairs, telex_spellings, unmarked

COMMON, REPAIRED, DOUBTED, UNFINISHED, OTHER_WORDS = 0.8, 0.8, 0.5, 0.6, 0.7
"""How much a common word, a repair, a repair of a known token, an ending and another wording count beside 1.0
for the word itself; chosen on tune_known.json and tune_questions.json, flat around these values."""


@dataclass(frozen=True)
class Choice:
    """One way a token may appear: all of ``tokens`` (folded) in the passage, counting ``weight``."""

    tokens: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Slot:
    """One token of the question: the ways it may appear, how rare it is, its exact form if its marks are known.

    ``telling`` is the rarity of exactly what was typed, for coverage: what the index never saw tells the most.
    ``common`` slots help the order only; coverage does not see them.
    """

    choices: tuple[Choice, ...]
    rarity: float
    exact: str | None
    common: bool
    telling: float = 0.0

    @property
    def singles(self) -> list[tuple[str, float]]:
        """Return the choices that are one token, with their weights."""
        return [(choice.tokens[0], choice.weight) for choice in self.choices if len(choice.tokens) == 1]


def rarity(count: int, passages: int) -> float:
    """Return BM25's inverse document frequency, never below zero."""
    return math.log(1 + (passages - count + 0.5) / (count + 0.5))


def plan(text: str, words: Words, lexicon: Lexicon) -> list[Slot]:
    """Return one slot a token, in the order of the question; nothing typed is an empty list."""
    terms = read_terms(text, words)
    marked = any(term.marked for term in terms)
    readings = [_read(term, lexicon, marked=marked) for term in terms]
    slots = [_slot(place, terms, readings, lexicon) for place in range(len(terms))]
    if terms and text[: terms[-1].end] == text[: len(text)]:
        slots[-1] = _unfinished(slots[-1], readings, lexicon)
    for first, after, others in other_words(terms, words):
        for place in range(first, after):
            slots[place] = _also(slots[place], others, lexicon)
    return slots


def _read(term: Term, lexicon: Lexicon, *, marked: bool) -> tuple[str, str | None]:
    """Return the folded token, and the exact one if the person said which marks it bears.

    Whoever types one mark types them all: «cam» beside «đèn» is not «cấm».
    """
    if marked:
        return term.folded, term.exact
    if not lexicon.count(term.folded):
        spelled = next((it for it in telex_spellings(term.text) if lexicon.exact_count(it)), None)
        if spelled:
            return unmarked(spelled), spelled
    return term.folded, None


def _slot(place: int, terms: Sequence[Term], readings: Sequence[tuple[str, str | None]], lexicon: Lexicon) -> Slot:
    folded, exact = readings[place]
    before = readings[place - 1][0] if place else None
    after = readings[place + 1][0] if place + 1 < len(readings) else None
    factor = COMMON if terms[place].common else 1.0
    choices = [Choice((folded,), factor)]
    if not lexicon.count(folded):
        choices += [Choice((it,), REPAIRED**n) for n, it in enumerate(repairs(folded, before, after, lexicon), start=1)]
    elif not terms[place].common and (before or after) and not any(company(folded, before, after, lexicon)):
        meant = [it for it in repairs(folded, before, after, lexicon) if all(company(it, before, after, lexicon))]
        choices += [Choice((it,), DOUBTED) for it in meant[:1]]
    rare = _rarest(choices, lexicon)
    telling = rarity(lexicon.exact_count(exact), lexicon.passages) if exact else rare
    return Slot(tuple(choices), rare, exact, terms[place].common, telling)


def _unfinished(slot: Slot, readings: Sequence[tuple[str, str | None]], lexicon: Lexicon) -> Slot:
    start = readings[-1][0]
    known = lexicon.count(start)
    endings = lexicon.endings(start, readings[-2][0]) if len(readings) > 1 else []
    if not endings and not known:
        endings = lexicon.endings(start, None)
    weight = DOUBTED if known else UNFINISHED
    held = {token for token, _ in slot.singles}
    choices = (*slot.choices, *(Choice((it,), weight) for it in endings if it not in held))
    rare = slot.rarity if known else _rarest(choices, lexicon)
    return replace(slot, choices=choices, rarity=rare, telling=slot.telling if slot.exact else rare)


def _also(slot: Slot, others: Sequence[tuple[str, ...]], lexicon: Lexicon) -> Slot:
    known = [other for other in others if all(map(lexicon.count, other))]
    choices = (*slot.choices, *(Choice(other, OTHER_WORDS) for other in known))
    return replace(slot, choices=choices)


def _rarest(choices: Sequence[Choice], lexicon: Lexicon) -> float:
    """Return the rarity of the first choice the index knows, the highest there is if it knows none."""
    counts = [lexicon.count(choice.tokens[0]) for choice in choices]
    return rarity(next((count for count in counts if count), 0), lexicon.passages)
