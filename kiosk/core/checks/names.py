"""Names: people, bodies and places of a text stand in its source; no district is spoken of as if it still were.

Rules:
- tones and letters count, capitals and both tone placements (hoà, hòa) do not;
- a person typed in small letters («anh lê văn bịa») counts as well; «chị lê» whom the source names Phạm Thị Lê or
  «chị Lê» is no surname;
- a name of which the source has a look-alike (other marks, a letter off) is ``name.changed`` and says which;
- the district level ended on 1 July 2025 (Law 72/2025/QH15, domain.md §2.1): «huyện», «thị trấn», «thị xã» and their
  offices are errors from then on, unless the sentence speaks of the past (cũ, trước đây, sáp nhập, giải thể …).

>>> [found.facts['near'] for found in name_findings('thôn Bãi Ngo', 'Thôn Bãi Ngô')]
['Bãi Ngô']
"""

import re
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from unicodedata import normalize

from kiosk.core.checks.finding import Finding
from kiosk.core.checks.letters import CAPITAL
from kiosk.core.checks.name_forms import Name, everyday, lower_people, names_in
from kiosk.core.checks.sayings import sentence_spans
from kiosk.core.vietnamese import canonical_iy, fold, tokenize

__all__ = ['Name', 'leftovers', 'name_findings', 'names_in']

DISTRICTS_ENDED = date(2025, 7, 1)
"""Law 72/2025/QH15 on the organisation of local government (domain.md §2.1)."""

_ALIKE = 0.72
"""Share of letters that two names have in common at least to be one name misspelt; «Bãi Ngô» and «Bến Đò» have 0.4."""
_DISTRICT = re.compile(
    r'(?<!\w)(?:(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Phòng(?: [^\W\d_]+(?: ?[-,&] ?)?){1,8}?'
    r'|Ban [^\n.;]{2,40}?|Công an|Huyện ủy|cấp|trên địa bàn|các) )?'
    r'(?P<it>(?i:huyện)(?: (?i:ủy|uỷ))?|(?i:thị trấn|thị xã))'
    rf'(?:\s+(?:{CAPITAL}[^\W\d_]*\s?)+)?(?!\w)'
)
_SHORT = 2
"""Words of a name in small letters that may as well be a given name and what its bearer does: «chị lê nộp»."""
_CALLED = re.compile(r'(?<!\w)(?i:anh|chị|ông|bà|đồng chí)[^\S\n]+([^\W\d_]+)(?![^\S\n]+' + CAPITAL + ')')
_PAST = re.compile(
    r'(?i)(?<!\w)(?:cũ|trước đây|trước kia|nguyên là|trước ngày|trước khi|sáp nhập|hợp nhất|giải thể|chấm dứt|kết thúc'
    r'|không còn|bỏ cấp|thôi|bãi bỏ|chuyển giao|bàn giao|thay cho|thay thế cấp|sắp xếp|không tổ chức|của huyện cũ'
    r'|năm (?:19\d\d|200\d|201\d|202[0-4]))(?!\w)'
)


def name_findings(text: str, source: str) -> list[Finding]:
    """Return ``name.missing`` and ``name.changed`` (fact near), errors, for names that the source does not have."""
    whole, known = normalize('NFC', text), normalize('NFC', source)
    keys, there = _keys(known), names_in(known)
    found = []
    called = _called(known, there)
    people = [each for each in lower_people(whole) if len(each.text.split()) > _SHORT or _first(each) not in called]
    capital = [each for each in names_in(whole) if not any(one.start <= each.start < one.end for one in people)]
    for name in sorted([*capital, *people], key=lambda each: each.start):
        if _stands(name.text, keys):
            continue
        near = _likest(name, there)
        if near:
            found.append(Finding('name.changed', name.start, name.end, name.text, facts={'near': near.text}))
        else:
            found.append(Finding('name.missing', name.start, name.end, name.text))
    return found


def leftovers(text: str, on: date) -> list[Finding]:
    """Return ``name.district``, an error, for every place that speaks of a district as of something current."""
    if on < DISTRICTS_ENDED:
        return []
    whole = normalize('NFC', text)
    return [
        Finding('name.district', found.start(), found.start() + len(found[0].rstrip()), found[0].rstrip())
        for start, end in sentence_spans(whole)
        if not _PAST.search(whole, start, end)
        for found in _DISTRICT.finditer(whole, start, min(end, len(whole)))
    ]


def _called(source: str, there: Sequence[Name]) -> set[str]:
    """Return the words that people of the source are called by: the last of a name, the one behind a title."""
    last = {canonical_iy(each.text.split()[-1]) for each in there}
    return last | {canonical_iy(found[1]) for found in _CALLED.finditer(source)}


def _first(name: Name) -> str:
    return canonical_iy(name.text.split()[0])


def _stands(name: str, keys: Sequence[str]) -> bool:
    """Return whether the source has the name, whole or without the title that the text gives it."""
    wanted, words = _keys(name), name.split()
    for cut in range(len(wanted)):
        if any(list(keys[at : at + len(wanted) - cut]) == wanted[cut:] for at in range(len(keys))):
            return True
        if not everyday(words[: cut + 1]):
            return False
    return False


def _likest(name: Name, there: Sequence[Name]) -> Name | None:
    """Return the name that this one may have been, None if there is none like it."""
    near = max(there, key=lambda other: _likeness(name, other), default=None)
    return near if near and _likeness(name, near) >= _ALIKE else None


def _likeness(one: Name, other: Name) -> float:
    """Return how alike two names are, 0 to 1; names of a different number of words are not alike."""
    if fold(one.text) == fold(other.text):
        return 1.0
    alike = len(one.text.split()) == len(other.text.split())
    return SequenceMatcher(None, one.text.lower(), other.text.lower()).ratio() if alike else 0.0


def _keys(text: str) -> list[str]:
    return [canonical_iy(token.text) for token in tokenize(text)]
