"""A lesson that teaches not to invent must not invent: days, numbers, people and laws are those of its world."""

import re
from datetime import date

import pytest

from kiosk.core.personal_data import find_personal
from tests.content.course import INVENTED, LESSONS, WORLD, blocks, named, texts

DAYS = ('thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật')
DATE = re.compile(r'(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])')
DATED = re.compile(rf'({"|".join(DAYS)}),? (?:ngày )?(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})', re.IGNORECASE)
NUMBER = re.compile(r'(?<![\d/.,-])\d+(?:\.\d{3})*(?![\d/-])(?! chữ)')
CODE = re.compile(r'\d+(?:/\d{4})?/[A-ZĐ]{2,}[\w-]*')
OF_A_PERSON = {'phone', 'cccd', 'cmnd', 'account'}

each_lesson = pytest.mark.parametrize('lesson', LESSONS, ids=named)


def day(found: re.Match) -> date:
    return date(*map(int, reversed(found.groups()[-3:])))


def value(number: str) -> float:
    return float(number.replace('.', '').replace(',', '.'))


def told(lesson) -> list[str]:
    """Return the lines that a lesson states as true of the commune."""
    return [line for text in texts(lesson) for line in text.splitlines() if 'bịa' not in line]


@pytest.mark.parametrize(
    'text', [WORLD, *('\n'.join(texts(lesson)) for lesson in LESSONS)], ids=['world', *map(named, LESSONS)]
)
def test_every_day_of_the_week_is_the_one_of_its_date(text):
    dated = list(DATED.finditer(text))
    assert dated
    assert [found[0] for found in dated if DAYS[day(found).weekday()].lower() != found[1].lower()] == []


@each_lesson
def test_nothing_happens_on_a_day_the_calendar_does_not_know(lesson):
    known = {day(found) for found in DATE.finditer(WORLD)}
    assert [found[0] for line in told(lesson) for found in DATE.finditer(line) if day(found) not in known] == []


@each_lesson
def test_no_number_of_the_commune_is_made_up(lesson):
    known = set(map(value, re.findall(r'\d+(?:\.\d{3})*', WORLD)))
    numbers = [number for line in told(lesson) for number in NUMBER.findall(line)]
    assert [number for number in numbers if value(number) >= 100 and value(number) not in known] == []


def test_the_twelve_villages_add_up():
    row = r'^\| \*{0,2}([^|*]+?)\*{0,2} ' + r'\| \*{0,2}([\d.]+)\*{0,2} ' * 3 + r'\|$'
    *villages, total = [[value(number) for number in found[1:]] for found in re.findall(row, WORLD, re.MULTILINE)]
    assert len(villages) == 12
    assert [sum(column) for column in zip(*villages, strict=True)] == total


@pytest.mark.parametrize(
    'pattern',
    [
        r'tiếp nhận (\d+): trực tuyến (\d+), trực tiếp (\d+)',
        r'đã giải quyết (\d+): đúng hạn (\d+), quá hạn (\d+)',
        r'tiếp nhận (\d+).+?đã giải quyết (\d+).+?đang giải quyết (\d+)',
        r'Bãi Ngô (\d+) con, Đồi Cọ (\d+) con, Ngòi Lau (\d+) con; cộng (\d+) con',
        r'trưởng thôn của (12) thôn.+?(\d+) thôn đã nộp; (\d+) thôn chưa nộp',
    ],
)
def test_the_parts_make_the_whole(pattern):
    *parts, whole = sorted(map(int, re.search(pattern, WORLD, re.DOTALL).groups()))
    assert sum(parts) == whole


@pytest.mark.parametrize(
    'pattern',
    [
        r'\*\*Cộng\*\* \| \*\*(?P<whole>[\d.]+)\*\* \| [^|]+ \| \*\*(?P<part>\d+)\*\*.+?hộ nghèo toàn xã là (?P<rate>[\d,]+)%',
        r'tiếp nhận (?P<whole>\d+): trực tuyến (?P<part>\d+).+?hồ sơ trực tuyến \| (?P<rate>[\d,]+)%',
        r'(?P<whole>\d+) người đăng ký, (?P<part>\d+) người hoàn thành, đạt (?P<rate>[\d,]+)%',
    ],
)
def test_a_percentage_can_be_worked_out_again(pattern):
    found = re.search(pattern, WORLD, re.DOTALL)
    decimals = len(found['rate'].partition(',')[2])
    assert round(100 * value(found['part']) / value(found['whole']), decimals) == value(found['rate'])


@each_lesson
def test_personal_data_stands_only_where_it_is_said_to_be_invented(lesson):
    assert [block for block in blocks(lesson) if INVENTED not in block and find_personal(block)] == []


@each_lesson
def test_nobody_real_could_be_meant(lesson):
    found = [finding for block in blocks(lesson) for finding in find_personal(block)]
    names = [finding.text for finding in found if finding.kind == 'name']
    numbers = [finding.text for finding in found if finding.kind in OF_A_PERSON]
    assert [name for name in names if name.split()[-1] not in {'Mẫu', 'Thử', 'Nháp', 'Ví'}] == []
    assert [number for number in numbers if number != '0900000000' and number[:3] != '000'] == []
    assert {finding.kind for finding in found} <= OF_A_PERSON | {'name', 'birth'}


@each_lesson
def test_every_document_named_has_been_checked_by_a_person(lesson):
    listed = {legal.number for legal in lesson.legal}
    assert {code for text in texts(lesson) for code in CODE.findall(text)} <= listed
    assert [legal.number for legal in lesson.legal if not legal.date < legal.reviewed] == []
