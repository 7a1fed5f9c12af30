"""What a column holds: judged by most of its cells and by its name.

Rules:
- a column is of numbers or of dates if at least half of what it holds is, or would be once texts are read;
- numbers that name something (CCCD, điện thoại, mã số…) are texts: nobody adds them up;
- a column that counts the rows (STT) is of numbers, and no measure;
- a column of years (``Năm``: whole numbers from 1900 to 2100) names times: nobody parts thousands in them;
- a column is of places if its name says so (thôn, xóm, bản, khu, tổ dân phố).

>>> kind_of('Số hộ', [Decimal(418), '1.234', None])
'number'
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from unicodedata import normalize

from kiosk.core.tabular.dates import looks_dated
from kiosk.core.tabular.numbers import looks_numeric, read_number
from kiosk.core.tabular.sheet import Fault, Formula, Value
from kiosk.core.vietnamese import fold

ColumnKind = Literal['text', 'number', 'date', 'formula', 'empty']

_HALF = 0.5
_CODES = re.compile(
    r'\b(cccd|cmnd|can cuoc|dinh danh|dien thoai|sdt|dt|tai khoan|stk|mst|ma so|ma ho|ma thon|ma|bhxh|bhyt|'
    r'bien so|so hieu|ky hieu|so van ban|so quyet dinh|so to|so thua)\b'
)
_YEARS = re.compile(r'(?:từ |đến )?năm\b\D*', re.IGNORECASE)
"""With its marks: ``Nam`` counts men."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ORDER = re.compile(r'(s\.?t\.?t|t\.?t|so t\.?t|so thu tu|thu tu)\.?')
_PLACES = re.compile(r'\b(thon|xom|ban|khu|khu pho|khu dan cu|to dan pho|tdp|dia ban|ap|buon|lang)\b')
_FREE = re.compile(r'\b(ghi chu|noi dung|y kien|dia chi|ly do|nhan xet|mo ta|ten viec|trich yeu|ket qua|giai phap)\b')
_SHARES = re.compile(r'%|\b(ty le|ti le|binh quan|trung binh|phan tram|don gia|muc)\b')


def kind_of(name: str, values: Sequence[Value]) -> ColumnKind:
    """Return what most of these cells hold, read with the column's name."""
    types = Counter(map(type, values))
    numbers, dates = types[Decimal], types[date] + types[datetime]
    told = types[str] + numbers + dates + types[bool]
    if not told:
        return 'formula' if types[Formula] + types[Fault] else 'empty'
    texts = Counter(value for value in values if isinstance(value, str)) if types[str] else Counter[str]()
    if dates + _total(texts, looks_dated) >= _HALF * told:
        return 'date'
    if is_code(name):
        return 'text'
    if numbers + _numeric(texts) >= _HALF * told:
        return 'number'
    return 'text'


def is_code(name: str) -> bool:
    """Return whether a column of that name holds names of things made of digits."""
    return bool(_CODES.search(fold(name)))


def is_order(name: str) -> bool:
    """Return whether a column of that name only counts the rows."""
    return bool(_ORDER.fullmatch(fold(name).strip()))


def is_year(name: str, values: Iterable[Value]) -> bool:
    """Return whether a column of that name holds years: its numbers, one at least, could all be some."""
    if not _YEARS.fullmatch(normalize('NFC', name).strip()):
        return False
    numbers = [value for value in values if isinstance(value, Decimal)]
    return bool(numbers) and all(value % 1 == 0 and _FIRST_YEAR <= value <= _LAST_YEAR for value in numbers)


def is_place(name: str) -> bool:
    """Return whether a column of that name holds villages or other parts of the commune."""
    return bool(_PLACES.search(fold(name))) and not name.casefold().startswith('số ')


def is_free(name: str) -> bool:
    """Return whether a column of that name holds sentences, which may list several things."""
    return bool(_FREE.search(fold(name)))


def is_share(name: str) -> bool:
    """Return whether the numbers of a column of that name must not be added up: rates, means, prices."""
    return bool(_SHARES.search(fold(name)))


def _total(texts: Counter[str], judge: Callable[[str], bool]) -> int:
    return sum(count for text, count in texts.items() if text.rstrip()[-1:].isdigit() and judge(text))


def _numeric(texts: Counter[str]) -> int:
    """Return how many texts are numbers, alone or with the one unit of the column."""
    units: Counter[str] = Counter()
    for text, count in texts.items():
        if text.strip()[:1].isdigit() or text.strip()[:1] in {'-', '+', '−', '–'}:
            found = read_number(text, 'comma')
            if found and found.unit:
                units[found.unit] += count
            elif looks_numeric(text):
                units[''] += count
    alone = units.pop('', 0) + units.pop('%', 0)
    return alone + max(units.values(), default=0)
