"""Nothing personal may reach a model, whatever it looks like; and all of it must come back."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.checks.disguise import plain
from kiosk.core.checks.masking import mask, restore
from kiosk.core.vietnamese import canonical
from tests.bench.checks import masks
from tests.simulators.sentences import letters


@pytest.mark.parametrize('seed', [1, 2])
def test_no_number_and_no_name_is_left_in_three_hundred_letters_and_all_come_back(seed):
    found = masks(300, seed)
    assert (found['leaks'], found['not_restored']) == (0, 0), found['examples']


@pytest.mark.parametrize(
    ('text', 'masked'),
    [
        ('Bà Nguyễn Thị Mẫu, CCCD 001 088 123 456', 'Bà [HỌ TÊN 1], CCCD [SỐ CĂN CƯỚC 1]'),
        ('ĐT 0900 000 000 hoặc 0900.000.000', 'ĐT [ĐIỆN THOẠI 1] hoặc [ĐIỆN THOẠI 1]'),
        ('gọi ０９００００００００', 'gọi [ĐIỆN THOẠI 1]'),
        ('gọi +84 900 000 000', 'gọi [ĐIỆN THOẠI 1]'),
        ('máy bàn 0210 3821 234', 'máy bàn [ĐIỆN THOẠI 1]'),
        ('không chín một hai ba bốn năm sáu bảy tám', '[ĐIỆN THOẠI 1]'),
        ('CMND: 131 234 567', 'CMND: [SỐ CHỨNG MINH 1]'),
        ('hộ chiếu C1234567', 'hộ chiếu [SỐ HỘ CHIẾU 1]'),
        ('mã số BHXH 2512345678', 'mã số BHXH [SỐ BẢO HIỂM 1]'),
        ('STK 2704.2050.12345', 'STK [SỐ TÀI KHOẢN 1]'),
        ('xe 19A-123.45', 'xe [BIỂN SỐ XE 1]'),
        ('sinh ngày 12/3/1958', 'sinh ngày [NGÀY SINH 1]'),
        ('số nhà 12, tổ 3, thôn Bãi Ngô', '[ĐỊA CHỈ 1]'),
        ('số 45 đường Hùng Vương', '[ĐỊA CHỈ 1]'),
        ('thửa đất số 125', '[THỬA ĐẤT 1]'),
        ('mau@example.com', '[THƯ ĐIỆN TỬ 1]'),
        ('Trưởng thôn Lê Văn Ví', 'Trưởng thôn [HỌ TÊN 1]'),
        ('anh Trần Thử ở thôn', 'anh [HỌ TÊN 1] ở thôn'),
        ('Bà Nguyễn Thị Mẫu. NGUYỄN THỊ MẪU ký.', 'Bà [HỌ TÊN 1]. [HỌ TÊN 1] ký.'),
    ],
)
def test_each_kind_has_its_placeholder_and_the_same_thing_the_same(text, masked):
    assert mask(text).text == masked


@pytest.mark.parametrize(
    'text',
    [
        'Kinh phí 12.345.000 đồng, tăng 19,05%; 1.234.567.890 đồng',
        'Số: 05/UBND-VHXH, ngày 09 tháng 02 năm 2026, 14 giờ 00',
        'thôn Bãi Ngô, xã Sông Chảy, tỉnh Hà Nam; Hà Nội',
        'số 12/BC-UBND; tổ 3; Điều 5; 8/12 thôn; 2025 - 2030',
        'Chủ tịch, Phó Chủ tịch UBND xã; ông Chủ tịch',
    ],
)
def test_ordinary_office_text_keeps_its_words(text):
    assert mask(text).text == text


def test_names_given_are_masked_wherever_they_stand():
    masked = mask('Hạnh và THẮNG dự họp; hạnh phúc', names=['Hạnh', 'Thắng'])
    assert masked.text == '[HỌ TÊN 1] và [HỌ TÊN 2] dự họp; hạnh phúc'
    assert restore(masked.text, masked.key).text == 'Hạnh và THẮNG dự họp; hạnh phúc'


def test_a_key_goes_on_over_several_texts():
    first = mask('Bà Nguyễn Thị Mẫu gọi 0900000000')
    second = mask('Nguyễn Thị Mẫu và ông Trần Văn Thử, ĐT 0900 000 000', key=first.key)
    assert second.text == '[HỌ TÊN 1] và ông [HỌ TÊN 2], ĐT [ĐIỆN THOẠI 1]'


def test_placeholders_that_a_text_already_has_are_left_alone():
    masked = mask('[HỌ TÊN 1] và bà Nguyễn Thị Mẫu')
    assert masked.text == '[HỌ TÊN 1] và bà [HỌ TÊN 2]'
    assert restore(masked.text, masked.key).text == '[HỌ TÊN 1] và bà Nguyễn Thị Mẫu'


@pytest.mark.parametrize(
    'said',
    [
        '[HỌ TÊN 1]',
        '[họ tên 1]',
        '[ HỌ  TÊN 1 ]',
        '[HỌ TÊN1]',
        '[HO TEN 1]',
        '[HỌ_TÊN_1]',
        '\\[HỌ TÊN 1\\]',
        'HỌ TÊN 1',
        '［HỌ TÊN 1］',
        '[HỌ TÊN 1',
        normalize('NFD', '[Họ tên 1]'),
    ],
)
def test_small_changes_of_a_placeholder_are_forgiven(said):
    back = restore(f'Gửi bà {said}, thôn Bãi Ngô', {'[HỌ TÊN 1]': 'Nguyễn Thị Mẫu'})
    assert back.text == 'Gửi bà Nguyễn Thị Mẫu, thôn Bãi Ngô'
    assert (back.lost, back.invented) == ((), ())


def test_lost_and_invented_placeholders_are_reported_and_never_guessed():
    back = restore('Gửi [HỌ TÊN 3] theo [1], [CẦN BỔ SUNG], (điện thoại 1)', {'[HỌ TÊN 1]': 'Nguyễn Thị Mẫu'})
    assert back.text == 'Gửi [HỌ TÊN 3] theo [1], [CẦN BỔ SUNG], (điện thoại 1)'
    assert (back.lost, back.invented) == (('[HỌ TÊN 1]',), ('[HỌ TÊN 3]',))


PIECES = [
    'Bà Nguyễn Thị Mẫu', 'ông Trần Văn Thử', 'Lê Văn Ví', 'anh Thắng', '0900000000', '0911 222 333', '000 000 000 012',
    '[HỌ TÊN 1]', '[1]', 'số nhà 12, tổ 3', 'sinh năm 1958', '12.345.000 đồng', 'ngày 05/01/2026', ', ', '. ', ' ', '\n',
    'mau@example.com', 'HỌ TÊN 2', '\u200b', '[', ']', '5',
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_whatever_is_masked_comes_back_to_the_letter(pieces):
    text = ''.join(pieces)
    masked = mask(text)
    back = restore(masked.text, masked.key)
    assert re.sub(r'\D', '', back.text) == re.sub(r'\D', '', text)
    assert canonical(plain(back.text).text) == canonical(plain(text).text)


@given(st.text(max_size=200))
def test_text_without_personal_data_is_left_as_it_is(text):
    masked = mask(text)
    assert masked.key or masked.text == normalize('NFC', text)


@given(st.lists(st.sampled_from(letters(3, 40)), min_size=1, max_size=3))
def test_a_masked_text_has_nothing_more_to_mask(chosen):
    once = mask('\n'.join(letter.text for letter in chosen))
    assert mask(once.text, key=once.key).text == once.text
