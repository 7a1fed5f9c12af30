"""Capitals by Annex II of the decree: a list of what is most often written wrong, and what is right.

Rules:
- each pattern finds the wrong form only; ``right`` rewrites it;
- a common noun before a proper name is small in the middle of a sentence (xã Sông Chảy, tỉnh Phú Thọ), but not before
  a number or a person's name (Phường Điện Biên Phủ): so only xã, tỉnh and huyện are looked at;
- Phần, Chương, Mục, Điều are written large when cited, khoản and điểm small;
- "nhà nước" is left alone in set phrases (quản lý nhà nước, cơ quan nhà nước …).
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_LOWER = 'a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'
_UPPER = _LOWER.replace('-', '').replace('az', '').upper()
_INSIDE = rf'(?<=[{_LOWER}0-9,;) ] )'
"""Not at the beginning of a sentence: a small letter, a figure or a comma stands before."""
_DAYS = {'hai': 'Hai', 'ba': 'Ba', 'tư': 'Tư', 'năm': 'Năm', 'sáu': 'Sáu', 'bảy': 'Bảy'}


class Slip(NamedTuple):
    """One wrong form and the right one."""

    have: str
    want: str
    people: bool = False
    """It is the gentle hint on "nhân dân"."""


_Right = Callable[[re.Match[str]], str]


def _small(found: re.Match[str]) -> str:
    return found[0][0].lower() + found[0][1:]


def _large(found: re.Match[str]) -> str:
    return found[0][0].upper() + found[0][1:]


def _council(found: re.Match[str]) -> str:
    whole = found[0].lower()
    return whole[0].upper() + whole[1:]


_SLIPS: tuple[tuple[re.Pattern[str], _Right], ...] = (
    (re.compile(r'\b[UỦ][ỷỶyY] (?:Ban(?: [Nn]hân [Dd]ân)?|ban (?:Nhân [Dd]ân|nhân Dân))\b'), _council),
    (re.compile(r'\bHội (?:Đồng(?: [Nn]hân [Dd]ân)?|đồng (?:Nhân [Dd]ân|nhân Dân))\b'), _council),
    (re.compile(_INSIDE + rf'(?:Xã|Tỉnh|Huyện)(?= [A-Z{_UPPER}][{_LOWER}])'), _small),
    (re.compile(r'(?<![\w/])điều \d+(?=[\s,.;)]|$)'), _large),
    (re.compile(_INSIDE + r'(?:Khoản \d+|Điểm [a-zđ](?!\w))'), _small),
    (
        re.compile(r'(?<=[Đđ]ảng và )nhà nước\b|(?<=[Đđ]ảng, )nhà nước\b|(?<=\bcủa )nhà nước\b|(?<=\bdo )nhà nước\b'),
        _large,
    ),
    (
        re.compile(
            r'(?:(?<=\bsáng )|(?<=\bchiều )|(?<=\btối )|(?<=\bvào )|(?<=\btừ )|(?<=\bđến ))'
            r'thứ (?P<day>hai|ba|tư|năm|sáu|bảy)\b|\bthứ (?P<other>hai|ba|tư|năm|sáu|bảy)(?=,? ngày \d)'
        ),
        lambda found: f'thứ {_DAYS[found["day"] or found["other"]]}',
    ),
    (re.compile(_INSIDE + r'Tết (?=[Tt]rung [Tt]hu|[Nn]guyên [Đđ]án)'), _small),
    (re.compile(r'\btết (?:trung|nguyên)(?= thu| đán)'), lambda found: found[0][:4] + found[0][4:].capitalize()),
)
_PEOPLE = re.compile(
    r'(?<!\w)(?<!ban )(?<!đồng )(?<!án )(?<!sát )(?<!an )(?<!đội )(?<!dụng )(?<!giáo )(?<!sĩ )(?<!thầy thuốc )'
    r'nhân dân(?!\w)'
)


def slips(text: str) -> Iterator[Slip]:
    """Yield what is capitalised wrongly in a sentence that is not itself in capitals."""
    for pattern, right in _SLIPS:
        for found in pattern.finditer(text):
            yield Slip(found[0].strip(), right(found).strip())
    if _PEOPLE.search(text):
        yield Slip('nhân dân', 'Nhân dân', people=True)
