"""Citizens' data must be seen before it reaches an AI tool; ordinary office text must not be called personal."""

from unicodedata import normalize

import pytest

from kiosk.core.personal_data import find, find_personal

LEAKS = [
    ('Số căn cước 001088123456 cấp năm 2021', 'cccd', '001088123456'),
    ('CCCD: 001 088 123 456', 'cccd', '001 088 123 456'),
    ('CMND số 131234567.', 'cmnd', '131234567'),
    ('Mã số BHXH 2512345678', 'bhxh', '2512345678'),
    ('gọi 0912345678 để hẹn', 'phone', '0912345678'),
    ('ĐT: 0912 345 678', 'phone', '0912 345 678'),
    ('ĐT: 0912.345.678', 'phone', '0912.345.678'),
    ('ĐT: 091 234 5678', 'phone', '091 234 5678'),
    ('ĐT: 0912 34 56 78', 'phone', '0912 34 56 78'),
    ('Zalo +84 912345678', 'phone', '+84 912345678'),
    ('thư về nguyen.van-nam@example.com nhé', 'email', 'nguyen.van-nam@example.com'),
    ('xe biển 19A-123.45', 'plate', '19A-123.45'),
    ('xe máy 19B1-234.56', 'plate', '19B1-234.56'),
    ('xe 19A 12345', 'plate', '19A 12345'),
    ('tiền gửi vào tài khoản 000011112222', 'account', '000011112222'),
    ('STK: 2704 2050 12345 Agribank', 'account', '2704 2050 12345'),
    ('Số tài khoản của chị là 12345678', 'account', '12345678'),
    ('sinh ngày 12/3/1958', 'birth', '12/3/1958'),
    ('sinh năm 1975', 'birth', '1975'),
    ('Ngày, tháng, năm sinh: 02-04-1961', 'birth', '02-04-1961'),
    ('SN 1980, trú tại thôn Đồng Mít', 'birth', '1980'),
    ('chị An sinh năm 1958', 'birth', '1958'),
    ('thửa đất số 125, xã Đoan Hùng', 'land', 'thửa đất số 125'),
    ('tờ bản đồ số 7', 'land', 'tờ bản đồ số 7'),
    ('hộ ông Trần Văn Thử xả nước thải', 'name', 'Trần Văn Thử'),
    ('Bà Nguyễn Thị Mẫu, ở thôn Ngòi Lau', 'name', 'Nguyễn Thị Mẫu'),
    ('ÔNG LÊ VĂN NHÁP đề nghị', 'name', 'LÊ VĂN NHÁP'),
    ('Ông (bà): Lê Thị Hoa', 'name', 'Lê Thị Hoa'),
    ('bà Hoa phản ánh', 'name', 'Hoa'),
    ('Bà phản ánh hộ ông Trần Văn Thử xả nước thải', 'name', 'Trần Văn Thử'),
    ('Văn bản đóng dấu TỐI MẬT', 'secret', 'TỐI MẬT'),
    ('CCCD 001.088.123.456', 'cccd', '001.088.123.456'),
    ('CCCD 0010 8812 3456', 'cccd', '0010 8812 3456'),
    ('số 0 0 1 0 8 8 1 2 3 4 5 6', 'cccd', '0 0 1 0 8 8 1 2 3 4 5 6'),
    ('căn cước số 00108 8123456', 'cccd', '00108 8123456'),
    ('mã 001\u200b088\u200b123456', 'cccd', '001\u200b088\u200b123456'),
    ('CMND 131 234 567', 'cmnd', '131 234 567'),
    ('gọi ０９１２３４５６７８', 'phone', '０９１２３４５６７８'),
    ('gọi 0912\u00a0345\u2009678', 'phone', '0912\u00a0345\u2009678'),
    ('gọi 0912-345.678', 'phone', '0912-345.678'),
    ('gọi 0912 - 345 - 678', 'phone', '0912 - 345 - 678'),
    ('gọi 09 12 34 56 78', 'phone', '09 12 34 56 78'),
    ('gọi 0 9 1 2 3 4 5 6 7 8', 'phone', '0 9 1 2 3 4 5 6 7 8'),
    ('số (+84) 912 345 678', 'phone', '(+84) 912 345 678'),
    ('SĐT: 091 2345 678', 'phone', '091 2345 678'),
    ('mã số BHXH 25 1234 5678', 'bhxh', '25 1234 5678'),
    ('hộ chiếu số C1234567', 'passport', 'C1234567'),
    ('thư: nam (at) example.com', 'email', 'nam (at) example.com'),
    ('ở số nhà 12, tổ 3', 'address', 'số nhà 12, tổ 3'),
    ('ở số 45 đường Hùng Vương', 'address', 'số 45 đường Hùng Vương'),
]


@pytest.mark.parametrize(('text', 'kind', 'found'), LEAKS)
def test_a_leak_is_found_with_its_kind_and_place(text, kind, found):
    (finding,) = find(text)
    assert (finding.kind, finding.text) == (kind, found)
    assert text[finding.start : finding.end] == found


@pytest.mark.parametrize('text', [text for text, _, _ in LEAKS])
def test_decomposed_text_hides_nothing(text):
    assert find(normalize('NFD', text)) == find(text) != []


ORDINARY = [
    'Số: 05/UBND-VHXH, Đoan Hùng, ngày 09 tháng 02 năm 2026',
    'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; Quyết định 1234/QĐ-UBND',
    'Kinh phí: 12.345.000 đồng, trong đó 123.456.789 đồng từ ngân sách',
    'Tổng thu 123456789 đồng, chi 2500000000 đồng, dư 250000000000 đồng',
    '05 12.345.678 đồng',
    'nộp vào tài khoản tạm giữ 123456789 đồng',
    'tài khoản mở ngày 15/01/2026, theo Thông báo 15/TB-UBND',
    'mã hồ sơ 000.00.19.H46-250101-0001, tệp 20260115.docx',
    'Mã số thuế 2600123456; MST: 2600123456',
    'Tổng vệ sinh ngày 20/02/2026; học sinh năm 2026; phát sinh năm 2025; giấy khai sinh năm 2024',
    'bảo đảm an sinh năm 2026, sinh hoạt chi bộ ngày 03/02/2026, tuyển sinh 2026',
    'ông Chủ tịch UBND xã, bà Phó Chủ tịch, ông Trưởng thôn Đồng Mít, bà Bí thư chi bộ',
    'Ông A, bà B, ông Nguyễn Văn A và bà [HỌ TÊN 1]; ông HO-001',
    'bà con Nhân dân thôn Bến Đò; Bà Rịa – Vũng Tàu; phố Hai Bà Trưng; mỗi ông bà một phiếu',
    'Ông/bà ghi rõ nội dung cần hỗ trợ',
    'Mẫu số 02A ban hành năm 2026; Phụ lục 01; biểu 3.4',
    'thông tin bảo mật, bí mật nhà nước, mật ong',
    'Điện thoại cơ quan: 0210 3821 234',
    'Biểu 05 12.345.678 | 03 120 340 25 | 1.234.567.890 người',
    'ngày 05.01.2026, 14 hộ; 01.02.2026 - 03.04.2026',
    'số 12 đường dây nóng; tổ 3 họp; số nhà văn hóa là 12; thôn Bãi Ngô',
]


@pytest.mark.parametrize('text', ORDINARY)
def test_ordinary_office_text_is_not_called_personal(text):
    assert find(text) == []


def test_everything_in_a_citizens_letter_is_found_once_and_in_order():
    letter = (
        'Bà Nguyễn Thị Mẫu, sinh ngày 12/3/1958, số căn cước 000000000012, điện thoại 0900000000, '
        'phản ánh hộ ông Trần Văn Thử. Tiền gửi vào tài khoản 000011112222.'
    )
    assert [finding.kind for finding in find(letter)] == ['name', 'birth', 'cccd', 'phone', 'name', 'account']


def test_a_letter_rewritten_by_the_rule_card_is_clean():
    assert find('[HỌ TÊN 1] ở thôn Đồng Mít đề nghị hỗ trợ giống ngô vì 0,3 ha bị ngập ngày 10/11/2026.') == []


def test_a_secret_mark_is_not_personal_data():
    assert find_personal('Tài liệu đóng dấu MẬT thì không gõ vào máy.') == []
    assert [finding.kind for finding in find('dấu MẬT')] == ['secret']
