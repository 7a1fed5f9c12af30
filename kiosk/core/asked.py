"""What kind of answer a question wants, and what a sentence must hold to be one.

Rules:
- a question for a number wants a sentence with a number of that thing («bao nhiêu hồ sơ»: ``412 hồ sơ``), one for
  a day wants a day; a sentence without is no answer, however alike it is;
- for the other kinds (what is, why, which ones, who, may I) a fitting sentence only comes first;
- a number in the question must stand in the answer's passage: «công thức 7 ô» is not answered by five;
- everything is read without marks, so «bao nhieu» asks as «bao nhiêu» does; «AI» in capitals is not «ai».
"""

import re
from dataclasses import dataclass

from kiosk.core.vietnamese import fold

_WORD = r'(?<!\w)(?:{})(?!\w)'
_SMALL = {'mot': '1', 'hai': '2', 'ba': '3', 'bon': '4', 'tu': '4', 'nam': '5', 'sau': '6', 'bay': '7', 'tam': '8',
          'chin': '9', 'muoi': '10'}  # fmt: skip
_NUMBER = r'(?:\d[\d.,]*|' + '|'.join(_SMALL) + ')'
_UNITS = {'tien': 'dong|trieu|ty|tien', 'phan': 'phan|%', 'lau': 'gio|ngay|phut|thang|nam|tuan', 'gio': 'gio',
          'nguoi': 'nguoi|dan', 'dan': 'nguoi|dan'}  # fmt: skip
"""Things that are counted under another name."""

_HOW_MANY = re.compile(r'(?<!\w)(?:bao nhieu|may|bao)\W+(?:la\W+)?(\w+)')
_PERSON = _WORD.format('nguoi|anh|chi|ong|ba|chu tich|can bo|cong chuc|chuyen vien|lanh dao|van thu|truong thon')
_WHO_ASKED = re.compile(r'(?<!\w)(?:ai|Ai|người nào|nguoi nao)(?!\w)')


@dataclass(frozen=True)
class Kind:
    """A kind of question, what its answer holds (in folded text), and whether it must."""

    name: str
    holds: re.Pattern[str]
    needed: bool = False

    def fits(self, sentence: str) -> bool:
        """Return whether the sentence holds what this kind of question wants."""
        return self.holds.search(fold(sentence)) is not None


_DAY = r'\d{1,2}/\d{1,2}|' + _WORD.format(r'ngay \d+|thu (?:hai|ba|tu|nam|sau|bay)')
_KINDS = tuple(
    (re.compile(_WORD.format(asked)), Kind(name, re.compile(holds), needed=needed))
    for name, asked, holds, needed in (
        ('day', 'ngay nao|ngay may|bao gio|hom nao|thu may', _DAY, True),
        ('year', 'nam nao|thang nao', _WORD.format(r'(?:nam|thang) \d+') + r'|/\d{4}', True),
        ('hour', 'may gio|luc nao', _WORD.format(r'\d+ (?:gio|phut)|sang|chieu|truoc|sau|khi'), True),
        ('when', 'khi nao', _WORD.format('khi|truoc|sau|moi|ngay|neu'), False),
        ('what', 'la gi|nghia la|la sao|the nao la|dinh nghia', _WORD.format('la|gom'), False),
        ('use', '(?:de|dung) (?:de )?lam gi|co tac dung gi', _WORD.format('de|cho|neu|dua'), False),
        ('why', 'vi sao|tai sao|sao lai', _WORD.format('vi|do|nen|de|boi|do la'), False),
        (
            'document',
            '(?:van ban|luat|nghi dinh|cong van|quy dinh|thong tu) nao',
            r'\d+/|' + _WORD.format('luat'),
            False,
        ),
        ('list', 'nhung gi|gom|ke ten|nhung .{1,20} nao|cac .{1,20} nao', r'(?<!\w)gom(?!\w)|:|,.*,', False),
        (
            'may',
            r'(?:duoc|co|phai|nen) .*khong\W*$|duoc khong',
            _WORD.format('khong|cam|duoc|phai|chi|nen'),
            False,
        ),
    )
)


def kinds_of(question: str) -> list[Kind]:
    """Return the kinds this question is of; a plain phrase is of none."""
    folded = fold(question)
    found = [kind for asked, kind in _KINDS if asked.search(folded)]
    if not found and re.search(_WORD.format('bao nhieu|may|bao lau'), folded):
        found.append(_number_of(folded))
    return [*found, Kind('who', re.compile(_PERSON))] if _WHO_ASKED.search(question) else found


def numbers_missing(question: str, text: str) -> bool:
    """Return whether the question names a number that the text does not have, in digits or in words."""
    words = re.findall(r'\w+', fold(text))
    held = set(words) | {_SMALL[word] for word in words if word in _SMALL}
    return any(number not in held for number in re.findall(r'(?<!\w)\d+(?!\w)', question))


def _number_of(folded: str) -> Kind:
    """Return the kind of a question for a number; ``how many of what`` is read from the word that follows."""
    found = _HOW_MANY.search(folded)
    unit = found[1] if found and found[1] not in {'nhieu', 'la', 'cai'} else ''
    if not unit:
        return Kind('number', re.compile(_NUMBER), needed=True)
    things = _UNITS.get(unit, re.escape(unit))
    return Kind('number', re.compile(rf'(?<!\w){_NUMBER}\W{{0,2}}(?:\w+\W+)?(?:{things})(?!\w)'), needed=True)
