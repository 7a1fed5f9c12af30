"""What the formatter writes must pass our own checker, whatever was given; what is missing is marked, never invented."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.adapters.office.facts_file import example_facts
from kiosk.core.decree30.checker import check, kind_of
from kiosk.core.decree30.document import Document, Located, Paragraph, Table, walk
from kiosk.core.decree30.widths import text_mm
from kiosk.core.drafting.compose import compose
from kiosk.core.drafting.facts import AnnexFacts, DraftFacts, PartFacts, Task, with_written
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.errors import BadFactError, UnknownKindError
from tests.simulators.given_facts import Clerk

SLUGS = tuple(KINDS)
OFFICE = Letterhead()


def texts(document: Document) -> list[str]:
    return [' '.join(located.paragraph.text.split()) for located in walk(document) if located.paragraph.text.strip()]


def said(document: Document, words: str) -> Located:
    return next(located for located in walk(document) if words in located.paragraph.text)


def faults(document: Document, severity: str = 'E') -> list[str]:
    return [
        f'{each.rule}.{each.point}: {each.words} | {each.have}' for each in check(document) if each.severity == severity
    ]


@given(seed=st.integers(0, 2**48))
@settings(max_examples=1000, deadline=None)
def test_no_complete_form_becomes_a_document_with_a_fault(seed):
    clerk = Clerk(seed)
    facts = clerk.complete()
    document = compose(facts, clerk.letterhead())
    assert faults(document) == []
    assert kind_of(document) == facts.kind


@pytest.mark.parametrize('slug', SLUGS)
def test_every_example_is_without_fault_and_warning_and_of_its_kind(slug):
    document = compose(example_facts(slug), OFFICE)
    assert (faults(document), faults(document, 'W')) == ([], [])
    assert kind_of(document) == slug


@pytest.mark.parametrize('slug', SLUGS)
def test_a_form_with_nothing_in_it_is_a_page_of_marks_and_has_no_other_fault(slug):
    document = compose(DraftFacts(slug), OFFICE)
    assert any('[CẦN BỔ SUNG: ' in text for text in texts(document))
    assert {fault.split('.')[0] for fault in faults(document)} == {'TT30'}


def test_the_official_letter_of_lesson_1_3_says_what_by_when_and_to_whom():
    lines = texts(compose(example_facts('cong-van'), OFFICE))
    assert 'Số: 118/UBND-KT' in lines
    assert 'V/v báo cáo hộ bị thiệt hại do lốc và ngập' in lines
    assert 'Kính gửi: Trưởng 12 thôn trên địa bàn xã.' in lines
    assert 'Kết quả gửi về Phòng Kinh tế trước 16 giờ, thứ Sáu, ngày 27/11/2026 để tổng hợp.' in lines
    assert lines[lines.index('Nơi nhận:') + 1] == '- Như trên;'
    assert lines[-5:-1] == ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Nguyễn Thị Thử']


def test_the_subject_of_a_letter_never_stands_where_the_day_would_be_looked_for():
    facts = replace(example_facts('cong-van'), subject='báo cáo thiệt hại do lốc ngày 12/11/2026')
    assert faults(compose(facts, OFFICE)) == []
    facts = replace(facts, subject='họp giao ban ngày 23 tháng 11 năm 2026')
    assert faults(compose(facts, OFFICE)) == []


def test_the_national_name_fits_its_column_on_one_line():
    head = said(compose(example_facts('bao-cao'), OFFICE), 'CỘNG HÒA')
    assert head.table.widths_mm == (66.0, 99.0)
    assert '\n' not in head.paragraph.text
    assert text_mm(head.paragraph.text, head.paragraph.runs[0].size, bold=True) < 99


def test_the_line_under_the_motto_is_as_long_as_its_words():
    document = compose(example_facts('bao-cao'), OFFICE)
    motto = said(document, 'Độc lập')
    line = next(each for each in walk(document) if each.number == motto.number + 1)
    assert line.paragraph.strokes[0].mm == pytest.approx(text_mm('Độc lập - Tự do - Hạnh phúc', 14, bold=True), abs=0.1)


def test_a_unit_issues_under_the_committee_in_its_own_name():
    facts = replace(example_facts('thong-bao'), issuer='VHXH', signing='pho')
    document = compose(facts, OFFICE)
    assert [run.bold for run in said(document, 'UBND XÃ SÔNG CHẢY').paragraph.runs] == [False]
    assert [run.bold for run in said(document, 'PHÒNG VĂN HÓA - XÃ HỘI').paragraph.runs] == [True]
    lines = texts(document)
    assert 'Số: 57/TB-VHXH' in lines
    assert lines[-4:-1] == ['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG', 'Nguyễn Thị Thử']
    assert faults(document) == []


def test_number_and_day_left_blank_are_left_to_the_clerk_and_are_no_fault():
    document = compose(replace(example_facts('bao-cao'), number=None, day=None), OFFICE)
    assert any(line.startswith('Số: /BC-UBND') for line in texts(document))
    assert faults(document) == []
    assert not any('CẦN BỔ SUNG' in line for line in texts(document))


@pytest.mark.parametrize(
    ('day', 'words'),
    [
        (date(2026, 2, 9), 'Sông Chảy, ngày 09 tháng 02 năm 2026'),
        (date(2026, 3, 1), 'Sông Chảy, ngày 01 tháng 3 năm 2026'),
        (date(2026, 12, 31), 'Sông Chảy, ngày 31 tháng 12 năm 2026'),
    ],
)
def test_days_below_ten_and_months_below_three_take_a_zero(day, words):
    assert words in texts(compose(replace(example_facts('bao-cao'), day=day), OFFICE))


def test_the_money_of_a_plan_is_added_up_by_the_machine():
    lines = texts(compose(example_facts('ke-hoach'), OFFICE))
    assert 'Tổng kinh phí: 6.400.000 đồng.' in lines
    assert lines[lines.index('Tổng cộng') + 1] == '6.400.000'


def test_a_job_without_deadline_or_leader_is_marked_in_the_table():
    facts = replace(
        example_facts('ke-hoach'),
        tasks=(Task('Tiêm phòng tại thôn Bãi Ngô'), Task('Tổng hợp', 'Phòng Kinh tế', by='04/12/2026')),
    )
    lines = texts(compose(facts, OFFICE))
    assert '[CẦN BỔ SUNG: ai làm]' in lines
    assert '[CẦN BỔ SUNG: thời hạn]' in lines


def test_minutes_have_no_day_in_the_head_and_two_who_sign():
    lines = texts(compose(example_facts('bien-ban'), OFFICE))
    assert not any(line.startswith('Sông Chảy, ngày') for line in lines)
    assert lines.index('THƯ KÝ') < lines.index('Phạm Thị Ví') < lines.index('CHỦ TỌA') < lines.index('Trần Văn Mẫu')
    assert '- Lưu: VT, Hồ sơ.' in lines


def test_a_decision_rests_on_its_grounds_and_its_list_names_the_last_article():
    document = compose(example_facts('quyet-dinh'), OFFICE)
    lines = texts(document)
    assert 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SÔNG CHẢY' in lines
    grounds = [said(document, 'Căn cứ Luật').paragraph, said(document, 'Theo đề nghị').paragraph]
    assert [(each.text[-1], each.runs[0].italic) for each in grounds] == [(';', True), ('.', True)]
    assert '- Như Điều 4;' in lines
    assert next(line for line in lines if line.startswith('Điều 4.')).endswith('./.')


def test_old_labels_and_markdown_of_pasted_points_do_not_double_the_numbers():
    parts = (PartFacts('ket-qua', ('1. **Tiếp nhận** 412 hồ sơ', '2) giải quyết 386 hồ sơ ;', 'a) đúng hạn 378')),)
    lines = texts(compose(replace(example_facts('bao-cao'), parts=parts), OFFICE))
    start = lines.index('I. KẾT QUẢ') + 1
    assert lines[start : start + 3] == ['1. Tiếp nhận 412 hồ sơ.', '2. Giải quyết 386 hồ sơ;', 'a) Đúng hạn 378.']


def test_what_was_written_stands_in_place_of_the_points_it_was_written_from():
    facts = with_written(example_facts('cong-van'), 'ly-do', ['Ngày 12/11/2026, lốc xảy ra ở thôn Rừng Vầu.'])
    lines = texts(compose(facts, OFFICE))
    assert 'Ngày 12/11/2026, lốc xảy ra ở thôn Rừng Vầu.' in lines
    assert not any('thôn Đồng Mít' in line for line in lines)
    assert texts(compose(with_written(facts, 'ly-do', []), OFFICE)) == texts(compose(example_facts('cong-van'), OFFICE))


def test_two_annexes_are_numbered_in_roman_count_their_own_pages_and_wide_ones_lie_down():
    wide = AnnexFacts('Bảng rộng', ('Cột',) * 9, (('x',) * 9,))
    facts = example_facts('bao-cao')
    document = compose(replace(facts, annexes=(*facts.annexes, wide)), OFFICE)
    assert [line for line in texts(document) if line.startswith('Phụ lục')] == ['Phụ lục I', 'Phụ lục II']
    assert [(section.page_start, section.width_mm) for section in document.sections] == [(1, 210), (1, 210), (1, 297)]
    assert any('các Phụ lục kèm theo' in line for line in texts(document))
    assert faults(document) == []


def test_decomposed_letters_come_out_composed():
    facts = replace(
        example_facts('cong-van'), parts=(PartFacts('ly-do', ('Trâ\u0323n lô\u0301c',)), PartFacts('de-nghi', ('x',)))
    )
    assert 'Trận lốc.' in texts(compose(facts, OFFICE))


def test_the_signature_is_never_alone_on_a_page():
    blocks = compose(example_facts('cong-van'), OFFICE).sections[0].blocks
    *_, closing, gap, tail = blocks
    assert isinstance(closing, Paragraph)
    assert (closing.text[-3:], closing.keep_next, gap.keep_next, isinstance(tail, Table)) == ('./.', True, True, True)


@pytest.mark.parametrize(
    ('facts', 'reason', 'field'),
    [
        (DraftFacts('cong-van', signer='A' * 500), 'too_long', 'họ tên người ký'),
        (DraftFacts('cong-van', to=('Sở',) * 41), 'too_many', 'nơi gửi'),
        (DraftFacts('cong-van', subject='BÁO CÁO HỘ NGHÈO'), 'shouted', 'trích yếu'),
        (DraftFacts('cong-van', issuer='XYZ'), 'unknown_unit', 'đơn vị'),
        (DraftFacts('cong-van', drafter='phòng kt'), 'unknown_unit', 'đơn vị soạn'),
        (DraftFacts('cong-van', drafter='ABC'), 'unknown_unit', 'đơn vị soạn'),
        (DraftFacts('cong-van', signing='vua'), 'unknown_signing', 'hình thức ký'),
        (DraftFacts('cong-van', parts=(PartFacts('ket-qua', ('x',)),)), 'unknown_part', 'các phần của nội dung'),
        (DraftFacts('cong-van', parts=(PartFacts('ly-do'),) * 2), 'twice', 'các phần của nội dung'),
        (DraftFacts('bao-cao', annexes=(AnnexFacts('Bảng', ('A', 'B'), (('1',),)),)), 'ragged', 'hàng của phụ lục'),
    ],
)
def test_what_no_paper_has_is_refused_with_the_name_of_its_field(facts, reason, field):
    with pytest.raises(BadFactError) as refused:
        compose(facts, OFFICE)
    assert (refused.value.facts['reason'], refused.value.facts['field']) == (reason, field)


def test_a_kind_that_is_not_drafted_is_told_with_those_that_are():
    with pytest.raises(UnknownKindError) as refused:
        compose(DraftFacts('nghi-quyet'), OFFICE)
    assert 'cong-van' in refused.value.facts['known']


WIDE = ('STT', 'Thôn', 'Tổng số hộ', 'Tổng số nhân khẩu', 'Hộ nghèo', 'Hộ cận nghèo', 'Thoát nghèo', 'Tái nghèo')
WIDEST = (*WIDE, 'Người cao tuổi', 'Trẻ em dưới 6 tuổi', 'Kinh phí hỗ trợ (đồng)', 'Ghi chú', 'Chủ hộ', 'Nguồn')


@pytest.mark.parametrize(('columns', 'size'), [(WIDE[:5], 13.0), (WIDEST[:12], 13.0), (WIDEST, 11.0)])
def test_the_letters_of_a_wide_annex_get_smaller_before_a_word_is_broken(columns, size):
    row = ('1', 'Rừng Vầu', '418', '1.655', '21', '12', '4', '1', '230', '61', '125.000.000', '', 'Đỗ Thử', 'Xã')
    annex = AnnexFacts('Bảng tổng hợp', columns, (row[: len(columns)],))
    section = compose(replace(example_facts('bao-cao'), annexes=(annex,)), OFFICE).sections[1]
    table = next(block for block in section.blocks if isinstance(block, Table))
    met = set()
    for cells in table.rows:
        for cell, width in zip(cells, table.widths_mm, strict=True):
            run = cell.blocks[0].runs[0]
            met.add(run.size)
            assert all(text_mm(word, run.size, bold=run.bold) <= width - 3.8 for word in run.text.split())
    assert met == {size}
    assert sum(table.widths_mm) == pytest.approx(section.text_mm)


def test_a_job_told_as_a_sentence_begins_with_a_capital():
    facts = replace(example_facts('thong-bao-ket-luan'), tasks=(Task('lập danh sách', 'chị Mai', by='30/11/2026'),))
    assert 'a) Chị Mai: lập danh sách; thời hạn: 30/11/2026.' in texts(compose(facts, OFFICE))


@pytest.mark.parametrize(
    ('to', 'inside'),
    [
        ('Trưởng thôn của 12 thôn', 'trưởng thôn của 12 thôn'),
        ('Trưởng 12 thôn', 'trưởng 12 thôn'),
        ('Các phòng chuyên môn', 'các phòng chuyên môn'),
        ('Hiệu trưởng các trường', 'hiệu trưởng các trường'),
        ('Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân tỉnh'),
        ('Phòng Kinh tế', 'Phòng Kinh tế'),
        ('Trạm Y tế', 'Trạm Y tế'),
        ('Công an xã', 'Công an xã'),
        ('Đảng ủy xã', 'Đảng ủy xã'),
        ('Mặt trận Tổ quốc', 'Mặt trận Tổ quốc'),
        ('Trưởng phòng Kinh tế', 'Trưởng phòng Kinh tế'),
    ],
)
def test_who_is_written_to_by_a_common_noun_is_small_inside_a_sentence(to, inside):
    lines = texts(compose(replace(example_facts('cong-van'), to=(to,)), OFFICE))
    assert f'Kính gửi: {to}.' in lines
    assert any(f'đề nghị {inside} ' in line for line in lines)
    assert to == inside or not any(f'đề nghị {to}' in line for line in lines)
