r"""Which letters a font shows: slots of a run, and the signs of symbol fonts.

Rules (ECMA-376 part 1, §17.3.2.26):
- plain ASCII takes the ascii font, other letters hAnsi, Chinese and its like eastAsia, right-to-left scripts cs;
- with the East Asian hint, general punctuation and shapes take the eastAsia font too;
- a sign of Wingdings or Symbol becomes the Unicode sign that looks like it, where there is one.

>>> shown('\uf0b7', 'Symbol')
'•'
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

LATIN_END = 0x80
_EAST_ASIAN: tuple[tuple[int, int], ...] = (
    (0x1100, 0x11FF),
    (0x2E80, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
)
_EAST_ASIAN += ((0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_HINTED = ((0x2010, 0x2029), (0x2030, 0x203E), (0x2100, 0x27BF))
_COMPLEX = ((0x0590, 0x08FF), (0x0900, 0x109F), (0x1780, 0x17FF))

_FAR = re.compile('[' + ''.join(f'{chr(first)}-{chr(last)}' for first, last in _EAST_ASIAN + _COMPLEX) + ']')

_SYMBOL_FONTS = ('symbol', 'wingdings', 'wingdings 2', 'wingdings 3', 'webdings', 'mt extra', 'marlett')
_SIGNS = {
    'symbol': {0xB7: '•', 0x2D: '-', 0xAE: '→', 0xDE: '⇒', 0xB3: '≥', 0xA3: '≤', 0xB4: '×', 0xB1: '±', 0xB0: '°'},
    'wingdings': {
        0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x75: '◆', 0x76: '❖', 0x9F: '•', 0xA7: '▪', 0xA8: '□',
        0xD8: '➢', 0xE0: '→', 0xE8: '➔', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑', 0x28: '☎', 0x2A: '✉',
    },
}  # fmt: skip
_PRIVATE = (0xF000, 0xF0FF)


def is_symbol_font(font: str) -> bool:
    """Return whether a font shows signs in the places of letters."""
    return font.lower() in _SYMBOL_FONTS


def shown(text: str, font: str) -> str:
    """Return what a text shows in a font: itself, but for symbol fonts and their private code points."""
    signs = _SIGNS.get(font.lower(), {})
    return ''.join(_sign(letter, signs, font) for letter in text)


def slots(text: str, letters: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the text in stretches of one slot: ``('ascii', 'Thang ')``; one stretch where all fonts are one."""
    if letters.get('cs') or letters.get('rtl'):
        yield 'cs', text
        return
    one = len({letters.get('font.ascii'), letters.get('font.hAnsi')}) == 1
    if one and not _FAR.search(text) and letters.get('hint') != 'eastAsia':
        yield 'hAnsi', text
        return
    hinted = letters.get('hint') == 'eastAsia'
    for slot, stretch in groupby(text, key=lambda letter: _slot(letter, hinted)):
        yield slot, ''.join(stretch)


def _sign(letter: str, signs: Mapping[int, str], font: str) -> str:
    code = ord(letter)
    if _PRIVATE[0] <= code <= _PRIVATE[1]:
        return signs.get(code - _PRIVATE[0]) or _SIGNS['symbol'].get(code - _PRIVATE[0], letter)
    return signs.get(code, letter) if is_symbol_font(font) else letter


def _slot(letter: str, hinted: bool) -> str:
    code = ord(letter)
    if code < LATIN_END:
        return 'ascii'
    if _in(code, _EAST_ASIAN) or (hinted and _in(code, _HINTED)):
        return 'eastAsia'
    return 'cs' if _in(code, _COMPLEX) else 'hAnsi'


def _in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
