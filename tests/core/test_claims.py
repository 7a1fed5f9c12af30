"""A fact written another way is the same fact; another fact is never taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.claims import facts_of, missing, without_citations, without_facts


def lacks(claim: str, source: str) -> str | None:
    return missing(facts_of(claim), facts_of(source, source=True), source)


@pytest.mark.parametrize(
    ('claim', 'source'),
    [
        ('ngày 05 tháng 01 năm 2026', 'Hạn là 05/01/2026.'),
        ('ngày 5/1/2026', 'Hạn là ngày 05 tháng 01 năm 2026.'),
        ('ngày 05 tháng 01/2026', 'Hạn là 05-01-2026.'),
        ('ngày 05/01', 'Hạn là 05/01/2026.'),
        ('năm 2026', 'Hạn là 05/01/2026.'),
        ('tháng 1 năm 2026', 'Hạn là 05/01/2026.'),
        ('1.250 hồ sơ', 'Xã nhận 1250 hồ sơ.'),
        ('2,5 triệu đồng', 'Hết 2,5 triệu đồng.'),
        ('ba bước', 'gồm 3 bước'),
        ('3 bước', 'gồm ba bước'),
        ('công thức năm ô', 'Công thức 5 ô'),
        ('Nghị định 30', 'theo Nghị định 30/2020/NĐ-CP'),
        ('Nghị định số 30/2020/NĐ-CP', 'Nghị định 30/2020/NĐ-CP'),
        ('Điều 10', '(khoản 4 Điều 10 Nghị định 30/2020/NĐ-CP)'),
        ('khoản 4, Điều 10', '(khoản 4 Điều 10 Nghị định 30/2020/NĐ-CP)'),
        ('đạt 70% hồ sơ', 'đạt 70 % số hồ sơ'),
        ('bà Châm hướng dẫn', 'Bà Nguyễn Thị Ngọc Châm hướng dẫn'),
        ('Một lá đơn của dân', 'Lá đơn của dân'),
        ('bảy giờ sáng', 'từ 7 giờ sáng'),
        ('Theo [1], có 4 màu.', 'bốn màu'),
    ],
)
def test_the_same_fact_in_another_form_is_found(claim, source):
    assert lacks(claim, source) is None


@pytest.mark.parametrize(
    ('claim', 'source', 'kind'),
    [
        ('ngày 05/02/2026', 'Hạn là 05/01/2026.', 'date'),
        ('ngày 01/05/2026', 'Hạn là 05/01/2026.', 'date'),
        ('ngày 05/01/2025', 'Hạn là 05/01/2026.', 'date'),
        ('ngày 05/01/2026', 'Hạn là ngày 05/01.', 'date'),
        ('trong 30 ngày', 'theo Nghị định 30/2020/NĐ-CP, ngày họp', 'number'),
        ('12 hồ sơ', '12 thôn nộp hồ sơ', 'number'),
        ('khoản 12', '(khoản 4 Điều 12)', 'number'),
        ('4 Điều', '(khoản 4 Điều 12)', 'number'),
        ('khoản 10 Điều 4', '(khoản 4 Điều 10 Nghị định 30/2020/NĐ-CP)', 'number'),
        ('1,25 hồ sơ', '1.250 hồ sơ', 'number'),
        ('có năm màu đèn', 'Bốn màu đèn, quy định năm 2026', 'number'),
        ('trước một ngày', 'trước 3 ngày', 'number'),
        ('70% hồ sơ', '70 hồ sơ', 'number'),
        ('giải quyết 14 hồ sơ', 'giải quyết 412 hồ sơ, trong đó 14 hồ sơ quá hạn', 'number'),
        ('Nghị định 78/2025/NĐ-CP', 'Nghị định 30/2020/NĐ-CP', 'code'),
        ('Nghị định 30/2021/NĐ-CP', 'Nghị định 30/2020/NĐ-CP', 'code'),
        ('Công văn 557/BKHCN-VP', 'Công văn 557/BKHCN-CĐSQG', 'code'),
        ('Luật số 91/2025/QH15', 'Luật số 91/2025/QH14', 'code'),
        ('bà Nguyễn Thị Lan', 'Bà Nguyễn Thị Ngọc Châm', 'name'),
        ('ô VÍ DỤ', 'ô VAI, ví dụ chuyên viên', 'name'),
        ('gửi Phòng Kinh tế', 'gửi Văn phòng, kinh tế xã', 'name'),
    ],
)
def test_another_fact_is_missing(claim, source, kind):
    assert lacks(claim, source) == kind


def test_the_first_word_of_a_sentence_is_not_a_name_but_capitals_are():
    assert facts_of('Người ký. Văn bản: Dự thảo «Thông báo» (Nội bộ).').names == frozenset()
    assert facts_of('AI soạn nháp.').names == {('^ai',)}
    assert len(facts_of('Bà Nguyễn Thị Châm ở Phù Ninh.').names) == 2


def test_marks_of_citation_are_not_facts():
    assert without_citations('AI không ký [1] và [2; 3] không gửi [HỌ TÊN 1]') == 'AI không ký và không gửi [HỌ TÊN 1]'
    assert facts_of('AI không ký [12].').numbers == frozenset()


def test_what_is_left_without_facts_has_no_number():
    text = without_facts('Nghị định 30/2020/NĐ-CP ngày 05/3/2020 có 38 điều, ba chương')
    assert not any(sign.isdigit() for sign in text)
    assert text.split() == ['Nghị', 'định', 'ngày', 'có', 'điều,', 'chương']


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_a_number_is_only_ever_itself(one, other):
    grouped = f'{other:,}'.replace(',', '.')
    assert (lacks(f'{one} hồ sơ', f'Xã có {grouped} hồ sơ.') is None) is (one == other)


@given(st.dates(), st.dates())
def test_a_day_is_only_ever_itself(one, other):
    said = f'ngày {one.day} tháng {one.month} năm {one.year:04}'
    assert (lacks(said, f'Ngày {other.day:02}/{other.month:02}/{other.year:04}.') is None) is (one == other)


@given(st.text())
def test_every_text_states_all_that_it_says(text):
    assert lacks(text, text) is None
