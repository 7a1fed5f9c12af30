"""Which way a sentence points: what it denies, what it makes wider, who does it to whom.

Rules:
- a negator reaches to the end of its clause: the next comma, stop, «là» or «mà», «nhưng», «và», «vẫn», «thì» …; a
  list of denied things repeats the negator («không ký và không chịu trách nhiệm»);
- a leading «Không,» or «Có,» answers a yes-or-no question: the first wants a denial in the source, the second
  suffers none in the claim;
- of a group of words that exclude each other, a claim may not use one that its source does not use; beside a
  number, that its source does not use beside the same number;
- the doer is what stands before the common words, or after the last «do» before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from kiosk.core.query import Phrase, exact_key
from kiosk.core.vietnamese import tokenize


def _keyed(words: str) -> frozenset[str]:
    return frozenset(map(exact_key, words.split()))


FILLING = _keyed(
    'là và của có các những một thì mà ở tại trong với cho để từ đến khi nếu vì do bởi về ra vào được bị sẽ đã đang '
    'này đó như theo bằng cũng còn nên cần hay hoặc thế vậy tức nghĩa gồm bao phải vẫn rằng đều'
)
"""Words that carry no content of their own; the modals among them are checked by ``brings_in``."""

NEGATORS = _keyed('không chưa chẳng chả chớ đừng cấm tránh')
PLAIN = FILLING | NEGATORS
_AGENT = _keyed('do bởi')
_CLAUSE = re.compile(
    r'[,;:.!?…()«»–]'
    r'|(?<!\w)(?:mà|nhưng|và|hoặc|hay|thì|(?<!không )(?<!chưa )còn|rồi|song|vẫn|dù|mới)(?!\w)'
    r'|(?<!không )(?<!không phải )(?<!chưa )(?<!chưa phải )(?<!chẳng )(?<!\w)là(?!\w)',
    re.IGNORECASE,
)
_COMMA = re.compile(r'[,;:!?…()«»–]|\.(?!\d)|(?<!\w)và(?!\w)')
_NOT_ONLY = re.compile(r'không (?:chỉ|những)', re.IGNORECASE)
_LEADING = re.compile(r'\s*(không|có|đúng|sai)\s*[,.:;!–-]\s*(?=\S)', re.IGNORECASE)
_APART = tuple(
    tuple(tuple(map(exact_key, word.split())) for word in group.split('/'))
    for group in (
        'trước/sau', 'đúng hạn/quá hạn/trong hạn', 'trực tuyến/trực tiếp', 'tăng/giảm', 'ít nhất/nhiều nhất',
        'xanh/vàng/đỏ/đen', 'công khai/mật', 'bắt đầu/kết thúc', 'đúng/sai', 'tốt/kém', 'tối thiểu/tối đa',
        'người soạn/người ký/người kiểm tra', 'có thể/phải', 'nội bộ/công cộng', 'nháp/chính thức',
    )
)  # fmt: skip
_WIDER = tuple(
    (
        re.compile(rf'(?<!\w)(?:{claim})(?!\w)', re.IGNORECASE),
        re.compile(rf'(?<!\w)(?:{source})(?!\w)', re.IGNORECASE),
    )
    for claim, source in (
        (
            'mọi|tất cả|toàn bộ|bất cứ|bất kỳ|hoàn toàn|tuyệt đối',
            'mọi|tất cả|toàn bộ|bất cứ|bất kỳ|nào|hoàn toàn|cả',
        ),
        ('luôn|luôn luôn', 'luôn|luôn luôn|vẫn'),
        ('chỉ|duy nhất', 'chỉ|duy nhất'),
        ('bắt buộc|phải', 'bắt buộc|phải|buộc'),
        ('cấm', 'cấm|không được'),
        ('được phép|có quyền|cho phép', 'được|có quyền|cho phép'),
    )
)


@dataclass(frozen=True)
class Polarity:
    """Content words that are denied, those that are affirmed, and the first word after each negator."""

    denied: frozenset[str]
    affirmed: frozenset[str]
    heads: frozenset[str]


def polarity(text: str) -> Polarity:
    """Return what a text denies and affirms; one word may be both."""
    denied, affirmed, heads = set[str](), set[str](), set[str]()
    for clause in _CLAUSE.split(_NOT_ONLY.sub(' ', text)):
        keys = _keys(clause)
        places = [place for place, key in enumerate(keys) if key in NEGATORS]
        at = places[0] if places else len(keys)
        affirmed |= set(_contents(keys[:at]))
        denied |= set(_contents(keys[at:]))
        heads |= {key for place in places for key in (_contents(keys[place:]) or keys[place + 1 :])[:1]}
    return Polarity(frozenset(denied | heads), frozenset(affirmed), frozenset(heads))


def flips(claim: str, source: str) -> bool:
    """Return whether one text denies what the other affirms; a denial denied («không cấm») must be there too."""
    lead = _LEADING.match(claim)
    rest = claim[lead.end() :] if lead else claim
    mine, theirs = polarity(rest), polarity(source)
    if lead and (not theirs.heads if exact_key(lead[1]) in NEGATORS else mine.heads):
        return True
    if _denied_denials(rest) > _denied_denials(source):
        return True
    return not mine.heads <= theirs.denied or bool((mine.affirmed & theirs.denied) - mine.denied - theirs.affirmed)


def brings_in(claim: str, source: str) -> bool:
    """Return whether the claim says more than its source, or uses another of words that exclude each other."""
    if any(wide.search(claim) and not held.search(source) for wide, held in _WIDER):
        return True
    if _excluding(claim) - _excluding(source):
        return True
    stated = list(_numbered(source))
    return any(_elsewhere(word, number, stated) for number, part in _numbered(claim) for word in _excluding(part))


def reverses(claim: str, source: str) -> bool:
    """Return whether another does it here than there, or doer and done-to changed places."""
    here, there = content(claim), content(source)
    for run in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        words = here[run.a : run.a + run.size]
        before, before_there = _doers(claim, words, here[: run.a]), _doers(source, words, there[: run.b])
        if len(words) > 1 and before and before_there and not before & before_there:
            return True
    return any(_swapped(word, here, there) for word in set(here) & set(there))


def denies(text: str, words: list[str]) -> bool:
    """Return whether the text denies one of these words."""
    return bool(polarity(text).heads & set(words))


def content(text: str) -> list[str]:
    """Return the content words of a text in order, in exact form; negators are not among them."""
    return _contents(_keys(text))


def _keys(text: str) -> list[str]:
    return [exact_key(token.text) for token in tokenize(text)]


def _contents(keys: list[str]) -> list[str]:
    return [key for key in keys if key not in PLAIN]


def _doers(text: str, run: list[str], before: list[str]) -> set[str]:
    """Return the content words before the run, only those after the last «do» if there is one; no numbers."""
    keys = _keys(text)
    starts = (at for at, key in enumerate(keys) if key == run[0] and _contents(keys[at:])[: len(run)] == run)
    at = next(starts, 0) if run else 0
    agents = [place for place in range(at) if keys[place] in _AGENT]
    named = _contents(keys[agents[-1] + 1 : at]) if agents else before
    return {key for key in named if not key.isdigit()}


def _swapped(word: str, here: list[str], there: list[str]) -> bool:
    (before, after), (before_there, after_there) = _sides(word, here), _sides(word, there)
    return bool(before & after_there and after & before_there) and not before & before_there


def _sides(word: str, words: list[str]) -> tuple[set[str], set[str]]:
    """Return the words that stand only before it, and those only after it."""
    at = words.index(word)
    before, after = set(words[:at]), set(words[at + 1 :])
    return before - after, after - before


def _denied_denials(text: str) -> int:
    return sum(one in NEGATORS and other in NEGATORS for one, other in pairwise(_keys(text)))


def _excluding(text: str) -> set[Phrase]:
    keys = _keys(text)
    return {
        word
        for group in _APART
        for word in group
        if any(tuple(keys[at : at + len(word)]) == word for at in range(len(keys)))
    }


def _numbered(text: str) -> Iterator[tuple[str, str]]:
    """Yield every number with the clause it stands in."""
    for clause in _COMMA.split(text):
        for number in re.findall(r'\d[\d./]*\d|\d', clause):
            yield number, clause


def _elsewhere(word: Phrase, number: str, stated: list[tuple[str, str]]) -> bool:
    """Return whether the source has this word beside other numbers only, or an excluding word beside this one."""
    others = {other for group in _APART if word in group for other in group} - {word}
    beside = {held for found, clause in stated if found == number for held in _excluding(clause)}
    elsewhere = any(word in _excluding(clause) for _, clause in stated)
    return word not in beside and (bool(beside & others) or elsewhere)
