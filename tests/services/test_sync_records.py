"""Results reach the province once and whole, whatever happens on the way."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.errors import StatementBaseError
from kiosk.core.events import Event
from kiosk.core.outbox import Outbox, Problem, Reply
from kiosk.services.sync_records import SyncRecords
from tests.simulators.deeds import BASE, morning
from tests.simulators.memory import Clock
from tests.simulators.outbox import PowerCutError, Province, Receipts


@dataclass
class Office:
    """One kiosk with a morning's work, and its province."""

    events: list[Event] = field(default_factory=lambda: morning(450))
    province: Province = field(default_factory=Province)
    receipts: Receipts = field(default_factory=Receipts)
    clock: Clock = field(default_factory=Clock)
    base: str = BASE

    @property
    def sync(self):
        return SyncRecords(lambda: self.events, self.province, self.receipts, self.clock, lambda: 0.5, self.base)

    def work(self, count=1):
        """Somebody learns something more."""
        self.events = morning(len(self.events) + count)

    def ids(self, *places):
        return {self.events[place].id for place in places}

    @property
    def all_ids(self):
        return {event.id for event in self.events}


@pytest.fixture
def office():
    return Office()


def test_everything_arrives_oldest_first_and_the_second_run_has_nothing_to_do(office):
    report = office.sync.once()
    assert (report.sent, report.pending, report.quarantined, report.problem) == (450, 0, 0, None)
    assert [len(batch) for batch in office.province.batches] == [200, 200, 50]
    assert list(office.province.stored) == [event.id for event in office.events]
    assert office.sync.once().sent == 0
    assert len(office.province.batches) == 3


def test_the_statement_stored_is_the_event_that_happened(office):
    office.sync.once()
    stored = office.province.stored[office.events[0].id]
    assert stored['timestamp'] == office.events[0].at


def test_one_poison_record_is_found_set_aside_with_the_reason_and_the_rest_arrives(office):
    office.province.refuses |= office.ids(117)
    report = office.sync.once()
    assert (report.sent, report.quarantined, report.pending) == (449, 1, 0)
    assert set(office.province.stored) == office.all_ids - office.ids(117)
    assert office.sync.status().reasons == {office.events[117].id: '422 {"detail":"value is not a valid verb"}'}
    assert len(office.province.batches) < 30


@pytest.mark.parametrize('places', [(0,), (449,), (0, 1, 2), (10, 210, 410), (199, 200)])
def test_poison_anywhere_is_found_in_one_run(office, places):
    office.province.refuses |= office.ids(*places)
    report = office.sync.once()
    assert (report.quarantined, report.pending) == (len(places), 0)
    assert set(office.province.stored) == office.all_ids - office.ids(*places)


def test_a_record_the_lrs_stumbles_over_is_found_although_it_looks_like_a_broken_server(office):
    office.province.chokes_on |= office.ids(0)
    reports = [office.sync.once(force=True) for _ in range(3)]
    assert sum(report.sent for report in reports) == 449
    assert set(office.receipts.disk.quarantined) == office.ids(0)


def test_a_full_disk_at_the_province_sets_nothing_aside_and_is_asked_rarely(office):
    office.province.room = 0
    for _ in range(30):
        office.sync.once(force=True)
    assert office.sync.status().kept_aside == 0
    assert len(office.province.batches) < 30 * 4
    office.province.room = 1000
    assert office.sync.once(force=True).pending == 0
    assert set(office.province.stored) == office.all_ids


def test_a_disk_at_the_province_that_fills_up_again_sets_aside_one_record_a_run_at_most(office):
    office.receipts.disk = Outbox(limits=dict.fromkeys(office.all_ids, 0))
    office.province.room = 7
    report = office.sync.once(force=True)
    assert report.sent == 7
    assert report.quarantined <= 1


def test_an_lrs_that_refuses_every_record_for_its_own_reason_blames_none(office):
    office.province.refuses |= office.all_ids
    for _ in range(5):
        assert office.sync.once(force=True).problem == Problem.RECORDS
    office.province.refuses.clear()
    report = office.sync.once(force=True)
    assert (report.kept_aside, report.pending) == (0, 0)


def test_a_lost_answer_doubles_nothing(office):
    office.province.loses_answers = 1
    assert office.sync.once().pending == 450
    assert office.sync.once(force=True).sent == 450
    assert set(office.province.stored) == office.all_ids


def test_away_from_the_line_it_stops_after_one_request_and_keeps_the_pause(office):
    office.province.away = True
    report = office.sync.once()
    assert (report.problem, report.pending, report.rested) == (Problem.LINE, 450, False)
    office.clock.forward(seconds=14)
    assert office.sync.once().rested
    assert len(office.province.batches) == 1
    office.province.away = False
    office.clock.forward(seconds=2)
    assert office.sync.once().pending == 0


def test_whoever_presses_send_now_does_not_wait(office):
    office.province.away = True
    office.sync.once()
    office.province.away = False
    assert office.sync.once(force=True).pending == 0
    assert office.receipts.disk.next_try is None


def test_a_success_is_remembered_and_the_pauses_begin_small_again(office):
    office.province.away = True
    for _ in range(5):
        office.sync.once(force=True)
    office.province.away = False
    office.sync.once(force=True)
    status = office.sync.status()
    assert (status.last_success, status.next_try, status.problem) == ('2026-02-09T01:30:00.000Z', None, None)
    assert office.receipts.disk.failures == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), max_size=6), st.sets(st.integers(0, 299), max_size=3), st.booleans())
def test_power_cuts_between_answer_and_receipt_lose_and_double_nothing(cuts, poison, fault):
    office = Office(events=morning(300))
    bad = office.ids(*poison)
    (office.province.chokes_on if fault else office.province.refuses).update(bad)
    for cut in cuts:
        office.receipts.fuse = cut
        with suppress(PowerCutError):
            office.sync.once(force=True)
        office.receipts.fuse = None
    for _ in range(4 + 3 * len(bad)):
        office.work()
        office.sync.once(force=True)
    assert set(office.province.stored) == office.all_ids - bad
    assert office.receipts.disk.acked == office.all_ids - bad
    assert set(office.receipts.disk.quarantined) == bad


def test_the_search_for_poison_goes_on_after_a_power_cut_where_it_was(office):
    office.province.refuses |= office.ids(3)
    office.receipts.fuse = 4
    with pytest.raises(PowerCutError):
        office.sync.once()
    office.province.batches.clear()
    office.sync.once()
    assert len(office.province.batches[0]) < 20


def test_a_record_that_cannot_become_a_statement_stops_nobody(office):
    office.events[7] = replace(office.events[7], facts={}, kind=office.events[1].kind)
    report = office.sync.once()
    assert (report.sent, report.quarantined, report.pending) == (449, 1, 0)
    assert next(iter(office.sync.status().reasons.values())).startswith('facts: ')


def test_a_conflict_with_our_own_words_is_a_receipt(office):
    office.sync.once()
    theirs = dict(office.province.stored[office.events[5].id])
    moved = {**theirs, 'timestamp': theirs['timestamp'].replace('Z', '+00:00')}
    office.province.stored[office.events[5].id] = moved
    office.receipts = Receipts()
    report = office.sync.once()
    assert (report.sent, report.quarantined, report.pending) == (450, 0, 0)


def test_a_conflict_with_other_words_is_for_a_person_to_look_at(office):
    office.sync.once()
    theirs = dict(office.province.stored[office.events[5].id])
    office.province.stored[office.events[5].id] = {**theirs, 'verb': {'id': 'https://example.vn/other'}}
    office.receipts = Receipts()
    report = office.sync.once()
    assert (report.sent, report.kept_aside) == (449, 1)


def test_what_was_set_aside_is_sent_once_the_province_takes_it(office):
    office.province.refuses |= office.ids(9)
    office.sync.once()
    office.province.refuses.clear()
    assert office.sync.release() == 1
    assert office.sync.once().sent == 1
    assert office.sync.status().kept_aside == 0


def test_the_screen_knows_what_is_not_sent_sent_and_to_look_at(office):
    office.province.refuses |= office.ids(9)
    office.sync.once()
    office.work(3)
    status = office.sync.status()
    assert (status.pending, status.sent, status.kept_aside) == (3, 449, 1)


def test_a_refused_kiosk_blames_no_record(office):
    office.sync.once()
    office.work(5)
    office.province.shut = Reply(401, b'{"detail":"Invalid authentication credentials"}')
    report = office.sync.once()
    assert (report.problem, report.pending, report.kept_aside) == (Problem.SETTINGS, 5, 0)


def test_a_wrong_base_iri_is_a_setting_to_mend_and_no_records_fault(office):
    office.base = 'commune 7'
    with pytest.raises(StatementBaseError):
        office.sync.once()
    assert office.sync.status().kept_aside == 0


def test_a_backlog_of_months_arrives_in_full_batches():
    office = Office(events=morning(10_000))
    assert office.sync.once().sent == 10_000
    assert len(office.province.batches) == 50
