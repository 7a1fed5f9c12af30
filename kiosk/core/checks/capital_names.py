"""People in lines that are all in capitals, where ``name_forms`` sees a heading: «NGUYỄN VĂN AN».

Rules:
- a name has three to five words and begins with a surname; a surname that is a word of its own as well («CAO», «LÝ»)
  needs a middle name, and words that mean something are none («PHẠM VI ÁP DỤNG», «ĐOÀN THANH NIÊN XÃ»);
- a name stands by itself, between signs or ends of lines; inside a heading it needs a sure surname and a middle name;
- words that join others («VÀ», «CỦA») are in no name.

>>> [person.text for person in shouted_people('Kính gửi: NGUYỄN VĂN AN')]
['NGUYỄN VĂN AN']
"""

import re
from collections.abc import Iterator

from kiosk.core.checks.letters import listed
from kiosk.core.checks.name_forms import Name, lower_people
from kiosk.core.checks.names_data import SURNAMES
from kiosk.core.vietnamese import canonical_iy

_LEAST, _MOST = 3, 5
_PIECE = re.compile(r'[^\W\d_]+(?:[^\S\n\t]+[^\W\d_]+)+')
_WORD = re.compile(r'[^\W\d_]+')
_JOINING = frozenset(
    map(
        canonical_iy,
        listed('và|của|về|các|những|cho|năm|tại|trong|với|theo|từ|đến|khi|là|có|không|được|bị|ở|để|hoặc|xã|phường'),
    )
)
_MEANING = frozenset(
    ' '.join(map(canonical_iy, phrase.split()))
    for phrase in listed('ngô vụ|ngô nếp|ngô hạt|ngô giống|ngô đông|ngô sinh|võ cổ|võ sinh|võ phục|hoàng sa')
)
"""Beginnings of headings, beside those that ``lower_people`` knows."""
_TITLE = 'anh '
_SURE = frozenset(canonical_iy(name) for name in SURNAMES if lower_people(f'{_TITLE}{name} ba'))
"""The surnames that ``lower_people`` knows without a middle name."""


def shouted_people(text: str) -> list[Name]:
    """Return the people (NFC text) whose names stand in capitals alone, in order, without overlaps."""
    found: list[Name] = []
    for piece in _PIECE.finditer(text):
        if piece[0].isupper():
            found += [Name('person', text[start:end], start, end) for start, end in _spans(text, piece)]
    return found


def _spans(text: str, piece: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each person in a run of words in capitals."""
    words = [word.span() for word in _WORD.finditer(text, *piece.span())]
    said = [canonical_iy(text[slice(*span)]) for span in words]
    if _LEAST <= len(words) <= _MOST and _heads(said) and not _JOINING.intersection(said):
        yield piece.span()
        return
    place = 0
    while place + _LEAST <= len(words):
        size = _inside(said[place : place + _MOST])
        if size:
            yield words[place][0], words[place + size - 1][1]
        place += size or 1


def _heads(said: list[str]) -> int:
    """Return how many words from the first on surely are a person's name."""
    if ' '.join(said[:2]) in _MEANING:
        return 0
    found = lower_people(_TITLE + ' '.join(said))
    return len(found[0].text.split()) if found and found[0].start == len(_TITLE) else 0


def _inside(said: list[str]) -> int:
    """Return the words of a name at the head of more words in capitals, 0 if there is none."""
    if said[0] not in _SURE or _heads(said) < _LEAST or _JOINING.intersection(said[:_LEAST]):
        return 0
    return _LEAST + (len(said) == _LEAST + 1 and said[-1] not in _JOINING)
