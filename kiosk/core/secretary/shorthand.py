"""Short forms of rough notes written out: «đ/c», «P.KT», «TTPVHCC», «p/h», «KL».

Rules:
- only forms with one meaning in a commune office are written out; «TT» (tờ trình, thông tư, trung tâm), «CV», «TP»
  and «đc» stay as they are;
- «a Thắng», «c. Hạnh» are «anh Thắng», «chị Hạnh»; «P.KT», «P. KT», «PKT» and «phòng KT» are one unit;
- forms in capitals are read in capitals only; those with a stroke in either case;
- a form inside a document code (``12/BC-UBND``) or a longer word is not touched;
- the units are the office's own: symbol -> name, as in its letterhead settings.

>>> spell_out('giao P.KT p/h TTPVHCC', UNITS)
'giao Phòng Kinh tế phối hợp Trung tâm Phục vụ hành chính công'
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from unicodedata import normalize

from kiosk.core.secretary.letters import WORD

Units = Mapping[str, str]

UNITS: Units = MappingProxyType(
    {
        'VP': 'Văn phòng HĐND và UBND',
        'KT': 'Phòng Kinh tế',
        'VHXH': 'Phòng Văn hóa - Xã hội',
        'TTPVHCC': 'Trung tâm Phục vụ hành chính công',
    }
)
"""The units of a commune and their symbols (domain.md §1.9)."""

_PLAIN: Mapping[str, str] = MappingProxyType(
    {
        'đ/c': 'đồng chí',
        'p/h': 'phối hợp',
        'b/c': 'báo cáo',
        'k/h': 'kế hoạch',
        'k/l': 'kết luận',
        'đ/n': 'đề nghị',
        'y/c': 'yêu cầu',
        't/h': 'thực hiện',
        'h/t': 'hoàn thành',
        't/g': 'thời gian',
        'đ/đ': 'địa điểm',
    }
)
_CAPITALS: Mapping[str, str] = MappingProxyType(
    {
        'CT': 'Chủ tịch',
        'PCT': 'Phó Chủ tịch',
        'CVP': 'Chánh Văn phòng',
        'PCVP': 'Phó Chánh Văn phòng',
        'BC': 'báo cáo',
        'KH': 'kế hoạch',
        'KL': 'kết luận',
        'CAX': 'Công an xã',
        'TYT': 'Trạm Y tế',
        'CBCC': 'cán bộ, công chức',
        'CNSCĐ': 'công nghệ số cộng đồng',
        'TTHCC': 'Trung tâm Phục vụ hành chính công',
    }
)
_CALLS: Mapping[str, str] = MappingProxyType({'a': 'anh', 'c': 'chị'})
_CALLED = re.compile(rf'(?<![\w/.-])(?<!điểm )(?<!mục )(?<!khoản )(?<!ý )(?P<it>[ac])(?:\.(?= ?{WORD})|(?= {WORD}))')
_WHOLE_OFFICE = re.compile(r'^VP(?: HĐND ?(?:và|&|-) ?UBND| UBND)$')
_BEFORE, _AFTER = r'(?<![\w/.-])', r'(?![\w/]|[-.]\w)'


def clean(text: str) -> str:
    """Return the text in NFC with one kind of line end; hard spaces and tabs are spaces."""
    lines = normalize('NFC', text).replace('\r\n', '\n').replace('\r', '\n')
    return re.sub('[\t\u00a0\u2007\u202f]', ' ', re.sub('[\u200b\ufeff\u00ad]', '', lines))


def spell_out(text: str, units: Units) -> str:
    """Return a line (NFC) with its short forms written out."""
    pattern, words = _forms(tuple(units.items()))
    spelled = pattern.sub(lambda found: words[_key(found[0])], text)
    return _CALLED.sub(lambda found: _CALLS[found['it']], spelled)


def _key(form: str) -> str:
    """Return the key of a form: «P. KT» and «phòng KT» are «P.KT», «Đ/C» is «đ/c»."""
    bare = re.sub(r'\s', '', _WHOLE_OFFICE.sub('VP', re.sub(r'(?i)^phòng\s', 'P', form)))
    return bare.lower() if '/' in bare else bare.replace('.', '')


@lru_cache(16)
def _forms(units: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    words = dict(_PLAIN) | dict(_CAPITALS)
    rooms = []
    for symbol, name in units:
        words[symbol] = name
        if name.startswith('Phòng'):
            for form in {symbol, 'VH-XH'} if symbol == 'VHXH' else {symbol}:
                words[f'P{form}'] = name
                rooms.append(rf'(?:P\.? ?|(?i:phòng) ){re.escape(form)}')
    office = [r'VP(?: HĐND ?(?:và|&|-) ?UBND| UBND)'] if 'VP' in words else []
    capitals = sorted(map(re.escape, words.keys() - _PLAIN.keys()), key=len, reverse=True)
    plain = '|'.join(map(re.escape, _PLAIN))
    return re.compile(rf'{_BEFORE}(?:(?i:{plain})|{"|".join([*office, *rooms, *capitals])}){_AFTER}'), words
