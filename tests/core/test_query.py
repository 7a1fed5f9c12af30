"""What a person typed, however they typed it, is read as the lessons are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.query import LONGEST, MOST, exact_key, folded_key, other_words, read_terms, read_words

WORDS = read_words(
    'là\nai  # kính ngữ\ncó thể\n\n# chỉ ghi chú',
    'câu yêu cầu = câu lệnh = prompt\ntrí tuệ nhân tạo = AI',
    'UBND = ủy ban nhân dân',
)


@pytest.mark.parametrize(('one', 'other'), [('Kỹ', 'kĩ'), ('hoà', 'HÒA'), ('thuỷ', 'thủy'), ('quý', 'quí')])
def test_two_spellings_have_one_key(one, other):
    assert exact_key(one) == exact_key(other)
    assert folded_key(one) == folded_key(other)


def test_marks_part_exact_keys_and_not_folded_ones():
    assert exact_key('bán') != exact_key('bàn')
    assert folded_key('Bán') == folded_key('bàn') == folded_key('ban')
    assert folded_key('Đỏ') == 'do'


def test_common_words_are_marked_and_kept():
    terms = read_terms('AI có thể là ai', WORDS)
    assert [(term.text, term.common) for term in terms] == [
        ('AI', False),
        ('có', True),
        ('thể', True),
        ('là', True),
        ('ai', True),
    ]


def test_an_abbreviation_is_told_from_a_common_word_only_among_small_letters():
    assert [term.common for term in read_terms('AI LÀ AI', WORDS)] == [True, True, True]
    assert [term.common for term in read_terms('AI bịa', WORDS)] == [False, False]


def test_a_question_without_marks_finds_the_lists_too():
    assert [term.common for term in read_terms('co the la gi', WORDS)] == [True, True, True, False]
    assert other_words(read_terms('cau yeu cau', WORDS), WORDS) == [(0, 3, (('cau', 'lenh'), ('prompt',)))]


def test_the_longest_phrase_of_the_lists_is_taken_and_the_others_for_it_are_given():
    terms = read_terms('Viết câu yêu cầu cho UBND', WORDS)
    assert other_words(terms, WORDS) == [
        (1, 4, (('cau', 'lenh'), ('prompt',))),
        (5, 6, (('uy', 'ban', 'nhan', 'dan'),)),
    ]


def test_a_mark_of_its_own_keeps_a_look_alike_out_of_the_lists():
    assert other_words(read_terms('cầu yêu câu', WORDS), WORDS) == []


def test_where_a_word_stood_is_kept():
    text = '  Đèn, đỏ!'
    assert [text[term.start : term.end] for term in read_terms(text, WORDS)] == ['Đèn', 'đỏ']
    assert [term.marked for term in read_terms('Đèn do', WORDS)] == [True, False]


@pytest.mark.parametrize('nothing', ['', ' \n', '?!…', '«»'])
def test_signs_alone_give_no_term(nothing):
    assert read_terms(nothing, WORDS) == ()


def test_a_very_long_question_costs_no_more_than_a_page():
    assert len(read_terms('xã ' * 100_000, WORDS)) == MOST
    assert read_terms('!' * LONGEST + 'xã', WORDS) == ()


@given(st.text())
def test_every_question_is_read_in_the_order_it_was_typed(text):
    terms = read_terms(text, WORDS)
    assert all(text[term.start : term.end] == term.text for term in terms)
    assert list(terms) == sorted(terms, key=lambda term: term.start)
