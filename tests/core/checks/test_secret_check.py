"""A paper that bears a secrecy mark is refused; talk about secrecy is not."""

from unicodedata import normalize

import pytest

from kiosk.core.checks.secrets import is_secret, secret_marks

MARKS = [
    'MẬT',
    'Mật\nSố: 05/BC-UBND',
    'TỐI MẬT',
    'TUYỆT  MẬT',
    '| MẬT |',
    '┃ TỐI MẬT ┃',
    '[MẬT]',
    '**MẬT**',
    'Báo cáo (Mật)',
    'Độ mật: Mật',
    'Mức độ mật: Tối mật',
    'Dấu độ mật: TUYỆT MẬT',
    'Độ mật TỐI MẬT',
    'TÀI LIỆU TUYỆT MẬT',
    'Số: 05/BC-UBND      MẬT',
    'MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'M Ậ T',
    'T Ố I  M Ậ T',
    'M\u200bẬ\u200bT',
    '\u00a0MẬT\u00a0',
]


@pytest.mark.parametrize('text', MARKS)
@pytest.mark.parametrize('form', ['NFC', 'NFD'])
@pytest.mark.parametrize('around', ['{}', 'ỦY BAN NHÂN DÂN\n{}\nKính gửi: Ủy ban nhân dân tỉnh'])
def test_a_mark_is_seen_wherever_it_stands_apart(text, form, around):
    assert is_secret(normalize(form, around.format(text)))


@pytest.mark.parametrize(
    'text',
    [
        'Văn bản đóng dấu MẬT thì không gõ vào máy.',
        'Ba mức: MẬT, TỐI MẬT, TUYỆT MẬT.',
        'Tài liệu mật thì làm gì?',
        'Thế nào là tuyệt mật?',
        'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
        'Luật Bảo vệ bí mật nhà nước',
        'Mật độ dân số',
        'MẬT ONG RỪNG',
        'Mật khẩu\nMẬT KHẨU',
        'thông tin bảo mật, mật thiết, bí mật',
        'Độ mật: không',
        'Độ mật: thường',
        '',
    ],
)
def test_talk_about_secrecy_is_no_mark(text):
    assert not is_secret(text)


def test_the_mark_is_shown_with_its_level_and_place():
    text = 'Số: 05/BC-UBND   TỐI MẬT'
    (mark,) = secret_marks(text)
    assert (mark.text, mark.facts, text[mark.start : mark.end]) == ('TỐI MẬT', {'level': 'TỐI MẬT'}, 'TỐI MẬT')


@pytest.mark.parametrize(
    'text',
    ['TỐI MẬT thiệt hại do lốc', 'TỐI MẬT - Chỉ lưu hành nội bộ', 'MẬТ', 'MẬT Số: 118/UBND-KT', 'TUYỆT MẬT\nSố: 01'],
)
def test_a_mark_at_the_beginning_of_a_line_is_a_mark_whatever_follows_and_in_whatever_alphabet(text):
    assert is_secret(text)
