"""The sentence that answers, not one that merely looks alike; and an honest no."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.extract import bad_example, excerpts, relevant, spans, sure
from kiosk.core.ids import LessonId, PassageId
from kiosk.core.passages import Hit, Passage, sentences
from kiosk.core.query import read_words

WORDS = read_words('là\nvà\nvề\nđược\nkhông\ncó\nvào\ngì\nai\nnào', 'câu yêu cầu = câu lệnh')
LIGHTS = """- Dữ liệu đèn xanh được đưa vào AI.
- Dữ liệu đèn đỏ là dữ liệu cá nhân của người dân, như họ tên, ngày sinh.
- Dữ liệu đèn đỏ không đưa vào AI."""
WHO = """Người soạn, người kiểm tra và người ký chịu trách nhiệm về văn bản. Ai ký thì chịu trách nhiệm?
Người ký chịu trách nhiệm trước pháp luật."""
MEETING = 'Xã họp giao ban. Tổng vệ sinh từ 7 giờ, ngày 28/11/2026, ở 12 thôn.'
BAD = 'Cách kém: Tóm tắt lá đơn của bà Mẫu, điện thoại 0900000000.\nCách tốt: Tóm tắt lá đơn của [HỌ TÊN 1].'


def hit(text: str, name: str = 'a', coverage: float = 1.0, score: float = 1.0) -> Hit:
    passage = Passage(PassageId(f'{name}#1.1'), LessonId(name), 'Bài học', 'Điều cần nhớ', text)
    return Hit(passage, score, coverage)


def best(question: str, *hits: Hit) -> str:
    return excerpts(question, hits, WORDS)[0].sentence


@pytest.mark.parametrize(
    ('question', 'text', 'sentence'),
    [
        ('Dữ liệu đèn đỏ là gì?', LIGHTS, 'Dữ liệu đèn đỏ là dữ liệu cá nhân của người dân, như họ tên, ngày sinh.'),
        ('Dữ liệu đèn đỏ có được đưa vào AI không?', LIGHTS, 'Dữ liệu đèn đỏ không đưa vào AI.'),
        ('du lieu den xanh dua vao ai', LIGHTS, 'Dữ liệu đèn xanh được đưa vào AI.'),
        ('Người ký chịu trách nhiệm gì?', WHO, 'Người ký chịu trách nhiệm trước pháp luật.'),
        ('Tổng vệ sinh ngày nào?', MEETING, 'Tổng vệ sinh từ 7 giờ, ngày 28/11/2026, ở 12 thôn.'),
        ('Tóm tắt lá đơn thế nào?', BAD, 'Cách tốt: Tóm tắt lá đơn của [HỌ TÊN 1].'),
        ('Cách kém tóm tắt lá đơn của ai?', BAD, 'Cách kém: Tóm tắt lá đơn của bà Mẫu, điện thoại 0900000000.'),
    ],
)
def test_the_sentence_that_answers_is_marked(question, text, sentence):
    assert best(question, hit(text)) == sentence


def test_a_question_in_the_lesson_is_no_answer():
    assert not best('Ai ký thì chịu trách nhiệm?', hit(WHO)).endswith('?')


def test_every_passage_gives_its_best_sentence_and_the_likeliest_comes_first():
    found = excerpts(
        'Dữ liệu đèn đỏ là gì?', [hit('Đèn xanh.', 'b'), hit(LIGHTS), hit(MEETING, 'c'), hit(WHO, 'd')], WORDS
    )
    assert len(found) == 3
    assert len({excerpt.passage.id for excerpt in found}) == 3
    assert found[0].passage.lesson == 'a'
    assert [excerpt.score for excerpt in found] == sorted((excerpt.score for excerpt in found), reverse=True)


def test_what_is_marked_is_the_passage_word_for_word():
    for excerpt in excerpts('Người ký chịu trách nhiệm gì?', [hit(WHO), hit(LIGHTS, 'b')], WORDS):
        assert excerpt.passage.text[excerpt.start : excerpt.end] == excerpt.sentence
        assert (excerpt.start, excerpt.end) in list(spans(excerpt.passage.text))


def test_the_heading_counts_where_the_sentence_only_says_it():
    passage = Passage(PassageId('a#1.1'), LessonId('a'), 'Bài', 'Đèn đỏ', 'Không đưa vào AI.')
    under = excerpts('Đèn đỏ đưa vào AI', [Hit(passage, 1.0, 1.0)], WORDS)[0]
    alone = excerpts('Đèn đỏ đưa vào AI', [hit('Không đưa vào AI.')], WORDS)[0]
    assert under.share > alone.share


@pytest.mark.parametrize(
    ('question', 'text', 'coverage', 'answered'),
    [
        ('Dữ liệu đèn đỏ là gì?', LIGHTS, 1.0, True),
        ('Dữ liệu đèn đỏ là gì?', LIGHTS, 0.1, False),
        ('Giá vé xe buýt?', LIGHTS, 1.0, False),
        ('Tổng vệ sinh ngày nào?', MEETING, 1.0, True),
        ('Tổng vệ sinh ở bao nhiêu thôn?', MEETING, 1.0, True),
        ('Tổng vệ sinh hết bao nhiêu tiền?', MEETING, 1.0, False),
        ('Tổng vệ sinh ở 13 thôn ngày nào?', MEETING, 1.0, False),
        ('Dữ liệu đèn xanh đưa vào ngày nào?', LIGHTS, 1.0, False),
    ],
)
def test_what_holds_too_little_of_the_question_is_no_answer(question, text, coverage, answered):
    assert relevant(question, excerpts(question, [hit(text, coverage=coverage)], WORDS)) is answered


def test_nothing_found_is_neither_relevant_nor_sure():
    assert excerpts('đèn đỏ', [], WORDS) == []
    assert excerpts('đèn đỏ', [hit('Có phải không?')], WORDS) == []
    assert not relevant('đèn đỏ', [])
    assert not sure([])


def test_only_a_plain_answer_stands_against_the_models_refusal():
    assert sure(excerpts('Dữ liệu đèn đỏ là gì?', [hit(LIGHTS)], WORDS))
    assert not sure(excerpts('Dữ liệu đèn đỏ là gì?', [hit(LIGHTS, coverage=0.6)], WORDS))
    assert not sure(excerpts('Dữ liệu đèn đỏ lưu trữ mấy năm?', [hit(LIGHTS)], WORDS))


def test_a_line_given_as_a_bad_example_is_known_by_its_own_words():
    assert bad_example(BAD, BAD.index('điện thoại'))
    assert not bad_example(BAD, BAD.index('Cách tốt'))
    assert not bad_example('AI bịa là khi AI viết ra điều không có trong nguồn.', 0)


@given(st.lists(st.sampled_from(['Một câu.', 'Một câu.', '- Mục.', '1. Bước.', 'Hai. Ba!', '', 'a – b', '«Bốn».'])))
def test_spans_are_the_sentences_in_order_even_when_they_repeat(lines):
    text = '\n'.join(lines)
    places = list(spans(text))
    assert [text[start:end] for start, end in places] == sentences(text)
    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))


@given(st.text(), st.lists(st.text(), max_size=4))
def test_whatever_is_asked_of_whatever_is_there_gets_an_answer_or_none(question, texts):
    found = excerpts(question, [hit(text, str(number)) for number, text in enumerate(texts)], WORDS)
    assert all(0 <= excerpt.share <= 1.0001 and excerpt.sentence for excerpt in found)
    assert relevant(question, found) in {True, False}
