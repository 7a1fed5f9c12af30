"""What a chat tool leaves behind: talk around the text, marks of markup, blanks nobody filled in.

Rules:
- talk: the tool speaks of itself or to the person («Dưới đây là…», «Nếu bạn cần…», «Tôi là một mô hình…»), at the
  beginning of a line or sentence;
- markup: ``**``, a heading ``#``, a code fence, ``---`` alone on a line, a table of bars;
- a blank: ``[...]``, ``[CẦN BỔ SUNG]``, ``…``, ``....``, ``XX``, ``____``; the number left open for the clerk
  («Số:      /BC-UBND», «ngày … tháng … năm …» and dots up to the line's end after a colon in a form) is a blank too:
  what may stay open is the caller's to say.
"""

import re
from unicodedata import normalize

from kiosk.core.checks.finding import Finding
from kiosk.core.checks.masking import LABELS

_SPEAKS = (
    r'dưới đây là|sau đây là (?:bản|nội dung|một|mẫu|gợi ý)|đây là (?:bản|một bản|nội dung|mẫu|phiên bản|gợi ý)'
    r'|tất nhiên[,!]|chắc chắn rồi|dĩ nhiên[,!]|được thôi|vâng,|nếu bạn (?:cần|muốn|có)|chúc bạn|xin lỗi,'
    r'|nếu (?:anh/chị|anh chị|quý vị) (?:cần|muốn) (?:tôi|mình|chỉnh|thêm|bổ sung|điều chỉnh|sửa)'
    r'|(?:bạn|anh/chị|anh chị) có (?:muốn|cần) (?:tôi|mình)|rất tiếc, tôi'
    r'|tôi (?:có thể|sẵn sàng|sẽ) (?:giúp|hỗ trợ|chỉnh|viết|điều chỉnh)'
    r'|h[iy] vọng (?:rằng )?(?:bản|nội dung|văn bản|thông tin|những (?:nội dung|gợi ý))'
    r'|với tư cách là (?:một )?(?:ai|mô hình|trợ lý)|(?:tôi|mình) là (?:một )?(?:mô hình|trợ lý|ai|chatbot)'
    r'|là một mô hình ngôn ngữ|lưu ý: (?:đây|bạn|nội dung trên|các)|here is|as an ai|sure[,!]'
    r'|(?:bạn|anh/chị) (?:hãy|nhớ|có thể) (?:thay|điền|điều chỉnh|chỉnh sửa|bổ sung)'
)
_HOLDER = rf'(?:{"|".join(LABELS.values())}) \d+\]'
_TALK = re.compile(rf'(?im)(?:^[\s>*#-]*|(?<=[.!?:] ))(?P<it>(?:{_SPEAKS})(?!\w)[^\n.!?]*[.!?:]?)')
_MARKUP = re.compile(
    r'(?m)(?P<it>\*\*|(?<!_)__(?=[^\W_])|(?<=[^\W_])__(?!_)|```\w*|^#{1,6}(?=\s)|^[ \t]*(?:---+|\*\*\*+)[ \t]*$'
    r'|^[ \t]*\|[ \t:|-]+\|[ \t]*$)'
)
_BLANK = re.compile(
    rf'(?P<it>\[(?!{_HOLDER})(?=[^\]\n]*(?:\.\.|…|[^\W\d]))[^\[\]\n]{{1,60}}\]|\[\s*\]|(?<!v\.v)…+'
    r'|(?<!v\.v)(?<!v\.v\.)(?<!\.)\.{3,}|(?<![\w/-])[xX]{2,}(?:/[xX]{2,})*(?!\w)|_{3,})'
)
_ROMAN = re.compile(r'X{2,3}(?:I{1,3}|IV|V)?')
_COUNTED = ('thế kỷ', 'đại hội', 'chương', 'khóa', 'phần', 'lần thứ')


def traces(text: str) -> list[Finding]:
    """Return ``trace.talk``, ``trace.markup`` and ``trace.blank``, errors, in the order of the text."""
    whole = normalize('NFC', text)
    found = [
        Finding(kind, match.start('it'), match.end('it'), match['it'])
        for kind, pattern in (('trace.talk', _TALK), ('trace.markup', _MARKUP), ('trace.blank', _BLANK))
        for match in pattern.finditer(whole)
        if not (kind == 'trace.blank' and _century(whole, match))
    ]
    return sorted(found, key=lambda finding: finding.start)


def _century(text: str, match: re.Match[str]) -> bool:
    """Return whether XX is a Roman number: «thế kỷ XX», «Đại hội XX», «Chương XX»."""
    before = text[: match.start()].rstrip()[-12:].lower()
    return bool(_ROMAN.fullmatch(match['it'])) and before.endswith(
        ('thế kỷ', 'đại hội', 'chương', 'khóa', 'phần', 'lần thứ')
    )
