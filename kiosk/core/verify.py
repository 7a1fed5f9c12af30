"""Is this sentence of the model supported by that passage? A sentence is shown only when the answer is yes.

Rules:
- every number, date, document code and name of the sentence stands in the passage (``core.claims``);
- nearly all of its content words stand in one sentence of the passage, or in two neighbours with the heading, and
  no two words side by side are new («… và gửi công an»), nor one in the place of another;
- a word denied here and not there, or there and not here, is a flip: không, chưa, chẳng, chớ, đừng, cấm, tránh;
- words that exclude each other (trước / sau, đúng hạn / quá hạn, đèn đỏ / đèn đen, người ký / người soạn) and
  words that widen a claim (mọi, luôn, chỉ, bắt buộc) may not be brought in;
- who did it stays who did it: what stands before the common words there may not stand after them here;
- a sentence that asks again («… thế nào: …») answers nothing;
- a line given as a bad example supports nothing; a wrong "no" costs a quotation instead of a sentence, so
  every doubt is a "no".

>>> check('AI chịu trách nhiệm về văn bản. [1]', 'AI không chịu trách nhiệm về văn bản.').reason
'negation'
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kiosk.core.claims import facts_of, missing, without_citations, without_facts
from kiosk.core.extract import bad_example, spans
from kiosk.core.polarity import PLAIN, brings_in, content, denies, flips, reverses
from kiosk.core.query import exact_key
from kiosk.core.vietnamese import fold, tokenize

Reason = Literal[
    '', 'empty', 'code', 'date', 'number', 'name', 'overlap', 'negation', 'widened', 'reversed', 'question'
]

_WHO = re.compile(r'(?<!\w)(?:ai|Ai|người nào)(?!\w)')

_ASKS = re.compile(r'(?<!\w)(?:thế nào|là gì|bao nhiêu|vì sao|tại sao|ở đâu|khi nào)(?!\w)|\?', re.IGNORECASE)

LEAST_OVERLAP = 0.85
"""Share of a sentence's content words that must stand in what supports it. Chosen on the sentences of
tests/core/test_verify.py, which fails when another share would part the true from the false better."""

STRAYS = 2
"""Pairs of words that a sentence may lack of what the quotation holds of the question, before it is off the point."""


@dataclass(frozen=True)
class Verdict:
    """Whether a sentence is supported; ``reason`` names the first rule it broke, '' if none."""

    supported: bool
    reason: Reason = ''


def check(sentence: str, passage: str, heading: str = '', question: str = '') -> Verdict:
    """Return whether the passage, under its heading, supports the sentence as an answer to the question."""
    claim = without_citations(sentence)
    if not content(without_facts(claim)):
        return Verdict(supported=False, reason='empty')
    reasons = [_broken(claim, window, heading, question) for window in windows(passage)]
    reason: Reason = min(reasons, key=_ORDER.index, default='overlap')
    return Verdict(supported=not reason, reason=reason)


_ORDER: Sequence[Reason] = (
    '', 'question', 'reversed', 'widened', 'negation', 'name', 'number', 'date', 'code', 'overlap', 'empty',
)  # fmt: skip
"""From the nearest miss to the farthest, to name the reason that says most."""


def windows(passage: str) -> list[str]:
    """Return the sentences of a passage and every two neighbours of one line, without bad examples."""
    good = [(start, end) for start, end in spans(passage) if not bad_example(passage, start)]
    double = [passage[start:after] for (start, end), (begin, after) in pairwise(good) if '\n' not in passage[end:begin]]
    return [passage[start:end] for start, end in good] + double


def overlap(claim: str, source: str) -> float:
    """Return the share of the claim's content words that stand in the source, each beside a neighbour it has here.

    «bản thảo» is not in «văn bản do AI soạn thảo». Numbers, dates and codes are left to ``core.claims``.
    """
    bare = without_facts(source)
    words, mine = content(without_facts(claim)), _neighbours(without_facts(claim))
    held, pairs = set(content(bare)), {*pairwise(content(bare)), *_neighbours(bare)}
    found = 0
    for word in words:
        sides = {pair for pair in mine if word in pair}
        found += word in held and (not sides or bool(sides & pairs))
    return found / len(words) if words else 1.0


def invents(claim: str, source: str) -> bool:
    """Return whether words the source has nowhere stand side by side, or one of them in the place of another.

    «một danh từ» for «một động từ» is one new word of many, between the same neighbours; a sign is a neighbour too.
    """
    bare = without_facts(claim)
    mine, theirs = [_marked(text) for text in (bare, without_facts(source))]
    new = {key for key in mine if key not in theirs and key not in PLAIN}
    places = {(before, after) for before, word, after in _threes(theirs) if word not in PLAIN}
    replaced = any(word in new and (before, after) in places for before, word, after in _threes(mine))
    return replaced or any(one in new and other in new for one, other in _neighbours(bare))


def _marked(text: str) -> list[str]:
    """Return the words of a text in exact form, with '.' for every sign and for both ends."""
    pieces = re.findall(r'[^\W_]+|[^\w\s]', text)
    return ['.', *(exact_key(piece) if piece[0].isalnum() else '.' for piece in pieces), '.']


def _threes(keys: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(keys, keys[1:], keys[2:], strict=False)


def answers(question: str, claim: str) -> bool:
    """Return whether the claim may answer: «ai chịu trách nhiệm» is not answered by who does not."""
    asked = _WHO.search(question)
    return asked is None or denies(question, content(question)) or not denies(claim, content(question[asked.end() :]))


def strays(question: str, claim: str, quotation: str) -> bool:
    """Return whether the quotation answers so much more of the question that it should be said instead.

    «Người soạn thảo chịu trách nhiệm về bản thảo» is true, and not all of «ai chịu trách nhiệm về văn bản do AI
    soạn thảo»: it lacks two pairs of words that the question and the quotation share.
    """
    if question.isascii():
        question, claim, quotation = fold(question), fold(claim), fold(quotation)
    asked = _neighbours(question)
    return len(asked & _neighbours(quotation)) - len(asked & _neighbours(claim)) >= STRAYS


def _broken(claim: str, window: str, heading: str, question: str) -> Reason:
    """Return the first rule that the claim breaks against this window, '' if none."""
    source = f'{heading}. {window}'
    if overlap(claim, source) < LEAST_OVERLAP or invents(claim, source):
        return 'overlap'
    if fact := missing(facts_of(claim), facts_of(source, source=True), source):
        return fact
    rules: tuple[tuple[Reason, bool], ...] = (
        ('negation', flips(claim, window)),
        ('widened', brings_in(claim, source)),
        ('reversed', reverses(claim, window)),
        ('question', bool(question) and not answers(question, claim)),
        ('question', bool({*_ASKS.findall(claim)} - {*_ASKS.findall(window)})),
    )
    return next((reason for reason, broken in rules if broken), '')


def _neighbours(text: str) -> set[tuple[str, str]]:
    """Return the pairs of content words that stand side by side, with nothing but a space between."""
    tokens = [(token, exact_key(token.text)) for token in tokenize(text)]
    return {
        (one, other)
        for (token, one), (following, other) in pairwise(tokens)
        if text[token.end : following.start].isspace() and one not in PLAIN and other not in PLAIN
    }
