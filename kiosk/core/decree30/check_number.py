"""TT13 the number and symbol, TT14 the symbol's kind, TT15 no year in it, TT16 the place and date.

Rules:
- a draft may leave the number, the day or the month blank (spaces only): a hint, no fault;
- a year between number and symbol is the form of legal normative documents: a warning of its own (TT15);
- ``tháng 03`` warns: the decree asks for a leading zero in months 1 and 2 only, and all its samples write ``tháng 3``;
- minutes have no place and date in their head.

>>> bool(SYMBOL.match('Số: 05/BC-UBND')), bool(SYMBOL.match('Số: 5/BC-UBND'))
(True, False)
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.kinds import ABBREVIATIONS, name_of
from kiosk.core.decree30.looks import Look, fault, faults_of_look
from kiosk.core.decree30.pieces import Piece
from kiosk.core.vietnamese import fold

_TYPES = '|'.join(short for short in ABBREVIATIONS.values() if short)
_COUNT = r'(?:0[1-9]|[1-9]\d+)'
SYMBOL = re.compile(rf'Số: ?{_COUNT}/(?:{_TYPES})-[A-ZĐ]{{2,}}')
"""Number and symbol of a document with a title."""
LETTER_SYMBOL = re.compile(rf'Số: ?{_COUNT}/(?!(?:{_TYPES}|CV)-)[A-ZĐ]{{2,}}-[A-ZĐa-z0-9.]+')
"""Number and symbol of an official letter: its first group is a body, no kind and not ``CV``."""
PLACE_DATE = re.compile(
    r'(?P<place>[^,]+), ngày (?P<day>0[1-9]|[12]\d|3[01]) tháng (?P<month>01|02|0?[3-9]|1[0-2]) năm (?P<year>\d{4})'
)
"""Place and date; a month ``03`` … ``09`` is let through here and warned of."""

_BLANK_DATE = re.compile(r'[^,]+, ngày (?:(?:0[1-9]|[12]\d|3[01]) )?tháng (?:(?:01|02|[3-9]|1[0-2]) )?năm(?: \d{4})?')
"""What ``PLACE_DATE`` does not match and this does has a blank in it."""
_LOOSE = re.compile(r'(?P<count>[^/]*)/(?P<year>\d{4}/)?(?P<group>[^\W\d_]+)(?P<rest>.*)')
_FAR = timedelta(days=60)
_MINUTES = 'bien-ban'


def check(paper: Paper, today: date | None) -> Iterator[Finding]:
    """Yield the faults of number, symbol, place and date."""
    yield from _number(paper)
    yield from _place_date(paper, today)


def _number(paper: Paper) -> Iterator[Finding]:
    piece = paper.head.number
    if piece is None:
        yield fault('TT13', 'missing', 0, 'không có số, ký hiệu', _example(paper.kind))
        return
    loose = _LOOSE.fullmatch(piece.text)
    group = loose['group'] if loose else ''
    if loose and loose['year']:
        have = f'{loose["year"]}{group}'
        yield fault('TT15', 'year', piece, have, f'{group}, không ghi năm (năm chỉ có ở văn bản quy phạm pháp luật)')
    blank = re.match(r'Số:\s*/', piece.text) is not None
    if blank:
        yield fault('TT13', 'blank', piece, 'số còn trống (bản nháp)', 'ghi số khi phát hành')
    if not _well_formed(_filled(piece.text), paper.kind):
        yield fault('TT13', 'form', piece, piece.text, _rewritten(piece.text, paper.kind))
    yield from _kind(paper.kind, piece, group)
    yield from faults_of_look('TT13', piece, Look(size=(13, 13), bold=False, italic=False, align='center'))


def _filled(text: str) -> str:
    """Return the symbol with a blank number filled and a year taken out: what is left is judged."""
    return re.sub(r'/\d{4}/', '/', re.sub(r'^Số:\s*/', 'Số: 10/', text))


def _well_formed(text: str, kind: str | None) -> bool:
    """Return whether the form is right, whatever the kind: that is judged by TT14."""
    if kind == 'cong-van':
        anyhow = re.compile(rf'Số: ?{_COUNT}/[A-ZĐa-z]{{2,}}-[A-ZĐa-z0-9.]+')
        return LETTER_SYMBOL.fullmatch(text) is not None or anyhow.fullmatch(text) is not None
    if SYMBOL.fullmatch(text) or (kind is not None and not ABBREVIATIONS[kind]):
        return True
    return LETTER_SYMBOL.fullmatch(text) is not None or bool(re.fullmatch(rf'Số: ?{_COUNT}/CV-[A-ZĐ]{{2,}}', text))


def _rewritten(text: str, kind: str | None) -> str:
    """Return the symbol as it should be; what it does not say is left to be filled in, never made up."""
    found = re.fullmatch(r'\D*?(\d+)\s*/\s*(.+)', text)
    if not found:
        return _example(kind)
    symbol = re.sub(r'\s*([-–])\s*', '-', found[2])
    right = f'Số: {int(found[1]):02}/{symbol}'
    strict = LETTER_SYMBOL if kind == 'cong-van' else SYMBOL
    return right if strict.fullmatch(right) else _example(kind, int(found[1]), symbol)


def _kind(kind: str | None, piece: Piece, group: str) -> Iterator[Finding]:
    if kind is None or not group:
        return
    wanted = ABBREVIATIONS[kind]
    if kind == 'cong-van' and group in {'CV', *_TYPES.split('|')}:
        yield fault('TT14', 'letter', piece, group, 'công văn không ghi chữ viết tắt tên loại')
    elif wanted and group.upper() != wanted.upper():
        yield fault('TT14', 'kind', piece, group, f'{wanted} ({name_of(kind)})')


def _example(kind: str | None, count: int = 5, symbol: str = '') -> str:
    """Return a symbol to go by; of an official letter the unit that drafts it only if ``symbol`` names one."""
    short = ABBREVIATIONS.get(kind or 'cong-van', '')
    if short:
        return f'Số: {count:02}/{short}-UBND'
    named = re.fullmatch(r'CV-(?P<body>UBND|HĐND)?(?P<unit>[A-ZĐ]{2,})?', symbol)
    body, unit = (named['body'], named['unit']) if named else ('', '')
    return f'Số: {count:02}/{body or "UBND"}-{unit or "<ký hiệu đơn vị soạn>"}'


def _place_date(paper: Paper, today: date | None) -> Iterator[Finding]:
    piece = paper.head.place_date
    example = 'Sông Chảy, ngày 05 tháng 01 năm 2026'
    if paper.kind == _MINUTES:
        if piece:
            yield fault('TT16', 'minutes', piece, 'biên bản ghi địa danh, ngày ở đầu', 'ghi thời gian trong nội dung')
        return
    if piece is None:
        yield fault('TT16', 'missing', 0, 'không có địa danh và ngày tháng', example)
        return
    yield from _date(piece, today, example)
    yield from faults_of_look('TT16', piece, Look(size=(13, 14), bold=False, italic=True, align='center'))
    number = paper.head.number
    if number and not _same_row(piece, number):
        yield fault('TT16', 'row', piece, 'khác dòng với số, ký hiệu', 'cùng dòng với số, ký hiệu')


def _date(piece: Piece, today: date | None, example: str) -> Iterator[Finding]:
    found = PLACE_DATE.fullmatch(piece.text)
    if not found:
        blank = _BLANK_DATE.fullmatch(piece.text) is not None
        right = _redated(piece.text) or example
        have, want = ('ngày còn trống (bản nháp)', 'ghi ngày khi ký') if blank else (piece.text, right)
        yield fault('TT16', 'blank' if blank else 'form', piece, have, want)
        return
    day, month, year = int(found['day']), int(found['month']), int(found['year'])
    if not found['place'][0].isupper() or fold(found['place']).startswith(('so ', 'ngay ')):
        yield fault('TT16', 'place', piece, found['place'], 'tên địa danh viết hoa')
    if month > 2 and found['month'].startswith('0'):  # noqa: PLR2004
        yield fault('TT16', 'month', piece, f'tháng {found["month"]}', f'tháng {month}')
    try:
        written = date(year, month, day)
    except ValueError:
        yield fault('TT16', 'real', piece, f'ngày {day}/{month}/{year} không có thật', 'ngày có trong lịch')
        return
    if today and written > today + _FAR:
        yield fault('TT16', 'future', piece, f'ngày {day}/{month}/{year}', 'kiểm lại: ngày còn xa')


def _redated(text: str) -> str:
    """Return place and date as they should be where only their writing is wrong, else nothing."""
    found = re.fullmatch(
        r'([^\d,]+?)\s*,?\s*ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})\.?', text
    )
    if not found:
        return ''
    day, month = int(found[2]), int(found[3])
    right = f'{found[1]}, ngày {day:02} tháng {month:02}' if month <= 2 else f'{found[1]}, ngày {day:02} tháng {month}'  # noqa: PLR2004
    return f'{right} năm {found[4]}'


def _same_row(one: Piece, other: Piece) -> bool:
    here, there = one.located, other.located
    if here.table is not None:
        return here.table is there.table and here.row == there.row
    return there.table is None and here.number == there.number
