"""The unit that a caption gives for a whole table: «(Đơn vị: triệu đồng)», «Đơn vị tính: ha», «ĐVT: tấn».

Rules:
- it is looked for above and between the headings only; two different units there are none, nor is a list of them;
- «Đơn vị: UBND xã» is an office: behind «Đơn vị» only what begins as a unit does is one;
- it is the unit of columns of amounts without a unit of their own; what counts things («Số hộ») has its own,
  a rate has none.

>>> named_with('Thu', 'triệu đồng'), named_with('Số hộ', 'triệu đồng')
('Thu (triệu đồng)', 'Số hộ')
"""

import re
from unicodedata import normalize

from kiosk.core.tabular.area import Area
from kiosk.core.tabular.sheet import Sheet
from kiosk.core.vietnamese import fold

COUNTED = re.compile(
    r'(so(?! (?:lieu|tien|du|thu|chi|von)\b)|ho|nguoi|nhan khau|khau|con|ho so|don|truong hop|hoc vien|dang vien'
    r'|hoc sinh|tre)\b'
)
"""How names of things begin that are counted, without tone marks."""

UNIT = re.compile(r'\s*\(([^()]+)\)\s*$')
"""A unit at the end of a name."""

_RATE = re.compile(r'%|\b(?:ty le|ti le|ty trong|phan tram|he so)\b')
_CAPTION = re.compile(r'(?i)\(?\s*(?P<how>đơn vị tính|đơn vị|đvt)\s*:\s*(?P<it>[^():;,]{1,24}?)\s*\)?\s*\.?\s*$')
_MEASURE = re.compile(
    r'(?i)(?:(?:1[.,]?000|1[.,]?000[.,]?000)\s+)?(?:nghìn|ngàn|triệu|tỷ|đồng|ha|tấn|tạ|yến|kg|g|km|m|m2|m3|m²|m³|lít|%|hộ'
    r'|người|con|cây|lượt|hồ sơ|kwh)(?![^\W_])'
)


def caption_unit(sheet: Sheet, area: Area) -> str:
    """Return the unit of a table's caption, as it stands in a sentence; '' if there is none or more than one."""
    cells = (value for row in sheet.rows[: area.first] for value in row if isinstance(value, str))
    found = (_CAPTION.search(' '.join(normalize('NFC', value).split())) for value in cells)
    units = {each['it'] for each in found if each and _is_unit(each['how'], each['it'])}
    unit = units.pop() if len(units) == 1 else ''
    return unit if unit[:2].isupper() else unit[:1].lower() + unit[1:]


def named_with(name: str, unit: str) -> str:
    """Return the name of a column of amounts with the unit of its table."""
    counts = any(COUNTED.match(fold(part)) for part in name.split(' - '))
    return name if not unit or counts or UNIT.search(name) or _RATE.search(fold(name)) else f'{name} ({unit})'


def _is_unit(how: str, text: str) -> bool:
    return how.lower() != 'đơn vị' or _MEASURE.match(text) is not None
