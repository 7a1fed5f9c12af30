"""Two people who write the same Vietnamese differently must be understood alike."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.vietnamese import (
    canonical,
    canonical_iy,
    canonical_token,
    contains,
    fold,
    fold_token,
    same_text,
    tokenize,
    tokens,
    words,
)

TONES = {'': '', 'f': '\u0300', 's': '\u0301', 'r': '\u0309', 'x': '\u0303', 'j': '\u0323'}
ONSETS = ['', 'b', 'ch', 'đ', 'gh', 'h', 'kh', 'l', 'ng', 'ngh', 'nh', 'ph', 'qu', 't', 'th', 'tr', 'v', 'x']
NUCLEI = [*'aăâeêioôơuưy', 'oa', 'oe', 'uy', 'uê', 'uơ', 'ươ', 'iê', 'uô', 'oă', 'yê']
CODAS = ['', 'c', 'ch', 'm', 'n', 'ng', 'nh', 'p', 't', 'i', 'y', 'o', 'u']
TELEX = {'ă': 'aw', 'â': 'aa', 'ê': 'ee', 'ô': 'oo', 'ơ': 'ow', 'ư': 'uw', 'đ': 'dd'}


def placements(onset: str, nucleus: str, coda: str, tone: str) -> set[str]:
    """Every way to hang one tone on a syllable, in every normal form, in both cases."""
    spelled = {onset + nucleus[: n + 1] + tone + nucleus[n + 1 :] + coda for n in range(len(nucleus))}
    forms = {normalize(form, text) for form in ('NFC', 'NFD', 'NFKC', 'NFKD') for text in spelled}
    return forms | {form.upper() for form in forms} | {form.capitalize() for form in forms}


@pytest.mark.parametrize('onset', ONSETS)
def test_every_tone_placement_case_and_normal_form_of_a_syllable_is_one_canonical_form(onset):
    for nucleus in NUCLEI:
        for coda in CODAS:
            by_tone = {
                key: {canonical_token(text) for text in placements(onset, nucleus, coda, mark)}
                for key, mark in TONES.items()
            }
            assert all(len(forms) == 1 for forms in by_tone.values()), (onset, nucleus, coda, by_tone)
            assert len(set.union(*by_tone.values())) == len(TONES), 'two tones became one'


@pytest.mark.parametrize('onset', ONSETS)
def test_raw_telex_with_the_tone_key_last_is_the_canonical_form(onset):
    for nucleus in NUCLEI:
        for coda in CODAS:
            for key, mark in TONES.items():
                typed = ''.join(TELEX.get(letter, letter) for letter in onset + nucleus + coda) + key
                assert canonical_token(typed) == canonical_token(onset + nucleus + mark + coda)


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('hoà bình', 'hòa bình'),
        ('thuỷ lợi', 'thủy lợi'),
        ('UỶ BAN NHÂN DÂN', 'Ủy ban nhân dân'),
        (normalize('NFD', 'Văn thư xã Đoan Hùng'), 'văn thư  xã\nđoan hùng '),
        ('dduowcj', 'được'),
        ('dduwowcj', 'được'),
        ('coong vawn', 'công văn'),
        ('Ðoan Hùng', 'Đoan Hùng'),
    ],
)
def test_the_same_words_written_differently_are_the_same_text(one, other):
    assert same_text(one, other)


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('cong van', 'công văn'),
        ('má', 'mà'),
        ('tuân', 'tuần'),
        ('kỹ năng', 'kĩ năng'),
        ('công văn', 'công văn.'),
        ('da', 'đa'),
    ],
)
def test_marks_letters_and_signs_make_another_text(one, other):
    assert not same_text(one, other)


@pytest.mark.parametrize(
    ('one', 'other'),
    [('ký', 'kí'), ('kỹ', 'kĩ'), ('Lý', 'lí'), ('quý', 'quí'), ('Mỹ', 'mĩ'), ('sỹ', 'sĩ'), ('ky', 'ki')],
)
def test_the_i_y_rule_joins_the_two_spellings(one, other):
    assert canonical_iy(one) == canonical_iy(other)


@pytest.mark.parametrize(
    ('one', 'other'), [('tuy', 'tui'), ('thúy', 'thúi'), ('tay', 'tai'), ('kỳ', 'kĩ'), ('quay', 'quai')]
)
def test_the_i_y_rule_leaves_different_words_apart(one, other):
    assert canonical_iy(one) != canonical_iy(other)


def test_folding_takes_every_mark_and_the_stroke_of_d():
    assert fold('Đề nghị ƯỚC LƯỢNG, 05 thôn') == 'de nghi uoc luong, 05 thon'
    assert fold_token(normalize('NFD', 'Thuỷ')) == 'thuy'


def test_tokens_stand_where_they_were_written_even_in_decomposed_text():
    text = normalize('NFD', 'Số: 05/UBND-VHXH, xã Đoan Hùng')
    found = tokenize(text)
    assert [normalize('NFC', token.text) for token in found] == [
        'Số',
        '05',
        'UBND',
        'VHXH',
        'xã',
        'Đoan',
        'Hùng',
    ]
    assert all(text[token.start : token.end] == token.text for token in found)
    assert [token.text for token in tokens(text)][-2:] == ['ddoan', 'hungf']


def test_a_word_is_counted_as_people_count_it():
    assert words('Kinh phí: 12.345.000 đồng – theo công văn số 05/UBND-VHXH ./.') == [
        'Kinh', 'phí:', '12.345.000', 'đồng', 'theo', 'công', 'văn', 'số', '05/UBND-VHXH',
    ]  # fmt: skip


def test_a_phrase_is_found_whatever_its_tone_placement_and_line_breaks():
    assert contains('Uỷ ban\n nhân dân xã đề nghị…', 'ủy ban nhân dân')
    assert contains('**Dưới đây là** bản nháp', '**')
    assert contains('xem xét, quyết định./.', './.')
    assert contains('trước ngày 20/9/2026.', '20/9')


@pytest.mark.parametrize(
    ('text', 'phrase'),
    [
        ('làm việc', 'là'),
        ('12.345.000 đồng', '12'),
        ('2,5 tỷ', '5'),
        ('ngày 15/9', '5/9'),
        ('bị ngập', ''),
        ('thống kê', 'thông kê'),
    ],
)
def test_a_part_of_a_word_or_of_a_number_is_not_the_phrase(text, phrase):
    assert not contains(text, phrase)


@given(st.text(max_size=60))
def test_any_text_can_be_made_comparable(text):
    assert same_text(text, text)
    assert canonical(normalize('NFD', text)) == canonical(normalize('NFC', text))
    ends = [(token.start, token.end) for token in tokenize(text)]
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
