"""The mask that a text wears before a model sees it, and how it is taken off again.

Rules:
- personal data (``core.personal_data``, and what only the mask takes: ``personal_patterns.WARY``) become placeholders
  ``[HỌ TÊN 1]``, ``[ĐIỆN THOẠI 1]``; the same thing, however written, becomes the same placeholder and comes back as
  it was written first;
- a name once found is masked wherever it stands; names given by the caller are masked from the start;
- a key may go on over several texts of one talk; placeholders that a text already has are left alone;
- a model changes placeholders a little: case, marks, spaces, a missing bracket are forgiven; one that it lost or made
  up is reported, never guessed;
- a text with a MẬT mark is not for masking: ask ``secrets.is_secret`` first.

>>> masked = mask('Bà Nguyễn Thị Mẫu, ĐT 0900 000 000')
>>> masked.text
'Bà [HỌ TÊN 1], ĐT [ĐIỆN THOẠI 1]'
>>> restore('Kính gửi bà [họ tên 1]', masked.key).text
'Kính gửi bà Nguyễn Thị Mẫu'
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from kiosk.core.checks.capital_names import shouted_people
from kiosk.core.checks.disguise import plain
from kiosk.core.checks.name_forms import Name, names_in
from kiosk.core.checks.personal_patterns import WARY, Kind
from kiosk.core.personal_data import find_personal
from kiosk.core.vietnamese import canonical, fold

LABELS: Mapping[Kind, str] = {
    'name': 'HỌ TÊN', 'cccd': 'SỐ CĂN CƯỚC', 'cmnd': 'SỐ CHỨNG MINH', 'bhxh': 'SỐ BẢO HIỂM', 'phone': 'ĐIỆN THOẠI',
    'email': 'THƯ ĐIỆN TỬ', 'plate': 'BIỂN SỐ XE', 'account': 'SỐ TÀI KHOẢN', 'birth': 'NGÀY SINH', 'land': 'THỬA ĐẤT',
    'passport': 'SỐ HỘ CHIẾU', 'address': 'ĐỊA CHỈ',
}  # fmt: skip
_FOLDED = {re.sub(r'\s', '', fold(label)): label for label in LABELS.values()}
_BRACKETED = re.compile(r'\\?[\[［【]\s*(?P<label>[^\W\d][^\d\[\]\n]{2,20}?)[\s_.-]*(?P<number>\d{1,3})\s*\\?[\]］】]')
_BARE = re.compile(rf'[\[［【]?(?<!\w)(?P<label>{"|".join(LABELS.values())})\s+(?P<number>\d{{1,3}})(?!\w)[\]］】]?')
_FULL_NAME = 2
"""Words of a name that is masked wherever it stands; one word alone may be any word."""


@dataclass(frozen=True)
class Masked:
    """The text with placeholders, and what each placeholder stands for."""

    text: str
    key: Mapping[str, str]


@dataclass(frozen=True)
class Restored:
    """The text with the true words; placeholders of the key that are gone, and placeholders that were made up."""

    text: str
    lost: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Place:
    kind: Kind
    start: int
    end: int


def mask(text: str, names: Iterable[str] = (), key: Mapping[str, str] | None = None) -> Masked:
    """Return the text (NFC) with placeholders for personal data and for ``names``; ``key`` goes on from there."""
    whole = normalize('NFC', text)
    known = dict(key or {})
    known |= {each: known.get(each, each) for each in _placeholders(whole)}
    meant = {_same(_kind_of(holder), words): holder for holder, words in known.items() if holder != words}
    pieces, at = [], 0
    for place in _places(whole, [*names, *_names_of(known)]):
        words = whole[place.start : place.end]
        holder = meant.get(_same(place.kind, words)) or _next(place.kind, known)
        known.setdefault(holder, words)
        meant.setdefault(_same(place.kind, words), holder)
        pieces += [whole[at : place.start], holder]
        at = place.end
    return Masked(''.join([*pieces, whole[at:]]), known)


def restore(text: str, key: Mapping[str, str]) -> Restored:
    """Return the text with the true words in the place of the placeholders of ``key``."""
    seen: set[str] = set()
    invented: list[str] = []

    def put(found: re.Match[str]) -> str:
        holder = _holder(found)
        if holder in key:
            seen.add(holder)
            return found[0] if key[holder] == holder else key[holder]
        if holder and not any(found[0] in other for other in invented):
            invented.append(found[0])
        return found[0]

    whole = _BARE.sub(put, _BRACKETED.sub(put, normalize('NFC', text)))
    return Restored(whole, tuple(holder for holder in key if holder not in seen), tuple(invented))


def _places(text: str, names: Iterable[str]) -> list[_Place]:
    """Return what to mask, in order, without overlaps; the surer finding keeps the place."""
    shown = plain(text)
    sure = [_Place(each.kind, each.start, each.end) for each in find_personal(text)]
    wary = [
        _Place(kind, *shown.span(*found.span('it'))) for kind, pattern in WARY for found in pattern.finditer(shown.text)
    ]
    wary += [_Place('name', name.start, name.end) for name in names_in(text) if _is_person(name)]
    wary += [_Place('name', name.start, name.end) for name in shouted_people(text)]
    called = {text[each.start : each.end] for each in (*sure, *wary) if each.kind == 'name'}
    given = [normalize('NFC', name).strip() for name in names]
    everywhere = [*filter(None, given), *(name for name in called if len(name.split()) >= _FULL_NAME)]
    taken: list[_Place] = []
    for place in (*_named(text, given), *sure, *_named(text, everywhere), *wary):
        if all(place.end <= other.start or other.end <= place.start for other in taken):
            taken.append(place)
    return sorted(taken, key=lambda place: place.start)


def _named(text: str, names: Iterable[str]) -> Iterator[_Place]:
    """Yield where the names stand as whole words, in capitals or not, the longest first."""
    for name in sorted({name for name in names if name}, key=len, reverse=True):
        words = r'\s+'.join(map(re.escape, name.split()))
        for found in re.finditer(rf'(?i)(?<!\w){words}(?!\w)', text):
            if found[0][0].isupper():
                yield _Place('name', *found.span())


def _is_person(name: Name) -> bool:
    """Return whether a run of capitals is surely a person: «Hà Nội» begins with a surname as well."""
    return name.kind == 'person' and len(name.text.split()) > _FULL_NAME


def _names_of(key: Mapping[str, str]) -> list[str]:
    label = LABELS['name']
    return [words for holder, words in key.items() if holder.startswith(f'[{label} ') and words != holder]


def _same(kind: Kind, words: str) -> tuple[Kind, str]:
    """Return what is equal for two writings of the same thing."""
    bare = plain(words).text
    if kind in {'cccd', 'cmnd', 'bhxh', 'phone', 'account'} and any(sign.isdigit() for sign in bare):
        return kind, re.sub(r'\D', '', bare.replace('+84', '0'))
    return kind, canonical(bare)


def _kind_of(holder: str) -> Kind:
    return next((kind for kind, label in LABELS.items() if holder.startswith(f'[{label} ')), 'name')


def _next(kind: Kind, known: Mapping[str, str]) -> str:
    label = LABELS[kind]
    return next(holder for number in range(1, len(known) + 2) if (holder := f'[{label} {number}]') not in known)


def _placeholders(text: str) -> Iterator[str]:
    """Yield the placeholders that a text has of its own, in any form that ``restore`` would take for one."""
    for pattern in (_BRACKETED, _BARE):
        for found in pattern.finditer(text):
            if holder := _holder(found):
                yield holder


def _holder(found: re.Match[str]) -> str:
    """Return the placeholder that was meant, '' if none."""
    label = _FOLDED.get(re.sub(r'[\s_.-]', '', fold(found['label'])))
    return f'[{label} {int(found["number"])}]' if label else ''
