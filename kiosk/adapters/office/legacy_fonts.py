"""Text typed for the fonts of before Unicode: TCVN3 (``.VnTime``) and VNI (``VNI-Times``).

Rules:
- the font's name says how its letters are coded; ``.VnTimeH`` and its like show every letter as a capital;
- a paragraph that holds a letter only Unicode has was retyped: its letters are taken as they are;
- the soft hyphen is TCVN3's letter ``ư``.

>>> decoded('Céng hßa x· héi chñ nghÜa ViÖt Nam', '.VnTime')
'Cộng hòa xã hội chủ nghĩa Việt Nam'
"""

import re

_UNICODE_ONLY = re.compile(r'[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]')
_LEGACY = re.compile(r'(?i)\.vn|vni[- ]|vni$')


def is_legacy(font: str) -> bool:
    """Return whether a font's letters are not Unicode."""
    return bool(_LEGACY.match(font))


def is_capitals(font: str) -> bool:
    """Return whether a legacy font shows every letter as a capital: TCVN3's fonts that end in ``H``."""
    return font.lower().startswith('.vn') and font.endswith('H')


def is_retyped(text: str) -> bool:
    """Return whether a text in a legacy font holds letters that only Unicode has."""
    return bool(_UNICODE_ONLY.search(text))


def decoded(text: str, font: str) -> str:
    """Return the words that a legacy font shows for a text."""
    from viparse.normalize.encodings import TCVN3, VNI  # noqa: PLC0415 - 60 ms that few documents need
    from viparse.normalize.tables import convert  # noqa: PLC0415

    words = convert(text, VNI if font.lower().lstrip('.').startswith('vni') else TCVN3)
    return words.upper() if is_capitals(font) else words
