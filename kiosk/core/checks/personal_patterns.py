"""The shapes of personal data: the table behind ``core.personal_data`` and the mask.

Rules:
- patterns read the plain form of a text (``disguise``); the surer kinds come first and keep the place;
- a number is found in the groups that people write (``number_shapes``); right after the word that names it («CCCD»,
  «SĐT») in any groups;
- a house number is an address, a hamlet or a lane alone is not;
- ``WARY`` holds what only the mask takes: landlines, numbers said in words, names after «họ và tên» or a word of
  kinship. A mask is taken off again, so it may be too large; a grader may not.
"""

import re
from typing import Literal

from kiosk.core.checks.letters import CAPITAL
from kiosk.core.checks.number_shapes import (
    ABROAD,
    END,
    FREE,
    FREE_ID,
    FREE_PHONE,
    ID,
    MONEY,
    NO_LIST,
    PHONE,
    SIGNED_ID,
    SIGNED_LANDLINE,
    SIGNED_NINE,
    SIGNED_PHONE,
    SIGNED_TEN,
    STOP,
)

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

_DATE = r'\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}'
_CALLED = r'(?:sđt|đtdđ|đtdd|đt|điện thoại(?: di động)?|zalo|hotline|di động|liên hệ|gọi|số máy)'
_NAMED_ID = r'(?:cccd|căn cước(?: công dân)?|định danh(?: cá nhân)?)'
_OLD_ID = r'(?:cmnd|cmt|cmtnd|chứng minh(?: nhân dân| thư)?)'
_ROAD = r'(?:ngõ|ngách|hẻm|kiệt|đường|phố|tổ|khu|đội|thôn|xóm|ấp|bản|khóm)'
_LANE = r'(?:ngõ|ngách|hẻm|kiệt|đường|phố)'
_HOUSE = r'\d{1,4}[A-Z]?(?:/\d+[A-Z]?)*'
_ON_LANE = rf'\s*,?\s*{_LANE}\s+(?:số\s+)?(?:{_HOUSE}|(?-i:{CAPITAL})\w*(?: (?-i:{CAPITAL})\w*)*)'

PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ('email', re.compile(r'(?<![\w.+-])(?P<it>[\w.+-]+(?:@|\s?[(\[]\s?(?:at|a còng)\s?[)\]]\s?)[\w-]+(?:\.[\w-]+)+)')),
    (
        'account',
        re.compile(
            rf'(?i)\b(?:stk|tk|tài khoản)\b[^\d\n]{{0,30}}?(?P<it>'
            rf'\d(?:[ ._|*-]?\d){{7,14}}|(?=(?:/?\d){{8,15}}(?!\d))\d{{3,}}(?:/\d{{3,}})+){END}'
        ),
    ),
    (
        'cccd',
        re.compile(rf'(?i)(?<!\w){_NAMED_ID}(?!\w)[^\d\n]{{0,30}}(?P<it>\d(?:[\s._-]{{0,3}}\d){{11}}|{FREE_ID})(?!\d)'),
    ),
    (
        'cccd',
        re.compile(
            rf'(?i){FREE}(?=0)(?P<it>\d{{12}}|{ID})'
            r'(?!\w|[.,/]\d)'
        ),
    ),
    (
        'phone',
        re.compile(
            rf'(?i)(?<!\w){_CALLED}(?!\w)[^\d\n+(]{{0,20}}(?P<it>(?=\(?\+?84|0\D{{0,3}}[35789])'
            rf'(?:\(?(?:\+|00)?84\)?[ ._-]{{0,3}}[35789](?:[ ._-]{{0,3}}\d){{8}}|{FREE_PHONE}))(?!\d)'
        ),
    ),
    (
        'phone',
        re.compile(
            rf'(?i)(?<!\d)(?<!\d[.,])(?P<it>0[35789]\d{{8}}|\+84[ .-]?[35789]\d{{8}}'
            rf'|84[ .-]?[35789]\d{{8}}(?!\d){MONEY}'
            rf'|(?:\((?=\d+\)))?(?=0[ ._-]{{0,3}}[35789])(?:{PHONE})'
            rf'|\(?(?:\+|00)84\)?{ABROAD})(?!\d)'
        ),
    ),
    ('cccd', re.compile(rf'(?i){FREE}(?P<it>\d{{12}}|\d{{3}} \d{{3}} \d{{3}} \d{{3}}){END}')),
    ('bhxh', re.compile(rf'(?i){FREE}(?<!thuế )(?<!thuế: )(?<!mst )(?<!mst: )(?P<it>0\d{{9}}{STOP}|\d{{10}}{END})')),
    (
        'bhxh',
        re.compile(
            r'(?i)(?<!\w)(?:bhxh|bảo hiểm xã hội)(?!\w)[^\d\n]{0,20}'
            rf'(?P<it>\d(?:[\s._-]{{0,3}}\d){{9}}|{SIGNED_TEN})(?!\d)'
        ),
    ),
    (
        'cmnd',
        re.compile(
            rf'(?i)(?<!\w){_OLD_ID}(?!\w)[^\d\n]{{0,30}}'
            rf'(?P<it>\d(?:[\s._-]{{0,3}}\d){{8}}|{SIGNED_NINE})(?!\d)'
        ),
    ),
    ('cmnd', re.compile(rf'(?i){FREE}(?P<it>\d{{9}}){END}')),
    ('passport', re.compile(r'(?i)(?<!\w)hộ chiếu(?!\w)[^\d\n]{0,20}?(?P<it>[A-Z] ?\d{7})(?!\w)')),
    (
        'plate',
        re.compile(rf'(?<![\w/.-])(?P<it>\d{{2}}(?:-?[A-ZĐ]\d|[A-ZĐ]{{1,2}})[- ]?\d{{3}}\.?\d{{2}}){END}'),
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
            rf'(?i)(?<!\w)(?P<it>số nhà\s*:?\s*{_HOUSE}'
            rf'(?:\s*,\s*{_ROAD}\s+(?:số\s+)?\w+(?: (?-i:{CAPITAL})\w*)*|{_ON_LANE})*'
            rf'|(?:(?:nhà\s+)?số|s\.?n\.?\s*:?|nhà)\s+{_HOUSE}(?:{_ON_LANE})+)'
        ),
    ),
    ('secret', re.compile(r'(?<!\w)(?P<it>(?:TUYỆT |TỐI )?MẬT)(?!\w)')),
)

_WORD_DIGIT = r'(?:không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)'
_CAPITALS = rf'(?-i:{CAPITAL})[^\W\d_]*(?: (?-i:{CAPITAL})[^\W\d_]*)'

WARY: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        'phone',
        re.compile(
            rf'(?i)(?<!\d)(?<!\d[.,])(?=0\D{{0,3}}[35789]){NO_LIST}'
            rf'(?P<it>{SIGNED_PHONE})(?!\d)'
        ),
    ),
    ('cccd', re.compile(rf'(?i){FREE}(?=0){NO_LIST}(?P<it>{SIGNED_ID})(?!\d)')),
    (
        'phone',
        re.compile(rf'{FREE}(?=0[1-9])(?P<it>{SIGNED_LANDLINE})(?!\d)'),
    ),
    ('phone', re.compile(rf'(?i){FREE}(?P<it>0[1-9]\d{{7,9}})(?!\d)')),
    ('phone', re.compile(rf'(?i){FREE}(?P<it>\(?0[1-9]\d{{1,2}}\)?(?:[ ._-]{{0,3}}\d){{7,8}})(?!\d){MONEY}')),
    ('phone', re.compile(rf'(?i)(?<!\w)(?P<it>không(?:[ ,]+{_WORD_DIGIT}){{8,11}})(?!\w)')),
    ('cccd', re.compile(rf'(?i){FREE}(?P<it>0(?:[ ._-]{{0,3}}\d){{11}})(?!\d){MONEY}')),
    ('phone', re.compile(rf'(?i){FREE}(?P<it>0[ ._-]{{0,3}}[1-9](?:[ ._-]{{0,3}}\d){{8,9}})(?!\d){MONEY}')),
    (
        'address',
        re.compile(rf'(?i)(?<!\w)(?P<it>s\.?n\.?\s*:?\s*\d{{1,3}}[A-Z]?(?:/\d+[A-Z]?)*(?:{_ON_LANE})*)(?![\w/])'),
    ),
    (
        'address',
        re.compile(rf'(?i)(?<!\w)(?:ở|tại|địa chỉ|trú quán|thường trú)\s*:?\s+(?P<it>{_HOUSE}(?:{_ON_LANE})+)(?!\w)'),
    ),
    (
        'address',
        re.compile(
            r'(?i)(?<!\w)(?P<it>(?:ngõ|ngách|hẻm|kiệt)\s+(?:số\s+)?\d{1,4}[A-Z]?'
            rf'(?:(?:/\d+[A-Z]?)+|(?:{_ON_LANE})+))(?![\w/])'
        ),
    ),
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
