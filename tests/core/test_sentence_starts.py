"""What a model wrote begins its sentences as the decree wants, and nothing else of it changes."""

import pytest

from kiosk.core.sentence_starts import started


@pytest.mark.parametrize(
    ('written', 'right'),
    [
        ('ruộng ngô bị đổ. xã cần số liệu.', 'Ruộng ngô bị đổ. Xã cần số liệu.'),
        ('chiếm 27,47%. ít nhất là tháng 11/2026.', 'Chiếm 27,47%. Ít nhất là tháng 11/2026.'),
        (
            'Hạn là ngày 27/11/2026.  đầu mối là ai? đồng chí Thắng.',
            'Hạn là ngày 27/11/2026.  Đầu mối là ai? Đồng chí Thắng.',
        ),
    ],
)
def test_every_sentence_begins_large(written, right):
    assert started(written) == right
    assert len(started(written)) == len(written)


@pytest.mark.parametrize(
    'text',
    [
        'Nhà ở, hoa màu, v.v. và vật nuôi.',
        'Gửi về TP. cũ trước 16 giờ.',
        'Mức 1.234,5 triệu đồng; giá 2.500 đồng.',
        'Xem mục a. của phụ lục.',
        '[CẦN BỔ SUNG]',
        '',
    ],
)
def test_what_ends_no_sentence_is_left(text):
    assert started(text) == text
