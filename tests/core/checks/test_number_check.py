"""A changed number must not pass; a number told in another form must not be called wrong."""

from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.checks.number_forms import numbers_in
from kiosk.core.checks.numbers import fidelity
from tests.bench.checks import GOAL_FALSE_ALARMS, numbers
from tests.simulators.sentences import grouped, spelled

FORMS = [
    ('2,5 tỷ đồng', '2500000000', 'đồng'),
    ('2.500 triệu đồng', '2500000000', 'đồng'),
    ('2.500.000.000 đồng', '2500000000', 'đồng'),
    ('2 tỷ 500 triệu đồng', '2500000000', 'đồng'),
    ('hai phẩy năm tỷ đồng', '2500000000', 'đồng'),
    ('2,5tỷ', '2500000000', ''),
    ('ba triệu rưỡi', '3500000', ''),
    ('1.234', '1234', ''),
    ('1.234,5', '1234.5', ''),
    ('12 345 678 đồng', '12345678', 'đồng'),
    ('1,234,567', '1234567', ''),
    ('19,05%', '19.05', '%'),
    ('mười chín phẩy không năm phần trăm', '19.05', '%'),
    ('hai mươi mốt', '21', ''),
    ('một trăm linh năm', '105', ''),
    ('hai nghìn không trăm hai mươi sáu', '2026', ''),
    ('hai mươi năm', '20', ''),
    ('có năm thôn', '5', ''),
    ('05 thôn', '5', ''),
    ('3,2 ha', '3.2', 'ha'),
    ('120m2', '120', 'm²'),
    ('Điều 7', '7', 'điều'),
    ('0912 345 678', '912345678', '#'),
    ('giảm -5%', '-5', '%'),
]


@pytest.mark.parametrize(('text', 'value', 'unit'), FORMS)
@pytest.mark.parametrize('form', ['NFC', 'NFD'])
def test_a_number_is_read_in_every_form_that_offices_use(text, value, unit, form):
    (number,) = numbers_in(normalize('NFC', normalize(form, text)))
    assert (number.value, number.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    'text',
    [
        '1. Kết quả',
        '2) Tồn tại',
        '1.2. Thu ngân sách',
        '- Điều 3. Tổ chức thực hiện',
        'gồm (1) rà soát; (2) báo cáo',
        'Nghị định số 30/2020/NĐ-CP ngày 05/3/2020',
        'Số: 05/UBND-VHXH',
        'ngày 05 tháng 01 năm 2026',
        '14 giờ 00, thứ Sáu (27/11)',
        'quý IV/2026, giai đoạn 2025 - 2030',
        'khổ giấy A4, xe 19B1-234.56',
        'Phụ lục 1, Bảng 2, Biểu 3.4, Mẫu số 02A',
        'theo tài liệu [1], [2, 3] của [HỌ TÊN 1]',
        'một số hộ, năm nay, hàng trăm người, thứ hai, phố Hai Bà Trưng',
        'thu@example.com',
    ],
)
def test_labels_codes_days_and_names_are_no_numbers(text):
    assert numbers_in(text) == []


@given(st.integers(1, 10**12))
def test_points_between_thousands_change_nothing(value):
    assert [number.value for number in numbers_in(f'{grouped(value)} đồng')] == [value]


@given(st.integers(10, 99))
def test_words_and_digits_are_the_same_number(value):
    assert (
        fidelity(f'Có {spelled(value)} hộ.', f'{value} hộ') == fidelity(f'Có {value} hộ.', f'{spelled(value)} hộ') == []
    )


SOURCE = (
    'Thu ngân sách 2,5 tỷ đồng, cùng kỳ 2,1 tỷ đồng. Tiếp nhận 412 hồ sơ: trực tuyến 309, trực tiếp 103. '
    'Tiêm phòng: Bãi Ngô 220 con, Đồi Cọ 180 con, Ngòi Lau 240 con. 9 thôn đã nộp trong 12 thôn. '
    'Toàn xã có 4.120 hộ, 124 hộ nghèo; 3,2 ha. Theo Điều 7, ngày 20/11/2026.'
)


@pytest.mark.parametrize(
    'text',
    [
        'Thu 2.500 triệu đồng.',
        'Mười hai thôn.',
        'Ngập 32.000 m².',
        'Điều 7 nêu rõ.',
        'Năm 2026 có 412 hồ sơ.',
        '- 12 thôn\n- 9 thôn',
    ],
)
def test_the_same_number_in_another_form_is_no_finding(text):
    assert fidelity(text, SOURCE) == []


@pytest.mark.parametrize(
    ('text', 'one', 'other'),
    [
        ('Thu 2,5 tỷ đồng, tăng 19,05% so với 2,1 tỷ đồng.', '2,5 tỷ đồng', '2,1 tỷ đồng'),
        ('Thu ngân sách tăng 19,05%.', '2,5 tỷ đồng', '2,1 tỷ đồng'),
        ('Hồ sơ trực tuyến đạt 75%.', '309', '412'),
        ('Tổng cộng tiêm phòng 640 con.', '220 con', '240 con'),
        ('Còn 3 thôn chưa nộp.', '9 thôn', '12 thôn'),
        ('Toàn xã có 124 hộ nghèo trên 4.120 hộ, chiếm 3,01%.', '124', '4.120'),
    ],
)
def test_a_figure_that_comes_out_of_the_source_is_told_as_recomputed(text, one, other):
    (finding,) = fidelity(text, SOURCE)
    assert (finding.kind, finding.severity) == ('number.recomputed', 'note')
    assert (finding.facts['one'], finding.facts['other']) == (
        one.removesuffix(' con').removesuffix(' thôn'),
        other.removesuffix(' con').removesuffix(' thôn'),
    )


def test_a_percentage_of_the_wrong_base_is_an_error_that_says_the_right_one():
    (finding,) = fidelity('Thu 2,5 tỷ đồng, tăng 16% so với 2,1 tỷ đồng.', SOURCE)
    assert (finding.kind, finding.severity, finding.text) == ('number.percent_wrong', 'error', '16%')
    assert finding.facts == {'right': '19,05%', 'one': '2,5 tỷ đồng', 'other': '2,1 tỷ đồng'}


@pytest.mark.parametrize(
    'text',
    [
        'Thu 2,5 tỷ đồng, giảm 19,05% so với 2,1 tỷ đồng.',
        'Thu 2,5 tỷ đồng, tăng 19,11% so với 2,1 tỷ đồng.',
        'Thu 2,4 tỷ đồng.',
        'Thu 25 tỷ đồng.',
        'Có 13 thôn.',
        'Có mười ba thôn.',
        'Theo Điều 9.',
        'Theo khoản 7.',
        'Có 12% hộ nghèo.',
        'Tổng cộng tiêm phòng 650 con.',
        'Ngập 3,2 km.',
    ],
)
def test_a_number_that_the_source_does_not_give_is_an_error(text):
    assert [finding.severity for finding in fidelity(text, SOURCE)] == ['error']


def test_the_number_of_the_source_is_named_where_the_text_says_another():
    (finding,) = fidelity('Tiếp nhận 421 hồ sơ.', SOURCE)
    assert (finding.kind, finding.facts) == ('number.changed', {'near': '412'})


def test_numbers_that_changed_places_are_doubted():
    found = fidelity('Tiếp nhận 412 hồ sơ: trực tuyến 103, trực tiếp 309.', SOURCE)
    assert [(finding.kind, finding.text, finding.severity) for finding in found] == [
        ('number.moved', '103', 'doubt'),
        ('number.moved', '309', 'doubt'),
    ]


TWO_VILLAGES = [
    'Đồng Mít có {} hộ, Rừng Vầu có {} hộ.',
    'thôn Đồng Mít bị ngập {} hộ và thôn Rừng Vầu bị ngập {} hộ',
    'Đồng Mít: {} hộ; Rừng Vầu: {} hộ',
    'Có {} hộ ở Đồng Mít và {} hộ ở thôn Rừng Vầu.',
    'Tại Đồng Mít, {} hộ ngập; tại Rừng Vầu, có {} hộ ngập.',
    'đồng mít có {} hộ, rừng vầu hiện có {} hộ',
]


@pytest.mark.parametrize('given_form', TWO_VILLAGES)
@pytest.mark.parametrize('form', TWO_VILLAGES)
def test_numbers_that_changed_their_villages_are_doubted_however_both_are_told(form, given_form):
    source = given_form.format(12, 15)
    assert fidelity(form.format(12, 15), source) == []
    found = fidelity(form.format(15, 12), source)
    assert [(each.kind, each.text, each.severity, each.facts['near']) for each in found] == [
        ('number.moved', '15', 'doubt', '12'),
        ('number.moved', '12', 'doubt', '15'),
    ]


@pytest.mark.parametrize(
    ('text', 'source'),
    [
        ('Xã Sông Chảy có 124 hộ nghèo.', 'Xã Sông Chảy có 4.120 hộ, 124 hộ nghèo.'),
        ('Toàn xã có 309 hồ sơ trực tuyến.', 'Toàn xã có 412 hồ sơ, bộ phận một cửa có 309 hồ sơ trực tuyến.'),
        ('Đồng Mít có 15 con lợn chết.', 'Đồng Mít có 12 hộ ngập và 15 con lợn chết. Rừng Vầu có 15 hộ ngập.'),
        ('Đồng Mít có 12 hộ, Rừng Vầu có 15 hộ.', 'Đồng Mít và Rừng Vầu lần lượt có 12 và 15 hộ.'),
        ('Đồng Mít có 12 hộ, Rừng Vầu có 12 hộ.', 'Đồng Mít và Rừng Vầu mỗi thôn có 12 hộ.'),
        ('Từ 12 hộ Đồng Mít đến 15 hộ Rừng Vầu đều ngập.', 'Đồng Mít có 12 hộ, Rừng Vầu có 15 hộ.'),
        ('12 hộ ở Đồng Mít và 15 hộ ở Rừng Vầu.', 'Đồng Mít có 12 hộ, Rừng Vầu có 15 hộ.'),
    ],
)
def test_a_number_that_is_where_it_was_is_no_doubt_beside_other_numbers_of_its_owner(text, source):
    assert fidelity(text, source) == []


@pytest.mark.parametrize(
    ('text', 'source', 'near'),
    [
        ('Rừng Vầu có 12 hộ.', 'Đồng Mít có 12 hộ. Rừng Vầu có 15 hộ ngập, 12 con lợn.', '15'),
        ('Đồng Mít có 15 con bò.', 'Đồng Mít có 12 hộ. Rừng Vầu có 15 con bò. Đồng Mít có 20 con bò.', '20'),
        (
            'Đồng Mít bị mất 2 triệu đồng.',
            'Đồng Mít bị mất 5 tạ. Đồng Mít bị mất 3 triệu đồng. Rừng Vầu bị mất 2 triệu đồng.',
            '3 triệu đồng',
        ),
    ],
)
def test_the_number_named_in_the_place_of_a_moved_one_is_of_the_same_thing(text, source, near):
    (found,) = fidelity(text, source)
    assert (found.kind, found.facts['near']) == ('number.moved', near)


def test_a_number_said_twice_in_the_place_of_another_is_doubted():
    found = fidelity('Thu 2,1 tỷ đồng so với 2,1 tỷ đồng.', SOURCE)
    assert {finding.kind for finding in found} == {'number.moved'}


def test_a_rounded_number_passes_only_where_the_text_says_that_it_is_rounded():
    assert [found.kind for found in fidelity('Toàn xã có hơn 4 nghìn hộ.', SOURCE)] == ['number.rounded']
    assert [found.severity for found in fidelity('Toàn xã có 4 nghìn hộ.', SOURCE)] == ['error']


def test_a_table_declared_in_millions_is_read_in_millions():
    assert fidelity('Thu phí 2,5 tỷ đồng.', 'Đơn vị tính: triệu đồng\nThu phí | 2.500') == []
    assert [found.severity for found in fidelity('Thu phí 2,5 tỷ đồng.', 'Thu phí | 2.500')] == ['error']
    for other in ('Thu 5.000.000.', 'Thu 5.000.000 kg.'):
        assert [found.severity for found in fidelity(other, 'ĐVT: triệu đồng\nLúa | 5 ha')] == ['error']
    assert [found.severity for found in fidelity('Thu 5.000.000 kg.', 'ĐVT: triệu đồng\nLúa | 5')] == ['error']


def test_without_a_source_every_number_is_an_error_and_nothing_breaks():
    assert [found.kind for found in fidelity('12 hộ, 5%.', '')] == ['number.missing'] * 2
    assert fidelity('', '') == []


def test_positions_are_those_of_the_composed_text():
    text = 'Thôn Bãi Ngô có 13 hộ'
    (finding,) = fidelity(normalize('NFD', text), '')
    assert text[finding.start : finding.end] == finding.text == '13'


@pytest.mark.parametrize('seed', [1, 2])
def test_no_changed_number_is_missed_and_false_alarms_stay_under_the_goal(seed):
    found = numbers(600, seed)
    assert (found['missed'], found['exchanged_missed']) == (0, 0), found['examples']
    assert found['false_alarms'] <= GOAL_FALSE_ALARMS * 600, found['examples']
