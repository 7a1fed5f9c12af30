"""The lines of rough notes that say what the meeting was, and the headings between its parts.

Rules:
- «Thời gian: …», «Địa điểm: …», «Chủ trì: …», «Thư ký: …», «Thành phần: …», «Vắng: …», «Kết thúc: …» in any order,
  several on one line if a comma or a full stop parts them; a colon is needed except after «kết thúc», «bắt đầu»;
- «Kết luận» and «Phân công» open the conclusions, «Thảo luận», «Ý kiến», «Nội dung» close them;
- a heading may have its first words behind the colon: «KL: giao P.KT …»;
- «Chủ tịch chủ trì, anh Lâm ghi» is two facts without a colon;
- labels and the name of the meeting are read without marks too («chu tri: …», «hop giao ban sang 23/11»);
- bullets and numbers before a line are no part of it.
"""

import re
from dataclasses import dataclass
from typing import Literal

from kiosk.core.secretary.actors import ACTOR, NAMED
from kiosk.core.vietnamese import fold

Key = Literal['time', 'place', 'chair', 'secretary', 'people', 'absent', 'end', 'name']
Part = Literal['', 'people', 'talk', 'conclusions']

_KEYS: tuple[tuple[Key, str], ...] = (
    ('end', r'kết thúc|bế mạc'),
    ('time', r'thời gian(?: bắt đầu)?|bắt đầu|khai mạc'),
    ('place', r'địa điểm|tại|nơi họp'),
    ('chair', r'(?:người )?chủ trì|chủ tọa|chủ toạ'),
    ('secretary', r'thư ký|thư kí|người ghi(?: biên bản)?|ghi biên bản'),
    ('absent', r'vắng(?: mặt)?(?: có lý do| có phép)?'),
    ('people', r'thành phần(?: tham dự| dự họp)?|tham dự|dự họp|dự|có mặt'),
    ('name', r'tên cuộc họp|cuộc họp|nội dung họp|v/v|về việc'),
)
_ANY = '|'.join(f'{pattern}|{fold(pattern)}' for _, pattern in _KEYS)
_WRITES = rf'(?:{ACTOR}|{NAMED})(?=\s+(?:ghi(?: biên bản| chép)?|làm thư ký)\s*\.?\s*$)'
_HEADER = re.compile(rf'(?i)^(?P<k>{_ANY})\s*(?P<s>[:：–-]|(?=\s))\s*(?P<v>.*)$')
_MORE = re.compile(rf'\s*[,;.]\s*(?=(?i:{_ANY})\s*[:：]|{_WRITES})')
_WRITING = re.compile(_WRITES)
_BULLET = re.compile(r'^\s*(?:[-–—*•+●▪→>·#]+\s*|(?:\d{1,2}|[IVX]{1,4}|[a-zđ])[.)/]\s+|\d{1,2}[.)](?=[^\W\d]))*')
_CONCLUSIONS = (
    rf'(?:{ACTOR} )?(?:chốt|kết luận)(?: lại| như sau)?'
    r'|(?:ý kiến )?kết luận(?: của [^:]{1,60}| cuộc họp| chung)?|phân công(?: nhiệm vụ| thực hiện)?'
    r'|giao việc|nhiệm vụ|ket luan|phan cong'
)
_TALK = (
    r'(?:nội dung|ý kiến|thảo luận|phát biểu|diễn biến|noi dung|y kien|thao luan)'
    r'(?: thảo luận| phát biểu| ý kiến| cuộc họp| họp| chính)?'
)
_PRESENT = r'thành phần(?: tham dự| dự họp)?|tham dự|dự họp|dự|có mặt|thanh phan|tham du|co mat'
_PARTS: tuple[tuple[Part, str], ...] = (('conclusions', _CONCLUSIONS), ('talk', _TALK), ('people', _PRESENT))
_HEADING = tuple((part, re.compile(rf'(?i)^(?:{pattern})\s*(?::\s*(?P<rest>.*)|\.?$)')) for part, pattern in _PARTS)
_WHEN = (
    r'(?:(?:sáng|chiều|sang|chieu|ngày|ngay|thứ \w+|T[2-7]|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}(?:h|:)\d{0,2})[\s,:–-]+)*'
)
_NAME = re.compile(
    rf'(?i)^{_WHEN}(?:biên bản\s+|bien ban\s+)?(?:(?:cuộc )?họp(?! xong)|hội nghị|hội ý|giao ban|hoi nghi'
    r'|(?:cuoc )?hop(?! (?:xong|dong|tac|phap|le|ly|thuc)(?!\w)))(?!\w)'
)
_COLONLESS = ('end', 'time')
_LONGEST_NAME = 160
_PRESIDES = re.compile(rf'(?P<it>{ACTOR})\s+chủ trì(?: cuộc họp| họp)?\s*\.?$')


@dataclass(frozen=True)
class Header:
    """One fact of the meeting as written."""

    key: Key
    value: str


@dataclass(frozen=True)
class Heading:
    """A new part of the notes begins; ``rest`` are the words behind its colon."""

    part: Part
    rest: str


def bare(line: str) -> str:
    """Return a line without its bullet, number and outer spaces."""
    return line[_end(line) :].strip()


def headers_in(line: str) -> list[Header]:
    """Return the facts of the meeting that a line (bare) states; empty if it is no such line."""
    found = []
    for piece in _MORE.split(line):
        header = _header(piece.strip())
        if header is None:
            return []
        found.append(header)
    return found


def heading_in(line: str) -> Heading | None:
    """Return the part that a line (bare) opens."""
    for part, pattern in _HEADING:
        if found := pattern.match(line):
            return Heading(part, (found['rest'] or '').strip())
    return None


def names_meeting(line: str) -> bool:
    """Return whether a line (bare) is the name of the meeting: «Họp giao ban tuần 48»."""
    return len(line) <= _LONGEST_NAME and _NAME.match(line) is not None


def _end(line: str) -> int:
    found = _BULLET.match(line)
    return found.end() if found else 0


def _header(piece: str) -> Header | None:
    if presides := _PRESIDES.match(piece):
        return Header('chair', presides['it'])
    if writes := _WRITING.match(piece):
        return Header('secretary', writes[0])
    found = _HEADER.match(piece)
    if found is None or not found['v'].strip(' .'):
        return None
    name = found['k'].lower()
    key = next(key for key, pattern in _KEYS if re.fullmatch(f'(?i){pattern}|{fold(pattern)}', name))
    if not found['s'] and (key not in _COLONLESS or not re.search(r'\d', found['v'])):
        return None
    return Header(key, found['v'].strip(' ,;'))
