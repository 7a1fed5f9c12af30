"""The tutor with the model we ship: it answers from lessons 1.1 and 1.2 with the right place, and refuses the rest."""

from pathlib import Path

import pytest

from kiosk import bootstrap
from kiosk.core.verify import check
from kiosk.settings import Settings

MODELS = Path(__file__).resolve().parents[2] / 'models'
LIGHTS, BOXES = 'soan-thao/den-giao-thong', 'soan-thao/nam-o'
ANSWERED = [
    (LIGHTS, 'Ai chịu trách nhiệm về văn bản do AI soạn thảo?', 'người ký chịu trách nhiệm'),
    (LIGHTS, 'Dữ liệu đèn đỏ có được đưa vào AI không?', 'không đưa vào AI'),
    (LIGHTS, 'AI bịa là gì?', 'không có trong nguồn'),
    (BOXES, 'Công thức 5 ô gồm những ô nào?', 'VAI, VIỆC, BỐI CẢNH, ĐỊNH DẠNG và RÀO'),
    (BOXES, 'Ô RÀO dùng để làm gì?', 'ngăn AI bịa'),
]
"""Lesson, question, and words of the sentence that must be quoted for it."""

REFUSED = ['Giá vé xe buýt Việt Trì bao nhiêu tiền?', 'Nghị định 30/2020/NĐ-CP có hiệu lực từ ngày nào?']
MISLEADING = 'Ô VÍ DỤ ghi những gì?'
"""There is no such box; the model says what stands in the box VAI."""


@pytest.fixture(scope='module')
def course(tmp_path_factory):
    if not list(MODELS.glob('*.gguf')):
        pytest.skip('no model here: kiosk model fetch')
    opened = bootstrap.open_services(Settings(data_dir=tmp_path_factory.mktemp('kiosk')), writing=True)
    opened.find.refresh()
    yield opened
    opened.close()


@pytest.fixture(scope='module')
def answers(course):
    return {question: course.ask.ask(None, question) for _, question, _ in ANSWERED}


def proven(answer, question: str) -> bool:
    """Return whether every sentence that is shown is a quotation, or supported by the passage it names."""
    return all(
        said.text == said.proof.sentence
        if said.quoted
        else check(said.text, said.proof.passage.text, said.proof.passage.heading, question).supported
        for said in answer.sentences
    )


@pytest.mark.parametrize(('lesson', 'question', 'words'), ANSWERED, ids=[case[1] for case in ANSWERED])
def test_it_answers_with_the_right_lesson_and_the_right_quotation(answers, lesson, question, words):
    answer = answers[question]
    assert (answer.refused, answer.error, answer.stage) == (False, None, 'done')
    assert answer.tokens_per_s is not None
    assert answer.text
    assert {cited.passage.lesson for cited in answer.citations[:1]} == {lesson}
    assert words in answer.citations[0].sentence
    assert proven(answer, question)


def test_most_of_the_answers_are_its_own_words_and_not_the_quotation(answers):
    own = [question for question, answer in answers.items() if answer.sentences and not answer.replaced]
    assert len(own) >= 3


@pytest.mark.parametrize('question', REFUSED)
def test_it_refuses_what_the_lessons_do_not_answer(course, question):
    answer = course.ask.ask(None, question)
    assert (answer.refused, answer.text, answer.citations) == (True, '', ())


def test_what_it_makes_up_about_a_box_that_does_not_exist_is_not_shown(course):
    answer = course.ask.ask(None, MISLEADING)
    assert 'VÍ DỤ' not in answer.text
    assert proven(answer, MISLEADING)
