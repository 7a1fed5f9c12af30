"""Vietnamese text made comparable: one form for everything that reads the same.

Rules:
- *canonical* is lower case, NFC, each syllable spelled in Telex with its tone at the end: ``văn bản`` is
  ``vawn banr``; so NFD, upper case and both tone placements (``hoà`` = ``hòa``, ``thuỷ`` = ``thủy``) are one;
- raw Telex is its own canonical form, so what was typed with the input method off (``vawn banr``) matches for
  free when the tone key came last; the price is that a foreign word may equal a syllable (``her`` = ``hẻ``);
- ``ươ`` is spelled ``uow`` however it was typed (``uow``, ``uwow``);
- *folded* is lower case without any mark and with ``đ`` as ``d``: ``văn`` -> ``van``;
- the i/y rule (``ký`` = ``kí``) is a step of its own: search wants it, marking an answer does not;
- a *word* is what stands between spaces and holds a letter or a digit; a *token* is a run of letters and
  digits, so ``05/UBND-VHXH`` is one word and three tokens;
- positions count characters of the text as it was given.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

_TELEX = {'a': 'a', 'ă': 'aw', 'â': 'aa', 'e': 'e', 'ê': 'ee', 'i': 'i', 'o': 'o', 'ô': 'oo', 'ơ': 'ow'}
_TELEX |= {'u': 'u', 'ư': 'uw', 'y': 'y'}
_TONES = {'': '', '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j'}
_STROKES = 'đðɖ'
"""The letter đ, and the two look-alikes that old fonts and keyboards left in its place (Ð eth, Ɖ African)."""

_LETTERS = {
    unicodedata.normalize('NFC', vowel + mark): (_TELEX[vowel], tone)
    for vowel, (mark, tone) in product(_TELEX, _TONES.items())
} | dict.fromkeys(_STROKES, ('dd', ''))

_COMPOSED = re.compile(r'[^\W_]+')
_DECOMPOSED = re.compile(r'[^\W_](?:[^\W_]|[\u0300-\u036f])*')
_I_OR_Y = re.compile(r'(h|k|l|m|s|t|v|qu)y([fsrxj]?)')
_CACHED = 50_000
"""Different syllables kept; written Vietnamese has about 7,000, the rest is names and numbers."""


class Token(NamedTuple):
    """A run of letters and digits; ``text[start:end]`` is where it stood."""

    text: str
    start: int
    end: int


@lru_cache(_CACHED)
def canonical_token(token: str) -> str:
    """Return one token's canonical form: ``Hoà``, ``hòa`` and ``hoaf`` all give ``hoaf``."""
    if token.isascii():
        return token.lower().replace('uwow', 'uow')
    spelled, tones = [], ''
    for letter in unicodedata.normalize('NFC', token).lower():
        telex, tone = _LETTERS.get(letter, (letter, ''))
        spelled.append(telex)
        tones += tone
    return ''.join(spelled).replace('uwow', 'uow') + tones


@lru_cache(_CACHED)
def fold_token(token: str) -> str:
    """Return one token in lower case without marks: ``Đường`` gives ``duong``."""
    lower = token.lower()
    if lower.isascii():
        return lower
    bare = ''.join(sign for sign in unicodedata.normalize('NFD', lower) if not unicodedata.combining(sign))
    for stroke in _STROKES:
        bare = bare.replace(stroke, 'd')
    return bare


def canonical_iy(token: str) -> str:
    """Return the canonical form with i for y after h, k, l, m, s, t, v, qu: ``kỹ`` = ``kĩ``.

    It works on a folded token too: ``ky`` gives ``ki``.
    """
    canonical_form = canonical_token(token)
    found = _I_OR_Y.fullmatch(canonical_form)
    return f'{found[1]}i{found[2]}' if found else canonical_form


def tokenize(text: str) -> list[Token]:
    """Return the tokens as written, in order; marks of decomposed (NFD) text stay with their letters."""
    pattern = _COMPOSED if unicodedata.is_normalized('NFC', text) else _DECOMPOSED
    return [Token(found[0], found.start(), found.end()) for found in pattern.finditer(text)]


def tokens(text: str) -> list[Token]:
    """Return the tokens in canonical form, with the places where they stood."""
    return [Token(canonical_token(token.text), token.start, token.end) for token in tokenize(text)]


def words(text: str) -> list[str]:
    """Return the words as people count them (``số chữ``): ``12.345.000 đồng`` has two."""
    return [piece for piece in text.split() if any(sign.isalnum() for sign in piece)]


def canonical(text: str) -> str:
    """Return the whole text in canonical form; signs stay, runs of white space become one space."""
    whole = unicodedata.normalize('NFC', text)
    return ' '.join(''.join(_respelled(whole, tokens(whole))).split())


def fold(text: str) -> str:
    """Return the whole text without marks and in lower case; signs and spaces stay as they are."""
    whole = unicodedata.normalize('NFC', text)
    return ''.join(_respelled(whole, [Token(fold_token(each.text), *each[1:]) for each in tokenize(whole)]))


def same_text(one: str, other: str) -> bool:
    """Return whether two texts differ at most in case, tone placement and spaces; tone marks matter."""
    return canonical(one) == canonical(other)


def contains(text: str, phrase: str) -> bool:
    """Return whether the phrase stands in the text as whole words, compared as ``same_text`` does.

    Signs may be looked for too (``**``, ``./.``); ``12`` is not in ``12.345``, nor ``5`` in ``2,5``.
    """
    wanted = canonical(phrase)
    return bool(wanted) and re.search(_whole(wanted), canonical(text)) is not None


def _whole(wanted: str) -> str:
    before = r'(?<!\w)' if wanted[0].isalnum() else ''
    after = r'(?!\w)' if wanted[-1].isalnum() else ''
    if wanted[0].isdigit():
        before += r'(?<!\d[.,])'
    if wanted[-1].isdigit():
        after += r'(?![.,]\d)'
    return before + re.escape(wanted) + after


def _respelled(text: str, replacements: list[Token]) -> Iterator[str]:
    at = 0
    for token in replacements:
        yield text[at : token.start]
        yield token.text
        at = token.end
    yield text[at:]
