"""What a person typed, read as search reads it: terms, common words, other words for the same thing.

Rules:
- one analysis for passages and questions: canonical with the i/y rule (*exact*), and without marks (*folded*);
- a common word only weighs less; it is never thrown away, because «là gì» is all some questions have;
- capitals among small letters are an abbreviation, not a common word: «AI» is not «ai»;
- a phrase of the word lists is matched on canonical forms, or on folded ones when the question has no marks;
- a question is read up to ``LONGEST`` characters and ``MOST`` tokens; the rest costs nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kiosk.core.vietnamese import canonical_iy, fold_token, tokenize

LONGEST = 2_000
"""Characters of a question that are read; a page of A4 has about as many."""

MOST = 48
"""Tokens of a question that are looked for; the longest of 1,181 XQuAD questions has 40."""

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """One token of the question, where it stood, and whether it is a common word."""

    text: str
    exact: str
    folded: str
    start: int
    end: int
    common: bool = False

    @property
    def marked(self) -> bool:
        """Return whether it was typed with marks, so that it can be told from its look-alikes."""
        return not self.text.isascii()


WordList = Mapping[Phrase, tuple[Phrase, ...]]
"""Listed phrases, each with the folded phrases that mean the same (none for a common word)."""


@dataclass(frozen=True)
class Words:
    """Common words, and other words for the same thing; each keyed by exact and by folded phrases.

    ``longest`` is the most tokens a phrase has.
    """

    common: WordList = field(default_factory=dict)
    folded_common: WordList = field(default_factory=dict)
    same: WordList = field(default_factory=dict)
    folded_same: WordList = field(default_factory=dict)
    longest: int = 1


@lru_cache(50_000)
def exact_key(token: str) -> str:
    """Return the token as the exact field holds it: ``Kỹ`` and ``kĩ`` give ``kix``."""
    return canonical_iy(token)


@lru_cache(50_000)
def folded_key(token: str) -> str:
    """Return the token as the folded field holds it: ``Kỹ`` and ``ki`` give ``ki``."""
    folded = fold_token(token)
    return canonical_iy(folded) if folded.isascii() else folded


def read_words(stopwords: str, synonyms: str = '', abbreviations: str = '') -> Words:
    """Return the word lists from the texts of their files (``search_index/README.md`` has the format)."""
    common = _lines(stopwords)
    exact_same: dict[Phrase, tuple[Phrase, ...]] = {}
    folded_same: dict[Phrase, tuple[Phrase, ...]] = {}
    for line in (*_lines(synonyms), *_lines(abbreviations)):
        group = line.split('=')
        for text in group:
            others = tuple(_folded(other) for other in group if other is not text)
            for table, phrase in ((exact_same, _exact(text)), (folded_same, _folded(text))):
                table[phrase] = (*table.get(phrase, ()), *others)
    return Words(
        common={_exact(text): () for text in common},
        folded_common={_folded(text): () for text in common},
        same=exact_same,
        folded_same=folded_same,
        longest=max(map(len, (*map(_exact, common), *exact_same)), default=1),
    )


def read_terms(text: str, words: Words) -> tuple[Term, ...]:
    """Return the terms of a question in order; white space or signs alone give none."""
    tokens = tokenize(text[:LONGEST])[:MOST]
    read = [Term(token.text, exact_key(token.text), folded_key(token.text), token.start, token.end) for token in tokens]
    found = _phrases(read, words.common, words.folded_common, words.longest)
    small = any(token.text.islower() for token in tokens)
    common = {place for first, after, _ in found for place in range(first, after)}
    common -= {place for place, term in enumerate(read) if small and len(term.text) > 1 and term.text.isupper()}
    return tuple(replace(term, common=place in common) for place, term in enumerate(read))


def other_words(terms: Sequence[Term], words: Words) -> list[tuple[int, int, tuple[Phrase, ...]]]:
    """Return (first place, place after the last, folded phrases that mean the same) of each listed phrase."""
    return _phrases(terms, words.same, words.folded_same, words.longest)


def _phrases(
    terms: Sequence[Term], exact: WordList, folded: WordList, longest: int
) -> list[tuple[int, int, tuple[Phrase, ...]]]:
    """Return the listed phrases, at each place the longest."""
    typed = any(term.marked for term in terms)
    table, keys = (exact, [term.exact for term in terms]) if typed else (folded, [term.folded for term in terms])
    found, place = [], 0
    while place < len(terms):
        sizes = range(min(longest, len(terms) - place), 0, -1)
        size = next((size for size in sizes if tuple(keys[place : place + size]) in table), 0)
        if size:
            found.append((place, place + size, table[tuple(keys[place : place + size])]))
        place += size or 1
    return found


def _lines(text: str) -> list[str]:
    lines = (line.partition('#')[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def _exact(text: str) -> Phrase:
    return tuple(exact_key(token.text) for token in tokenize(text))


def _folded(text: str) -> Phrase:
    return tuple(folded_key(token.text) for token in tokenize(text))
