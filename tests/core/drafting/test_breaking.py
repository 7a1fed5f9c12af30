"""Lines are broken where a reader would break them, and none reads as something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.decree30.widths import text_mm
from kiosk.core.drafting.breaking import even_lines


@pytest.mark.parametrize(
    ('text', 'lines'),
    [
        ('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', ['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG']),
        ('PHÒNG VĂN HÓA - XÃ HỘI', ['PHÒNG VĂN HÓA - XÃ HỘI']),
        ('', ['']),
    ],
)
def test_names_of_bodies_are_broken_into_even_lines(text, lines):
    assert even_lines(text, 65.2, 13, bold=True) == lines


@pytest.mark.parametrize(
    ('text', 'room', 'whole'),
    [
        ('Kết luận của Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban tuần', 140, 'Ủy ban nhân dân'),
        ('Báo cáo tình hình thiệt hại do trận lốc ngày 12/11/2026 ở thôn Rừng Vầu', 65, 'ngày 12/11/2026'),
        ('Tổ chức họp về hộ bị thiệt hại ở thôn Rừng Vầu và hộ bị ngập ruộng', 65, 'Rừng Vầu'),
    ],
)
def test_names_and_days_are_not_torn(text, room, whole):
    assert any(whole in line for line in even_lines(text, room, 14, bold=True))


@given(
    st.lists(
        st.sampled_from(('rà', 'soát', 'hộ', 'năm', '2026', 'UBND', 'kế', 'hoạch', '05/KH-UBND', 'Điều')), max_size=40
    )
)
def test_no_word_is_lost_and_no_line_is_longer_than_the_room(words):
    lines = even_lines(' '.join(words), 80, 14)
    assert ' '.join(lines).split() == words
    assert all(text_mm(line, 14) <= 80 for line in lines)


def test_a_word_longer_than_the_line_is_not_cut():
    assert even_lines('x' * 90 + ' y', 60, 14) == ['x' * 90, 'y']
