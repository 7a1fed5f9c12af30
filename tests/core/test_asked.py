"""A question for a number is not answered by a sentence without one, however alike they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.asked import kinds_of, numbers_missing


@pytest.mark.parametrize(
    ('question', 'names'),
    [
        ('Họp ngày nào?', ['day']),
        ('Luật có hiệu lực năm nào?', ['year']),
        ('Trạm mở cửa lúc mấy giờ?', ['hour']),
        ('Số điện thoại của xã là bao nhiêu?', ['telephone']),
        ('Đèn đỏ là gì?', ['what']),
        ('Ô RÀO dùng để làm gì?', ['use']),
        ('Vì sao phải che tên?', ['why']),
        ('Luật nào bảo vệ dữ liệu?', ['law']),
        ('Công thức gồm những gì?', ['list']),
        ('Có được gõ văn bản mật không?', ['may']),
        ('Xã có bao nhiêu thôn?', ['number']),
        ('Ai ký văn bản?', ['who']),
        ('đèn giao thông dữ liệu', []),
        ('Luật Bảo vệ dữ liệu nói gì?', []),
        ('Máy tính đặt ở đâu?', []),
        ('Bảo vệ bí mật thế nào?', []),
    ],
)
def test_the_kind_of_question_is_seen(question, names):
    assert [kind.name for kind in kinds_of(question)] == names


@pytest.mark.parametrize(
    ('question', 'name'),
    [
        ('hop ngay nao', 'day'),
        ('xa co bao nhieu thon', 'number'),
        ('vi sao phai che ten', 'why'),
        ('ai bia la gi', 'what'),
    ],
)
def test_a_question_typed_without_marks_asks_the_same(question, name):
    assert name in [kind.name for kind in kinds_of(question)]


def fits(question: str, sentence: str) -> bool:
    return all(kind.fits(sentence) for kind in kinds_of(question) if kind.needed)


@pytest.mark.parametrize(
    ('question', 'sentence'),
    [
        ('Họp ngày nào?', 'Họp ngày 23/11/2026.'),
        ('Họp ngày nào?', 'Họp vào thứ Hai.'),
        ('Xã có bao nhiêu thôn?', 'Gửi trưởng thôn của 12 thôn.'),
        ('Có mấy màu đèn?', 'Bốn màu đèn là quy ước.'),
        ('Hết bao nhiêu tiền?', 'Mỗi hộ đóng 50.000 đồng.'),
        ('Làm mất bao lâu?', 'Xong trong 3 ngày.'),
        ('bao nhieu thon', 'Gửi trưởng thôn của 12 thôn.'),
        ('Ai ký văn bản?', 'Chủ tịch UBND xã ký.'),
        ('Ai hướng dẫn?', 'Bà Châm hướng dẫn.'),
        ('Số điện thoại của xã là bao nhiêu?', 'Gọi số 0210 3800 000.'),
        ('du lieu den do dua vao ai duoc khong', 'Đèn đỏ: không đưa vào AI.'),
    ],
)
def test_a_sentence_that_holds_what_was_asked_for_fits(question, sentence):
    assert fits(question, sentence)


@pytest.mark.parametrize(
    ('question', 'sentence'),
    [
        ('Nghị định có hiệu lực từ ngày nào?', 'Theo Nghị định 30/2020/NĐ-CP.'),
        ('Luật có bao nhiêu điều?', '(khoản 4 Điều 10 Nghị định 30/2020/NĐ-CP)'),
        ('Luật bảo vệ dữ liệu có bao nhiêu điều?', 'Luật số 91/2025/QH15 bảo vệ dữ liệu.'),
        ('Trưởng thôn được bao nhiêu tiền?', 'Gửi trưởng thôn của 12 thôn.'),
        ('Số điện thoại của xã là bao nhiêu?', 'Ngày 23/11/2026, UBND xã họp.'),
        ('Ai phát minh ra AI?', 'Luật cấm dùng AI để xâm phạm bí mật.'),
        ('Mua máy tính giá bao nhiêu?', 'Trạm có máy tính.'),
        ('Luật ra đời năm nào?', 'Luật số 117/2025/QH15.'),
    ],
)
def test_a_sentence_without_it_does_not_fit(question, sentence):
    assert not fits(question, sentence)


def test_marks_tell_look_alikes_in_a_sentence():
    why = kinds_of('Vì sao che tên?')[0]
    assert not why.fits('Đèn đỏ, đèn đó.')
    assert why.fits('Che tên do đó là dữ liệu cá nhân.')


@pytest.mark.parametrize(
    ('question', 'text', 'missing'),
    [
        ('Công thức 5 ô là gì?', 'Công thức 5 ô gồm VAI, VIỆC.', False),
        ('Công thức 5 ô là gì?', 'Năm ô của một câu yêu cầu.', False),
        ('Công thức 7 ô là gì?', 'Công thức 5 ô, họp lúc 7 giờ.', True),
        ('Nghị định 30 quy định gì?', 'Theo Nghị định 30/2020/NĐ-CP.', False),
        ('Nghị định 78 quy định gì?', 'Theo Nghị định 30/2020/NĐ-CP, 78 xã.', True),
        ('Ngày 28/11 làm gì?', 'Tổng vệ sinh ngày 28/11/2026.', False),
        ('Ngày 29/11 làm gì?', 'Tổng vệ sinh ngày 28/11/2026.', True),
        ('Năm 2026 xã làm gì?', 'Việc của năm 2026.', False),
        ('5', 'có 5 ô', False),
        ('Công thức ô là gì?', 'Công thức 5 ô.', False),
    ],
)
def test_a_number_in_the_question_must_stand_beside_the_same_word(question, text, missing):
    assert numbers_missing(question, text) is missing


@given(st.text())
def test_no_text_lacks_its_own_numbers(text):
    assert not numbers_missing(text, text)


@given(st.text(), st.text())
def test_every_question_has_its_kinds_and_every_sentence_fits_or_not(question, sentence):
    assert {kind.fits(sentence) for kind in kinds_of(question)} <= {True, False}
