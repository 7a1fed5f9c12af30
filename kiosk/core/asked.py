"""What kind of answer a question wants, and what a sentence must hold to be one.

Rules:
- a question for a number wants a sentence with a number of that thing («bao nhiêu hồ sơ»: ``412 hồ sơ``; the 4 of
  «khoản 4 Điều 10» counts nothing), one for a day wants a day, one for a telephone number wants six digits;
  a sentence without is no answer, however alike it is;
- «Ai …» wants a person or an office; whoever types «ai» for «AI» is believed, so there it only helps the order;
- for the other kinds (what is, why, which ones, may I) a fitting sentence only comes first;
- a number in the question must stand in the answer's passage beside the same word: «công thức 7 ô» is answered
  neither by five boxes nor by seven o'clock;
- a question typed without marks asks the same; one typed with them, and every lesson, is read with them, so «bảo»
  is not «bao», «máy» not «mấy», «đỏ» not «do».
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kiosk.core.vietnamese import fold

_WORD = r'(?<!\w)(?:{})(?!\w)'
_SMALL = {'mot': '1', 'hai': '2', 'ba': '3', 'bon': '4', 'tu': '4', 'nam': '5', 'sau': '6', 'bay': '7', 'tam': '8',
          'chin': '9', 'muoi': '10'}  # fmt: skip
_NUMBER = r'(?<!khoan )(?<!dieu )(?<!diem )(?<!so )(?<!\w)(?:\d[\d.,]*|' + '|'.join(_SMALL) + ')'
_UNITS = {'tien': 'dong|trieu|ty|tien', 'phan': 'phan|%', 'lau': 'gio|ngay|phut|thang|nam|tuan', 'gio': 'gio',
          'nguoi': 'nguoi|dan', 'dan': 'nguoi|dan'}  # fmt: skip
"""Things that are counted under another name."""

_HOW_MANY = '(?:bao nhiêu|mấy) (?:là )?([^ ?.,!]+)|bao (lâu)'
_PERSON = _WORD.format(
    'người|anh|chị|ông|bà|cô|chú|em|chủ tịch|bí thư|cán bộ|công chức|viên chức|chuyên viên|chuyên gia|lãnh đạo|văn thư|'
    'trưởng thôn|trưởng phòng|giám đốc|cơ quan|đơn vị|ubnd|hđnd|phòng|trung tâm|đoàn|hội|tổ|bộ|sở|công an|hộ|dân'
)
_WHO_ASKED = re.compile(r'(?<!\w)(?:ai|Ai|người nào|nguoi nao)(?!\w)')
_SURELY_WHO = re.compile(
    r'(?<!\w)(?:Ai|người nào|là ai)(?!\w)|(?<!\w)AI(?!\w).*(?<!\w)ai(?!\w)|(?<!\w)ai(?!\w).*AI(?!\w)'
)


@dataclass(frozen=True)
class Kind:
    """A kind of question, what its answer holds (``folded``: read without marks), and whether it must."""

    name: str
    holds: re.Pattern[str]
    needed: bool = False
    folded: bool = False

    def fits(self, sentence: str) -> bool:
        """Return whether the sentence holds what this kind of question wants."""
        read = fold(sentence) if self.folded else unicodedata.normalize('NFC', sentence).lower()
        return self.holds.search(read) is not None


_DAY = r'(?<![\d/])\d{1,2}/\d{1,2}(?!\d)|' + _WORD.format(r'ngày \d+|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật')
_KINDS = tuple(
    (asked, Kind(name, re.compile(holds), needed=needed))
    for name, asked, holds, needed in (
        ('day', 'ngày nào|ngày mấy|bao giờ|hôm nào|thứ mấy', _DAY, True),
        ('year', 'năm nào|tháng nào', _WORD.format(r'(?:năm|tháng) \d+') + r'|\d/\d{4}(?![/\d])', True),
        ('hour', 'mấy giờ|lúc nào', _WORD.format(r'\d+ (?:giờ|phút)|sáng|chiều|trước|sau|khi'), True),
        ('telephone', 'số (?:điện thoại|căn cước|tài khoản) .*(?:bao nhiêu|số nào)', r'\d(?:[ .]?\d){5}', True),
        ('when', 'khi nào', _WORD.format('khi|trước|sau|mới|ngày|nếu'), False),
        ('what', 'là gì|nghĩa là|là sao|thế nào là|định nghĩa', _WORD.format('là|gồm'), False),
        ('use', '(?:để|dùng) (?:để )?làm gì|có tác dụng gì', _WORD.format('để|cho|nếu|đưa'), False),
        ('why', 'vì sao|tại sao|sao lại', _WORD.format('vì|do|nên|để|bởi|đó là'), False),
        ('law', '(?:văn bản|luật|nghị định|công văn|quy định|thông tư) nào', r'\d+/|' + _WORD.format('luật'), False),
        ('list', 'những gì|gồm|kể tên|những .{1,20} nào|các .{1,20} nào', r'(?<!\w)gồm(?!\w)|:|,.*,', False),
        ('may', '(?:được|có|phải|nên) .*không[^a-z]*$|được không', _WORD.format('không|cấm|được|phải|chỉ|nên'), False),
    )
)


def kinds_of(question: str) -> list[Kind]:
    """Return the kinds this question is of; a plain phrase is of none."""
    found = [kind for asked, kind in _KINDS if _asks(question, asked)]
    if not found and _asks(question, 'bao nhiêu|mấy|bao lâu'):
        found.append(_number_of(question))
    if _WHO_ASKED.search(question):
        found.append(Kind('who', re.compile(_PERSON), needed=_SURELY_WHO.search(question) is not None))
    return found


def numbers_missing(question: str, text: str) -> bool:
    """Return whether the question names a number that the text does not have, in digits or in words.

    Beside a word in the question, it must stand beside that word: either of its two neighbours will do.
    """
    asked, words = re.findall(r'\w+', fold(question)), re.findall(r'\w+', fold(text))
    digits = [_SMALL.get(word, word) for word in words]
    pairs, single = {*pairwise(words), *pairwise(digits)}, {*words, *digits}
    for place, word in enumerate(asked):
        if word.isdecimal():
            beside = set(pairwise(asked[max(0, place - 1) : place + 2]))
            if not (beside & pairs if beside else word in single):
                return True
    return False


def _asks(question: str, pattern: str) -> re.Match[str] | None:
    """Return where a pattern, written with marks and whole words, stands in a question typed with marks or without."""
    whole = _WORD.format(pattern)
    if question.isascii():
        return _compiled(fold(whole)).search(question.lower())
    return _compiled(whole).search(unicodedata.normalize('NFC', question).lower())


_compiled = lru_cache(re.compile)


def _number_of(question: str) -> Kind:
    """Return the kind of a question for a number; ``how many of what`` is read from the word that follows."""
    found = _asks(question, _HOW_MANY)
    unit = fold(found[1] or found[2]) if found else ''
    if unit in {'', 'nhieu', 'la', 'cai'}:
        return Kind('number', re.compile(_NUMBER), needed=True, folded=True)
    things = _UNITS.get(unit, re.escape(unit))
    return Kind('number', re.compile(rf'{_NUMBER}\W{{0,2}}(?:\w+\W+)?(?:{things})(?!\w)'), needed=True, folded=True)
