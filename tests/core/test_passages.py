"""A lesson in pieces that can be quoted: whole sentences, plain text, and nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.passages import LONGEST, lesson_passages, passages_of, plain, sentences
from tests.content.course import CATALOG, LESSONS, named


@pytest.mark.parametrize(
    ('markdown', 'text'),
    [
        ('**đậm** và *nghiêng* và `mã`', 'đậm và nghiêng và mã'),
        ('### Đầu đề\n\n> trích', 'Đầu đề\n\ntrích'),
        ('- [ ] một\n* hai', '- một\n- hai'),
        ('| Ô | Ghi |\n|---|---|\n| VAI | ai viết |', 'Ô – Ghi\nVAI – ai viết'),
        ('| a |\n| :-- |\n\nsau', 'a\n\nsau'),
        ('> một\n>\n> hai', 'một\n\nhai'),
        ('xem [bài 2](bai-2.md) và ![hình](a.png)', 'xem bài 2 và hình'),
        ('2 * 3 * 4 và [CẦN BỔ SUNG]', '2 * 3 * 4 và [CẦN BỔ SUNG]'),
        ('a\n\n\n\nb', 'a\n\nb'),
    ],
)
def test_marks_of_markdown_are_not_read_aloud(markdown, text):
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ('text', 'parts'),
    [
        ('Một câu. Hai câu! «Ba»?', ['Một câu.', 'Hai câu! «Ba»?']),
        ('- Mục một.\n- Mục hai', ['Mục một.', 'Mục hai']),
        ('1. Có dấu mật? Đèn đen.\n12) Bước sau', ['Có dấu mật?', 'Đèn đen.', 'Bước sau']),
        ('Hết 12.500 đồng, theo Điều 3.2 của quy chế.', ['Hết 12.500 đồng, theo Điều 3.2 của quy chế.']),
        ('VAI – ai viết\n\nVIỆC – làm gì', ['VAI – ai viết', 'VIỆC – làm gì']),
        (' \n\n', []),
    ],
)
def test_a_text_is_cut_at_the_ends_of_its_sentences(text, parts):
    assert sentences(text) == parts


@given(st.text(alphabet='aB1.!? -\n«»'))
def test_no_letter_is_lost_between_sentences(text):
    joined = ''.join(sentences(text))
    assert [sign for sign in text if sign in 'aB'] == [sign for sign in joined if sign in 'aB']


@pytest.mark.parametrize('lesson', LESSONS, ids=named)
def test_every_sentence_of_a_lesson_is_in_exactly_one_place_to_be_quoted(lesson):
    pieces = list(lesson_passages(lesson))
    whole = [line for step in lesson.steps for line in plain(step).splitlines()]
    quoted = [line for piece in pieces for line in piece.text.splitlines()]
    headings = {piece.heading.rpartition(' › ')[2] for piece in pieces}
    assert [line for line in quoted if line] == [line for line in whole if line and line not in headings]


@pytest.mark.parametrize('lesson', LESSONS, ids=named)
def test_a_passage_has_a_name_of_its_own_a_heading_and_a_bearable_length(lesson):
    pieces = list(lesson_passages(lesson))
    assert len({piece.id for piece in pieces}) == len(pieces)
    assert all(piece.id.startswith(f'{lesson.id}#') and piece.heading and piece.text for piece in pieces)
    assert all(len(piece.text) <= 2 * LONGEST for piece in pieces)


def test_the_passages_of_a_course_are_those_of_its_lessons_in_order():
    assert [piece.lesson for piece in passages_of(CATALOG)] == [
        piece.lesson for lesson in LESSONS for piece in lesson_passages(lesson)
    ]
