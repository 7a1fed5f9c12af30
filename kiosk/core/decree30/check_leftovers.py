"""TT30 what must not leave the office: blanks not filled in, marks of formatting, phrases of a machine.

Rules:
- square brackets with words (``[CẦN BỔ SUNG]``), ellipses and rows of dots or underscores, ``XX`` for a number;
  ``v.v…`` and Roman numerals (thế kỷ XX) are no blanks;
- ``**``, ``#`` at the beginning and back-quotes are Markdown; ``./.`` is no row of dots;
- one finding a kind and paragraph.
"""

import re
from collections.abc import Iterator

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import excerpt, fault
from kiosk.core.decree30.pieces import Piece

_BLANK = re.compile(
    r'\[(?!\d{1,3}\])[^\]\n]*\]|(?<!v\.v)(?<!v\.v\.)(?:…|\.{3,})|_{3,}|<[^\W\d][^<>\n]{1,40}>|\{\{?[^{}\n]+\}\}?'
)
_NUMBER = re.compile(r'(?<!\w)\d{0,2}X{2,4}(?!\w)|(?<!\w)(?:x{2,4}|X)/(?:x|X|\d)+')
_ROMAN = re.compile(r'(?i)(?:thế kỷ|chương|phần|khóa|khoá|mục|lần thứ|phụ lục|đại hội|kỳ|quý|điều)\s*(?:thứ )?X{2,3}\b')
_MARKS = re.compile(r'\*\*|^#{1,6}\s|`|(?<!\w)__(?=\w)')
_MACHINE = re.compile(
    r'(?i)^\W*(?:dưới đây là|sau đây là (?:bản|mẫu|nội dung)|chắc chắn rồi|tất nhiên rồi|vâng,|được rồi)'
    r'|nếu (?:bạn|anh/chị) (?:cần|muốn)|hy vọng (?:bản|nội dung|mẫu|điều) '
    r'|(?:là|với tư cách) (?:một )?(?:mô hình ngôn ngữ|trợ lý)'
    r'|tôi (?:đã soạn|có thể giúp)|bạn có thể (?:tùy|điều) chỉnh|^\W*(?:here is|sure,|as an ai)'
)


def check(paper: Paper) -> Iterator[Finding]:
    """Yield what was left over."""
    for piece in paper.pieces:
        if piece.text:
            yield from _left(piece)


def _left(piece: Piece) -> Iterator[Finding]:
    if found := _BLANK.search(piece.text):
        yield fault('TT30', 'blank', piece, f'còn “{excerpt(found[0])}”', 'điền đủ hoặc bỏ')
    if ('X' in piece.text or 'x' in piece.text) and (found := _NUMBER.search(_ROMAN.sub('', piece.text))):
        yield fault('TT30', 'number', piece, f'còn “{found[0]}”', 'ghi số thật')
    if found := _MARKS.search(piece.text):
        yield fault('TT30', 'marks', piece, f'ký hiệu định dạng “{found[0].strip()}”', 'bỏ ký hiệu')
    if found := _MACHINE.search(piece.text):
        yield fault('TT30', 'machine', piece, f'câu của máy: “{excerpt(found[0].strip())}”', 'bỏ câu thừa')
