"""What leaves the secretary: facts for the composer, rows for a sheet, data for the store; every sentence exists."""

import ast
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.decree30.checker import check
from kiosk.core.drafting.compose import compose
from kiosk.core.drafting.facts import PartFacts
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.drafting.wording import MISSING
from kiosk.core.secretary.drafts import (
    COLUMNS,
    TASK_COLUMNS,
    conclusion_draft,
    minutes_draft,
    task_table,
    week_draft,
    week_table,
)
from kiosk.core.secretary.job import Hours
from kiosk.core.secretary.jobs import read_jobs
from kiosk.core.secretary.minutes import Meeting, Minutes
from kiosk.core.secretary.notes import read_notes
from kiosk.core.secretary.record import freeze, thaw
from kiosk.core.secretary.review import confirmed
from kiosk.core.secretary.split import Piece, is_long, resplit
from kiosk.core.secretary.tasks import Task
from kiosk.core.secretary.week import Week, plan
from kiosk.core.vietnamese import words
from tests.core.secretary.test_notes import NOTES
from tests.core.secretary.test_week import LESSON

ROOT = Path(__file__).resolve().parents[3]
DAY, MONDAY = date(2026, 11, 25), date(2026, 11, 30)
MINUTES = read_notes(NOTES, Meeting(DAY))
WEEK = plan(read_jobs(LESSON, MONDAY, Hours())[0], MONDAY, Hours())


def texts(document):
    found = []

    def gather(value):
        if isinstance(value, tuple):
            for each in value:
                gather(each)
        elif hasattr(value, 'runs'):
            found.append(value.text)
        elif hasattr(value, 'rows'):
            for row in value.rows:
                for cell in row:
                    gather(cell.blocks)

    for section in document.sections:
        gather(section.blocks)
    return found


def faults(document):
    return [finding for finding in check(document) if finding.severity == 'E']


def test_minutes_become_a_paper_without_a_layout_fault():
    document = compose(minutes_draft(MINUTES), Letterhead())
    whole = '\n'.join(texts(document))
    assert 'BIÊN BẢN' in whole
    assert 'Thời gian bắt đầu: 08 giờ 00, ngày 25 tháng 11 năm 2026' in whole
    assert '10 giờ 30, ngày 25 tháng 11 năm 2026./.' in whole
    assert '- vắng: đồng chí Trạm trưởng Trạm Y tế (đi tập huấn).' in whole
    assert 'Chị Mai: từ 01/11 đến 20/11 tiếp nhận 412 hồ sơ, trực tuyến 309' in whole
    assert faults(document) == []


def test_conclusions_become_a_paper_with_who_what_and_when():
    draft = conclusion_draft(MINUTES)
    whole = '\n'.join(texts(compose(draft, Letterhead())))
    assert 'Kết luận họp giao ban tuần 48' in whole
    assert 'trước ngày 27/11/2026' in whole
    assert 'nước thải thôn Ngòi Lau' not in whole, 'what was only proposed is no conclusion'
    assert [fault.rule for fault in faults(compose(draft, Letterhead()))] == ['TT30', 'TT30'], 'only what is missing'


def test_conclusions_that_a_person_completed_have_no_fault():
    tasks = tuple(confirmed(task, task.due or date(2026, 12, 1)) for task in MINUTES.tasks)
    draft = conclusion_draft(replace(MINUTES, tasks=tasks))
    ending = PartFacts('to-chuc', written=('Văn phòng HĐND và UBND theo dõi việc thực hiện.',))
    assert faults(compose(replace(draft, parts=(*draft.parts, ending)), Letterhead())) == []


def test_what_a_person_adds_to_the_conclusions_stands_in_them_line_by_line():
    draft = conclusion_draft(MINUTES, 'Các phòng làm đúng hạn.\n\n Một số thôn còn chậm.', 'Văn phòng theo dõi.')
    assert draft.parts[0].points[-2:] == ('Các phòng làm đúng hạn.', 'Một số thôn còn chậm.')
    assert draft.parts[1] == PartFacts('to-chuc', ('Văn phòng theo dõi.',))


def test_a_week_becomes_a_notice_with_its_table():
    document = compose(week_draft(WEEK), Letterhead())
    whole = texts(document)
    assert set(COLUMNS) <= set(whole)
    assert sum(text.startswith('Thứ ') for text in whole) >= 14
    assert faults(document) == []


def test_what_the_minutes_do_not_say_is_marked_in_the_paper():
    bare = read_notes('KL:\n- giao P.KT rà soát', Meeting(DAY))
    whole = '\n'.join(texts(compose(minutes_draft(bare), Letterhead())))
    assert len(MISSING.findall(whole)) >= 5


def test_more_statements_than_the_form_takes_are_put_together_and_none_is_left_out():
    notes = 'KL:\n' + '\n'.join(f'- thống nhất việc thứ {number:04}x' for number in range(700))
    (part,) = minutes_draft(read_notes(notes, Meeting(DAY))).parts
    assert len(part.points) <= 60
    assert all(f'{number:04}x' in ' '.join(part.points) for number in range(700))
    compose(minutes_draft(read_notes(notes, Meeting(DAY))), Letterhead())


def test_tables_have_a_cell_for_every_column_and_empty_ones_where_nothing_was_said():
    assert {len(row) for row in task_table(MINUTES.tasks)} == {len(TASK_COLUMNS)}
    assert {len(row) for row in week_table(WEEK)} == {len(COLUMNS)}
    assert task_table([Task('rà soát')]) == [('1', 'rà soát', '', '', '', '')]
    assert task_table(MINUTES.tasks)[2][4] == 'trước ngày 27/11/2026'


def test_what_is_kept_comes_back_as_it_was_through_json():
    for kind, value in ((Minutes, MINUTES), (Week, WEEK)):
        assert thaw(kind, json.loads(json.dumps(freeze(value)))) == value


@pytest.mark.parametrize(
    'spoiled',
    [{}, {'what': 1}, {'what': 'x', 'line': '3'}, {'what': 'x', 'due': 'mai'}, [], {'what': 'x', 'doubts': ['?']}],
)
def test_spoiled_data_is_refused_and_not_guessed_at(spoiled):
    with pytest.raises((ValueError, TypeError)):
        thaw(Task, spoiled)


def test_data_of_an_older_version_takes_the_defaults():
    assert thaw(Task, {'what': 'rà soát', 'gone': 1}) == Task('rà soát')
    assert thaw(Task, freeze(replace(MINUTES.tasks[0], due=DAY))).due == DAY


LINE = (
    'chủ tịch kết luận giao P.KT rà soát trước 30/11 VP gửi giấy mời chị Mai báo cáo hồ sơ quá hạn và niêm yết kết quả'
)


def test_a_model_only_chooses_where_to_cut():
    proposed = ['K|chủ tịch kết luận giao P.KT rà soát trước 30/11', 'giao thêm việc khác', 'Y| VP gửi giấy mời.']
    assert resplit(LINE, proposed) == [
        Piece('chủ tịch kết luận giao P.KT rà soát trước 30/11', 'conclusion'),
        Piece('VP gửi giấy mời', 'opinion'),
        Piece('chị Mai báo cáo hồ sơ quá hạn và niêm yết kết quả'),
    ]
    assert not is_long('- giao P.KT rà soát')


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(st.text(max_size=40), st.sampled_from(LINE.split()), st.sampled_from([LINE[9:50], LINE[:30]])))
)
def test_whatever_a_model_says_the_pieces_put_together_are_the_line(proposed):
    assert words(' '.join(piece.text for piece in resplit(LINE, proposed))) == words(LINE)


def test_every_remark_has_a_sentence_with_its_facts_in_both_languages():
    names = set()
    for file in (ROOT / 'kiosk' / 'core' / 'secretary').glob('*.py'):
        for node in ast.walk(ast.parse(file.read_text('utf-8'))):
            if isinstance(node, ast.Call) and getattr(node.func, 'id', '') == 'Finding' and node.args:
                names |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    names |= {'due_counted', 'due_unreal', 'due_weekday', 'due_vague', 'due_unsure', 'due_day_named', 'due_past'}
    names |= {'no_name', 'no_start', 'no_end', 'no_place', 'no_chair', 'no_secretary'}
    names |= {'clash_person', 'clash_room', 'clash_travel'}
    for language in ('vi', 'en'):
        sentences = json.loads((ROOT / 'kiosk' / 'locale' / f'{language}.json').read_text('utf-8'))
        kept = {key.removeprefix('secretary.found.') for key in sentences if key.startswith('secretary.found.')}
        assert kept == names
