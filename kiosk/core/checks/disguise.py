"""What a text says to the eye: digits of every alphabet, invisible signs and odd spaces in their plain form.

Rules:
- signs that take no room (zero-width space and joiner, soft hyphen, byte-order mark) and marks over digits are gone;
- full-width and other decimal digits are ``0-9``, full-width letters and signs plain ones;
- every space is a space, every dash a hyphen, every raised or full-width dot a point; the end of a line stays;
- letters that look like 0 and 1 are these digits where most of a word is digits («09l2345678», «O912 345 678»); a bar
  is a 1 only where it makes the ten digits of a telephone or the twelve of an identity number full;
- each plain character knows where it stood.
"""

import re
from dataclasses import dataclass
from unicodedata import category, combining, decimal, normalize

_DOTS = dict.fromkeys('·•․。．‧∙⋅', '.')
_WIDE = range(0xFF01, 0xFF5F)
_ALIKE = 'OoIl\u041e\u043e\u039f\u03bf\u0406\u04cf\u0399'
"""O and I of the Latin, Cyrillic and Greek alphabets."""
_READ = str.maketrans(_ALIKE + '|', '001100001111')
_ALONE, _ENDED = r'(?<![^\W_])(?<![@|])', r'(?![^\W_]|[@|])'
_WORD = re.compile(rf'(?<![^\W_])(?<!@)[\d{_ALIKE}]+(?![^\W_]|@)')
_SPELT = re.compile(rf'{_ALONE}[\d{_ALIKE}](?:[ ._,/*-]{{1,3}}[\d{_ALIKE}]){{8,}}{_ENDED}')
_BARRED = re.compile(rf'{_ALONE}[0Oo][\d{_ALIKE}|]*(?:[ .-][\d{_ALIKE}|]+)*{_ENDED}')
_FULL = frozenset({10, 12})
"""Digits of a telephone and of an identity number."""


@dataclass(frozen=True)
class Plain:
    """The plain text, and for each of its characters the place in the text that it came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end, in the text it came from, of ``text[start:end]`` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def plain(text: str) -> Plain:
    """Return a text (NFC) without disguises."""
    if text.isascii():
        return Plain(_read(text), tuple(range(len(text))))
    letters: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        shown = _shown(sign, letters[-1] if letters else '')
        if shown:
            letters.append(shown)
            origin.append(place)
    return Plain(_read(''.join(letters)), tuple(origin))


def _read(text: str) -> str:
    """Return the text, as long as it was, with digits for the letters that stand for digits."""
    for pattern, stands in ((_WORD, _in_word), (_SPELT, _in_word), (_BARRED, _in_number)):
        found = [match.span() for match in pattern.finditer(text) if stands(match[0])]
        for start, end in found:
            text = text[:start] + text[start:end].translate(_READ) + text[end:]
    return text


def _in_word(said: str) -> bool:
    digits = sum(map(str.isdigit, said))
    return digits > 0 and sum(map(str.isalpha, said)) <= digits


def _in_number(said: str) -> bool:
    signs = re.sub(r'[ .-]', '', said)
    return '|' in signs and len(signs) in _FULL and len(signs.replace('|', '')) not in _FULL


def _shown(sign: str, before: str) -> str:
    """Return the plain form of one character, '' if it takes no room."""
    if sign.isascii():
        return sign
    kind = category(sign)
    if kind == 'Cf' or (combining(sign) and before.isdigit()):
        return ''
    if kind == 'Nd':
        return str(decimal(sign))
    if kind in {'Zs', 'Pd'} or sign == '\u2212':
        return ' ' if kind == 'Zs' else '-'
    if sign in _DOTS:
        return _DOTS[sign]
    return normalize('NFKC', sign) if ord(sign) in _WIDE else sign
