"""Who is spoken of: people by their title or name, units, and groups of a commune.

Rules:
- a person is «đồng chí / anh / chị / ông / bà» with a title or a name, or a title alone («Phó Chủ tịch», «văn thư»);
- a name is one to four words that begin with a capital; a name without «anh» or a title is one only where the
  caller expects somebody (after «giao», in a list of those present);
- a name ends where a unit begins: «chị Hoa Phòng Kinh tế» is one person, written «chị Hoa (Phòng Kinh tế)»;
- words are compared in either case, names and «Ban …», «Tổ …», «Hội …» as written;
- who is who («CT» is «Chủ tịch») is compared without case, tone placement, «đồng chí» or the body's name.
"""

import re
from dataclasses import dataclass

from kiosk.core.secretary.letters import NAME, WORD
from kiosk.core.vietnamese import canonical

_NAMES = rf'{NAME}(?:(?:, | và )(?!Phòng|Văn phòng|Trung tâm|Công an|Trạm|Ban|Đoàn|Hội|Tổ|Chủ|Phó|Trường){NAME})*'
_TITLE = (
    r'(?i:(?:phó )?chủ tịch|(?:phó )?bí thư|(?:phó )?chánh văn phòng|(?:phó )?trưởng (?:phòng|ban|công an|trạm|đoàn)'
    r'|(?:phó )?giám đốc|(?:phó )?hiệu trưởng|trạm trưởng|văn thư|kế toán|thủ quỹ|chuyên viên|công chức)'
)
_BODY = (
    r'(?:\s(?:Hội Nông dân|Hội (?:Liên hiệp )?Phụ nữ|Hội Cựu chiến binh|Trung tâm Phục vụ hành chính công|Đảng ủy'
    r'|HĐND và UBND|UBND|HĐND|UBMTTQ|Kinh tế|Văn hóa - Xã hội|Trung tâm))?(?:\s(?:xã|phường)(?!\w))?'
)
_TWO = rf'{WORD} [^\W\d_]+'
_OFFICE = rf'(?i:phòng) {_TWO}(?: - {_TWO}|, {_TWO} và {_TWO})?(?!\w)'
"""«Phòng Kinh tế», «Phòng Văn hóa - Xã hội», «Phòng Kinh tế, Hạ tầng và Đô thị»."""
_UNIT = (
    rf'(?:{_OFFICE}|(?i:phòng kinh tế|phòng văn hóa - xã hội|văn phòng(?: hđnd và ubnd)?(?: xã)?'
    r'|trung tâm phục vụ hành chính công'
    r'|công an xã|trạm y tế(?: xã)?|ban chỉ huy quân sự(?: xã)?|đoàn thanh niên(?: xã)?|hội nông dân(?: xã)?'
    r'|hội (?:liên hiệp )?phụ nữ(?: xã)?|hội cựu chiến binh(?: xã)?|(?:ubmttq|mttq|mặt trận tổ quốc)(?: xã)?'
    r'|tổ công nghệ số cộng đồng|ban chỉ đạo|ban tổ chức|tổ công tác|tổ giúp việc))'
)
_GROUP = (
    r'(?i:cán bộ, công chức(?:, viên chức)?(?: toàn (?:xã|cơ quan))?|(?:(?:các|\d+) )?trưởng thôn'
    r'|(?:các|\d+) (?:thôn|trường(?: học)?|phòng|đơn vị|ban|ngành|tổ chức đoàn thể'
    r'|đoàn thể|cơ quan|tổ|lãnh đạo phòng)(?!\w)(?:, (?:ban, ngành|đơn vị|ban|ngành)(?!\w))?)'
)
_PLACE = rf'(?i:thôn|trường(?: tiểu học| thcs| mầm non)?|tổ dân phố) {_NAMES}'
EVERYONE = re.compile(r'(?i)(?<!\w)(?:toàn thể|toàn cơ quan|tất cả|cả cơ quan|toàn bộ cán bộ)(?!\w)')
_WHOLE = (
    r'(?i:(?:toàn thể|tất cả|toàn bộ)(?:,? (?:cán bộ|công chức|viên chức|người lao động|cơ quan|xã)(?!\w))*'
    r'|toàn cơ quan)'
)
_SEAT = (
    rf'(?:{_UNIT}|(?:UBND|HĐND|UBMTTQ|Đảng ủy|Kinh tế|Văn hóa(?: -)? Xã hội|Tài chính - Kế toán|Tư pháp - Hộ tịch'
    r'|Địa chính|Công an|Quân sự|Trung tâm)(?: xã)?)(?!\w)'
)
"""Where somebody works, behind the name; also without «Phòng»."""
_CALLED = rf'{WORD}(?: (?!{_SEAT}){WORD}){{0,3}}'
_SITTING = rf'(?: {_SEAT}| \({_SEAT}\))?'
_CALL = r'(?i:(?:các )?đồng chí|anh|chị|ông|bà|cô)'
_PERSON = rf'{_CALL} (?:{_TITLE}{_BODY}(?: {_CALLED})?|{_CALLED}){_SITTING}'

NAMED = rf'{_CALLED}{_SITTING}'
"""A name without «anh», and the unit behind it."""

ACTOR = (
    rf'(?<!\w)(?:{_WHOLE}|{_PERSON}|(?i:lãnh đạo) (?:{_UNIT}|(?i:UBND(?: xã)?|xã))|{_UNIT}'
    rf'|{_GROUP}(?: {_NAMES})?|{_TITLE}{_BODY}(?: {NAMED})?|{_PLACE})(?!\w)'
)
ACTORS = rf'{ACTOR}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*[+&]\s*|\s*;\s*|\s+cùng\s+){ACTOR})*'
_JOINT = re.compile(r'\s*(?:[,;+&]|(?<!\w)(?:và|cùng|với)(?!\w))\s*')
_BRACKET = re.compile(r'\([^)]*\)')
_ACTOR = re.compile(ACTOR)
_SEATED = re.compile(rf'(?P<it>{WORD}) (?P<seat>{_SEAT})')
_BY_NAME = re.compile(rf'(?<!\w){_CALL} {_CALLED} {_SEAT}')
_LEADS = tuple(canonical(lead) + ' ' for lead in ('các đồng chí', 'đồng chí', 'anh', 'chị', 'ông', 'bà', 'cô', 'các'))
_TAILS = tuple(' ' + canonical(tail) for tail in ('HĐND và UBND xã', 'HĐND và UBND', 'UBND xã', 'UBND', 'xã'))


@dataclass(frozen=True)
class Who:
    """Somebody as written, and where."""

    text: str
    start: int
    end: int


def actors_in(text: str) -> list[Who]:
    """Return everybody that a text (NFC, written out) speaks of, in order."""
    return [Who(found[0], found.start(), found.end()) for found in _ACTOR.finditer(text)]


def seated(text: str) -> str:
    """Return people with the unit behind a name in brackets: ``chị Hoa (Phòng Kinh tế)``."""
    return _BY_NAME.sub(lambda found: _SEATED.sub(r'\g<it> (\g<seat>)', found[0], count=1), text)


def split_list(text: str) -> list[str]:
    """Return the members of a list of people: «CT + PCT, anh Lâm» has three; «cán bộ, công chức» is one."""
    closed = [found.span() for pattern in (_ACTOR, _BRACKET) for found in pattern.finditer(text)]
    parts, at = [], 0
    for gap in _JOINT.finditer(text):
        if not any(start < gap.end() and gap.start() < end for start, end in closed):
            parts.append(text[at : gap.start()])
            at = gap.end()
    return [seated(part.strip(' .')) for part in (*parts, text[at:]) if part.strip(' .')]


def typed_list(text: str) -> tuple[str, ...]:
    """Return the people that a person typed: between semicolons or one a line, else as in a list of people."""
    parts = [part.strip(' .') for part in re.split(r'[;\n]', text) if part.strip(' .')]
    return tuple(split_list(parts[0]) if len(parts) == 1 else parts)


def identity(text: str) -> str:
    """Return the form in which two mentions of somebody are compared: «đồng chí Chủ tịch UBND xã» = «CHỦ TỊCH»."""
    bare = canonical(_BRACKET.sub('', text)).strip(' .')
    lead = next((lead for lead in _LEADS if bare.startswith(lead)), '')
    bare = bare.removeprefix(lead)
    tail = next((tail for tail in _TAILS if bare.endswith(tail)), '')
    return bare.removesuffix(tail)
