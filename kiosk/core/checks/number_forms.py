"""The numbers of a Vietnamese text: ``1.234``, ``2,5 tỷ đồng``, ``19,05%``, «hai mươi mốt».

Rules:
- points group thousands, a comma begins the decimals; ``1,234,567`` and ``2.5`` are read as the spreadsheet that
  they came from meant them; a scale is multiplied in: ``2,5 tỷ`` is 2.500.000.000;
- labels (``1.``, ``a)``, ``(2)``, ``Bước 2``), citations (``[1]``), placeholders, days, times of day, document codes
  and digits inside of words (``A4``, ``19B1-234.56``) are no numbers;
- ``Điều 5``, ``khoản 2`` are numbers with the unit ``điều``, ``khoản``: they are equal to nothing else;
- a telephone or identity number is one number with the unit ``#``;
- equal means equal in one base unit: 1 ha is 10.000 m², 1 tấn is 1.000 kg.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from kiosk.core.checks.codes import codes_in
from kiosk.core.checks.date_forms import dates_in, hours_in
from kiosk.core.checks.numerals import SCALES, numerals_in

_UNITS = {
    '%': '%', 'phần trăm': '%', 'điểm %': 'điểm %', 'điểm phần trăm': 'điểm %', 'đồng': 'đồng', 'đ': 'đồng',
    'vnđ': 'đồng', 'vnd': 'đồng', '₫': 'đồng', 'ha': 'ha', 'héc ta': 'ha', 'hecta': 'ha', 'héc-ta': 'ha', 'km': 'km',
    'ki-lô-mét': 'km', 'km2': 'km²', 'km²': 'km²', 'm2': 'm²', 'm²': 'm²', 'mét vuông': 'm²', 'm3': 'm³', 'm³': 'm³',
    'm': 'm', 'mét': 'm', 'kg': 'kg', 'ki-lô-gam': 'kg', 'tấn': 'tấn', 'tạ': 'tạ', 'yến': 'yến', 'lít': 'lít',
    'kwh': 'kWh', 'kw': 'kW', 'cm': 'cm', 'mm': 'mm', 'giờ': 'giờ', 'phút': 'phút', 'gb': 'GB', 'mb': 'MB',
}  # fmt: skip
_BASE = {
    'ha': ('m²', 10_000), 'km²': ('m²', 1_000_000), 'km': ('m', 1000), 'tấn': ('kg', 1000), 'tạ': ('kg', 100),
    'yến': ('kg', 10), 'giờ': ('phút', 60),
}  # fmt: skip
_SCALE_OF = SCALES | {'tr': 10**6, 'k': 1000}
_SCALE = r'(?:nghìn|ngàn|trăm|chục|vạn|triệu|tỷ|tỉ)'
_UNIT = '|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = re.compile(
    r'(?<![^\W_])(?<![^\W\d_][./_-])(?<!\d[.,])(?P<sign>(?<![\w)\]%.,\n-])(?<=[\s(])[-−](?=\d))?'
    r'(?P<digits>(?>\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:,\d+)?|\d{1,3}(?: \d{3})+(?= ?(?:đồng|đ(?!\w)|vnđ))'
    r'|\d{1,3}(?: \d{3}){2,}(?!\d)|\d+(?:[.,]\d+)*))'
    rf'(?P<scale>(?:\s?(?!phần ){_SCALE}(?!\w))+|\s?tr(?=\s?(?:đ|vnđ)|\b)|k(?!\w))?(?P<half> rưỡi(?!\w))?'
    rf'(?:\s?(?P<unit>{_UNIT})(?![\w²³]))?(?!\.?[^\W\d_]{{1,2}}\d)(?![^\W\d_])',
    re.IGNORECASE,
)
_BEHIND_WORDS = re.compile(rf'\s?(?P<unit>{_UNIT})(?![\w²³])', re.IGNORECASE)
_IDENTITY = re.compile(
    r'(?<![\d.,])(?:\+84[ .-]?[1-9]\d{1,2}|0[1-9]\d{1,2})(?P<sep>[ .-]?)\d{3}(?P=sep)\d{3,4}(?!\d)'
    r'|(?<![\d.,])0\d{8,}(?!\d)'
)
_LABEL = re.compile(
    r'(?m)^[ \t]*(?:[-+*•][ \t]+)?(?P<it>Điều\s+\d+(?=[.:])|(?:Chương|Mục|Phần)\s+\d+(?=[.:\s]*$|[.:])'
    r'|\d{1,2}(?:\.\d{1,2})*[.)/](?=\s|$)'
    r'|\d{1,2}(?:\.\d{1,2})+(?=\s))|\((?P<in>\d{1,2})\)|(?<=[;:.] )(?P<mid>\d{1,2}\))(?=\s)'
)
_OTHER = re.compile(
    r'(?i)(?<!\w)\d{2}(?-i:[A-ZĐ]{1,2})\d?[- ]?\d{3}\.?\d{2}(?!\d)|\[[^\[\]\n]{0,40}\]|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+'
    r'|(?<!\w)(?:phụ lục|bảng|biểu|mẫu|bước|câu|hình|trang|sơ đồ|tiểu mục)(?:\s+số)?\s+\d+(?:\.\d+)*[A-Z]?(?!\w)'
)
_REFERENCE = re.compile(r'(?i)(?<!\w)(điều|khoản|chương|mục)\s+(\d+)(?!\w|[.,]\d)')
_LIST = re.compile(r'(?i)\s*(?:,|và)\s*(\d{1,3})(?!\w|[.,]\d)(?=\s*(?:,|và|của|Luật|Nghị|Quyết|$))')


@dataclass(frozen=True)
class Number:
    """``value`` with its scale multiplied in (``2,5 tỷ đồng``: 2500000000, unit ``đồng``); ``text`` as written."""

    value: Decimal
    unit: str
    text: str
    start: int
    end: int

    @property
    def base(self) -> tuple[Decimal, str]:
        """Return the value in the base unit, and that unit."""
        unit, times = _BASE.get(self.unit, (self.unit, 1))
        return self.value * times, unit


def numbers_in(text: str) -> list[Number]:
    """Return the numbers of a text (NFC) in order."""
    taken = list(_not_numbers(text))
    found = [each for each in chain(_identities(text), _references(text)) if _free(each.start, each.end, taken)]
    taken += [(each.start, each.end) for each in found]
    written = sorted(
        (each for each in chain(_digits(text), _words(text)) if _free(each.start, each.end, taken)),
        key=lambda each: each.start,
    )
    return sorted([*found, *_composed(text, written)], key=lambda each: each.start)


def all_numbers_in(text: str) -> list[Number]:
    """Return every number of a text (NFC), those in labels, days and codes too: for who has read the rest otherwise."""
    written = sorted(chain(_digits(text), _words(text)), key=lambda each: each.start)
    return list(_composed(text, written))


def value_of(digits: str) -> Decimal | None:
    """Return the value of digits with points, commas and spaces; None if they are no number (``1.2.3``)."""
    bare = re.sub(r'[ \u00a0\u202f\u2009]', '', digits)
    if re.fullmatch(r'[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?', bare):
        return Decimal(bare.replace('.', '').replace(',', '.'))
    if re.fullmatch(r'[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2},\d{3}\.\d+', bare):
        return Decimal(bare.replace(',', ''))
    if re.fullmatch(r'\d+(?:[.,]\d+)?', bare):
        return Decimal(bare.replace(',', '.'))
    return None


def _digits(text: str) -> Iterator[Number]:
    for found in _NUMBER.finditer(text):
        value = value_of(found['digits'])
        if value is None:
            continue
        scale = Decimal(1)
        for word in re.findall(r'\w+', found['scale'] or ''):
            scale *= _SCALE_OF[word.lower()]
        value = value * scale + (scale / 2 if found['half'] else 0)
        unit = _UNITS[found['unit'].lower()] if found['unit'] else ''
        yield Number(-value if found['sign'] else value, unit, found[0], found.start(), found.end())


def _words(text: str) -> Iterator[Number]:
    for value, start, end in numerals_in(text):
        unit = _BEHIND_WORDS.match(text, end)
        after = unit.end() if unit else end
        yield Number(value, _UNITS[unit['unit'].lower()] if unit else '', text[start:after], start, after)


def _composed(text: str, written: list[Number]) -> Iterator[Number]:
    """Yield the numbers; «2 tỷ 500 triệu đồng» is one."""
    kept: list[Number] = []
    for each in written:
        before = kept[-1] if kept else None
        if before and each.start < before.end:
            continue
        gap = text[before.end : each.start] if before else ''
        smaller = before and _scale_in(before.text) > _scale_in(each.text) > 1 and each.value < _scale_in(before.text)
        if before and smaller and gap.isspace() and not before.unit:
            whole = text[before.start : each.end]
            kept[-1] = replace(before, value=before.value + each.value, unit=each.unit, text=whole, end=each.end)
        else:
            kept.append(each)
    yield from kept


def _scale_in(written: str) -> int:
    return max((_SCALE_OF[word] for word in re.findall(r'[^\W\d_]+', written.lower()) if word in _SCALE_OF), default=1)


def _identities(text: str) -> Iterator[Number]:
    for found in _IDENTITY.finditer(text):
        digits = re.sub(r'\D', '', found[0].replace('+84', '0'))
        yield Number(Decimal(digits), '#', found[0], found.start(), found.end())


def _references(text: str) -> Iterator[Number]:
    for found in _REFERENCE.finditer(text):
        yield Number(Decimal(found[2]), found[1].lower(), found[0], found.start(), found.end())
        end = found.end()
        while following := _LIST.match(text, end):
            yield Number(Decimal(following[1]), found[1].lower(), following[1], following.start(1), following.end(1))
            end = following.end()


def _not_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places where digits are something else."""
    for found in _LABEL.finditer(text):
        yield found.span(found.lastgroup or 0)
    for found in _OTHER.finditer(text):
        yield found.span()
    yield from ((code.start, code.end) for code in codes_in(text))
    yield from ((day.start, day.end) for day in dates_in(text))
    yield from ((hour.start, hour.end) for hour in hours_in(text))


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= other or after <= start for other, after in taken)
