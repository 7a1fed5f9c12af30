"""What the model adds to the facts is caught before it leaves; what the facts say is let through."""

from datetime import date

import pytest

from kiosk.adapters.office.facts_file import example_facts
from kiosk.core.drafting.facts import DraftFacts, PartFacts, Task, with_confirmed, with_written
from kiosk.core.drafting.guard import all_unsupported, lost, pieces, source_of, strays, unsupported
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.drafting.review import review

TODAY = date(2026, 11, 24)
OFFICE = Letterhead()
SOURCE = source_of(example_facts('cong-van'), OFFICE)


def struck(text: str, source: str = SOURCE) -> list[str]:
    return [found.text for found in unsupported(text, source, TODAY)]


@pytest.mark.parametrize(
    ('text', 'words'),
    [
        ('Trận lốc làm 25 hộ ở thôn Rừng Vầu bị tốc mái.', ['25']),
        ('Ngày 13/11/2026, trận lốc xảy ra ở thôn Rừng Vầu.', ['Ngày 13/11/2026']),
        ('Thực hiện Nghị định số 136/2013/NĐ-CP, các thôn rà soát.', ['136/2013/NĐ-CP']),
        ('Trận lốc xảy ra ở thôn Rừng Vàu.', ['Rừng Vàu']),
        ('Đồng chí Nguyễn Văn Ba phụ trách.', ['Nguyễn Văn Ba']),
        ('Báo cáo gửi UBND huyện Sông Chảy.', ['UBND huyện Sông Chảy']),
    ],
)
def test_a_number_day_name_or_code_that_was_not_given_is_struck(text, words):
    assert struck(text) == words


@pytest.mark.parametrize(
    'text',
    [
        'Ngày 12/11/2026, trận lốc xảy ra ở thôn Rừng Vầu; UBND xã Sông Chảy đề nghị 12 thôn báo cáo.',
        'Ủy ban nhân dân xã Sông Chảy giao Phòng Kinh tế tổng hợp trước thứ Sáu, ngày 27 tháng 11 năm 2026.',
        'Thôn Rừng Vầu báo cáo [CẦN BỔ SUNG: số hộ bị thiệt hại].',
        'Công văn số 118/UBND-KT ngày 24 tháng 11 năm 2026.',
    ],
)
def test_what_was_given_is_let_through_however_it_is_put(text):
    assert struck(text) == []


def test_the_sum_that_the_machine_made_counts_as_given():
    facts = DraftFacts('ke-hoach', tasks=(Task('Tiêm phòng', money=2_200_000), Task('Giám sát', money=1_800_000)))
    source = source_of(facts, OFFICE)
    assert struck('Tổng kinh phí là 4.000.000 đồng.', source) == []
    assert struck('Tổng kinh phí là 4.100.000 đồng.', source) == ['4.100.000 đồng']


def test_what_a_chat_tool_leaves_behind_is_struck():
    assert struck('Hy vọng nội dung này hữu ích!') == ['Hy vọng nội dung này hữu ích!']
    assert struck('**Rà soát** các hộ') == ['**', '**']


@pytest.mark.parametrize('slug', KINDS)
def test_an_example_written_in_its_own_words_has_nothing_struck(slug):
    facts = example_facts(slug)
    for part in facts.parts:
        facts = with_written(facts, part.part, part.points)
    assert list(all_unsupported(facts, OFFICE, TODAY)) == []


def test_a_struck_word_is_told_with_part_and_paragraph_until_it_is_confirmed():
    facts = with_written(example_facts('cong-van'), 'ly-do', ['Trận lốc xảy ra.', 'Có 25 hộ bị tốc mái.'])
    found = review(facts, OFFICE, TODAY)
    assert [(each.part, each.paragraph, each.finding.text) for each in found.unsupported] == [('ly-do', 1, '25')]
    assert not found.ready
    confirmed = with_confirmed(facts, 'Thôn Rừng Vầu báo có 25 hộ bị tốc mái')
    assert review(confirmed, OFFICE, TODAY).ready
    assert not any(
        'Thôn Rừng Vầu báo có' in str(block) for block in review(confirmed, OFFICE, TODAY).document.sections[0].blocks
    )


def test_numbers_that_a_paragraph_left_out_are_told():
    points = ('96 người đăng ký', '84 người hoàn thành')
    assert lost('Có 96 người đăng ký lớp học.', points, TODAY) == ('84',)
    assert lost('Lớp học có 96 người đăng ký, 84 người hoàn thành.', points, TODAY) == ()
    when = ('7 giờ, thứ Bảy, ngày 28/11/2026',)
    assert lost('Thông báo: [CẦN BỔ SUNG].', when, TODAY) == ('7 giờ', 'ngày 28/11/2026')
    assert lost('Thời gian: 7 giờ 00, ngày 28 tháng 11 năm 2026.', when, TODAY) == ()


@pytest.mark.parametrize(
    ('text', 'point', 'astray'),
    [
        ('8 hồ sơ trong thư viện quá hạn.', '8 hồ sơ quá hạn', True),
        ('Để đảm bảo hiệu quả, chúng tôi đã lập danh sách.', 'lập danh sách, trưởng thôn ký', True),
        ('Lập danh sách, có trưởng thôn ký.', 'lập danh sách, trưởng thôn ký', False),
        ('Thời gian thực hiện: 7 giờ, thứ Bảy, ngày 28/11/2026.', '7 giờ thứ Bảy 28/11/2026', False),
    ],
)
def test_a_paragraph_about_something_else_is_known_by_its_words(text, point, astray):
    assert strays(text, (point,)) is astray


def test_the_pieces_of_a_paragraph_add_up_to_it():
    text = 'Có 25 hộ ở thôn Rừng Vàu.'
    cut = pieces(text, unsupported(text, SOURCE, TODAY))
    assert ''.join(words for words, _ in cut) == text
    assert [words for words, out in cut if out] == ['25', 'Rừng Vàu']


def test_a_wrong_weekday_or_an_act_out_of_force_among_the_facts_is_a_doubt_for_a_person():
    facts = DraftFacts(
        'thong-bao',
        grounds=('Căn cứ Nghị định số 110/2004/NĐ-CP',),
        deadline='thứ Năm, ngày 27/11/2026',
        parts=(PartFacts('noi-dung', ('Họp ngày 31/02/2026',)),),
    )
    doubts = review(facts, OFFICE, TODAY).doubts
    assert {(doubt.field, doubt.finding.kind) for doubt in doubts} == {
        ('can_cu', 'act.expired'),
        ('han', 'date.weekday'),
        ('phan.y', 'date.unreal'),
    }


def test_missing_is_what_the_document_marks_each_once_in_its_order():
    found = review(DraftFacts('cong-van'), OFFICE, TODAY)
    assert found.missing == ('trích yếu', 'nơi gửi', 'lý do, việc đã xảy ra', 'nội dung đề nghị', 'đầu mối', 'thời hạn')
    assert not found.ready
    assert found.faults == ()


def totals(*points: str, **more) -> list[tuple[str, str, dict[str, str]]]:
    tasks = (
        Task('Tiêm phòng', 'Phòng Kinh tế', by='04/12/2026', money=4_000_000),
        Task('In tài liệu', money=2_400_000),
    )
    facts = DraftFacts('ke-hoach', parts=(PartFacts('kinh-phi', points),), **{'tasks': tasks, **more})
    found = review(facts, OFFICE, TODAY).doubts
    return [(each.field, each.finding.text, dict(each.finding.facts)) for each in found]


@pytest.mark.parametrize(
    ('point', 'text'),
    [
        ('Tổng kinh phí là 7.000.000 đồng', '7.000.000 đồng'),
        ('Tổng cộng: 7 triệu đồng', '7 triệu đồng'),
        ('Kinh phí 4.000.000 đồng; tổng số tiền dự kiến 6,5 triệu đồng.', '6,5 triệu đồng'),
        ('To\u0302\u0309ng kinh phí 7.000.000 đồng', '7.000.000 đồng'),
    ],
)
def test_a_typed_total_that_is_not_the_sum_of_the_jobs_is_a_doubt(point, text):
    assert totals(point) == [('phan.y', text, {'sum': '6.400.000'})]


@pytest.mark.parametrize(
    'point',
    [
        'Tổng kinh phí là 6.400.000 đồng',
        'Tổng cộng: 6,4 triệu đồng',
        'Tổng thu ngân sách năm 2026 là 5 tỷ đồng',
        'Tổng kinh phí chi cho 12 thôn. Mỗi thôn 500.000 đồng',
        'Tổng vệ sinh đường làng: 500.000 đồng',
        'Tổng số 412 hồ sơ, lệ phí 10.000 đồng',
    ],
)
def test_the_right_total_and_other_amounts_are_no_doubt(point):
    assert totals(point) == []


def test_a_typed_total_of_jobs_without_money_is_no_doubt():
    assert totals('Tổng kinh phí là 7.000.000 đồng', tasks=(Task('Tiêm phòng', 'Phòng Kinh tế'),)) == []
