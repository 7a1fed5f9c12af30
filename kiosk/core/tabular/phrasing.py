"""A model may make our sentences flow; it may not count, add, drop or rename anything.

Rules:
- the model sees our sentences only, never the table; personal data in them are masked before by the caller;
- what it wrote is taken only if it has our numbers, our names and our directions (tăng, giảm, không), all of them, no
  other, in our order, and is not much longer than ours; otherwise our sentences stay as they are.

>>> faithful('Toàn xã có 125 hộ nghèo.', 'Toàn xã có 124 hộ nghèo.', ())
False
"""

import re
from collections.abc import Iterable, Mapping
from unicodedata import normalize

from kiosk.core.checks.numbers import fidelity, numbers_in
from kiosk.core.vietnamese import words

MOST_TOKENS = 700
_LONGER = 1.3
"""How much longer than ours its text may be, in words."""

_SYSTEM = (
    'Bạn giúp cán bộ xã viết báo cáo. Viết lại các câu sau thành một đoạn văn hành chính liền mạch. '
    'Giữ nguyên mọi con số, tên gọi và đơn vị tính. Không thêm số liệu, không thêm nguyên nhân, không thêm nhận định, '
    'không bỏ câu nào. Chỉ trả lời bằng đoạn văn.'
)


def messages(sentences: Iterable[str]) -> list[Mapping[str, str]]:
    """Return what the model is asked."""
    return [{'role': 'system', 'content': _SYSTEM}, {'role': 'user', 'content': '\n'.join(sentences)}]


def faithful(text: str, source: str, names: Iterable[str]) -> bool:
    """Return whether a wording says what the source says: the same numbers, all the names, no more."""
    if not text.strip() or len(words(text)) > _LONGER * len(words(source)):
        return False
    if any(finding.severity != 'note' for finding in fidelity(text, source)):
        return False
    return _skeleton(text, names) == _skeleton(source, names)


def _skeleton(text: str, names: Iterable[str]) -> list[str]:
    """Return the figures, names and directions of a text in their order: what a wording may not move."""
    whole = normalize('NFC', text)
    found = [(number.start, str(number.value.normalize())) for number in numbers_in(whole)]
    found += [(word.start(), way) for way, pattern in _WAYS for word in pattern.finditer(whole)]
    for name in {each for each in names if each}:
        pattern = re.compile(rf'(?<!\w){re.escape(name)}(?!\w)', re.IGNORECASE)
        found += [(place.start(), name) for place in pattern.finditer(whole)]
    return [what for _, what in sorted(found)]


_WAYS = (
    ('up', re.compile(r'(?<!\w)(?:tăng|cao|nhiều|lớn|vượt)(?!\w)', re.IGNORECASE)),
    ('down', re.compile(r'(?<!\w)(?:giảm|thấp|ít|nhỏ|kém)(?!\w)', re.IGNORECASE)),
    ('not', re.compile(r'(?<!\w)(?:không|chưa|chẳng)(?!\w)', re.IGNORECASE)),
)
