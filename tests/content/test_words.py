"""A lesson must be short, plain and correctly spelled: its reader is 55 and has a commune to run."""

import re
from statistics import mean
from unicodedata import is_normalized

import pytest

from kiosk.core.catalog import SHEET_STEP, Lesson
from kiosk.core.passages import plain, sentences
from kiosk.core.vietnamese import words
from tests.content.course import CATALOG, CONTENT, LESSONS, WORLD, named, texts

MISPLACED = re.compile(
    r'(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)|[òóỏõọ][ae]\w|(?<!q)[ùúủũụ]y\w|qúy|qùy',
    re.IGNORECASE,
)
"""«hoà», «thuỷ» where the course writes «hòa», «thủy»; and «hòan», «thủyền», wrong in either style."""

each_lesson = pytest.mark.parametrize('lesson', LESSONS, ids=named)


def prose(lesson: Lesson) -> list[str]:
    lines = [line for step in lesson.steps for line in step.replace('.»', '».').splitlines() if line[:1] != '|']
    return [sentence for sentence in sentences(plain('\n'.join(lines))) if words(sentence)]


def cells(lesson: Lesson) -> list[str]:
    return [cell for step in lesson.steps for line in step.splitlines() if line[:1] == '|' for cell in line.split('|')]


def test_the_kiosk_accepts_every_lesson_of_the_course():
    assert dict(CATALOG.broken) == {}
    folders = {path.parent.relative_to(CONTENT).as_posix() for path in CONTENT.glob('*/*/lesson.toml')}
    assert {lesson.id for lesson in LESSONS} == folders


@each_lesson
def test_nobody_reads_a_lecture_before_they_may_try(lesson):
    theory = [line for line in lesson.steps[1].splitlines() if line[:1] not in {'>', '|', '#'}]
    assert len(words('\n'.join(theory))) <= 150


@each_lesson
def test_a_lesson_fits_between_two_citizens_at_the_counter(lesson):
    assert 12 <= lesson.minutes <= 20


@each_lesson
def test_nobody_loses_the_thread_of_a_sentence(lesson):
    assert mean(len(words(sentence)) for sentence in prose(lesson)) <= 18
    assert [sentence for sentence in prose(lesson) + cells(lesson) if len(words(sentence)) > 35] == []


@each_lesson
def test_the_sheet_to_take_home_is_one_page(lesson):
    assert len(words(lesson.steps[SHEET_STEP - 1])) <= 460


@pytest.mark.parametrize('name', [*sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob('*.*'))])
def test_no_file_hides_letters_in_pieces(name):
    if name.endswith(('.md', '.toml')):
        assert is_normalized('NFC', (CONTENT / name).read_text('utf-8'))


@each_lesson
def test_tones_stand_where_the_course_always_puts_them(lesson):
    assert [found[0] for text in [*texts(lesson), WORLD] for found in MISPLACED.finditer(text)] == []


@pytest.mark.parametrize('word', ['hoà', 'thuỷ', 'khoẻ', 'Uỷ', 'hòan', 'thủyền', 'qúy'])
def test_a_tone_in_the_wrong_place_would_be_seen(word):
    assert MISPLACED.search(word)


@pytest.mark.parametrize(
    'word', ['hòa', 'thủy', 'khỏe', 'Ủy', 'hoàn', 'thuyền', 'quý', 'quỹ', 'ngoài', 'toàn', 'khuỷu']
)
def test_a_tone_in_its_place_is_let_be(word):
    assert not MISPLACED.search(word)
