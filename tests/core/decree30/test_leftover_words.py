"""Warnings about words are trusted only as long as they are right: the wrong forms warn, the right ones do not."""

import pytest

from kiosk.core.decree30.checker import check
from tests.core.decree30 import samples
from tests.core.decree30.breakers import after
from tests.core.decree30.pairs import CLEAN


def found(sentence: str) -> list[tuple[str, str]]:
    document = after('Ủy ban nhân dân xã giao', samples.prose(sentence))(CLEAN['cong-van'])
    return [(f'{each.rule}.{each.point}', each.have) for each in check(document) if each.severity != 'I']


@pytest.mark.parametrize(
    ('sentence', 'have'),
    [
        ('Báo cáo Ủy Ban nhân dân xã.', 'Ủy Ban nhân dân'),
        ('Báo cáo Uỷ ban Nhân dân xã.', 'Uỷ ban Nhân dân'),
        ('Trình Hội đồng Nhân Dân xã.', 'Hội đồng Nhân Dân'),
        ('Các thôn thuộc Xã Sông Chảy.', 'Xã'),
        ('Theo điều 5 của quy chế.', 'điều 5'),
        ('Theo Khoản 2 Điều 5.', 'Khoản 2'),
        ('Tại Điểm a khoản 2 Điều 5.', 'Điểm a'),
        ('Chính sách của Đảng và nhà nước.', 'nhà nước'),
        ('Họp vào thứ hai hằng tuần.', 'thứ hai'),
        ('Họp thứ sáu, ngày 27 tháng 11 năm 2026.', 'thứ sáu'),
        ('Tặng quà dịp Tết Trung thu.', 'Tết'),
        ('Tặng quà dịp tết nguyên đán.', 'tết nguyên'),
    ],
)
def test_a_wrong_capital_warns(sentence, have):
    assert found(sentence) == [('TT29.capitals', have)]


@pytest.mark.parametrize(
    'sentence',
    [
        'Ủy ban nhân dân xã Sông Chảy báo cáo Hội đồng nhân dân xã.',
        'Theo điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.',
        'Khoản 2 Điều 5 quy định như sau.',
        'Xã Sông Chảy có 12 thôn. Tỉnh Phú Thọ có nhiều xã.',
        'Quản lý nhà nước về đất đai; ngân sách nhà nước; cơ quan nhà nước.',
        'Đây là lần thứ hai; phần thứ ba; người đứng thứ năm.',
        'Họp thứ Hai, ngày 23 tháng 11 năm 2026; nghỉ tết Nguyên đán.',
        'Điều động 05 cán bộ; điều chỉnh kế hoạch.',
        'Tòa án nhân dân, Công an nhân dân.',
    ],
)
def test_a_right_capital_does_not(sentence):
    assert found(sentence) == []


def test_people_alone_are_only_hinted_at():
    document = after('Ủy ban nhân dân xã giao', samples.prose('Phục vụ nhân dân tốt hơn.'))(CLEAN['cong-van'])
    assert [(each.point, each.severity) for each in check(document)] == [('people', 'I')]


@pytest.mark.parametrize(
    ('sentence', 'point'),
    [
        ('Các thôn , tổ dân phố.', 'space_before'),
        ('Các thôn,tổ dân phố.', 'space_after'),
        ('Các thôn\u200b gần sông.', 'strange'),
        ('Các thôn gần сông.', 'strange'),
        ('Thực hiện chỉ tiêu GDTX năm 2026.', 'abbreviation'),
    ],
)
def test_punctuation_strange_signs_and_unexplained_abbreviations_warn(sentence, point):
    assert [each for each, _ in found(sentence)] == [f'TT29.{point}']


@pytest.mark.parametrize(
    'sentence',
    [
        'Tỷ lệ 19,05%; 1.234,5 triệu đồng; lúc 8:30; số 12/BC-UBND; kết luận số 05-KL/TW.',
        'Gửi về hộp thư vanphong@songchay.example,trước 17 giờ.',
        'Trung tâm giáo dục thường xuyên (GDTX) mở lớp; GDTX thu hồ sơ.',
        'Giáo dục thường xuyên (sau đây viết tắt là GDTX); học viên GDTX.',
        'Cấp CCCD, thu BHYT, báo cáo UBND và HĐND xã, hồ sơ TTHC.',
        'Chương XII và Phần II; thế kỷ XXI.',
        'Phòng VHXH phối hợp Văn phòng.',
    ],
)
def test_numbers_codes_addresses_and_explained_abbreviations_do_not(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ('sentence', 'point'),
    [
        ('Số hộ là [CẦN BỔ SUNG] hộ.', 'blank'),
        ('Số hộ là [...] hộ.', 'blank'),
        ('Số hộ là ….. hộ.', 'blank'),
        ('Số hộ là ....... hộ.', 'blank'),
        ('Số hộ là ______ hộ.', 'blank'),
        ('Kính trình {{ten_co_quan}} xem xét.', 'blank'),
        ('Có XX hộ nghèo.', 'number'),
        ('Trước ngày XX/12/2026.', 'number'),
        ('Trong năm 20XX.', 'number'),
        ('**Lưu ý** nộp đúng hạn.', 'marks'),
        ('## Nội dung', 'marks'),
        ('Dưới đây là dự thảo công văn.', 'machine'),
        ('Nếu bạn cần chỉnh sửa, hãy cho tôi biết.', 'machine'),
        ('Hy vọng bản dự thảo này hữu ích.', 'machine'),
    ],
)
def test_what_was_left_over_is_a_fault(sentence, point):
    assert f'TT30.{point}' in [each for each, _ in found(sentence)]


@pytest.mark.parametrize(
    'sentence',
    [
        'Thế kỷ XX, Đại hội XX, Chương XX.',
        'Nhà cửa, cây cối, hoa màu v.v… bị ngập.',
        'Tài liệu tham khảo [1], [12].',
        'Nộp hồ sơ đúng hạn./.',
        'Sau đây gọi tắt là Tổ.',
    ],
)
def test_what_only_looks_left_over_is_not(sentence):
    assert [each for each in found(sentence) if each[0].startswith('TT30')] == []
