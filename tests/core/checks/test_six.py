"""The six checks together: their order, their verdicts, and a sentence for everything they say."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from kiosk import locale
from kiosk.core import checks
from kiosk.core.checks.finding import Finding
from kiosk.core.checks.personal_patterns import PATTERNS
from kiosk.core.checks.six import six_checks

TODAY = date(2026, 11, 23)
SOURCE = (
    'Thu ngân sách 2,5 tỷ đồng, cùng kỳ 2,1 tỷ đồng. Họp thứ Sáu, ngày 27/11/2026, 14 giờ 00. Phòng Kinh tế chủ trì, '
    'Kế hoạch số 05/KH-UBND.'
)
CLEAN = (
    'Thực hiện Kế hoạch số 05/KH-UBND, Phòng Kinh tế báo cáo: thu ngân sách đạt 2.500 triệu đồng, tăng 19,05% so với '
    '2,1 tỷ đồng. Họp lúc 14 giờ 00, thứ Sáu, ngày 27 tháng 11 năm 2026.'
)


def states(result):
    return {check.key: check.state for check in (*result.checks, result.traces)}


def test_a_true_text_passes_all_six():
    result = six_checks(CLEAN, SOURCE, TODAY, layout=[])
    assert set(states(result).values()) == {'passed'}
    assert result.passed
    assert [finding.kind for finding in result.findings] == ['number.recomputed']


def test_they_come_in_the_order_of_the_lesson():
    result = six_checks('', '', TODAY)
    assert [check.key for check in result.checks] == ['numbers', 'names', 'dates', 'acts', 'layout', 'secrets']


@pytest.mark.parametrize(
    ('key', 'change'),
    [
        ('numbers', ('19,05%', '16%')),
        ('numbers', ('2.500 triệu', '2.400 triệu')),
        ('names', ('Phòng Kinh tế', 'Phòng Tài chính')),
        ('names', ('Phòng Kinh tế', 'Phòng Kinh tế huyện')),
        ('dates', ('thứ Sáu', 'thứ Năm')),
        ('dates', ('27 tháng 11', '28 tháng 11')),
        ('acts', ('05/KH-UBND', '06/KH-UBND')),
        ('secrets', ('Họp lúc', 'Gọi 0900000000, họp lúc')),
        ('traces', ('Thực hiện', 'Dưới đây là báo cáo. Thực hiện')),
    ],
)
def test_one_fault_fails_its_own_check(key, change):
    assert change[0] in CLEAN
    result = six_checks(CLEAN.replace(*change), SOURCE, TODAY, layout=[])
    assert states(result)[key] == 'failed'
    assert not result.passed


def test_without_a_source_numbers_are_not_run_and_the_rest_looks_at_the_text_alone():
    assert states(six_checks(CLEAN, None, TODAY)) == {
        'numbers': 'not_run', 'names': 'passed', 'dates': 'passed', 'acts': 'passed', 'layout': 'not_run',
        'secrets': 'passed', 'traces': 'passed',
    }  # fmt: skip


def test_a_doubt_is_no_failure_and_the_layout_is_what_the_checker_says():
    result = six_checks('Luật Đất đai', 'Luật Đất đai', TODAY, layout=[Finding('layout.TT02', 0, 1, 'L')])
    assert (states(result)['acts'], states(result)['layout'], result.passed) == ('doubt', 'failed', False)


FOLDER = Path(checks.__file__).parent
KINDS = (
    {
        kind
        for file in FOLDER.glob('*.py')
        for kind in re.findall(r"'((?:number|name|date|time|act|secret|trace)\.[a-z_]+)'", file.read_text('utf-8'))
    }
    | {f'personal.{kind}' for kind, _ in PATTERNS if kind != 'secret'}
    | {'personal.name'}
)


@pytest.mark.parametrize('language', locale.LANGUAGES)
def test_everything_that_can_be_said_has_a_sentence(language):
    words = json.loads((Path(locale.__file__).parent / f'{language}.json').read_text('utf-8'))
    states_of = [f'check.state.{state}' for state in ('passed', 'doubt', 'failed', 'not_run')]
    keys = [f'check.{check}' for check in ('numbers', 'names', 'dates', 'acts', 'layout', 'secrets', 'traces')]
    assert [key for key in (*keys, *states_of) if key not in words] == []
    assert sorted(kind for kind in KINDS if f'check.found.{kind}' not in words) == []
    assert len(KINDS) > 30


FAULTY = (
    'UBND huyện báo cáo theo Nghị định 13/2023/NĐ-CP, Điều 44 Luật 134/2025/QH15, Nghị quyết 57-NQ/TW ngày 21/5/2024, '
    'Luật Trí tuệ nhân tạo số 63/2025/QH15, Luật Đất đai số 72/2025/QH15, Thông tư 9/2026/TT-BNV: thu 2,5 tỷ đồng, tăng '
    '16% so với 2,1 tỷ đồng; hơn 2 tỷ đồng; 77 hộ. Họp thứ Năm, ngày 27/11/2026, 30/02/2026, 28/11/2026, 25 giờ 00, 15 giờ; hạn gửi '
    '20/11/2026; trước ngày 01/12/2027. Phòng Kinh tề, Sở Y tế. Bà Nguyễn Thị Mẫu.\n(MẬT) **…** Dưới đây là tất cả.'
)


@pytest.mark.parametrize('language', locale.LANGUAGES)
def test_every_sentence_is_filled_by_the_facts_of_its_finding(language):
    result = six_checks(FAULTY, SOURCE, TODAY, not_after=date(2026, 12, 31))
    assert len({finding.kind for finding in result.findings}) > 20
    for finding in result.findings:
        said = locale.sentence(language, f'check.found.{finding.kind}', text=finding.text, **finding.facts)
        assert '{' not in said
        assert finding.text in said
