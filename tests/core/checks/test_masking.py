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
        ('ĐƠN CỦA NGUYỄN VĂN AN GỬI XÃ. Nguyễn Văn An ký.', 'ĐƠN CỦA [HỌ TÊN 1] GỬI XÃ. [HỌ TÊN 1] ký.'),
        ('gọi 0912/345/678 hoặc O912 345 678', 'gọi [ĐIỆN THOẠI 1] hoặc [ĐIỆN THOẠI 1]'),
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
        'ngày 25/11/2026; 01-12-2026; 118/UBND-KT; 30/2020/NĐ-CP, 149/2026/NĐ-CP',
        '1.234.567.890 đồng; 12,5 tỷ; 19,05%; 912.345.678 đồng; 84.912.345.678 đồng',
        '1, 2, 3, 4, 5, 6, 7, 8, 9, 10; 0, 5, 10, 15, 20, 25',
        '7:30; 07:30 - 11:30, 05/11/2026; họp 09/11/2026 14h30, 09/12/2026 15h',
        'tổ 05, 06, 07, 08, 09; tổ 05,06,07,08,09; thôn 01, 02, 03, 04, 05, 06',
        'các ngày 05, 12, 19, 26, 30; 05,12,19,26,30; điểm 05, 45, 62, 71, 80',
        'liên hệ trước 05/11/2026, 14h30; gọi trước ngày 05/11/2026, lúc 14 giờ',
        'căn cước đã cấp: 120, 340, 560, 780; cấp căn cước từ 15/11/2026 đến 25/11/2026',
        'từ 09/2025 - 2026; 05/2026, 06/2026; Quyết định 0345-12/11/26',
        'bảo hiểm xã hội 25/11/2026; tài khoản mở ngày 15/01/2026',
        'Quý I/2026, Phần II, mục 1.1; l lít, O độ',
        'mục 05 1234 5678 đồng; 05|123456; 012|345|678|9',
        '10|20|30|40; 100|2000|300; |05|1.234.567|',
        'ngõ 3 thôn Bãi Ngô; 12 ngõ; nhà 5 tầng; ngách 2 rộng 3 m',
        'BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ',
        'PHẠM VI ÁP DỤNG',
        'LÝ DO ĐỀ NGHỊ',
        'ĐOÀN THANH NIÊN XÃ SÔNG CHẢY',
        'NÔNG THÔN MỚI; LÊ CHÂN; HỒ SƠ ĐỀ NGHỊ; LƯƠNG CƠ SỞ; CAO ĐẲNG NGHỀ; NGÔ VỤ XUÂN; VÕ CỔ TRUYỀN',
        'HOÀNG SA VÀ TRƯỜNG SA',
        'TRẦN PHÚ VÀ LÊ LỢI',
        'TƯ TƯỞNG HỒ CHÍ MINH',
        'QUẢN LÝ VĂN BẰNG CHỨNG CHỈ, QUẢN LÝ THU CHI',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    ],
)
def test_ordinary_office_text_keeps_its_words(text):
    assert mask(text).text == text


DISGUISED = [
    ('ĐT 0912/345/678', 'ĐT [ĐIỆN THOẠI 1]'),
    ('0912/345/678', '[ĐIỆN THOẠI 1]'),
    ('0912,345,678', '[ĐIỆN THOẠI 1]'),
    ('0912, 345, 678', '[ĐIỆN THOẠI 1]'),
    ('0912|345|678', '[ĐIỆN THOẠI 1]'),
    ('0912*345*678', '[ĐIỆN THOẠI 1]'),
    ('0912 / 345 / 678', '[ĐIỆN THOẠI 1]'),
    ('(0912) 345 678', '[ĐIỆN THOẠI 1]'),
    ('0912/345-678', '[ĐIỆN THOẠI 1]'),
    ('0912-34/56/78', '[ĐIỆN THOẠI 1]'),
    ('09,12,34,56,78', '[ĐIỆN THOẠI 1]'),
    ('0,9,1,2,3,4,5,6,7,8', '[ĐIỆN THOẠI 1]'),
    ('+84/912/345/678', '[ĐIỆN THOẠI 1]'),
    ('máy bàn 0210/3821/234', 'máy bàn [ĐIỆN THOẠI 1]'),
    ('căn cước 001/099/012/345', 'căn cước [SỐ CĂN CƯỚC 1]'),
    ('001|099|012|345', '[SỐ CĂN CƯỚC 1]'),
    ('001*099*012*345', '[SỐ CĂN CƯỚC 1]'),
    ('001,099,012,345', '[SỐ CĂN CƯỚC 1]'),
    ('0010/9901/2345', '[SỐ CĂN CƯỚC 1]'),
    ('CCCD 00109/9012/345', 'CCCD [SỐ CĂN CƯỚC 1]'),
    ('CMND 131/234/567', 'CMND [SỐ CHỨNG MINH 1]'),
    ('BHXH 25/1234/5678', 'BHXH [SỐ BẢO HIỂM 1]'),
    ('STK 2704/2050/12345', 'STK [SỐ TÀI KHOẢN 1]'),
    ('STK 2704|2050|12345', 'STK [SỐ TÀI KHOẢN 1]'),
    ('ĐT 0912\n345678', 'ĐT [ĐIỆN THOẠI 1]'),
    ('Căn cước 001099\n012345', 'Căn cước [SỐ CĂN CƯỚC 1]'),
    ('Căn cước 00109901\n2345', 'Căn cước [SỐ CĂN CƯỚC 1]'),
    ('0912\n345\n678', '[ĐIỆN THOẠI 1]'),
    ('ĐT 09 12 3\n45678', 'ĐT [ĐIỆN THOẠI 1]'),
    ('CMND 1312\n34567', 'CMND [SỐ CHỨNG MINH 1]'),
    ('0912.345.678 đồng', '[ĐIỆN THOẠI 1] đồng'),
    ('0912345678 đồng', '[ĐIỆN THOẠI 1] đồng'),
    ('001.099.012.345 đồng', '[SỐ CĂN CƯỚC 1] đồng'),
    ('001099012345 đồng', '[SỐ CĂN CƯỚC 1] đồng'),
    ('+84 912.345.678 đồng', '[ĐIỆN THOẠI 1] đồng'),
    ('+84 91 234 5678 đồng', '[ĐIỆN THOẠI 1] đồng'),
    ('02103821234 đồng', '[ĐIỆN THOẠI 1] đồng'),
    ('0112345678 đồng', '[SỐ BẢO HIỂM 1] đồng'),
    ('09l2345678', '[ĐIỆN THOẠI 1]'),
    ('09I2345678', '[ĐIỆN THOẠI 1]'),
    ('09|2345678', '[ĐIỆN THOẠI 1]'),
    ('09|2 345 678', '[ĐIỆN THOẠI 1]'),
    ('O912 345 678', '[ĐIỆN THOẠI 1]'),
    ('o912345678', '[ĐIỆN THOẠI 1]'),
    ('\u041e912345678', '[ĐIỆN THOẠI 1]'),
    ('0912 3l5 678', '[ĐIỆN THOẠI 1]'),
    ('O 9 l 2 3 4 5 6 7 8', '[ĐIỆN THOẠI 1]'),
    ('0O1099012345', '[SỐ CĂN CƯỚC 1]'),
    ('gọi anh, số O9l2/345/678 nhé', 'gọi anh, số [ĐIỆN THOẠI 1] nhé'),
]


@pytest.mark.parametrize(('text', 'masked'), DISGUISED)
def test_a_number_hides_behind_no_sign_no_line_end_no_letter_and_no_unit_of_money(text, masked):
    hidden = mask(text)
    assert hidden.text == masked
    assert restore(hidden.text, hidden.key).text == text


@pytest.mark.parametrize(
    ('text', 'masked'),
    [
        ('sn 5 ngõ 3', '[ĐỊA CHỈ 1]'),
        ('ở SN 5, ngách 12/3 đường Hùng Vương', 'ở [ĐỊA CHỈ 1]'),
        ('s.n. 5 kiệt 7', '[ĐỊA CHỈ 1]'),
        ('sn: 12B', '[ĐỊA CHỈ 1]'),
        ('số nhà 5 ngõ 3', '[ĐỊA CHỈ 1]'),
        ('số nhà 5 ngách 2 ngõ 3', '[ĐỊA CHỈ 1]'),
        ('nhà 5 hẻm 4', '[ĐỊA CHỈ 1]'),
        ('số 5 kiệt 12', '[ĐỊA CHỈ 1]'),
        ('ngách 2 ngõ 15', '[ĐỊA CHỈ 1]'),
        ('hẻm 12/5/3', '[ĐỊA CHỈ 1]'),
        ('ở 5 ngõ 3', 'ở [ĐỊA CHỈ 1]'),
        ('sn 1980', 'sn [NGÀY SINH 1]'),
    ],
)
def test_a_house_number_is_an_address_however_it_is_shortened(text, masked):
    hidden = mask(text)
    assert hidden.text == masked
    assert restore(hidden.text, hidden.key).text == text


@pytest.mark.parametrize(
    ('text', 'masked'),
    [
        ('NGUYỄN VĂN AN', '[HỌ TÊN 1]'),
        ('KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNGUYỄN VĂN AN', 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[HỌ TÊN 1]'),
        ('NGUYỄN VĂN AN, TRẦN THỊ BÌNH', '[HỌ TÊN 1], [HỌ TÊN 2]'),
        ('LÊ THỊ MAI ANH', '[HỌ TÊN 1]'),
        ('CAO VĂN MINH', '[HỌ TÊN 1]'),
        ('GIÀNG A PÁO', '[HỌ TÊN 1]'),
        ('KÍNH GỬI: PHẠM HOÀNG YẾN', 'KÍNH GỬI: [HỌ TÊN 1]'),
        ('ĐƠN CỦA NGUYỄN VĂN AN VỀ ĐẤT ĐAI', 'ĐƠN CỦA [HỌ TÊN 1] VỀ ĐẤT ĐAI'),
    ],
)
def test_a_name_in_capitals_needs_no_title_to_be_masked(text, masked):
    hidden = mask(text)
    assert hidden.text == masked
    assert restore(hidden.text, hidden.key).text == text


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
    '0914/222/333', '09l3 222 333', 'TRẦN VĂN THỬ', 'sn 5 ngõ 3', '/', '|',
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
