"""Proper names as they stand in a text: runs of capital words that nothing else explains.

Rules:
- the first word of a sentence, a quotation or a list item has its capital from its place, unless a surname or the
  head of a body («Sở», «Phòng») goes on with a capital;
- everyday phrases (``names_data``), cited laws, document codes, placeholders and addresses are no names;
- a line all in capitals is a heading: there capitals tell nothing;
- a body takes the small word that completes it: «Sở Tài chính» is not «Sở Tài nguyên»;
- a person typed in small letters is known by title and surname («anh lê văn bịa»); where the surname is a word of its
  own («cao», «mai»), by a middle name as well, and never where the words mean something («bà con», «chị lưu văn bản»).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.core.checks.codes import codes_in
from kiosk.core.checks.letters import listed
from kiosk.core.checks.names_data import ABBREVIATIONS, BODY_WORDS, EVERYDAY, PERSON_WORDS, PLACE_WORDS, SURNAMES
from kiosk.core.checks.references import references_in
from kiosk.core.vietnamese import Token, canonical_iy, fold_token, tokenize

Kind = Literal['person', 'body', 'place', 'other']

_HEADING = 3
"""Words of a line in capitals from which on it is a heading."""
_PERSON = 2
"""Words of a person's name at least, where only the surname tells."""
_LABEL = re.compile(r'(?:^|\n)[ \t]*(?:[-+*•]|\d{1,2}[.)]|[a-zđ]\)|[IVX]+\.)?$')
_ROMAN = re.compile(r'[IVX]+')
_ADDRESS = re.compile(r'\[[^\[\]\n]{0,40}\]|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+')


_SURE = listed(
    """
    nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|ngô|đinh|trịnh|phùng|quách|trương|giàng|sùng|quàng
    """
)
"""Surnames that after «anh», «chị» are seldom another word; the others need a middle name."""
_MIDDLE = listed(
    """
    văn|thị|đình|đức|hữu|xuân|quang|minh|ngọc|thanh|quốc|duy|kim|thu|mạnh|hồng|bá|thế|trọng|viết|tiến|tuấn|hải|phương
    """
)
_COMPOUNDS = listed(
    """
    phạm tội|phạm lỗi|phạm quy|phạm vi|phạm pháp|phạm nhân|trần tình|trần thuật|trần nhà|trần gian|lê lết|lê la|
    hoàng hôn|hoàng gia|vũ trang|vũ khí|vũ lực|vũ trụ|võ trang|võ thuật|bùi ngùi|đỗ xe|đỗ đạt|đỗ đại|đỗ tốt|
    đinh ninh|ngô nghê|ngô lai|ngô khoai|trương tuần|phan biệt|văn bản|văn hóa|văn phòng|văn thư|văn kiện|văn nghệ|
    thị xã|thị trấn|thị trường|thị thực|thanh niên|thanh toán|thanh tra|thanh lý|thanh minh|thanh nhạc|minh bạch|
    minh chứng|minh họa|quốc phòng|quốc gia|quốc tế|quốc lộ|đức tính|xuân mới|thu tiền|thu nhập|thu phí|thu hồi|
    thu gom|thu hoạch|thu ngân|thế chấp|thế nào|thế hệ|tiến độ|tiến hành|hải sản|hải quan|phương án|phương tiện|
    phương pháp|hồng xiêm|kim loại|kim ngạch|trọng tâm|trọng tải|trọng điểm|mạnh thường|viết tay|viết đơn|viết bài
    """
)
_LOWER_PERSON = re.compile(
    r'(?<!\w)(?P<who>(?i:anh|chị|ông|bà|đồng chí))[^\S\n]+'
    r'(?=(?P<it>(?P<sur>[^\W\d_]+)[^\S\n]+(?P<mid>[^\W\d_]+)(?:[^\S\n]+(?P<given>[^\W\d_]+))?)(?!\w))'
)


@dataclass(frozen=True)
class Name:
    """A proper name as written."""

    kind: Kind
    text: str
    start: int
    end: int


def names_in(text: str) -> list[Name]:
    """Return the proper names of a text (NFC), in order."""
    blank = _blanked(text)
    tokens = tokenize(blank)
    found = []
    for first, last in _runs(blank, tokens):
        kind, after = _kind(blank, tokens, first, last), last
        if kind == 'body' and last + 1 < len(tokens) and tokens[last + 1].text.islower() and last > first:
            after += text[tokens[last].end : tokens[last + 1].start].isspace()
        start, end = tokens[first].start, tokens[after].end
        if not everyday([token.text for token in tokens[first : last + 1]]):
            found.append(Name(kind, text[start:end], start, end))
    return found


def lower_people(text: str) -> list[Name]:
    """Return the people whose names stand in small letters behind a title, in order, from surname to given name.

    The surname may have its capital where a middle name follows: «bà Nguyễn văn bịa».
    """
    found = []
    for person in _LOWER_PERSON.finditer(text):
        surname, middle, given = (canonical_iy(person[part] or '') for part in ('sur', 'mid', 'given'))
        if not person['it'][1:].islower() or {f'{surname} {middle}', f'{middle} {given}'} & _MEANING:
            continue
        whole = bool(given) and middle in _MIDDLES
        if surname in _SURNAMES and (whole or (surname in _SURER and person['sur'].islower())):
            start, end = person.start('it'), person.end('given' if whole else 'mid')
            found.append(Name('person', text[start:end], start, end))
    return found


def everyday(words: Sequence[str]) -> bool:
    """Return whether these capital words may stand in any office text."""
    if tuple(map(canonical_iy, words)) in _PHRASES or all(word.lower() in ABBREVIATIONS for word in words):
        return True
    alone = words[0] if len(words) == 1 else ''
    return len(alone) == 1 or alone.lower() in PLACE_WORDS or _ROMAN.fullmatch(alone) is not None


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield first and last token of every run of capital words."""
    shouted, known = _headings(text), _covered(tokens)
    first = -1
    for place, token in enumerate(tokens):
        joined = first >= 0 and re.fullmatch(r'[^\S\n]+| ?- ?', text[tokens[place - 1].end : token.start])
        capital = token.text[0].isupper() and place not in known and not any(a <= token.start < b for a, b in shouted)
        if first >= 0 and not (joined and capital):
            yield first, place - 1
            first = -1
        if capital and first < 0 and not _explained(text, tokens, place):
            first = place
    if first >= 0:
        yield first, len(tokens) - 1


def _covered(tokens: Sequence[Token]) -> set[int]:
    """Return the places of everyday phrases of two and more words."""
    keys = [canonical_iy(token.text) for token in tokens]
    found: set[int] = set()
    for place, token in enumerate(tokens):
        for size in range(_LONGEST, 1, -1):
            if token.text[0].isupper() and tuple(keys[place : place + size]) in _PHRASES:
                found |= set(range(place, place + size))
                break
    return found


def _explained(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Return whether a capital is due to the place, and to nothing else."""
    token = tokens[place]
    before = text[: token.start].rstrip(' \t')
    if not (_LABEL.search(before[-12:]) or before[-1:] in '.!?…:;«"“(['):
        return False
    following = tokens[place + 1].text if place + 1 < len(tokens) else ''
    heads = fold_token(token.text) in _FOLDED_SURNAMES or token.text.lower() in BODY_WORDS
    return not ((heads and following[:1].isupper()) or (len(token.text) > 1 and token.text.isupper()))


def _headings(text: str) -> list[tuple[int, int]]:
    lines = re.finditer(r'[^\n]+', text)
    return [line.span() for line in lines if line[0].isupper() and len(line[0].split()) >= _HEADING]


def _kind(text: str, tokens: Sequence[Token], first: int, last: int) -> Kind:
    beside = first > 0 and text[tokens[first - 1].end : tokens[first].start].isspace()
    before = tokens[first - 1].text.lower() if beside else ''
    start = tokens[first].text.lower()
    leads = first > 1 and tokens[first - 2].text.lower() == 'trưởng' and start in SURNAMES
    if (before in PLACE_WORDS and not leads) or start in PLACE_WORDS:
        return 'place'
    if before in PERSON_WORDS or (start in SURNAMES and last - first + 1 >= _PERSON):
        return 'person'
    return 'body' if start in BODY_WORDS else 'other'


def _blanked(text: str) -> str:
    """Return the text with signs in the place of codes, laws, placeholders and addresses, at the same length."""
    spans = [(code.start, code.end) for code in codes_in(text)]
    spans += [(law.start, law.end) for law in references_in(text)]
    for start, end in (*spans, *(found.span() for found in _ADDRESS.finditer(text))):
        text = text[:start] + '/' * (end - start) + text[end:]
    return text


_PHRASES = frozenset(tuple(map(canonical_iy, phrase.split())) for phrase in EVERYDAY)
_LONGEST = max(map(len, _PHRASES))
_FOLDED_SURNAMES = frozenset(map(fold_token, SURNAMES))
_SURNAMES, _SURER, _MIDDLES = (frozenset(map(canonical_iy, words)) for words in (SURNAMES, _SURE, _MIDDLE))
_MEANING = frozenset(' '.join(map(canonical_iy, phrase.split())) for phrase in _COMPOUNDS)
