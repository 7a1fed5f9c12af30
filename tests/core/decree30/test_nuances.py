"""What offices really type: the forms that must pass, and their neighbours that must not."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from kiosk.core.decree30.check_number import LETTER_SYMBOL, PLACE_DATE, SYMBOL
from kiosk.core.decree30.checker import check, kind_of
from kiosk.core.decree30.document import Cell, Document, Paragraph, Picture, Run, Section, Stroke, Table, walk
from kiosk.core.decree30.finding import Mend
from tests.core.decree30 import samples
from tests.core.decree30.breakers import after, at, gone, looks, set_, words
from tests.core.decree30.pairs import CLEAN


def points(document: Document, *rules: str, **more) -> list[str]:
    findings = check(document, **more)
    return [f'{each.rule}.{each.point} {each.severity}' for each in findings if not rules or each.rule in rules]


def lines_of(document: Document) -> list[str]:
    return [located.paragraph.text for located in walk(document) if located.table is None]


DATE_WANTED = 'Sông Chảy, ngày 05 tháng 01 năm 2026'
LETTER, PLAN, DECISION = CLEAN['cong-van'], CLEAN['ke-hoach'], CLEAN['quyet-dinh']


@pytest.mark.parametrize(
    'text',
    ['Số: 15/QĐ-BNV', 'Số: 05/KH-UBND', 'Số:12/BC-UBND', 'Số: 31/TTr-UBND', 'Số: 02/QyĐ-UBND', 'Số: 118/CTr-HĐND'],
)
def test_the_symbols_of_the_decree_pass(text):
    assert SYMBOL.fullmatch(text)
    assert not LETTER_SYMBOL.fullmatch(text)


@pytest.mark.parametrize('text', ['Số: 05/BNV-VP', 'Số: 12/UBND-VX', 'Số: 118/UBND-VHXH', 'Số: 07/HĐND-VP'])
def test_the_symbols_of_letters_pass(text):
    assert LETTER_SYMBOL.fullmatch(text)
    assert not SYMBOL.fullmatch(text)


@pytest.mark.parametrize(
    'text',
    [
        *('Số: 5/QĐ-BNV', 'Số 15/QĐ-BNV', 'Số: 15/qđ-BNV', 'Số: 15/QĐ - BNV', 'Số: 12/2026/QĐ-UBND', 'Số: 0/BC-UBND'),
        *('Số: 12/CV-UBND', 'Số: 15-QĐ/TU', 'Số: 15/QĐ', 'SỐ: 15/QĐ-BNV'),
    ],
)
def test_wrong_symbols_do_not(text):
    assert not SYMBOL.fullmatch(text)
    assert not LETTER_SYMBOL.fullmatch(text)


@pytest.mark.parametrize(
    ('text', 'passes'),
    [
        ('Hà Nội, ngày 05 tháng 01 năm 2020', True),
        ('Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019', True),
        ('Sông Chảy, ngày 10 tháng 12 năm 2026', True),
        ('Sông Chảy, ngày 5 tháng 01 năm 2026', False),
        ('Sông Chảy, ngày 05 tháng 1 năm 2026', False),
        ('Sông Chảy ngày 05 tháng 01 năm 2026', False),
        ('Sông Chảy, ngày 32 tháng 01 năm 2026', False),
        ('Sông Chảy, ngày 05/01/2026', False),
    ],
)
def test_place_and_date_as_the_decree_writes_them(text, passes):
    assert bool(PLACE_DATE.fullmatch(text)) == passes


def test_both_spellings_of_the_national_name_pass():
    for spelled in ('HÒA', 'HOÀ'):
        assert points(words('CỘNG HÒA', 'HÒA', spelled)(LETTER) or LETTER) == []


def test_a_month_with_a_needless_zero_warns_and_is_no_fault():
    document = words('Sông Chảy, ngày 25', 'tháng 11', 'tháng 03')(LETTER)
    assert points(document) == ['TT16.month W']


@pytest.mark.parametrize('kind', ['drawing', 'border', 'underscores'])
def test_a_line_may_be_drawn_bordered_or_typed(kind):
    def changed(paragraph):
        return replace(paragraph, strokes=tuple(replace(stroke, kind=kind) for stroke in paragraph.strokes))

    assert points(samples.document_mapped(LETTER, changed)) == []


def test_underscores_that_are_still_in_the_words_are_a_line_and_no_blank():
    def typed(paragraph):
        if not paragraph.strokes:
            return paragraph
        count = round(paragraph.strokes[0].mm / 13 * 72 / 25.4 / 0.5)
        return Paragraph((Run('_' * count, size=13),), align='center')

    assert points(samples.document_mapped(LETTER, typed)) == []


def test_underlined_words_and_dashes_are_no_line():
    bare = samples.document_mapped(LETTER, lambda each: replace(each, strokes=()))
    assert points(looks('Độc lập', underline=True)(bare), 'TT11') == ['TT11.stroke W']
    dashes = at('Độc lập', lambda each: [each, Paragraph((Run('-' * 40, size=4),), align='center')])(bare)
    assert points(dashes, 'TT11') == ['TT11.stroke W']


def test_a_drawn_line_may_be_anchored_in_another_paragraph_of_its_column():
    bare = samples.document_mapped(LETTER, lambda each: replace(each, strokes=()))
    floating = set_('CỘNG HÒA', strokes=(Stroke(56.0),))(bare)
    assert points(floating, 'TT11') == []


def test_a_capital_made_by_format_counts_as_a_capital():
    document = words('KẾ HOẠCH', 'KẾ HOẠCH', 'Kế hoạch')(PLAN)
    assert points(looks('Kế hoạch', caps=True)(document)) == []


def test_a_draft_may_leave_number_and_day_blank():
    document = words('Số: ', '118', '      ')(LETTER)
    document = words('Sông Chảy, ngày 25', 'ngày 25', 'ngày     ')(document)
    assert points(document) == ['TT13.blank I', 'TT16.blank I']


def test_a_day_that_is_there_is_judged_even_if_the_month_is_blank():
    document = words('Sông Chảy, ngày 25', 'ngày 25 tháng 11', 'ngày 5 tháng   ')(LETTER)
    assert points(document) == ['TT16.form E']


def test_a_date_far_ahead_is_mentioned():
    assert points(LETTER, today=date(2026, 1, 5)) == ['TT16.future I']


def test_a_law_is_named_without_its_number_and_a_decree_with_it():
    assert points(CLEAN['to-trinh'], 'TT19') == []
    numbered = words('Căn cứ Luật', 'phương ngày', 'phương số 72/2025/QH15 ngày')(CLEAN['to-trinh'])
    assert points(numbered) == ['TT19.law_number W']
    amended = words('Căn cứ Nghị định', 'công tác văn thư', 'hướng dẫn Luật Lưu trữ')(CLEAN['to-trinh'])
    assert points(amended) == []


def test_a_law_is_named_without_its_number_in_the_text_of_a_letter_too():
    first = next(each for each in lines_of(LETTER) if len(each.split()) > 12)
    start = ' '.join(first.split()[:4])
    numbered = words(start, first, 'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15, các thôn rà soát.')
    plain = words(start, first, 'Căn cứ Luật Tổ chức chính quyền địa phương, các thôn rà soát.')
    assert points(numbered(LETTER) or LETTER, 'TT19') == ['TT19.law_number W']
    assert points(plain(LETTER) or LETTER, 'TT19') == []


def test_a_sentence_that_begins_with_grounds_is_text_and_need_not_be_italic():
    assert points(PLAN, 'TT19', 'TT20') == []


def without_numbers(document: Document) -> Document:
    first = replace(document.sections[0], header=(), different_first=False, page_start=None)
    return replace(document, sections=(first,))


def test_a_page_without_number_is_a_fault_only_if_there_surely_are_two():
    short = without_numbers(LETTER)
    assert points(short) == ['TT09.maybe_missing W']
    section = short.sections[0]
    long = replace(
        short,
        sections=(
            replace(section, blocks=section.blocks[:-1] + (samples.prose(samples.TASKS),) * 20 + section.blocks[-1:]),
        ),
    )
    assert points(long, 'TT09') == ['TT09.missing E']
    broken = replace(short, sections=(replace(section, blocks=(*section.blocks, Paragraph(page_break=True))),))
    assert points(broken, 'TT09') == ['TT09.missing E']


def test_an_annex_may_number_its_pages_anew_and_show_the_first():
    assert points(PLAN, 'TT09') == []
    annex = replace(PLAN.sections[1], different_first=False)
    assert points(replace(PLAN, sections=(PLAN.sections[0], annex, PLAN.sections[2])), 'TT09') == []
    bare = replace(annex, header=())
    assert points(replace(PLAN, sections=(PLAN.sections[0], bare, PLAN.sections[2])), 'TT09') == [
        'TT09.maybe_missing W'
    ]


def test_a_sheet_on_its_side_needs_a_table():
    report = CLEAN['bao-cao']
    wide = replace(report.sections[0], width_mm=297.0, height_mm=210.0)
    assert points(replace(report, sections=(wide,)), 'TT01') == []
    text_only = replace(wide, blocks=(samples.prose(samples.TASKS),))
    assert points(replace(report, sections=(text_only,)), 'TT01') == ['TT01.sheet E']


@pytest.mark.parametrize(
    ('left', 'found'), [(29.6, []), (35.4, []), (29.3, ['TT04.margin E']), (35.6, ['TT04.margin E'])]
)
def test_margins_may_be_half_a_millimetre_off(left, found):
    assert points(replace(LETTER, sections=(replace(LETTER.sections[0], left_mm=left),))) == found


def test_the_sheet_may_be_a_millimetre_off():
    assert points(replace(LETTER, sections=(replace(LETTER.sections[0], width_mm=210.9, height_mm=296.1),))) == []


def test_an_indent_is_one_centimetre_or_half_an_inch_wherever_it_comes_from():
    for looks_ in (
        {'first_mm': 10.0},
        {'first_mm': 12.5},
        {'left_mm': 12.7, 'first_mm': 0.0},
        {'left_mm': 22.7, 'first_mm': -10.0},
    ):
        assert points(set_('Thực hiện', **looks_)(LETTER)) == []
    assert points(set_('Thực hiện', first_mm=15.0)(LETTER)) == ['TT20.first_line E']
    assert points(set_('Thực hiện', first_mm=0.0, left_mm=5.0, label='-')(LETTER)) == []


def test_the_gap_counts_both_paragraphs_or_a_blank_line():
    document = set_('Ủy ban nhân dân xã giao', before_pt=0.0)(LETTER)
    assert points(document) == ['TT20.gap W']
    assert points(set_('Thực hiện', after_pt=6.0)(document)) == []
    assert points(after('Thực hiện', Paragraph())(document)) == []


def test_lines_fixed_in_points_are_measured_by_the_letters():
    assert points(set_('Thực hiện', line=None, line_pt=18.0)(LETTER)) == []
    assert points(set_('Thực hiện', line=None, line_pt=30.0)(LETTER)) == ['TT20.line W']


def test_a_short_line_is_not_asked_for_justification():
    assert points(set_('Tới dự', align='left')(CLEAN['giay-moi'])) == []


def test_points_go_by_the_alphabet_of_laws():
    def numbered(*letters: str) -> Document:
        more = [samples.prose(f'{letter}) Máy tính;') for letter in letters]
        return after('Ủy ban nhân dân xã giao', *more)(LETTER)

    assert points(numbered(*'abcdđeghiklmnopqrstuvxy')) == []
    assert points(numbered('a', 'b', 'c', 'd', 'e')) == ['TT21.letter W']
    assert points(numbered('a', 'b', 'c', 'd', 'đ', 'e', 'f', 'g')) == ['TT21.foreign_letter E', 'TT21.letter W']


def test_clauses_may_begin_anew_under_a_heading_or_run_on():
    def numbered(*lines: str) -> Document:
        return after('Ủy ban nhân dân xã giao', *(samples.heading(text) for text in lines))(LETTER)

    assert points(numbered('I. MỘT', '1. Mục', '2. Mục', 'II. HAI', '1. Mục', '2. Mục')) == []
    assert points(numbered('I. MỘT', '1. Mục', '2. Mục', 'II. HAI', '3. Mục')) == []
    assert points(numbered('I. MỘT', '1. Mục', '3. Mục')) == ['TT21.clause W']


def test_automatic_numbers_are_read_as_they_are_shown():
    def automatic(paragraph):
        number, _, text = paragraph.text.partition('. ')
        return replace(paragraph, runs=(Run(text),), label=f'{number}.')

    assert points(at('Điều 2.', automatic)(DECISION)) == []


def test_stamps_of_urgency_pass_when_they_are_as_the_decree_wants():
    for text in ('HỎA TỐC', 'HOẢ TỐC', 'THƯỢNG KHẨN', 'KHẨN'):
        stamp = Paragraph((Run(text, size=13, bold=True, color='FF0000'),), align='center', framed=True)
        section = LETTER.sections[0]
        document = replace(LETTER, sections=(replace(section, blocks=(stamp, *section.blocks)),))
        assert points(document) == []


@pytest.mark.parametrize(
    'text', ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT', 'Độ mật: Mật', '(MẬT)', unicodedata.normalize('NFD', 'TỐI MẬT')]
)
@pytest.mark.parametrize('place', ['body', 'header', 'box'])
def test_a_mark_of_secrecy_stops_everything_wherever_it_stands(text, place):
    mark = Paragraph((Run(text, bold=True),))
    section = LETTER.sections[0]
    changed = {
        'body': {'blocks': (mark, *section.blocks)},
        'header': {'first_header': (mark,)},
        'box': {'blocks': (Paragraph(boxes=((mark,),)), *section.blocks)},
    }[place]
    assert 'TT28.secret E' in points(replace(LETTER, sections=(replace(section, **changed),)))


@pytest.mark.parametrize('text', ['CÔNG TÁC BẢO MẬT', 'Mặt', 'mắt', 'Bí mật nhà nước', 'MÁT'])
def test_words_that_only_look_like_it_do_not_stop(text):
    document = after('Ủy ban nhân dân xã giao', samples.heading(text))(LETTER)
    assert 'TT28.secret E' not in points(document)


@pytest.mark.parametrize('title', ['ThS. ', 'TS. ', 'PGS.TS. ', 'BS ', 'Thạc sĩ '])
def test_an_academic_rank_before_the_name_is_a_fault(title):
    assert points(words('Đỗ Văn Mẫu', 'Đỗ', f'{title}Đỗ')(LETTER)) == ['TT22.rank E']


@pytest.mark.parametrize(
    ('change', 'have', 'want'),
    [
        (words('Đỗ Văn Mẫu', 'Đỗ', 'ThS. Đỗ'), 'ThS. Đỗ Văn Mẫu', 'Đỗ Văn Mẫu (chỉ ghi họ và tên)'),
        (words('TM. ', 'TM.', 'T/M'), 'T/M ỦY BAN NHÂN DÂN', 'TM. ỦY BAN NHÂN DÂN'),
        (words('TM. ', 'TM.', 'THAY MẶT'), 'THAY MẶT ỦY BAN NHÂN DÂN', 'TM. ỦY BAN NHÂN DÂN'),
    ],
)
def test_a_fault_of_the_signature_shows_the_whole_line_and_how_it_should_read(change, have, want):
    (finding,) = [each for each in check(change(LETTER)) if each.rule == 'TT22']
    assert (finding.have, finding.want) == (have, want)


def test_a_name_that_begins_like_a_rank_is_a_name():
    assert points(words('Đỗ Văn Mẫu', 'Đỗ Văn Mẫu', 'Tsàn Văn Thử')(LETTER)) == []


def test_official_letters_without_a_letterhead_in_a_table_are_read_too():
    document = samples.cong_van_khong_bang()
    assert points(looks('Số: 09', bold=True)(document), 'TT13') == ['TT13.bold E']
    mends = [each.mend for each in check(looks('UBND XÃ', size=10.0)(document)) if each.rule == 'TT12']
    assert mends == [Mend('size', 1, 12.0, (0, 17))], 'only the left half of the line'


def test_receivers_broken_by_line_breaks_are_read_line_by_line():
    text = 'Nơi nhận:\n- Như trên;\n- Lưu: VT, VHXH.'
    runs = (Run('Nơi nhận:', size=12, bold=True, italic=True), Run(text[9:], size=11))
    document = gone('- Lưu')(gone('- Chủ tịch')(gone('- Như trên')(LETTER)))
    document = at('Nơi nhận', lambda each: replace(each, runs=runs))(document)
    assert points(document) == []
    wrong = at('Nơi nhận', lambda each: replace(each, runs=(runs[0], replace(runs[1], size=13))))(document)
    assert [(each.point, each.mend.part) for each in check(wrong)] == [('list_size', (10, 21)), ('list_size', (22, 38))]


def test_two_letterheads_in_one_file_are_two_papers_and_the_second_is_judged_too():
    second = words('Số: 05', '05/KH', '5/KH')(PLAN)
    both = replace(LETTER, sections=(*LETTER.sections, *second.sections))
    assert points(both) == ['TT10.twice W', 'TT13.form E']
    same_section = replace(
        LETTER.sections[0], blocks=LETTER.sections[0].blocks + samples.thong_bao().sections[0].blocks
    )
    assert points(replace(LETTER, sections=(same_section,))) == ['TT10.twice W']


def test_decomposed_letters_are_one_fault_and_every_other_rule_still_reads_them():
    def decomposed(paragraph):
        return replace(
            paragraph, runs=tuple(replace(run, text=unicodedata.normalize('NFD', run.text)) for run in paragraph.runs)
        )

    for name, document in CLEAN.items():
        findings = check(samples.document_mapped(document, decomposed))
        assert [(each.rule, each.point) for each in findings] == [('TT07', 'composed')], name
        assert findings[0].mend == Mend('nfc', 0, value=True)


def test_an_old_font_is_never_just_renamed():
    document = samples.document_mapped(LETTER, lambda each: samples.looking(each, font='.VnTime'))
    findings = check(document)
    assert [(each.rule, each.mend) for each in findings] == [('TT07', None)]


def test_a_whole_document_in_another_font_is_one_fault_with_one_mend():
    document = samples.document_mapped(LETTER, lambda each: samples.looking(each, font='Arial'))
    (finding,) = check(document)
    assert (finding.rule, finding.at, finding.mend) == ('TT06', 1, Mend('font', 0, 'Times New Roman'))


def test_tables_with_figures_and_pictures_are_not_judged_as_text():
    cells = (Cell((samples.line('Số hộ', 12, align='left'),)), Cell((samples.line('4.120', 12, align='right'),)))
    more = (Table((cells,)), Picture(b'', 100.0, 60.0, 'biểu đồ'))
    assert points(after('Ủy ban nhân dân xã giao', *more)(LETTER)) == []


def test_the_signature_need_not_stand_in_a_table():
    section = LETTER.sections[0]
    table = section.blocks[-1]
    left, right = (cell.blocks for cell in table.rows[0])
    aside = tuple(replace(block, left_mm=80.0) for block in right)
    document = replace(LETTER, sections=(replace(section, blocks=section.blocks[:-1] + aside + left),))
    assert points(document) == []
    assert points(words('TM. ', 'TM.', 'T/M')(document)) == ['TT22.dot E']


def test_minutes_need_no_place_and_date_and_are_signed_by_two():
    assert points(CLEAN['bien-ban']) == []
    assert points(gone('Lê Thị Thử')(CLEAN['bien-ban'])) == ['TT22.name_missing W']


def test_a_paper_of_the_party_is_told_apart():
    document = words('CỘNG HÒA', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'ĐẢNG CỘNG SẢN VIỆT NAM')(LETTER)
    (finding,) = [each for each in check(document) if each.rule == 'TT10']
    assert 'Đảng' in finding.have


def test_a_table_of_one_cell_and_other_oddities_are_only_found_wanting():
    one_cell = Table(((Cell((samples.line('CHỈ MỘT Ô', 14),)),),))
    nested = Table(((Cell((one_cell, Table(((),)))),),), ruled=False)
    for odd in ((one_cell,), (nested,), (Picture(b'', 1.0, 1.0),), (samples.line('\t\n\t', 14), one_cell)):
        assert 'TT10' in {each.rule for each in check(Document((Section(odd),)))}


def test_typed_underscores_may_be_raised_as_in_the_samples_of_the_decree():
    raised = samples.document_mapped(
        LETTER,
        lambda each: replace(each, strokes=tuple(Stroke(stroke.mm / 0.62, 'underscores') for stroke in each.strokes)),
    )
    assert points(raised) == []


def test_a_superior_body_of_any_name_is_told_by_the_bold_of_the_other():
    document = words('ỦY BAN NHÂN DÂN', 'ỦY BAN NHÂN DÂN', 'HỢP TÁC XÃ BẾN ĐÒ')(LETTER)
    document = words('XÃ SÔNG CHẢY', 'XÃ SÔNG CHẢY', 'ĐỘI THỦY NÔNG')(document)
    assert points(looks('HỢP TÁC XÃ', bold=False)(document), 'TT12') == []
    assert points(looks('ỦY BAN NHÂN DÂN', bold=False)(LETTER), 'TT12') == ['TT12.issuing_bold E']


def test_a_title_that_runs_into_its_subject_is_still_a_title():
    document = words('THÔNG BÁO', 'THÔNG BÁO', 'THÔNG BÁO NGHỈ TẾT')(CLEAN['thong-bao'])
    assert kind_of(document) == 'thong-bao'
    assert points(document) == ['TT17.own_line W']
    conclusions = words('THÔNG BÁO', 'THÔNG BÁO', 'THÔNG BÁO KẾT LUẬN CUỘC HỌP')(CLEAN['thong-bao'])
    assert kind_of(conclusions) == 'thong-bao-ket-luan'


def test_the_heading_of_a_chapter_is_no_title():
    heads = (samples.line('Chương I', 14, bold=True), samples.line('QUY ĐỊNH CHUNG', 14, bold=True))
    document = after('Ủy ban nhân dân xã giao', *(replace(each, before_pt=0.0) for each in heads))(LETTER)
    assert kind_of(document) == 'cong-van'
    assert points(document) == ['TT20.gap W'], 'only above the heading, not inside it'


def test_a_receiver_on_two_lines_is_one_receiver():
    document = after('- Chủ tịch, các PCT', samples.line('và các ủy viên;', 11, align='left'))(LETTER)
    document = words('- Chủ tịch, các PCT', 'xã;', 'xã')(document)
    assert points(document) == []


def test_the_receivers_of_a_table_of_figures_are_not_those_of_the_paper():
    cells = ((Cell((samples.line('Nơi nhận', 13),)), Cell((samples.line('Số bản', 13),))),)
    assert points(after('Ủy ban nhân dân xã giao', Table(cells))(LETTER)) == []


@pytest.mark.parametrize(
    ('rule', 'change', 'want'),
    [
        ('TT13', words('Số: ', '118/UBND', '5 / UBND'), 'Số: 05/UBND-VHXH'),
        ('TT13', words('Số: ', '118/UBND', '5/CV'), 'Số: 05/UBND-VHXH'),
        ('TT13', words('Số: ', '118/UBND-VHXH', '5/CV-UBND'), 'Số: 05/UBND-<ký hiệu đơn vị soạn>'),
        ('TT13', words('Số: ', '118/UBND-VHXH', '5'), 'Số: 05/UBND-<ký hiệu đơn vị soạn>'),
        ('TT16', words('Sông Chảy, ngày 25', 'ngày 25 tháng 11 năm 2026', 'ngày 5/1/2026'), DATE_WANTED),
        ('TT16', words('Sông Chảy, ngày 25', ', ngày 25 tháng 11', ' ngày 05 tháng 1'), DATE_WANTED),
    ],
)
def test_what_is_only_badly_written_is_written_out_rightly(rule, change, want):
    findings = [each for each in check(change(LETTER)) if each.rule == rule and each.point == 'form']
    assert [each.want for each in findings] == [want]


def test_signs_in_a_font_of_symbols_warn_and_are_never_given_another_font():
    document = after('Ủy ban nhân dân xã giao', Paragraph((Run('o', font='Wingdings'),)))(LETTER)
    findings = [each for each in check(document) if each.rule == 'TT06']
    assert [(each.severity, each.mend) for each in findings] == [('W', None)]


@pytest.mark.parametrize(
    ('change', 'found'),
    [
        (words('V/v rà soát', 'V/v', 'V/v:'), ['TT18.colon W']),
        (gone('- Lưu'), ['TT23.kept E']),
        (words('- Như trên', ';', ','), ['TT23.end E']),
        (words('Kính gửi: ', 'Kính gửi:', 'Kính gửi'), ['TT24.colon E']),
    ],
)
def test_small_slips_of_form_are_each_named(change, found):
    assert points(change(LETTER)) == found


@pytest.mark.parametrize('about', ['báo cáo thiệt hại do lốc ngày 12/11/2026', 'họp ngày 23 tháng 11 năm 2026'])
def test_the_day_in_what_a_letter_is_about_is_not_the_day_of_the_letter(about):
    document = words('V/v rà soát', 'V/v rà soát danh sách học viên lớp kỹ năng số', f'V/v {about}')(LETTER)
    assert points(document) == []
    undated = gone('Sông Chảy, ngày 25')(document)
    assert points(undated, 'TT16', 'TT18') == ['TT16.missing E'], 'nor is it taken for one where that is missing'


@pytest.mark.parametrize('about', ['báo cáo thiệt hại do lốc', 'báo cáo thiệt hại\ndo lốc'])
def test_the_day_on_a_line_of_its_own_under_v_v_is_not_the_day_of_the_letter(about):
    lines = f'V/v {about}\nở thôn Rừng Vầu ngày 12/11/2026'
    letter = words('V/v rà soát', 'V/v rà soát danh sách học viên lớp kỹ năng số', lines)(LETTER)
    assert points(letter) == []
    plain = words('V/v phòng', 'V/v phòng, chống rét cho cây trồng', lines)(samples.cong_van_khong_bang())
    assert points(plain) == []


def figures(*texts: str) -> Table:
    return Table((tuple(Cell((samples.line(text, 12, align='left'),)) for text in texts),))


@pytest.mark.parametrize('kind', sorted(CLEAN))
def test_words_like_kinh_gui_in_a_table_of_figures_address_nobody(kind):
    document = CLEAN[kind]
    section = document.sections[0]
    blocks = (*section.blocks[:-1], figures('Kính gửi các hộ giấy mời', 'Trưởng thôn'), section.blocks[-1])
    assert points(replace(document, sections=(replace(section, blocks=blocks), *document.sections[1:]))) == []


def test_the_name_of_an_annex_that_begins_like_kinh_gui_addresses_nobody():
    assert points(words('DANH SÁCH LỚP', 'DANH SÁCH LỚP', 'KÍNH GỬI CÁC LỚP')(PLAN)) == []
