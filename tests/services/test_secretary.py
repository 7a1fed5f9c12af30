"""At the secretary's desk: secrets are refused, people are masked, a model adds no word, and work survives."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kiosk.adapters.office.docx_writer import write_docx
from kiosk.adapters.office.xlsx_writer import XlsxWriter
from kiosk.adapters.store.papers import StoredPapers
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.errors import (
    BrokenPaperError,
    ModelStoppedError,
    SecretTextError,
    TextTooLongError,
    UnknownPaperError,
)
from kiosk.core.ids import LearnerId
from kiosk.core.secretary.minutes import Meeting
from kiosk.core.secretary.week import clashes
from kiosk.core.vietnamese import words
from kiosk.ports import ModelState, Piece
from kiosk.services.secretary import LIMIT, MOST_ASKED, Secretary, Work
from tests.core.secretary.test_notes import NOTES
from tests.core.secretary.test_week import LESSON
from tests.simulators.memory import Clock, Identities

AN, BINH = LearnerId('an'), LearnerId('binh')
MEETING, MONDAY = Meeting(date(2026, 11, 25)), date(2026, 11, 30)
LONG = (
    'đ/c Chủ tịch kết luận giao P.KT rà soát hồ sơ quá hạn trước 30/11 giao chị Mai gọi điện cho ông Đỗ Văn Ví số '
    '0900000000 CCCD 000123456789 xin lỗi vì trả hồ sơ chậm VP gửi giấy mời họp sơ kết'
)


@dataclass
class Scribe:
    """A model that rewrites what it is shown by ``habit``; it can die, and remembers what it saw."""

    habit: Callable[[str], str] = lambda line: line
    dies: bool = False
    seen: list[str] = field(default_factory=list)

    def state(self) -> ModelState:
        return ModelState(ready=True, model='scribe')

    def stream(
        self, messages: Sequence[Mapping[str, str]], max_tokens: int, stop: Callable[[], bool]
    ) -> Iterator[Piece]:
        self.seen.append('\n'.join(message['content'] for message in messages))
        assert max_tokens > 0
        line = messages[-1]['content'].partition('\n')[2]
        for word in re.findall(r'\S+\s*', self.habit(line)):
            if stop():
                return
            yield Piece(text=word)
            if self.dies:
                raise ModelStoppedError(reason='died', signal='SIGKILL')

    def close(self) -> None:
        """Nothing is held."""


def by_orders(line):
    """Cut before every order, and add what a model likes to add."""
    return 'Dưới đây là các ý:\n' + re.sub(r' (?=giao |VP )', '\nK|', line) + '\nK|giao thêm việc không ai nói'


@pytest.fixture
def desk(tmp_path):
    return Secretary(None, StoredPapers(tmp_path / 'papers'), Identities(), Clock(), write_docx, XlsxWriter().write)


def with_model(desk, **more):
    return replace(desk, model=Scribe(**more))


@pytest.mark.parametrize('mark', ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT', 'Độ mật: Tối mật'])
def test_a_text_with_a_mark_of_secrecy_is_refused_and_nothing_of_it_is_kept_or_shown(desk, mark):
    scribe = with_model(desk, habit=by_orders)
    secret = f'{mark}\n- {LONG}'
    for act in (
        lambda: scribe.minutes(secret, MEETING), lambda: scribe.week(secret, MONDAY), lambda: scribe.segment(secret),
        lambda: scribe.keep(AN, Work(notes=secret)), lambda: scribe.keep(AN, Work(jobs=secret)),
        lambda: scribe.keep(AN, Work(title=mark)),
    ):  # fmt: skip
        with pytest.raises(SecretTextError):
            act()
    assert (scribe.model.seen, scribe.kept(AN)) == ([], [])


def test_a_mark_that_comes_in_with_an_edit_is_refused_too(desk):
    minutes = desk.minutes(NOTES, MEETING)
    spoiled = replace(minutes, items=(replace(minutes.items[0], text='TUYỆT MẬT'),))
    paper = desk.keep(AN, Work(notes=NOTES, minutes=minutes))
    other = desk.keep(AN, Work('khác'))
    with pytest.raises(SecretTextError):
        desk.keep(AN, Work(notes=NOTES, minutes=spoiled), paper)
    assert [each.id for each in desk.kept(AN)] == [other], 'what was kept of it is gone'


def test_more_than_a_meeting_makes_is_refused(desk):
    for act in (lambda text: desk.minutes(text, MEETING), lambda text: desk.week(text, MONDAY), desk.segment,
                lambda text: desk.keep(AN, Work(notes=text))):  # fmt: skip
        with pytest.raises(TextTooLongError):
            act('a ' * LIMIT)


def test_the_model_sees_no_name_number_or_telephone_of_a_person(desk):
    scribe = with_model(desk, habit=by_orders)
    scribe.segment(LONG, names=('Hạnh',))
    (seen,) = scribe.model.seen
    assert 'hồ sơ quá hạn' in seen
    assert not re.search(r'Đỗ Văn Ví|0900000000|000123456789', seen)


def test_a_long_line_is_cut_and_every_word_is_still_there(desk):
    cut = with_model(desk, habit=by_orders).segment(f'KL:\n{LONG}\n- P.KT: báo cáo')
    assert (cut.asked, cut.reason) == (1, '')
    assert words(cut.text) == words(f'KL:\n{LONG}\n- P.KT: báo cáo')
    assert len(cut.pieces) > 3
    assert 'không ai nói' not in cut.text
    assert 'ông Đỗ Văn Ví số 0900000000' in cut.text
    assert [piece.hint for piece in cut.pieces if piece.text.startswith('giao')] == ['conclusion'] * 2
    assert [piece.line for piece in cut.pieces] == sorted(piece.line for piece in cut.pieces)


def test_what_was_cut_makes_more_tasks_than_the_rules_alone_find(desk):
    cut = with_model(desk, habit=by_orders).segment(f'KL:\n{LONG}')
    assert len(desk.minutes(cut.text, MEETING).tasks) > len(desk.minutes(f'KL:\n{LONG}', MEETING).tasks)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
@example('c')
@example('luận')
@example('P.KT rà')
def test_whatever_the_model_says_the_notes_keep_their_words(said):
    desk = Secretary(Scribe(habit=lambda _: said), None, Identities(), Clock(), write_docx, XlsxWriter().write)
    assert words(desk.segment(LONG).text) == words(LONG)


def test_without_a_model_or_with_a_dying_one_the_notes_stay_as_they_are(desk):
    assert desk.segment(LONG).text == LONG
    assert desk.segment(LONG).reason == 'model.missing'
    dying = with_model(desk, dies=True)
    cut = dying.segment('\n'.join([LONG] * 3))
    assert (cut.text, cut.asked, cut.reason) == ('\n'.join([LONG] * 3), 1, 'model.stopped')


def test_asking_has_an_end_and_short_lines_are_not_asked_about(desk):
    scribe = with_model(desk)
    assert scribe.segment('\n'.join([LONG] * 40)).asked == MOST_ASKED
    assert scribe.segment(NOTES).asked == 0
    assert scribe.segment(LONG, stop=lambda: True).asked == 0


def test_work_comes_back_after_the_machine_was_switched_off(desk, tmp_path):
    work = Work('Giao ban', NOTES, desk.minutes(NOTES, MEETING), LESSON, desk.week(LESSON, MONDAY))
    paper = desk.keep(AN, work)
    reopened = replace(desk, papers=StoredPapers(tmp_path / 'papers'))
    assert reopened.take_up(AN, paper) == work
    assert [(each.id, each.title) for each in reopened.kept(AN)] == [(paper, 'Giao ban')]


def test_keeping_again_replaces_and_the_latest_comes_first(desk):
    first = desk.keep(AN, Work('một'))
    desk.clock.forward(minutes=1)
    second = desk.keep(AN, Work('hai'))
    desk.clock.forward(minutes=1)
    assert desk.keep(AN, Work('một, sửa'), first) == first
    assert [each.title for each in desk.kept(AN)] == ['một, sửa', 'hai']
    desk.discard(AN, second)
    assert [each.title for each in desk.kept(AN)] == ['một, sửa']


def test_nobody_reads_replaces_or_removes_anothers_paper(desk):
    paper = desk.keep(AN, Work('riêng'))
    for act in (lambda: desk.take_up(BINH, paper), lambda: desk.keep(BINH, Work('x'), paper),
                lambda: desk.discard(BINH, paper), lambda: desk.discard(AN, 'none')):  # fmt: skip
        with pytest.raises(UnknownPaperError):
            act()
    assert (desk.kept(BINH), desk.take_up(AN, paper).title) == ([], 'riêng')


def test_a_paper_that_rotted_is_refused_and_the_others_are_read(desk):
    paper, sound = desk.keep(AN, Work('một')), desk.keep(AN, Work('hai'))
    desk.papers.put(replace(desk.papers.get(AN, paper), data={'title': 7}))
    with pytest.raises(BrokenPaperError):
        desk.take_up(AN, paper)
    assert desk.take_up(AN, sound).title == 'hai'


def test_the_lessons_jobs_and_notes_become_documents_and_rows(desk):
    week, minutes = desk.week(LESSON, MONDAY), desk.minutes(NOTES, MEETING)
    assert clashes(week) == []
    assert len(desk.week_rows(week)) == 15
    assert len(desk.task_rows(minutes.tasks)) == len(minutes.tasks) + 1
    assert {len(row) for row in desk.week_rows(week)} == {5}
    for document in (
        desk.week_document(week, Letterhead()), desk.minutes_document(minutes, Letterhead()),
        desk.conclusion_document(minutes, Letterhead()),
    ):  # fmt: skip
        assert document.title


def test_a_new_meeting_is_dated_by_the_machines_clock(desk):
    assert desk.today() == desk.clock.now().astimezone().date()


def test_papers_and_sheets_are_written_and_a_mark_that_came_in_by_hand_stops_them(desk, tmp_path):
    week, minutes = desk.week(LESSON, MONDAY), desk.minutes(NOTES, MEETING)
    desk.export(desk.minutes_document(minutes, Letterhead()), tmp_path / 'bien-ban.docx')
    desk.export_rows(desk.task_rows(minutes.tasks), 'Bảng giao việc', tmp_path / 'viec.xlsx')
    assert (tmp_path / 'bien-ban.docx').stat().st_size > 1000
    rows = list(load_workbook(tmp_path / 'viec.xlsx').active.iter_rows(min_row=3, values_only=True))
    assert (rows[0][:2], rows[1][0]) == (('STT', 'Việc'), 1)
    assert len(rows) == len(minutes.tasks) + 1
    marked = replace(minutes, tasks=(replace(minutes.tasks[0], what='TỐI MẬT'),))
    busy = replace(week, waiting=(replace(week.placed[0].job, what='MẬT'),))
    for act in (
        lambda: desk.minutes_document(marked, Letterhead()), lambda: desk.conclusion_document(marked, Letterhead()),
        lambda: desk.conclusion_document(minutes, Letterhead(), follow_up='MẬT'),
        lambda: desk.week_document(busy, Letterhead()),
        lambda: desk.export_rows(desk.task_rows(marked.tasks), 'Việc', tmp_path / 'mat.xlsx'),
    ):  # fmt: skip
        with pytest.raises(SecretTextError):
            act()
    assert not (tmp_path / 'mat.xlsx').exists()


def test_meetings_and_weeks_are_listed_apart(desk):
    meeting = desk.keep(AN, Work(minutes=desk.minutes(NOTES, MEETING)))
    week = desk.keep(AN, Work(week=desk.week(LESSON, MONDAY)))
    assert [paper.id for paper in desk.kept(AN, 'minutes')] == [meeting]
    assert [paper.id for paper in desk.kept(AN, 'week')] == [week]
