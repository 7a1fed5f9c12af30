"""TT06 the font, TT07 composed Unicode and no legacy font, TT08 black letters: everywhere, headers and defaults too.

Rules:
- one finding a font, at the first place where it stands: a whole document in Arial is one fault, not five hundred;
- words in a legacy font (.Vn*, VNI-*) are no Unicode: they are converted, never just given another font;
- signs in a font of symbols (a bullet in Wingdings) would become letters in another font: a warning, no mend;
- a stamp of urgency may be red.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import is_normalized

from kiosk.core.decree30.document import FONT, Document, Located, walk
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.head import MARK
from kiosk.core.decree30.looks import excerpt, fault
from kiosk.core.decree30.pieces import composed
from kiosk.core.decree30.rules import RULES, severity
from kiosk.core.vietnamese import fold

_LEGACY = re.compile(r'(?i)\.vn|vni-|vni\b')
_SYMBOLS = re.compile(r'(?i)symbol|wingdings|webdings|mt extra|segoe ui symbol')
_BLACK = frozenset({'auto', '000000', ''})


@dataclass
class _Seen:
    """Where something was first seen, and in how many paragraphs."""

    first: Located | None
    numbers: set[int] = field(default_factory=set)


def check(document: Document) -> Iterator[Finding]:
    """Yield the faults of fonts, encoding and colour."""
    fonts: dict[str, _Seen] = {}
    decomposed = _Seen(None)
    for located in walk(document):
        for run in located.paragraph.runs:
            if run.text.strip():
                seen = fonts.setdefault(run.font, _Seen(located))
                seen.numbers.add(located.number)
        if not is_normalized('NFC', located.paragraph.text):
            decomposed.first = decomposed.first or located
            decomposed.numbers.add(located.number)
        yield from _colours(located)
    fonts.setdefault(document.base.font, _Seen(None))
    for font, seen in fonts.items():
        yield from _font(font, seen)
    if decomposed.first:
        have = f'chữ tổ hợp ({len(decomposed.numbers)} đoạn)'
        mend = Mend('nfc', 0, value=True)
        yield _at(decomposed.first, 'TT07', 'composed', have, 'chữ dựng sẵn (NFC)', mend)


def _font(font: str, seen: _Seen) -> Iterator[Finding]:
    if font == FONT:
        return
    where = f'{len(seen.numbers)} đoạn' if seen.first else 'kiểu mặc định'
    have = f'phông {font or "không rõ"} ({where})'
    if _LEGACY.match(font):
        yield _at(seen.first, 'TT07', 'legacy_font', have, 'chữ Unicode, phông Times New Roman', None)
    elif _SYMBOLS.match(font):
        yield _at(seen.first, 'TT06', 'symbols', have, f'ký hiệu có trong phông {FONT}', None)
    else:
        yield _at(seen.first, 'TT06', 'font', have, f'phông {FONT}', Mend('font', 0, FONT))


def _colours(located: Located) -> Iterator[Finding]:
    coloured = sorted({run.color for run in located.paragraph.runs if run.text.strip()} - _BLACK)
    if coloured and not MARK.fullmatch(fold(composed(located.paragraph.text)).strip(' .')):
        have = f'chữ màu {", ".join(coloured)}'
        yield _at(located, 'TT08', 'color', have, 'chữ màu đen', Mend('color', located.number, 'auto'))


def _at(located: Located | None, code: str, point: str, have: str, want: str, mend: Mend | None) -> Finding:  # noqa: PLR0917
    if located is None:
        return fault(code, point, 0, have, want, mend=mend)
    words = excerpt(composed(located.paragraph.text))
    return Finding(code, severity(code, point), located.number, words, have, want, RULES[code].ground, mend, point)
