"""Clean documents of every kind a commune writes, set by hand with literals: the checker must find nothing in them.

They are built on purpose without the composer, so that the composer and the checker can be judged by each other.
Unit, people and numbers are fictitious (``content/THE-GIOI.md``).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.core.decree30.document import Block, Cell, Document, Paragraph, Run, Section, Stroke, Table

QUOC_HIEU = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
TIEU_NGU = 'Độc lập - Tự do - Hạnh phúc'
DATE = 'Sông Chảy, ngày 25 tháng 11 năm 2026'


def line(
    text: str, size: float, *, bold: bool = False, italic: bool = False, align: str = 'center', **more
) -> Paragraph:
    return Paragraph((Run(text, size=size, bold=bold, italic=italic),), align=align, **more)


def rule(mm: float, kind: str = 'drawing') -> Paragraph:
    return Paragraph(align='center', strokes=(Stroke(mm, kind),))


def prose(text: str, **more) -> Paragraph:
    looks = {'align': 'justify', 'first_mm': 12.7, 'before_pt': 6.0, 'line': 1.15} | more
    return Paragraph((Run(text, size=14),), **looks)


def heading(text: str) -> Paragraph:
    return Paragraph((Run(text, size=14, bold=True),), align='justify', first_mm=12.7, before_pt=6.0)


def article(number: int, text: str) -> Paragraph:
    runs = (Run(f'Điều {number}.', size=14, bold=True), Run(f' {text}', size=14))
    return Paragraph(runs, align='justify', first_mm=12.7, before_pt=6.0)


def basis(text: str) -> Paragraph:
    return Paragraph((Run(text, size=14, italic=True),), align='justify', first_mm=12.7, before_pt=6.0)


def open_table(*rows: tuple[Iterable[Block], ...], widths: tuple[float, ...]) -> Table:
    return Table(tuple(tuple(Cell(tuple(blocks)) for blocks in row) for row in rows), widths, ruled=False)


def letterhead(symbol: str, *, about: str = '', dated: bool = True, unit: str = '') -> Table:
    if unit:
        body = [line('UBND XÃ SÔNG CHẢY', 12), line(unit, 12, bold=True), rule(24)]
    else:
        body = [line('ỦY BAN NHÂN DÂN', 13, bold=True), line('XÃ SÔNG CHẢY', 13, bold=True), rule(15)]
    nation = [line(QUOC_HIEU, 13, bold=True), line(TIEU_NGU, 13, bold=True), rule(56)]
    left = [line(f'Số: {symbol}', 13)]
    if about:
        left.append(line(f'V/v {about}', 12, before_pt=6.0))
    right = [line(DATE, 13, italic=True)] if dated else []
    return open_table((body, nation), (left, right), widths=(66, 99))


def title(name: str, subject: str, stroke: float | None = 32) -> list[Block]:
    blocks: list[Block] = [line(name, 14, bold=True, before_pt=12.0), line(subject, 14, bold=True)]
    return blocks if stroke is None else [*blocks, rule(stroke)]


def receivers(first: str, *others: str, kept: str = 'VT, VHXH') -> list[Block]:
    rows = [first, *others]
    return [
        line('Nơi nhận:', 12, bold=True, italic=True, align='left'),
        *(line(f'- {text};', 11, align='left') for text in rows),
        line(f'- Lưu: {kept}.', 11, align='left'),
    ]


def signed(*posts: str, name: str = 'Đỗ Văn Mẫu') -> list[Block]:
    blanks = [Paragraph(align='center')] * 4
    return [*(line(post, 14, bold=True) for post in posts), *blanks, line(name, 14, bold=True)]


CHAIR = ('TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH')


def closing(left: list[Block], right: list[Block]) -> Table:
    return open_table((left, right), widths=(82, 83))


def page_numbers() -> dict:
    number = Paragraph((Run('2', size=14, page_field=True),), align='center')
    return {'header': (number,), 'different_first': True, 'page_start': 1}


def whole(*blocks: Block | list[Block]) -> Document:
    flat: list[Block] = []
    for block in blocks:
        flat += block if isinstance(block, list) else [block]
    return Document((Section(tuple(flat), **page_numbers()),), Run('', size=14))


TASKS = (
    'Ủy ban nhân dân xã giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với trưởng thôn của 12 thôn rà soát danh sách '
    'học viên, gửi về trước ngày 30 tháng 11 năm 2026 để tổng hợp.'
)
HOUSES = (
    'Đến ngày 20 tháng 11 năm 2026, Trung tâm Phục vụ hành chính công đã tiếp nhận 412 hồ sơ, trong đó 309 hồ sơ nộp '
    'trực tuyến; đã giải quyết 386 hồ sơ, đúng hạn 378 hồ sơ.'
)
END = 'Đề nghị các đơn vị triển khai thực hiện đúng thời hạn; vướng mắc phản ánh về Ủy ban nhân dân xã để giải quyết./.'


def cong_van() -> Document:
    return whole(
        letterhead('118/UBND-VHXH', about='rà soát danh sách học viên lớp kỹ năng số'),
        line('Kính gửi: Trưởng các thôn trên địa bàn xã', 14, before_pt=12.0),
        prose('Thực hiện Kế hoạch số 02/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân xã về lớp kỹ năng số.'),
        prose(TASKS),
        prose(END),
        closing(
            receivers('Như trên', 'Chủ tịch, các PCT UBND xã'),
            signed('TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'),
        ),
    )


def cong_van_nhieu_noi() -> Document:
    """An official letter to several addressees."""
    section = cong_van().sections[0]
    to = [
        line('Kính gửi:', 14, before_pt=12.0),
        line('- Trung tâm Phục vụ hành chính công;', 14, align='left', left_mm=60),
        line('- Trưởng các thôn.', 14, align='left', left_mm=60),
    ]
    return Document((mapped(section, lambda each: to if each.text.startswith('Kính gửi') else each),), Run('', size=14))


GROUNDS = (
    basis('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'),
    basis('Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.'),
)


def with_annexes(section: Section) -> Document:
    """Return a document of this section and the annexes of the plan."""
    plan = ke_hoach()
    return replace(plan, sections=(section, *plan.sections[1:]))


def cong_van_day_du() -> Document:
    """An official letter with all that one can have: grounds, points, several addressees, annexes."""
    points = [prose(f'{letter}) Phòng họp số {number};') for number, letter in enumerate('abcdđ', 1)]

    def richer(each: Paragraph) -> Paragraph | list[Block]:
        if each.text.startswith('Thực hiện'):
            return [*GROUNDS, each, prose('Danh sách lớp theo Phụ lục I, lịch học theo Phụ lục II kèm theo.')]
        return [each, *points] if each.text.startswith('Ủy ban nhân dân xã giao') else each

    return with_annexes(mapped(cong_van_nhieu_noi().sections[0], richer))


def to_trinh_nhieu_noi() -> Document:
    """A submission to several, with annexes."""
    lines = [
        line('Kính gửi:', 14, before_pt=12.0),
        line('- Trung tâm Phục vụ hành chính công;', 14, align='left', left_mm=60),
        line('- Trưởng các thôn.', 14, align='left', left_mm=60),
    ]
    task = prose(f'{TASKS[:-1]} (theo Phụ lục I và Phụ lục II kèm theo).')

    def richer(each: Paragraph) -> Paragraph | list[Block]:
        if each.text.startswith('Kính gửi'):
            return lines
        return [task] if each.text == HOUSES else each

    return with_annexes(mapped(to_trinh().sections[0], richer))


def cong_van_khong_bang() -> Document:
    """Several addressees, the letterhead in paragraphs with tabs, underscores as lines, breaks inside paragraphs."""
    pair = {'align': 'left'}
    both = Paragraph((Run('UBND XÃ SÔNG CHẢY\t', size=12), Run(QUOC_HIEU, size=12, bold=True)), **pair)
    unit = Paragraph((Run('PHÒNG KINH TẾ\t', size=12, bold=True), Run(TIEU_NGU, size=13, bold=True)), **pair)
    lines = Paragraph((Run('', size=12),), strokes=(Stroke(14, 'drawing'), Stroke(56, 'drawing')))
    number = Paragraph((Run('Số: 09/KT-NN\t', size=13), Run(DATE, size=13, italic=True)), **pair)
    return whole(
        both,
        unit,
        lines,
        number,
        line('V/v phòng, chống rét cho cây trồng', 12, before_pt=6.0),
        line('Kính gửi:', 14, before_pt=12.0),
        line('- Trung tâm Phục vụ hành chính công;', 14, align='left', left_mm=60),
        line('- Trưởng các thôn.', 14, align='left', left_mm=60),
        prose(TASKS),
        prose('- Thời gian: trước ngày 30 tháng 11 năm 2026;', left_mm=12.7, first_mm=0.0),
        prose(END),
        closing(receivers('Như trên', kept='VT'), signed('TRƯỞNG PHÒNG')),
    )


def thong_bao() -> Document:
    return whole(
        letterhead('07/TB-UBND'),
        title('THÔNG BÁO', 'Về việc nghỉ tết Dương lịch năm 2027'),
        prose(TASKS),
        prose(END),
        closing(
            receivers('Các phòng, trung tâm', 'Trưởng các thôn', kept='VT, VP'),
            signed('TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'),
        ),
    )


def giay_moi() -> Document:
    return whole(
        letterhead('09/GM-UBND'),
        title('GIẤY MỜI', 'Dự họp giao ban tháng 11 năm 2026'),
        prose(
            'Ủy ban nhân dân xã Sông Chảy trân trọng kính mời: Trưởng các phòng, trung tâm và trưởng thôn của 12 thôn.'
        ),
        prose('Tới dự họp giao ban tháng 11 năm 2026.'),
        prose('Chủ trì: Chủ tịch Ủy ban nhân dân xã.'),
        prose('Thời gian: 8 giờ 00 phút, thứ Sáu, ngày 27 tháng 11 năm 2026.'),
        prose('Địa điểm: Phòng họp số 1, trụ sở Ủy ban nhân dân xã./.'),
        closing(receivers('Như thành phần mời', 'Chủ tịch, các PCT UBND xã', kept='VT'), signed(*CHAIR)),
    )


def bao_cao() -> Document:
    cells = (('STT', 'Chỉ tiêu', 'Số hồ sơ'), ('1', 'Tiếp nhận', '412'), ('2', 'Đã giải quyết', '386'))
    figures = Table(
        tuple(tuple(Cell((line(text, 13),)) for text in row) for row in cells), (15, 100, 50), heading_rows=1
    )
    return whole(
        letterhead('12/BC-UBND'),
        title('BÁO CÁO', 'Kết quả giải quyết thủ tục hành chính tháng 11 năm 2026', 45),
        line('Kính gửi: Ủy ban nhân dân tỉnh', 14, before_pt=6.0),
        heading('I. KẾT QUẢ'),
        heading('1. Tiếp nhận hồ sơ'),
        prose(HOUSES),
        heading('2. Giải quyết hồ sơ'),
        prose(HOUSES),
        figures,
        heading('II. NHIỆM VỤ TRỌNG TÂM'),
        prose('1. Nâng tỷ lệ hồ sơ nộp trực tuyến lên 80% vào tháng 12 năm 2026.'),
        prose('2. Trả kết quả đúng hạn.'),
        prose('Trên đây là báo cáo kết quả tháng 11 năm 2026 của Ủy ban nhân dân xã Sông Chảy./.'),
        closing(receivers('Như trên', 'Thường trực HĐND xã'), signed(*CHAIR)),
    )


def ke_hoach() -> Document:
    main = [
        letterhead('05/KH-UBND'),
        *title('KẾ HOẠCH', 'Tổ chức lớp kỹ năng số năm 2027'),
        prose('Căn cứ Kế hoạch số 02/KH-UBND ngày 15 tháng 01 năm 2026, Ủy ban nhân dân xã ban hành kế hoạch như sau:'),
        heading('I. MỤC ĐÍCH, YÊU CẦU'),
        prose(HOUSES),
        heading('II. NỘI DUNG'),
        prose(f'{TASKS[:-1]} (theo Phụ lục I và Phụ lục II kèm theo).'),
        prose(END),
        closing(receivers('Các phòng, trung tâm', 'Trưởng các thôn'), signed(*CHAIR)),
    ]
    notice = '(Kèm theo Kế hoạch số 05/KH-UBND ngày 25 tháng 11 năm 2026 của Ủy ban nhân dân xã Sông Chảy)'
    annexes = [
        Section(
            (
                line(f'Phụ lục {roman}', 14, bold=True),
                line(name, 14, bold=True),
                line(notice, 14, italic=True),
                prose('1. Lớp thứ nhất học tại Nhà văn hóa thôn Bến Đò.'),
                prose('2. Lớp thứ hai học tại Nhà văn hóa thôn Chợ Phiên.'),
            ),
            **page_numbers(),
        )
        for roman, name in (('I', 'DANH SÁCH LỚP'), ('II', 'LỊCH HỌC'))
    ]
    return Document((Section(tuple(main), **page_numbers()), *annexes), Run('', size=14))


def to_trinh() -> Document:
    return whole(
        letterhead('31/TTr-UBND'),
        title('TỜ TRÌNH', 'Về việc bổ sung kinh phí mua máy tính'),
        line('Kính gửi: Thường trực Hội đồng nhân dân xã', 14, before_pt=6.0),
        basis('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'),
        basis('Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.'),
        prose(HOUSES),
        prose('a) Máy tính: 02 bộ;'),
        prose('b) Máy in: 01 bộ;'),
        prose('c) Máy quét: 01 bộ;'),
        prose('d) Bàn ghế: 02 bộ;'),
        prose('đ) Đường truyền: 01 đường.'),
        prose('Ủy ban nhân dân xã kính trình Thường trực Hội đồng nhân dân xã xem xét, quyết định./.'),
        closing(receivers('Như trên', kept='VT, KT'), signed(*CHAIR)),
    )


def bien_ban() -> Document:
    return whole(
        letterhead('02/BB-UBND', dated=False),
        title('BIÊN BẢN', 'Họp giao ban tháng 11 năm 2026', None),
        prose('Thời gian bắt đầu: 8 giờ 00 phút, ngày 27 tháng 11 năm 2026.'),
        prose('Địa điểm: Phòng họp số 1, trụ sở Ủy ban nhân dân xã.'),
        prose('Thành phần tham dự: Trưởng các phòng, trung tâm; trưởng thôn của 12 thôn.'),
        prose('Chủ trì (chủ tọa): Chủ tịch Ủy ban nhân dân xã.'),
        prose('Thư ký (người ghi biên bản): chuyên viên Văn phòng HĐND và UBND.'),
        prose(f'Nội dung: {TASKS}'),
        prose('Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 27 tháng 11 năm 2026./.'),
        open_table((signed('THƯ KÝ', name='Lê Thị Thử'), signed('CHỦ TỌA')), widths=(82, 83)),
        receivers('Thành phần dự họp', kept='VT, Hồ sơ'),
    )


def quyet_dinh() -> Document:
    return whole(
        letterhead('40/QĐ-UBND'),
        title('QUYẾT ĐỊNH', 'Về việc thành lập Tổ công nghệ số cộng đồng'),
        line('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SÔNG CHẢY', 14, bold=True, before_pt=6.0),
        basis('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'),
        basis('Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;'),
        basis('Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội.'),
        line('QUYẾT ĐỊNH:', 14, bold=True, before_pt=6.0),
        article(1, f'Thành lập Tổ công nghệ số cộng đồng xã Sông Chảy. {TASKS}'),
        article(2, 'Quyết định này có hiệu lực từ ngày ký.'),
        article(
            3,
            'Chánh Văn phòng, trưởng các phòng và trưởng thôn của 12 thôn chịu trách nhiệm thi hành Quyết định này.',
        ),
        prose(TASKS),
        prose(END),
        closing(receivers('Như Điều 3', 'Chủ tịch, các PCT UBND xã'), signed('CHỦ TỊCH')),
    )


def thong_bao_ket_luan() -> Document:
    return whole(
        letterhead('08/TB-VP', unit='VĂN PHÒNG HĐND VÀ UBND'),
        title('THÔNG BÁO', 'Kết luận của Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban', 50),
        prose(HOUSES),
        heading('1. Đánh giá chung'),
        prose(HOUSES),
        heading('2. Giao nhiệm vụ'),
        prose(TASKS),
        prose(END),
        closing(receivers('Thành phần dự họp', kept='VT'), signed('CHÁNH VĂN PHÒNG')),
    )


def quyet_dinh_ban_hanh() -> Document:
    """A decision that issues a regulation, attached in the same file; lines as borders, an upper HOÀ."""
    first = quyet_dinh().sections[0]
    attached = (
        line('QUY CHẾ', 14, bold=True),
        line('Hoạt động của Tổ công nghệ số cộng đồng', 14, bold=True),
        line(
            '(Kèm theo Quyết định số 40/QĐ-UBND ngày 25 tháng 11 năm 2026 của Chủ tịch Ủy ban nhân dân xã)',
            14,
            italic=True,
        ),
        article(1, 'Quy chế này quy định việc hoạt động của Tổ.'),
        article(2, 'Tổ họp mỗi tháng một lần./.'),
    )
    spelled = mapped(replace(first, header=()), lambda each: respelled(each, 'HÒA', 'HOÀ'))
    main = replace(first, blocks=spelled.blocks)
    main = replace(
        main,
        blocks=mapped(
            main, lambda each: respelled(each, 'Thành lập Tổ', 'Ban hành kèm theo Quyết định này Quy chế của Tổ')
        ).blocks,
    )
    return Document((main, Section(attached, **page_numbers())), Run('', size=14))


KINDS: dict[str, Callable[[], Document]] = {
    'cong-van': cong_van,
    'thong-bao': thong_bao,
    'giay-moi': giay_moi,
    'bao-cao': bao_cao,
    'ke-hoach': ke_hoach,
    'to-trinh': to_trinh,
    'bien-ban': bien_ban,
    'quyet-dinh': quyet_dinh,
    'thong-bao-ket-luan': thong_bao_ket_luan,
}
VARIANTS: dict[str, Callable[[], Document]] = {
    'cong-van-nhieu-noi': cong_van_nhieu_noi,
    'cong-van-day-du': cong_van_day_du,
    'to-trinh-nhieu-noi': to_trinh_nhieu_noi,
    'cong-van-khong-bang': cong_van_khong_bang,
    'quyet-dinh-ban-hanh': quyet_dinh_ban_hanh,
}


def respelled(paragraph: Paragraph, old: str, new: str) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(run, text=run.text.replace(old, new)) for run in paragraph.runs))


def looking(paragraph: Paragraph, **looks) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(run, **looks) for run in paragraph.runs))


Change = Callable[[Paragraph], Paragraph | list[Block] | None]


def mapped(section: Section, change: Change) -> Section:
    """Return the section with every paragraph of its body changed; None takes one away, a list puts several."""
    return replace(section, blocks=_mapped(section.blocks, change))


def _mapped(blocks: Iterable[Block], change: Change) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            changed = change(block)
            out += [] if changed is None else changed if isinstance(changed, list) else [changed]
        elif isinstance(block, Table):
            rows = tuple(
                tuple(replace(cell, blocks=_mapped(cell.blocks, change)) for cell in row) for row in block.rows
            )
            out.append(replace(block, rows=rows))
        else:
            out.append(block)
    return tuple(out)


def document_mapped(document: Document, change: Change) -> Document:
    return replace(document, sections=tuple(mapped(section, change) for section in document.sections))
