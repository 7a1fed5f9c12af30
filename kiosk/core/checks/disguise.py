"""What a text says to the eye: digits of every alphabet, invisible signs and odd spaces in their plain form.

Rules:
- signs that take no room (zero-width space and joiner, soft hyphen, byte-order mark) and marks over digits are gone;
- full-width and other decimal digits are ``0-9``, full-width letters and signs plain ones;
- every space is a space, every dash a hyphen, every raised or full-width dot a point; the end of a line stays;
- each plain character knows where it stood.
"""

from dataclasses import dataclass
from unicodedata import category, combining, decimal, normalize

_DOTS = dict.fromkeys('·•․。．‧∙⋅', '.')
_WIDE = range(0xFF01, 0xFF5F)


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
        return Plain(text, tuple(range(len(text))))
    letters: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        shown = _shown(sign, letters[-1] if letters else '')
        if shown:
            letters.append(shown)
            origin.append(place)
    return Plain(''.join(letters), tuple(origin))


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
