"""A schedule is worth its paper if nobody has to be in two places: clashes are told, nothing is moved in secret."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.errors import BadTimeError, UnknownJobError
from kiosk.core.secretary.changes import add, edit, move, rearrange, remove, resize, swap
from kiosk.core.secretary.job import Hours, Job
from kiosk.core.secretary.jobs import read_jobs
from kiosk.core.secretary.week import clashes, findings, plan, proposals, replan, rows

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
HOURS = Hours()

LESSON = """8h thứ 2 họp giao ban, phòng họp tầng 2, CT + PCT, VP, P.KT, P.VHXH
chiều thứ Năm tiếp công dân 2 tiếng, CT, phòng tiếp công dân
14h00–15h30 ngày 02/12 họp sơ kết lớp kỹ năng số, Hội trường tầng 2, PCT, P.VHXH
PCT đi kiểm tra nước thải thôn Ngòi Lau, nửa buổi
7h30-9h thứ 3 bắt đầu tiêm phòng trâu bò thôn Bãi Ngô, P.KT
duyệt báo cáo cải cách hành chính 1 tiếng, CT, P.VHXH
họp Tổ công nghệ số cộng đồng 90 phút, phòng họp tầng 2, chị Hạnh, anh Lâm
P.KT làm việc với Công an xã 1 tiếng, phòng họp tầng 2
tập huấn nhập liệu hồ sơ 2 tiếng rưỡi, Hội trường tầng 2, TTPVHCC, chị Mai
sáng thứ 4 CT làm việc với Sở Nội vụ 2 tiếng, phòng họp tầng 2
họp rà soát hộ nghèo 3 thôn, 2 tiếng, phòng họp tầng 2, P.VHXH, chị Hạnh
chiều thứ 6 tổng kết tuần 1 tiếng, phòng họp tầng 2, CT + PCT
kiểm tra mương thôn Đồng Mít cả buổi sáng, anh Thắng, P.KT
chị Thu bàn giao sổ văn thư 45 phút, anh Lâm"""


def week_of(text, hours=HOURS):
    jobs, told = read_jobs(text, MONDAY, hours)
    return plan(jobs, MONDAY, hours, told)


def keys(week):
    return [finding.key for finding in findings(week)]


def at_once(week):
    """Pairs in one room or of one person at once, by the texts of these tests alone."""
    for one, other in combinations(week.placed, 2):
        if one.day == other.day and one.start < other.end and other.start < one.end:
            shared = {name.casefold() for name in one.job.people} & {name.casefold() for name in other.job.people}
            if shared or (one.job.room and one.job.room.casefold() == other.job.room.casefold()):
                yield one, other


def test_the_fourteen_jobs_of_lesson_4_1_find_their_places_without_a_clash():
    week = week_of(LESSON)
    assert len(week.placed) == 14
    assert (week.waiting, list(at_once(week)), clashes(week)) == ((), [], [])
    assert not {'outside_hours', 'day_off', 'no_time'} & set(keys(week))
    names = ('Thứ Hai 30/11', 'Thứ Ba 01/12', 'Thứ Tư 02/12', 'Thứ Năm 03/12', 'Thứ Sáu 04/12')
    assert {row.day for row in rows(week)} <= set(names)
    assert rows(week)[0].day == 'Thứ Hai 30/11'


def test_the_same_jobs_make_the_same_week():
    assert week_of(LESSON) == week_of(LESSON)


def test_fixed_jobs_that_clash_stay_and_are_told_with_free_times():
    week = week_of('8h thứ 3 họp giao ban 1 tiếng, CT\n8h30 thứ 3 tiếp khách 1 tiếng, đ/c Chủ tịch UBND xã')
    assert [(each.job.id, each.start) for each in week.placed] == [(1, 480), (2, 510)]
    (found,) = clashes(week)
    assert (found.reason, found.who) == ('person', 'Chủ tịch')
    assert {each.job.id for each in found.free} == {1, 2}
    for free in found.free:
        assert clashes(move(week, free.job.id, free.day, free.start)) == []
    (finding,) = [each for each in findings(week) if each.key == 'clash_person']
    assert finding.lines == (1, 2)
    assert (finding.facts['one'], finding.facts['other']) == ('họp giao ban', 'tiếp khách')


def test_one_room_at_once_is_a_clash_and_one_after_the_other_is_none():
    week = week_of('8h-9h thứ 3 họp A, phòng họp tầng 2, CT\n8h30-9h30 thứ 3 họp B, Phòng họp tầng 2, PCT')
    assert [each.reason for each in clashes(week)] == ['room']
    assert clashes(week_of('8h-9h thứ 3 họp A, phòng họp tầng 2\n9h-10h thứ 3 họp B, phòng họp tầng 2')) == []


def test_everybody_means_everybody():
    week = week_of('8h-9h thứ 3 toàn thể CBCC tập huấn\n8h-9h thứ 3 họp A, CT')
    assert [each.reason for each in clashes(week)] == ['person']


def test_travelling_takes_time_where_the_office_says_so():
    text = '8h-9h thứ 3 họp A, phòng họp tầng 2, CT\n9h-10h thứ 3 họp B, nhà văn hóa thôn Gò Sim, CT'
    assert clashes(week_of(text)) == []
    assert [each.reason for each in clashes(week_of(text, replace(HOURS, travel=30)))] == ['travel']


def test_odd_hours_and_days_off_are_told_and_left():
    week = week_of('18h-19h thứ 3 họp dân thôn Gò Sim\n8h-9h thứ 7 tổng vệ sinh\n11h-12h thứ 4 tiếp khách')
    assert sorted(set(keys(week))) == ['day_off', 'outside_hours']
    assert len(week.placed) == 3
    assert keys(week_of('cả ngày thứ 3 tập huấn')) == []


def test_a_length_that_nobody_said_is_told_and_its_end_not_shown():
    week = week_of('8h thứ 3 họp giao ban\n9h-10h thứ 3 tiếp khách')
    assert [row.hours for row in rows(week)] == ['08h00', '09h00–10h00']
    assert 'lengths_assumed' in keys(week)
    assert 'lengths_assumed' not in keys(resize(week, 1, 45))


def test_a_job_too_many_waits_and_finds_a_place_when_one_is_free():
    full = '\n'.join(f'họp {name} cả buổi sáng thứ 3, CT' for name in ('A', 'B'))
    week = week_of(full)
    assert ([each.job.what for each in week.placed], [job.what for job in week.waiting]) == (['họp A'], ['họp B'])
    assert 'no_time' in keys(week)
    assert [each.job.what for each in replan(remove(week, 1)).placed] == ['họp B']


def test_a_choice_is_taken_back_if_a_later_job_finds_nothing():
    hours = Hours(spans=((480, 600),), days=(0,), step=60, usual=60)
    people = (('A',), ('C',), ('A', 'B'), ('B', 'C'))
    jobs = [Job(number, f'việc {number}', people=names) for number, names in enumerate(people, 1)]
    week = plan(jobs, MONDAY, hours)
    assert (week.waiting, clashes(week), len(week.placed)) == ((), [], 4)


def test_a_held_job_is_placed_by_a_person_and_its_remark_is_settled():
    week = week_of('31/11 nộp báo cáo')
    assert (week.placed, keys(replan(week))) == ((), ['day_unreal', 'lengths_assumed'])
    moved = move(week, 1, TUESDAY, 480)
    assert (len(moved.placed), moved.waiting, keys(moved)) == (1, (), ['lengths_assumed'])


def test_changes_touch_only_what_they_name():
    week = week_of(LESSON)
    others = {each.job.id: (each.day, each.start) for each in week.placed if each.job.id not in {4, 6}}
    for changed in (
        move(week, 4, TUESDAY, 13 * 60), swap(week, 4, 6), resize(week, 4, 30), remove(week, 4), replan(week),
        edit(week, replace(next(each.job for each in week.placed if each.job.id == 4), room='hội trường')),
        add(week, Job(0, 'việc mới')),
    ):  # fmt: skip
        now = {each.job.id: (each.day, each.start) for each in changed.placed}
        assert {job_id: now[job_id] for job_id in others} == others


def test_a_swap_and_back_is_the_same_schedule():
    week = week_of(LESSON)
    assert rows(swap(swap(week, 4, 6), 4, 6)) == rows(week)


def test_what_is_moved_by_hand_stays_where_it_is_put_even_into_a_clash():
    week = move(week_of('8h thứ 3 họp A, CT\nhọp B, CT'), 2, TUESDAY, 480)
    assert [each.reason for each in clashes(week)] == ['person']
    assert replan(week) == week
    again = plan([each.job for each in week.placed], MONDAY, HOURS)
    assert rows(again) == rows(week), 'a new plan of the same jobs does not move it either'


def test_a_new_job_waits_under_its_own_number():
    week = add(week_of(LESSON), Job(0, 'việc mới', people=('chị Hạnh',)))
    assert [job.id for job in week.waiting] == [15]
    assert len(replan(week).placed) == 15


@pytest.mark.parametrize(('start', 'minutes'), [(-1, 60), (1400, 60), (480, 0), (480, -5), (480, 2000)])
def test_a_job_stays_within_one_day(start, minutes):
    week = week_of('8h thứ 3 họp A')
    with pytest.raises(BadTimeError):
        resize(move(week, 1, TUESDAY, start), 1, minutes)


def test_no_such_job_and_no_such_day_are_refused():
    week = week_of('8h thứ 3 họp A')
    for change in (lambda: move(week, 9, TUESDAY, 480), lambda: swap(week, 1, 9), lambda: resize(week, 9, 30),
                   lambda: remove(week, 9), lambda: proposals(week, 9)):  # fmt: skip
        with pytest.raises(UnknownJobError):
            change()
    with pytest.raises(BadTimeError):
        move(week, 1, MONDAY + timedelta(days=7), 480)


JOBS = st.lists(
    st.builds(
        lambda what, day, start, minutes, people, room, part: {
            'what': what, 'day': day, 'start': start, 'minutes': minutes, 'people': people, 'room': room, 'part': part,
        },
        st.sampled_from(['họp', 'tiếp dân', 'kiểm tra']),
        st.one_of(st.none(), st.integers(0, 4).map(lambda ahead: MONDAY + timedelta(days=ahead))),
        st.one_of(st.none(), st.none(), st.sampled_from([450, 480, 600, 810, 900])),
        st.sampled_from([30, 60, 90, 120, 210, 240, 300]),
        st.lists(st.sampled_from(['Chủ tịch', 'Phó Chủ tịch', 'anh Lâm', 'chị Hạnh']), max_size=3, unique=True).map(tuple),
        st.sampled_from(['phòng họp tầng 2', 'hội trường', '']),
        st.sampled_from(['', 'morning', 'afternoon']),
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(JOBS, st.booleans())
def test_no_two_placed_jobs_share_a_person_or_a_room_and_no_job_is_lost(drawn, fixing):
    jobs = [
        Job(number, fixed=fixing and given['day'] is not None and given['start'] is not None, **given)
        for number, given in enumerate(drawn, 1)
    ]
    week = plan(jobs, MONDAY, HOURS)
    assert sorted([*(each.job.id for each in week.placed), *(job.id for job in week.waiting)]) == [j.id for j in jobs]
    fixed = {job.id for job in jobs if job.fixed}
    assert all({one.job.id, other.job.id} <= fixed for one, other in at_once(week))
    assert {(each.one.job.id, each.other.job.id) for each in clashes(week)} == {
        (one.job.id, other.job.id) for one, other in at_once(week)
    }
    for each in week.placed:
        assert each.job.day in {None, each.day}
        assert each.job.start in {None, each.start}
        assert each.job.id in fixed or each.job.start is not None or HOURS.covers(each.start, each.end)
        weekday = ('Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'nhật')[each.day.weekday()]
        assert each.weekday_date.split()[1] == weekday


@settings(max_examples=40, deadline=None)
@given(JOBS, st.data())
def test_any_row_of_changes_loses_no_job_and_tells_every_clash(drawn, data):
    week = plan([Job(number, **given) for number, given in enumerate(drawn, 1)], MONDAY, HOURS)
    there = len(week.placed) + len(week.waiting)
    for _ in range(data.draw(st.integers(0, 5)) if there else 0):
        job_id = data.draw(st.integers(1, there))
        week = move(week, job_id, WEDNESDAY, data.draw(st.sampled_from([450, 600, 840])))
        assert len(week.placed) + len(week.waiting) == there
        assert len(clashes(week)) == len(list(at_once(week)))


def test_a_job_goes_where_a_person_wants_it_or_where_rules_find_a_time():
    week = week_of('8h thứ 3 họp giao ban, CT\n9h thứ 3 tiếp dân 1 tiếng, CT')
    first, second = (each.job for each in week.placed)
    moved = rearrange(week, replace(second, room='hội trường'), WEDNESDAY, 8 * 60)
    assert [(each.day, each.start, each.job.room) for each in moved.placed][1] == (WEDNESDAY, 8 * 60, 'hội trường')
    found = rearrange(week, replace(first, minutes=90), TUESDAY, None)
    assert (found.waiting, clashes(found)) == ((), [])
    assert {each.day for each in found.placed} == {TUESDAY}
    with pytest.raises(BadTimeError):
        rearrange(week, replace(first, minutes=120), TUESDAY, 23 * 60)


def test_changing_who_takes_part_leaves_a_job_that_rules_placed_free_to_move():
    week = week_of('họp giao ban, CT')
    (placed,) = week.placed
    (same,) = rearrange(week, replace(placed.job, people=('Phó Chủ tịch',)), placed.day, placed.start).placed
    assert (same.job.people, same.job.fixed) == (('Phó Chủ tịch',), False)
