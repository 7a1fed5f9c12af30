"""How columns and groups are called in the middle of a sentence.

>>> noun('Số hộ nghèo'), noun('Thu ngân sách (triệu đồng)')
(Noun(text='hộ nghèo', unit='', counted=True), Noun(text='thu ngân sách', unit=' triệu đồng', counted=False))
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from kiosk.core.tabular.answer import Answer, Figures
from kiosk.core.tabular.captions import COUNTED, UNIT
from kiosk.core.tabular.findings import shown
from kiosk.core.tabular.kinds import is_place
from kiosk.core.vietnamese import fold

_PEOPLE = re.compile(r'\b(ho ten|ho va ten|ho, ten|chu ho|ten chu|nguoi (?:nhan|nop|dung)|hoc vien|can bo)\b')
_NUMBER_WORD = re.compile(r'(?:tổng\s+)?số(?:\s+lượng)?\s+(?!(?:liệu|tiền|dư|thu|chi|vốn)(?!\w))', re.IGNORECASE)
_TOTAL = re.compile(r'tổng(?:\s+cộng)?\s+(?!số$)(?=\S)', re.IGNORECASE)
_EMPTY = frozenset({'so lieu', 'chi tieu', 'ket qua', 'noi dung', 'chia ra', 'trong do', 'tong hop', 'thong tin'})
"""Upper headings that name nothing."""
_TIME = re.compile(r'(?:năm|tháng|quý)\s+\d', re.IGNORECASE)


Words = Callable[..., str]
"""``words(key, **facts)`` gives a sentence of the locale."""

_PERIODS = (
    ('day', re.compile(r'\d{2}/\d{2}/\d{4}')),
    ('month', re.compile(r'\d{2}/\d{4}')),
    ('quarter', re.compile(r'Q[1-4]/\d{4}')),
    ('year', re.compile(r'(?:19|20)\d{2}')),
)


class Noun(NamedTuple):
    """What a column counts or measures, as it stands in the middle of a sentence, and its unit with a space."""

    text: str
    unit: str
    counted: bool


def period(text: str, words: Words) -> str:
    """Return ``ngày 05/01/2026``, ``tháng 01/2026``, ``quý 1/2026``, ``năm 2026``; anything else as it is."""
    kind = period_kind(text)
    return words(f'sheet.period.{kind}', period=text.removeprefix('Q')) if kind else text


def period_kind(text: str) -> str:
    """Return ``day``, ``month``, ``quarter`` or ``year`` for a text that is one; '' for any other."""
    return next((kind for kind, pattern in _PERIODS if pattern.fullmatch(text)), '')


def phrase(column: str) -> str:
    """Return the name of a column below two headings as one phrase: ``Thu - Thực hiện`` is ``Thu thực hiện``."""
    first, *others = column.split(' - ')
    return ' '.join([first, *map(_lowered, others)])


def joined(names: tuple[str, ...], words: Words) -> str:
    """Return ``A, B và C``."""
    spoken = [period(name, words) for name in names]
    if len(spoken) < 2:  # noqa: PLR2004 -- one name needs no "and"
        return ''.join(spoken)
    return words('sheet.and', first=', '.join(spoken[:-1]), last=spoken[-1])


def noun(column: str) -> Noun:
    """Return how a column's name stands in a sentence: ``Số hộ nghèo`` is ``hộ nghèo``, counted."""
    found = UNIT.search(column)
    unit = found[1].strip() if found else ''
    parts = _telling(UNIT.sub('', column).strip().split(' - '))
    bare = parts[-1] if COUNTED.match(fold(parts[-1])) else phrase(' - '.join(parts))
    counted = bool(COUNTED.match(fold(bare))) and unit in {'', 'hộ', 'người', 'con'}
    found_word = _NUMBER_WORD.match(bare)
    text = bare[found_word.end() :] if found_word and found_word.end() < len(bare) else bare
    lowered = text if counted else _TOTAL.sub('', text, count=1) if _TOTAL.match(text) else text
    return Noun(_lowered(lowered), '' if counted or not unit else unit if unit == '%' else f' {unit}', counted)


def _telling(parts: list[str]) -> list[str]:
    """Return the headings of a column without those that name nothing, a time behind what it is the time of."""
    kept = [part for part in parts[:-1] if fold(part) not in _EMPTY] + parts[-1:]
    return sorted(kept, key=lambda part: bool(_TIME.match(part)))


def _lowered(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def group_name(answer: Answer, row: Figures) -> str:
    """Return a group as it stands in a sentence: ``thôn Rừng Vầu``; two keys are joined with a dash."""
    names = []
    for column, value in zip(answer.query.group_by, row[: answer.depth], strict=True):
        text = shown(value)
        kind = column.lower() if is_place(column) and len(column.split()) == 1 else ''
        whole = not kind or fold(text).startswith(fold(kind))
        names.append(text[:1].lower() + text[1:] if kind and whole else text if whole else f'{kind} {text}')
    return ' - '.join(names)


def is_person(column: str) -> bool:
    """Return whether a column of that name holds people's names."""
    return bool(_PEOPLE.search(fold(column)))
