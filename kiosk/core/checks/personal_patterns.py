"""The shapes of personal data: the table behind ``core.personal_data`` and the mask.

Rules:
- patterns read the plain form of a text (``disguise``); the surer kinds come first and keep the place;
- a number in groups is found in the groups that people write (``0912 345 678``, ``09 12 34 56 78``, one digit by
  one), with one to three points, spaces or hyphens between; right after the word that names it («CCCD», «SĐT») in any
  groups;
- a house number is an address, a hamlet alone is not;
- ``WARY`` holds what only the mask takes: landlines, numbers said in words, names after «họ và tên» or a word of
  kinship. A mask is taken off again, so it may be too large; a grader may not.
"""

import re
from typing import Literal

from kiosk.core.checks.letters import CAPITAL

Kind = Literal[
    'email',
    'account',
    'phone',
    'cccd',
    'bhxh',
    'cmnd',
    'plate',
    'birth',
    'land',
    'name',
    'secret',
    'passport',
    'address',
]

_FREE = r'(?<![\w.,/+-])'
_MONEY = r'(?!\s*(?:đồng|vnđ|vnd|nghìn|ngàn|triệu|tỷ|tỉ|usd|kwh|ha|kg)(?!\w))'
_END = rf'(?!\w|[.,/-]\d){_MONEY}'
_SEP = r'[ ._-]{1,3}'
_MOBILE = r'(?:0|\+?84[ .-]?)[35789]'
_DATE = r'\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}'
_CALLED = r'(?:sđt|đtdđ|đtdd|đt|điện thoại(?: di động)?|zalo|hotline|di động|liên hệ|gọi|số máy)'
_NAMED_ID = r'(?:cccd|căn cước(?: công dân)?|định danh(?: cá nhân)?)'
_OLD_ID = r'(?:cmnd|cmt|cmtnd|chứng minh(?: nhân dân| thư)?)'


def _grouped(*shapes: tuple[int, ...]) -> str:
    """Return a pattern of digits in the given groups."""
    return '|'.join(_SEP.join(rf'\d{{{size}}}' for size in shape) for shape in shapes)


_ID_GROUPS = _grouped((3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 9), (3, 3, 6), (3, 1, 2, 6), (2,) * 6, (1,) * 12)
_PHONE_GROUPS = _grouped(
    (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 2, 2, 2), (4, 6), (3, 7), (5, 5), (2, 4, 4), (2,) * 5, (1,) * 10, (4, 3, 1, 2)
)
_ABROAD_GROUPS = _grouped((3, 3, 3), (2, 3, 4), (3, 2, 2, 2), (3, 6), (1, 4, 4), (1, 2, 3, 3), (9,), (1,) * 9)
_ROAD = r'(?:ngõ|ngách|hẻm|đường|phố|tổ|khu|đội|thôn|xóm|ấp|bản|khóm)'

PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ('email', re.compile(r'(?<![\w.+-])(?P<it>[\w.+-]+(?:@|\s?[(\[]\s?(?:at|a còng)\s?[)\]]\s?)[\w-]+(?:\.[\w-]+)+)')),
    (
        'account',
        re.compile(rf'(?i)\b(?:stk|tk|tài khoản)\b[^\d\n]{{0,30}}?(?P<it>\d(?:[ .-]?\d){{7,14}}){_END}'),
    ),
    ('cccd', re.compile(rf'(?i)(?<!\w){_NAMED_ID}(?!\w)[^\d\n]{{0,30}}(?P<it>\d(?:[ ._-]{{0,3}}\d){{11}})(?!\d)')),
    ('cccd', re.compile(rf'(?i){_FREE}(?=0)(?P<it>{_ID_GROUPS})(?!\w|[.,/]\d){_MONEY}')),
    (
        'phone',
        re.compile(
            rf'(?i)(?<!\w){_CALLED}(?!\w)[^\d\n+(]{{0,20}}(?P<it>(?=0[35789]|\(?\+?84|0[ ._-]{{1,3}}[35789])'
            r'(?:\(?(?:\+|00)?84\)?[ ._-]{0,3}[35789](?:[ ._-]{0,3}\d){8}|0(?:[ ._-]{0,3}\d){9}))(?!\d)'
        ),
    ),
    (
        'phone',
        re.compile(
            rf'(?i)(?<!\d)(?<!\d[.,])(?P<it>{_MOBILE}\d{{8}}|(?=0[ ._-]{{0,3}}[35789])(?:{_PHONE_GROUPS})'
            rf'|\(?(?:\+|00)84\)?[ ._-]{{0,3}}(?=[35789])(?:{_ABROAD_GROUPS}))(?!\d){_MONEY}'
        ),
    ),
    ('cccd', re.compile(rf'(?i){_FREE}(?P<it>\d{{12}}|\d{{3}} \d{{3}} \d{{3}} \d{{3}}){_END}')),
    ('bhxh', re.compile(rf'(?i){_FREE}(?<!thuế )(?<!thuế: )(?<!mst )(?<!mst: )(?P<it>\d{{10}}){_END}')),
    ('bhxh', re.compile(r'(?i)(?<!\w)(?:bhxh|bảo hiểm xã hội)(?!\w)[^\d\n]{0,20}(?P<it>\d(?:[ ._-]{0,3}\d){9})(?!\d)')),
    ('cmnd', re.compile(rf'(?i)(?<!\w){_OLD_ID}(?!\w)[^\d\n]{{0,30}}(?P<it>\d(?:[ ._-]{{0,3}}\d){{8}})(?!\d)')),
    ('cmnd', re.compile(rf'(?i){_FREE}(?P<it>\d{{9}}){_END}')),
    ('passport', re.compile(r'(?i)(?<!\w)hộ chiếu(?!\w)[^\d\n]{0,20}?(?P<it>[A-Z] ?\d{7})(?!\w)')),
    (
        'plate',
        re.compile(rf'(?<![\w/.-])(?P<it>\d{{2}}(?:-?[A-ZĐ]\d|[A-ZĐ]{{1,2}})[- ]?\d{{3}}\.?\d{{2}}){_END}'),
    ),
    (
        'birth',
        re.compile(
            r'(?i)(?<!\w)(?P<word>(?:ngày|tháng|năm) sinh|sinh|sn)(?!\w)'
            rf'\s*:?\s*(?:vào\s+)?(?:ngày|tháng|năm)?\s*:?\s*(?P<it>{_DATE}|(?:19|20)\d\d(?!\d))'
        ),
    ),
    ('land', re.compile(r'(?i)(?<!\w)(?P<it>(?:thửa(?: đất)?|tờ bản đồ)(?:\s*số)?\s*:?\s*\d+)')),
    (
        'address',
        re.compile(
            rf'(?i)(?<!\w)(?P<it>số nhà\s*:?\s*\d+[A-Z]?(?:/\d+[A-Z]?)*'
            rf'(?:\s*,\s*{_ROAD}\s+(?:số\s+)?\w+(?: (?-i:{CAPITAL})\w*)*)*'
            r'|(?:nhà\s+)?số\s+\d+[A-Z]?(?:/\d+[A-Z]?)*\s*,?\s*(?:ngõ|ngách|hẻm|đường|phố)\s+'
            rf'(?-i:(?:số\s+)?\d+|{CAPITAL}\w*)(?: (?-i:{CAPITAL})\w*)*)'
        ),
    ),
    ('secret', re.compile(r'(?<!\w)(?P<it>(?:TUYỆT |TỐI )?MẬT)(?!\w)')),
)

_WORD_DIGIT = r'(?:không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)'
_CAPITALS = rf'(?-i:{CAPITAL})[^\W\d_]*(?: (?-i:{CAPITAL})[^\W\d_]*)'

WARY: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ('phone', re.compile(rf'(?i){_FREE}(?P<it>\(?0[1-9]\d{{1,2}}\)?(?:[ ._-]{{0,3}}\d){{7,8}})(?!\d){_MONEY}')),
    ('phone', re.compile(rf'(?i)(?<!\w)(?P<it>không(?:[ ,]+{_WORD_DIGIT}){{8,11}})(?!\w)')),
    ('cccd', re.compile(rf'(?i){_FREE}(?P<it>0(?:[ ._-]{{0,3}}\d){{11}})(?!\d){_MONEY}')),
    ('phone', re.compile(rf'(?i){_FREE}(?P<it>0[ ._-]{{0,3}}[1-9](?:[ ._-]{{0,3}}\d){{8,9}})(?!\d){_MONEY}')),
    (
        'name',
        re.compile(
            r'(?i)(?<!\w)(?:họ (?:và )?tên(?: [^\W\d_]+){0,4}|người (?:nộp|đề nghị|khai|viết|làm) đơn'
            rf'|tên tôi là|tôi tên là|tôi là|chủ hộ|công dân)\s*:?\s+(?:(?:ông|bà)\s+)?(?P<it>{_CAPITALS}{{1,5}})'
        ),
    ),
    (
        'name',
        re.compile(rf'(?i)(?<!\w)(?:anh|chị|em|cháu|cụ|cô|chú|hộ|vợ|chồng|con|mẹ|bố)\s+(?P<it>{_CAPITALS}{{1,4}})'),
    ),
)
