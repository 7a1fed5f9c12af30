"""An invented or misspelt name must be seen, and a district that no longer is."""

from datetime import date
from unicodedata import normalize

import pytest

from kiosk.core.checks.names import leftovers, name_findings, names_in

SOURCE = (
    'Ủy ban nhân dân xã Sông Chảy giao Phòng Kinh tế, Phòng Văn hóa - Xã hội; thôn Bãi Ngô, Đồi Cọ, Ngòi Lau; '
    'bà Nguyễn Thị Mẫu, ông Trần Văn Thử; Sở Nội vụ; thôn Hòa Bình.'
)


@pytest.mark.parametrize(
    'text',
    [
        'UBND xã Sông Chảy giao Phòng Kinh tế phối hợp với Phòng Văn hóa – Xã hội.',
        'Nguyễn Thị Mẫu đề nghị. Ông Trần Văn Thử trả lời.',
        'Trưởng thôn Bãi Ngô và bà Mẫu dự họp.',
        'thôn Hoà Bình',
        'Căn cứ Luật Tổ chức chính quyền địa phương; Nghị định số 30/2020/NĐ-CP.',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
        'Nhân dân và Nhà nước; thứ Sáu; Mặt trận Tổ quốc Việt Nam; tết Nguyên đán.',
        'I. KẾT QUẢ ĐẠT ĐƯỢC\n1. Thu ngân sách\n- Đề nghị Phòng Kinh tế báo cáo.\na) Giao Phòng Kinh tế chủ trì.',
        'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
        'hồ sơ TTHC, CCHC; [HỌ TÊN 1]; thu@example.com',
    ],
)
def test_names_of_the_source_and_everyday_words_are_no_findings(text):
    assert name_findings(text, SOURCE) == []
    assert name_findings(normalize('NFD', text), SOURCE) == []


@pytest.mark.parametrize(
    ('text', 'kind', 'name', 'near'),
    [
        ('Chủ tịch Lê Văn Hùng ký.', 'name.missing', 'Lê Văn Hùng', None),
        ('Gửi Sở Tài chính.', 'name.missing', 'Sở Tài chính', None),
        ('Sở Nội chính yêu cầu.', 'name.missing', 'Sở Nội chính', None),
        ('Thôn Bến Đò đã nộp.', 'name.missing', 'Bến Đò', None),
        ('bà Nguyễn Thị Mẩu', 'name.changed', 'Nguyễn Thị Mẩu', 'Nguyễn Thị Mẫu'),
        ('xã Sông Cháy', 'name.changed', 'Sông Cháy', 'Sông Chảy'),
        ('Phòng Kinh doanh chủ trì.', 'name.changed', 'Phòng Kinh doanh', 'Phòng Kinh tế'),
    ],
)
def test_a_name_that_the_source_does_not_have_is_an_error(text, kind, name, near):
    (finding,) = name_findings(text, SOURCE)
    assert (finding.kind, finding.text, finding.facts.get('near')) == (kind, name, near)
    assert finding.severity == 'error'


@pytest.mark.parametrize(
    ('text', 'kind', 'name'),
    [
        ('Giao anh lê văn bịa nộp báo cáo.', 'name.missing', 'lê văn bịa'),
        ('Anh chị lê văn bịa dự họp.', 'name.missing', 'lê văn bịa'),
        ('chị đặng bịa', 'name.missing', 'đặng bịa'),
        ('bà cao thị bịa đến trụ sở', 'name.missing', 'cao thị bịa'),
        ('Đồng chí Vũ đức bịa chủ trì', 'name.missing', 'Vũ đức bịa'),
        ('ông trần văn thứ', 'name.changed', 'trần văn thứ'),
    ],
)
@pytest.mark.parametrize('form', ['NFC', 'NFD'])
def test_an_invented_person_in_small_letters_is_an_error(text, kind, name, form):
    (finding,) = name_findings(normalize(form, text), SOURCE)
    assert (finding.kind, finding.text, finding.severity) == (kind, name, 'error')
    assert normalize('NFC', text)[finding.start : finding.end] == name


@pytest.mark.parametrize(
    'text',
    [
        'anh em, chị em, ông bà, bà con, anh chị trong thôn',
        'bà con nông dân và ông bà cao tuổi',
        'anh chị lưu văn bản, chị lưu hồ sơ, anh mai họp',
        'ông hứa giải quyết; bà cao huyết áp; anh đào tạo nghề',
        'anh vũ trang, chị đoàn thanh niên, bà nông thị trường, anh phạm lỗi',
        'ông trần văn thử và bà nguyễn thị mẫu dự họp',
        'Ông Trần trả lời, bà Nguyễn đề nghị',
    ],
)
def test_small_letters_behind_a_title_that_are_words_or_given_names_are_no_findings(text):
    assert name_findings(text, SOURCE) == []


@pytest.mark.parametrize('source', ['Chị Lê phụ trách.', 'bà Phạm Thị Lê', 'chị lê phụ trách'])
def test_a_given_name_that_is_also_a_surname_may_do_something(source):
    assert name_findings('Giao chị lê nộp báo cáo.', source) == []
    assert [found.text for found in name_findings('Giao chị lê nộp báo cáo.', 'Chị Hoa')] == ['lê nộp']
    assert [found.text for found in name_findings('Giao chị lê thị bịa nộp báo cáo.', source)] == ['lê thị bịa']


def test_people_bodies_and_places_are_told_apart():
    found = names_in('Bà Nguyễn Thị Mẫu ở thôn Bãi Ngô gửi Phòng Kinh tế.')
    assert [(name.kind, name.text) for name in found] == [
        ('person', 'Nguyễn Thị Mẫu'),
        ('place', 'Bãi Ngô'),
        ('body', 'Phòng Kinh tế'),
    ]


@pytest.mark.parametrize(
    'text',
    [
        'UBND huyện Đoan Hùng chỉ đạo',
        'Phòng Tài nguyên và Môi trường huyện kiểm tra',
        'thị trấn Đoan Hùng',
        'báo cáo cấp huyện',
        'Huyện ủy',
        'Công an thị xã Phú Thọ',
    ],
)
def test_a_district_spoken_of_as_current_is_an_error(text):
    assert [found.kind for found in leftovers(text, date(2026, 1, 1))] == ['name.district']
    assert leftovers(text, date(2025, 6, 30)) == []


@pytest.mark.parametrize(
    'text',
    [
        'huyện Đoan Hùng (cũ)',
        'trước đây thuộc huyện Đoan Hùng',
        'từ ngày 01/7/2025 không còn cấp huyện',
        'hồ sơ bàn giao từ UBND huyện',
        'tập huấn, huấn luyện dân quân',
    ],
)
def test_a_district_of_the_past_may_be_named(text):
    assert leftovers(text, date(2026, 1, 1)) == []
