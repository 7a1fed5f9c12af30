"""Ways to spoil a clean document, each named by the rule and the point that it breaks."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.core.decree30.document import Block, Document, Paragraph, Run, Stroke, Table
from tests.core.decree30.samples import document_mapped, line, looking, prose, respelled

Spoil = Callable[[Document], Document | None]
"""Returns None where the document has nothing to spoil this way."""


@dataclass(frozen=True)
class Break:
    """``rule`` and ``point`` must be found; ``on`` is the element spoiled, ``whole`` if nothing else of it is left."""

    name: str
    spoil: Spoil
    on: str = ''
    whole: bool = False
    only: tuple[str, ...] = ()
    """The samples it is meant for; empty: all that it can spoil."""
    hides: tuple[str, ...] = ()
    """Points that cannot be judged once this is spoiled."""

    @property
    def found(self) -> tuple[str, str]:
        code, point = self.name.split()[0].split('.')
        return code, point

    def may_join(self, other: 'Break') -> bool:
        """Whether both can be seen in one document."""
        apart = self.on == other.on and (self.whole or other.whole)
        return not (apart or '.'.join(other.found) in self.hides or '.'.join(self.found) in other.hides)


def _page(**changes) -> Spoil:
    def spoil(document: Document) -> Document:
        first = replace(document.sections[0], **changes)
        return replace(document, sections=(first, *document.sections[1:]))

    return spoil


def at(prefix: str, change: Callable[[Paragraph], Paragraph | list[Block] | None], nth: int = 0) -> Spoil:
    """Change the n-th paragraph that begins so."""

    def spoil(document: Document) -> Document | None:
        met = -1

        def each(paragraph: Paragraph) -> Paragraph | list[Block] | None:
            nonlocal met
            if not paragraph.text.startswith(prefix):
                return paragraph
            met += 1
            return change(paragraph) if met == nth else paragraph

        spoiled = document_mapped(document, each)
        return spoiled if met >= nth and spoiled != document else None

    return spoil


def looks(prefix: str, nth: int = 0, **changes) -> Spoil:
    return at(prefix, lambda paragraph: looking(paragraph, **changes), nth)


def set_(prefix: str, nth: int = 0, **changes) -> Spoil:
    return at(prefix, lambda paragraph: replace(paragraph, **changes), nth)


def words(prefix: str, old: str, new: str, nth: int = 0) -> Spoil:
    def change(paragraph: Paragraph) -> Paragraph:
        return respelled(paragraph, old, new)

    return at(prefix, change, nth)


def gone(prefix: str) -> Spoil:
    return at(prefix, lambda _: None)


def after(prefix: str, *more: Block) -> Spoil:
    return at(prefix, lambda paragraph: [paragraph, *more])


def before(prefix: str, *more: Block) -> Spoil:
    return at(prefix, lambda paragraph: [*more, paragraph])


def _strokes(near_mm: float, change: Callable[[Stroke], Stroke | None]) -> Spoil:
    """Change the strokes of about this length."""

    def spoil(document: Document) -> Document | None:
        def each(paragraph: Paragraph) -> Paragraph:
            kept = [change(stroke) if abs(stroke.mm - near_mm) < 1 else stroke for stroke in paragraph.strokes]
            return replace(paragraph, strokes=tuple(stroke for stroke in kept if stroke))

        spoiled = document_mapped(document, each)
        return spoiled if spoiled != document else None

    return spoil


def _header(**changes) -> Spoil:
    def spoil(document: Document) -> Document | None:
        (number,) = document.sections[0].header or (None,)
        if number is None or number.runs[0].size != 14 or number.align != 'center':
            return None
        looked = {key: value for key, value in changes.items() if key != 'align'}
        spoiled = looking(replace(number, align=changes.get('align', 'center')), **looked)
        return _page(header=(spoiled,))(document)

    return spoil


def _long_without_numbers(document: Document) -> Document | None:
    section = document.sections[0]
    long = [
        prose(f'{n}. Ủy ban nhân dân xã giao Phòng Kinh tế rà soát diện tích ngô bị ngập ở thôn.') for n in range(1, 61)
    ]
    at_ = next(
        (i for i, block in enumerate(section.blocks) if isinstance(block, Paragraph) and block.text == TEXT), None
    )
    if at_ is None:
        return None
    blocks = (*section.blocks[:at_], *long, *section.blocks[at_:])
    return _page(blocks=blocks, header=(), different_first=False, page_start=None)(document)


def _split_nation(paragraph: Paragraph) -> list[Block]:
    first, second = (replace(paragraph.runs[0], text=text) for text in ('CỘNG HÒA XÃ HỘI', 'CHỦ NGHĨA VIỆT NAM'))
    return [replace(paragraph, runs=(first,)), replace(paragraph, runs=(second,))]


def _narrow(document: Document) -> Document | None:
    section = document.sections[0]
    head = section.blocks[0]
    if not isinstance(head, Table):
        return None
    return _page(blocks=(replace(head, widths_mm=(85.0, 80.0)), *section.blocks[1:]))(document)


def _dates_own_row(document: Document) -> Document | None:
    section = document.sections[0]
    head = section.blocks[0]
    if not isinstance(head, Table) or len(head.rows) != 2 or not head.rows[1][1].blocks:
        return None
    (names, (number, date)) = head.rows
    apart = (names, (number, replace(date, blocks=())), (replace(number, blocks=()), date))
    return _page(blocks=(replace(head, rows=apart), *section.blocks[1:]))(document)


def _nfd(paragraph: Paragraph) -> Paragraph:
    return replace(
        paragraph, runs=tuple(replace(run, text=unicodedata.normalize('NFD', run.text)) for run in paragraph.runs)
    )


def _urgent(text: str, color: str = 'FF0000', framed: bool = True) -> Spoil:
    stamp = Paragraph((Run(text, size=13, bold=True, color=color),), align='center', framed=framed)

    def spoil(document: Document) -> Document:
        section = document.sections[0]
        return _page(blocks=(section.blocks[0], stamp, *section.blocks[1:]))(document)

    return spoil


def _underlined(document: Document) -> Document | None:
    bare = _strokes(32, lambda _: None)(document)
    return bare and looks('Tổ chức lớp', underline=True)(bare)


def base_font(document: Document) -> Document:
    return replace(document, base=replace(document.base, font='Calibri'))


def _unsigned(document: Document) -> Document | None:
    powerless = gone('TM. ')(document)
    return powerless and gone('CHỦ TỊCH')(powerless)


def _no_list(document: Document) -> Document | None:
    spoiled: Document | None = gone('Nơi nhận')(document)
    while spoiled is not None and (less := gone('- ')(spoiled)) is not None:
        spoiled = less
    return spoiled


NATION, MOTTO, AUTHORITY = 'CỘNG HÒA', 'Độc lập', 'ỦY BAN NHÂN DÂN'
TEXT = (
    'Đề nghị các đơn vị triển khai thực hiện đúng thời hạn; vướng mắc phản ánh về Ủy ban nhân dân xã để giải quyết./.'
)
LAST = 'Đề nghị'
TASK = 'Ủy ban nhân dân xã giao Phòng Văn hóa'
"""A paragraph of the text in the official letters, the notices and the plan."""

PAGE = [
    Break('TT01.sheet', _page(width_mm=215.9, height_mm=279.4), 'sheet'),
    Break('TT02.margin', _page(top_mm=15.0), 'top'),
    Break('TT03.margin', _page(bottom_mm=27.0), 'bottom'),
    Break('TT04.margin', _page(left_mm=25.4), 'left'),
    Break('TT05.margin', _page(right_mm=25.4), 'right'),
    Break('TT06.font', looks(LAST, font='Arial'), 'font'),
    Break('TT06.font of the default style', base_font, 'base'),
    Break('TT07.composed', at(TASK, _nfd), 'task', whole=True),
    Break('TT07.legacy_font', looks(TASK, font='.VnTime'), 'task font'),
    Break('TT08.color', looks(LAST, color='1F3864'), 'color'),
    Break('TT09.maybe_missing', _page(header=(), different_first=False, page_start=None), 'number', whole=True),
    Break('TT09.missing', _long_without_numbers, 'number', whole=True),
    Break('TT09.first_page', _page(different_first=False), 'number'),
    Break('TT09.start', _page(page_start=2), 'number'),
    Break('TT09.footer', _page(footer=(Paragraph((Run('2', size=14, page_field=True),), align='center'),)), 'footer'),
    Break('TT09.centre', _header(align='right'), 'number'),
    Break('TT09.size', _header(size=11.0), 'number'),
    Break('TT09.upright', _header(italic=True), 'number'),
]
LETTERHEAD = [
    Break('TT10.words', words(NATION, 'NGHĨA', 'NGHIÃ'), 'nation', whole=True),
    Break('TT10.missing', gone(NATION), 'nation', whole=True),
    Break('TT10.size', looks(NATION, size=11.0), 'nation', hides=('TT10.one_line',)),
    Break('TT10.bold', looks(NATION, bold=False), 'nation'),
    Break('TT10.italic', looks(NATION, italic=True), 'nation'),
    Break('TT10.align', set_(NATION, align='left'), 'nation'),
    Break('TT10.capitals', words(NATION, 'CỘNG HÒA', 'Cộng hòa'), 'nation', whole=True),
    Break('TT10.words split over two lines', at(NATION, _split_nation), 'nation', whole=True),
    Break('TT10.one_line', _narrow, 'nation'),
    Break('TT11.words with a long dash', words(MOTTO, ' - ', ' – '), 'motto'),
    Break('TT11.words without spaces', words(MOTTO, ' - ', '-'), 'motto'),
    Break('TT11.missing', gone(MOTTO), 'motto', whole=True, hides=('TT11.stroke', 'TT11.stroke_length')),
    Break('TT11.bold', looks(MOTTO, bold=False), 'motto'),
    Break('TT11.size', looks(MOTTO, size=12.0), 'motto'),
    Break('TT11.stroke', _strokes(56, lambda _: None), 'motto stroke', whole=True),
    Break('TT11.stroke of dashes', _strokes(56, lambda each: replace(each, kind='dashes')), 'motto stroke', whole=True),
    Break('TT11.stroke_length', _strokes(56, lambda each: replace(each, mm=95.0)), 'motto stroke', whole=True),
    Break('TT12.issuing_bold', looks('XÃ SÔNG CHẢY', bold=False), 'issuing'),
    Break('TT12.issuing_size', looks('XÃ SÔNG CHẢY', size=14.0), 'issuing'),
    Break('TT12.issuing_capitals', words('XÃ SÔNG', 'XÃ SÔNG CHẢY', 'Xã Sông Chảy'), 'issuing', whole=True),
    Break('TT12.superior_bold', looks('UBND XÃ', bold=True), 'superior'),
    Break('TT12.stroke', _strokes(15, lambda _: None), 'issuing stroke', whole=True),
    Break('TT12.stroke_length', _strokes(15, lambda each: replace(each, mm=40.0)), 'issuing stroke', whole=True),
    Break('TT13.form without the zero', words('Số: 0', 'Số: 0', 'Số: '), 'symbol'),
    Break('TT13.form without the colon', words('Số: ', 'Số: ', 'Số '), 'symbol'),
    Break('TT13.form with spaces', words('Số: ', '-', ' - '), 'symbol'),
    Break('TT13.missing', gone('Số: '), 'symbol', whole=True, hides=('TT16.row',)),
    Break('TT13.size', looks('Số: ', size=14.0), 'symbol'),
    Break('TT13.bold', looks('Số: ', bold=True), 'symbol'),
    Break('TT13.blank', words('Số: ', '118/', '     /'), 'symbol', whole=True),
    Break('TT14.letter', words('Số: 118', 'UBND-VHXH', 'CV-UBND'), 'symbol'),
    Break('TT14.kind', words('Số: ', 'KH-', 'BC-'), 'symbol'),
    Break('TT15.year', words('Số: ', '/', '/2026/'), 'symbol'),
    Break('TT16.form', words('Sông Chảy, ngày 25', 'ngày 25', 'ngày 5'), 'date', whole=True),
    Break(
        'TT16.form with slashes',
        words('Sông Chảy, ngày 25', 'ngày 25 tháng 11 năm 2026', 'ngày 25 tháng 1 năm 2026'),
        'date',
        whole=True,
    ),
    Break('TT16.month', words('Sông Chảy, ngày 25', 'tháng 11', 'tháng 03'), 'date', whole=True),
    Break('TT16.real', words('Sông Chảy, ngày 25', 'ngày 25 tháng 11', 'ngày 31 tháng 11'), 'date', whole=True),
    Break('TT16.italic', looks('Sông Chảy, ngày 25', italic=False), 'date'),
    Break('TT16.size', looks('Sông Chảy, ngày 25', size=12.0), 'date'),
    Break('TT16.row', _dates_own_row, 'date'),
    Break('TT16.missing', gone('Sông Chảy, ngày 25'), 'date', whole=True),
    Break('TT16.minutes', after('Số: 02/BB', line('Sông Chảy, ngày 27 tháng 11 năm 2026', 13, italic=True)), 'date'),
]
SUBJECT = [
    Break('TT17.capitals', words('KẾ HOẠCH', 'KẾ HOẠCH', 'Kế hoạch'), 'title'),
    Break('TT17.bold', looks('KẾ HOẠCH', bold=False), 'title'),
    Break('TT17.size', looks('KẾ HOẠCH', size=16.0), 'title'),
    Break('TT17.align', set_('KẾ HOẠCH', align='left'), 'title'),
    Break('TT17.subject_bold', looks('Tổ chức lớp', bold=False), 'subject'),
    Break('TT17.subject_size', looks('Tổ chức lớp', size=12.0), 'subject'),
    Break(
        'TT17.subject_missing', gone('Tổ chức lớp'), 'subject', whole=True, hides=('TT17.stroke', 'TT17.stroke_length')
    ),
    Break('TT17.vv', words('Tổ chức lớp', 'Tổ', 'V/v tổ'), 'subject'),
    Break('TT17.stroke', _strokes(32, lambda _: None), 'subject stroke', whole=True),
    Break('TT17.stroke underlined', _underlined, 'subject stroke', whole=True),
    Break('TT17.stroke_length', _strokes(32, lambda each: replace(each, mm=120.0)), 'subject stroke', whole=True),
    Break('TT17.missing', gone('THÔNG BÁO'), 'title', whole=True, hides=('TT17.stroke', 'TT17.stroke_length')),
    Break('TT18.missing', gone('V/v rà soát'), 'about', whole=True),
    Break('TT18.bold', looks('V/v rà soát', bold=True), 'about'),
    Break('TT18.size', looks('V/v rà soát', size=14.0), 'about'),
    Break('TT18.gap', set_('V/v rà soát', before_pt=0.0), 'about'),
    Break(
        'TT18.title', at('Kính gửi', lambda each: [line('CÔNG VĂN', 14, bold=True), each]), 'title', only=('cong-van',)
    ),
]
BODY = [
    Break('TT19.italic', looks('Căn cứ Luật', italic=False), 'basis'),
    Break('TT19.size', looks('Căn cứ Luật', size=12.0), 'basis'),
    Break('TT19.end', words('Căn cứ Luật', '2025;', '2025.'), 'basis'),
    Break('TT19.law_number', words('Căn cứ Luật', 'phương ngày', 'phương số 72/2025/QH15 ngày'), 'basis'),
    Break('TT20.align', set_(TASK, align='left'), 'task align'),
    Break('TT20.size', looks(TASK, size=12.0), 'task size'),
    Break('TT20.first_line', set_(TASK, first_mm=0.0), 'task first'),
    Break('TT20.gap', set_(TASK, before_pt=0.0), 'task gap', only=('cong-van', 'thong-bao-ket-luan', 'ke-hoach')),
    Break('TT20.line', set_(TASK, line=2.0), 'task line'),
    Break('TT20.line fixed', set_(TASK, line=None, line_pt=12.0), 'task line'),
    Break('TT20.italic', looks(TASK, italic=True), 'task italic'),
    Break('TT21.article', words('Điều 2.', 'Điều 2', 'Điều 4'), 'article'),
    Break('TT21.article_dot', words('Điều 2.', 'Điều 2.', 'Điều 2:'), 'article'),
    Break('TT21.article_bold', looks('Điều 2.', bold=False), 'article'),
    Break('TT21.clause', words('2. Trả kết quả', '2.', '4.'), 'clause'),
    Break('TT21.letter', words('đ) ', 'đ)', 'e)'), 'point'),
    Break('TT21.foreign_letter', words('đ) ', 'đ)', 'f)'), 'point'),
    Break('TT26.closing', words(LAST, './.', '.'), 'closing'),
    Break('TT29.capitals a body', words(LAST, 'Ủy ban nhân dân', 'Ủy Ban Nhân Dân'), 'body name'),
    Break('TT29.capitals a place', words(LAST, 'giải quyết', 'gửi tới Tỉnh Phú Thọ'), 'place name'),
    Break('TT29.capitals an article', words(LAST, 'đúng thời hạn', 'theo điều 5'), 'cited'),
    Break('TT29.capitals a clause', words(LAST, 'đúng thời hạn', 'theo Khoản 2 Điều 5'), 'cited'),
    Break('TT29.capitals a weekday', words(LAST, 'đúng thời hạn', 'vào thứ hai'), 'cited'),
    Break('TT29.capitals a feast', words(LAST, 'đúng thời hạn', 'dịp Tết Trung thu'), 'cited'),
    Break('TT29.space_before', words(LAST, 'thời hạn;', 'thời hạn ;'), 'punctuation'),
    Break('TT29.space_after', words(LAST, 'hạn; vướng', 'hạn;vướng'), 'punctuation'),
    Break('TT29.strange', words(LAST, 'triển khai', 'triển\u200b khai'), 'strange'),
    Break('TT29.abbreviation', words(LAST, 'đơn vị', 'đơn vị GDTX'), 'short'),
    Break('TT30.blank to be filled in', words(LAST, 'Đề nghị', '[CẦN BỔ SUNG] đề nghị'), 'begin'),
    Break('TT30.blank of dots', words(LAST, 'các đơn vị', 'các đơn vị …………'), 'blank'),
    Break('TT30.number', words(LAST, 'các đơn vị', 'XX đơn vị'), 'blank'),
    Break('TT30.marks', words(LAST, 'thực hiện', '**thực hiện**'), 'marks'),
    Break(
        'TT30.machine', at(TASK, lambda each: [prose('Dưới đây là dự thảo theo yêu cầu của anh/chị:'), each]), 'machine'
    ),
]
TAIL = [
    Break('TT22.missing', _unsigned, 'posts', whole=True),
    Break('TT22.post_bold', looks('TM. ', bold=False), 'posts'),
    Break('TT22.post_size', looks('TM. ', size=12.0), 'posts'),
    Break('TT22.post_capitals', words('TM. ', 'ỦY BAN NHÂN DÂN', 'Ủy ban nhân dân'), 'posts'),
    Break('TT22.dot', words('TM. ', 'TM.', 'T/M'), 'posts'),
    Break('TT22.dot left out', words('TM. ', 'TM.', 'TM'), 'posts'),
    Break('TT22.name_bold', looks('Đỗ Văn Mẫu', bold=False), 'name'),
    Break('TT22.name_size', looks('Đỗ Văn Mẫu', size=12.0), 'name'),
    Break('TT22.rank', words('Đỗ Văn Mẫu', 'Đỗ', 'ThS. Đỗ'), 'name'),
    Break('TT22.name_missing', gone('Đỗ Văn Mẫu'), 'name', whole=True),
    Break('TT22.minutes', words('THƯ KÝ', 'THƯ KÝ', 'CHÁNH VĂN PHÒNG'), 'posts'),
    Break('TT23.missing', _no_list, 'receivers', whole=True, only=('cong-van', 'thong-bao', 'ke-hoach')),
    Break('TT23.word_size', looks('Nơi nhận', size=14.0), 'receivers word'),
    Break('TT23.word_bold', looks('Nơi nhận', bold=False), 'receivers word'),
    Break('TT23.word_italic', looks('Nơi nhận', italic=False), 'receivers word'),
    Break('TT23.list_size', looks('- Lưu', size=12.0), 'kept'),
    Break('TT23.dash', words('- Trưởng các thôn;', '- Trưởng', '+ Trưởng'), 'list'),
    Break('TT23.end', words('- Trưởng các thôn;', 'thôn;', 'thôn.'), 'list'),
    Break('TT23.kept', words('- Lưu', 'VT, VHXH.', 'VHXH;'), 'kept'),
    Break('TT24.missing', gone('Kính gửi: Thường trực'), 'addressed', whole=True, hides=('TT24.as_above',)),
    Break(
        'TT24.not_expected',
        before('Căn cứ Kế hoạch', line('Kính gửi: Trưởng các thôn', 14)),
        'addressed',
        hides=('TT24.nothing_above',),
    ),
    Break('TT24.as_above', words('- Như trên', 'Như trên', 'Trưởng các thôn'), 'first'),
    Break('TT24.as_articles', words('- Như Điều', 'Như Điều 3', 'Trưởng các thôn'), 'first'),
    Break('TT24.nothing_above', words('- Các phòng', 'Các phòng, trung tâm', 'Như trên'), 'first'),
    Break('TT24.size', looks('Kính gửi', size=12.0), 'addressed'),
    Break('TT24.bold', looks('Kính gửi', bold=True), 'addressed'),
    Break('TT25.end', words('- Trung tâm Phục vụ', 'công;', 'công.'), 'addressees'),
    Break('TT25.dash', words('- Trung tâm Phục vụ', '- ', '+ '), 'addressees'),
    Break('TT25.inline', words('Kính gửi: Trưởng', 'xã', 'xã; Công an xã'), 'addressed'),
    Break('TT27.heading_size', looks('Phụ lục I', size=13.0), 'annex'),
    Break('TT27.heading_bold', looks('Phụ lục I', bold=False), 'annex'),
    Break('TT27.heading_capitals', words('Phụ lục I', 'Phụ lục', 'PHỤ LỤC'), 'annex'),
    Break('TT27.roman', words('Phụ lục II', 'II', '2'), 'annex'),
    Break('TT27.name_capitals', words('DANH SÁCH LỚP', 'DANH SÁCH LỚP', 'Danh sách lớp'), 'annex name'),
    Break('TT27.name_bold', looks('DANH SÁCH LỚP', bold=False), 'annex name'),
    Break('TT27.notice_italic', looks('(Kèm theo', italic=False), 'notice'),
    Break('TT27.notice_missing', gone('(Kèm theo'), 'notice', whole=True, only=('ke-hoach',)),
    Break('TT27.not_mentioned', words(TASK, ' (theo Phụ lục I và Phụ lục II kèm theo)', ''), 'pointer', whole=True),
    Break('TT28.degree', _urgent('HỎA TỐC HẸN GIỜ'), 'urgency', whole=True),
    Break('TT28.color', _urgent('KHẨN', color='auto'), 'urgency', whole=True),
    Break('TT28.frame', _urgent('HỎA TỐC', framed=False), 'urgency', whole=True),
    Break('TT28.secret', _urgent('TỐI MẬT'), 'urgency', whole=True),
]


BREAKS = [*PAGE, *LETTERHEAD, *SUBJECT, *BODY, *TAIL]
