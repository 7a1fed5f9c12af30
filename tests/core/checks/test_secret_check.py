"""A paper that bears a secrecy mark is refused; talk about secrecy is not."""

from pathlib import Path
from unicodedata import normalize

import pytest

from kiosk.core.checks.secrets import is_secret, secret_marks

CONTENT = Path(__file__).parents[3] / 'content'

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


@pytest.mark.parametrize(
    'text',
    [
        'Rà soát TỐI MẬT thiệt hại do lốc',
        'Nội dung TUYỆT MẬT: hầm ở hang Ông Ba',
        'TỐI MẬT, thiệt hại do lốc',
        'TỐI MẬT và kế hoạch di dân',
        'TỐI MẬT, TỐI MẬT',
        'Kế hoạch đóng dấu TỐI MẬT',
        'Kế hoạch đóng dấu TỐI MẬT. Hầm ở hang Ông Ba.',
        'Đóng dấu TUYỆT MẬT.',
        'đóng dấu TỐI MẬT.',
        'Họp về TUYỆТ MẬТ',
    ],
)
def test_the_two_high_levels_in_capitals_are_marks_in_the_middle_of_a_line_too(text):
    assert is_secret(text)
    assert is_secret(normalize('NFD', text))


@pytest.mark.parametrize(
    'text',
    [
        'Tài liệu tối mật: rà soát hầm chỉ huy',
        'Họp về công văn số 12 độ tuyệt mật: di dân',
        'nội dung tối mật：hầm chỉ huy',
        'Văn bản Tuyệt mật:\nhầm chỉ huy',
    ],
)
def test_what_a_colon_brings_of_a_secret_paper_is_one_in_small_letters_too(text):
    (mark,) = secret_marks(text)
    assert mark.facts['level'] in {'TỐI MẬT', 'TUYỆT MẬT'}


@pytest.mark.parametrize(
    'text',
    [
        'không đưa tài liệu tối mật lên mạng',
        'Quy định về tài liệu tối mật. Nội dung: phổ biến luật',
        'Tài liệu không phải tối mật: gửi qua trục liên thông',
        'Văn bản mật: số riêng.',
        'quy định về bí mật nhà nước: nghe phổ biến',
        'Dữ liệu đèn đen là văn bản MẬT, TỐI MẬT, TUYỆT MẬT và hồ sơ thanh tra.',
        'Độ mật TUYỆT MẬT / TỐI MẬT / MẬT',
        'Văn bản TỐI MẬT hoặc TUYỆT MẬT do văn thư giữ.',
        '«MẬT», «TỐI MẬT» và «TUYỆT MẬT» là ba độ',
        'gồm MẬT, TỐI MẬT,\nTUYỆT MẬT',
        'Kế hoạch đóng dấu TỐI MẬT.',
        'Văn bản đóng dấu TỐI MẬT thì không gõ vào máy.',
    ],
)
def test_levels_in_a_list_and_papers_only_spoken_of_are_no_marks(text):
    assert not is_secret(text)


def test_no_text_of_the_course_is_a_secret_paper():
    files = [file for file in CONTENT.rglob('*') if file.suffix in {'.md', '.toml'}]
    assert len(files) > 10
    assert {
        file.name: secret_marks(file.read_text('utf-8')) for file in files if is_secret(file.read_text('utf-8'))
    } == {}
    lines = [line for file in files for line in file.read_text('utf-8').splitlines()]
    assert [line for line in lines if is_secret(line)] == []
