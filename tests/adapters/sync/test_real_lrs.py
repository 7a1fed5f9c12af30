"""Two real receivers, a strict and a lax one: every kind of event arrives, once, over a line that lies and drops."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from kiosk.adapters.sync.lrs import Lrs
from kiosk.core.outbox import Problem
from kiosk.core.statements import statement
from kiosk.services.sync_records import SyncRecords
from tests.simulators.deeds import BASE, FACTS, morning
from tests.simulators.lrs import LearningRecordStore, learning_locker, ralph
from tests.simulators.memory import Clock
from tests.simulators.outbox import Receipts
from tests.simulators.portal import Portal

BAD_LINE = (
    Portal.LOGIN_PAGE,
    Portal.LOST_ANSWER,
    Portal.REDIRECT,
    Portal.HALF_JSON,
    Portal.HANG_UP,
    Portal.BUSY,
    Portal.LOST_ANSWER,
    Portal.CUT_SHORT,
)


@pytest.fixture(scope='module', params=[ralph, learning_locker])
def lrs(request, tmp_path_factory) -> Iterator[LearningRecordStore]:
    store = request.param(tmp_path_factory.mktemp('lrs'))
    if not store.installed:
        pytest.skip(f'{store.name} is not built: run `make lrs`')
    with store:
        yield store


@pytest.fixture
def portal(lrs) -> Iterator[Portal]:
    with Portal(lrs.base_url) as running:
        yield running


@dataclass
class Spoiling:
    """A client that spoils some statements behind our own check's back: one fact is missing or wrong."""

    lrs: Lrs
    spoilt: set[str] = field(default_factory=set)
    fact: str = 'actor'

    def post(self, statements):
        return self.lrs.post([self._spoil(each) if each['id'] in self.spoilt else each for each in statements])

    def _spoil(self, made):
        kept = {name: value for name, value in made.items() if name != self.fact}
        return kept | ({'timestamp': 'this morning'} if self.fact == 'timestamp' else {})

    def get(self, statement_id):
        return self.lrs.get(statement_id)


def office(lrs, events, address=None, spoilt=(), fact='actor'):
    client = Spoiling(Lrs(address or lrs.base_url, lrs.user, lrs.password), set(spoilt), fact)
    return SyncRecords(lambda: events, client, Receipts(), Clock(), lambda: 0.5, BASE)


def stored_times(lrs, events):
    everything = [each['id'] for each in lrs.statements()]
    return [everything.count(event.id) for event in events]


def test_every_kind_of_event_is_taken_and_handed_out_as_it_was_sent(lrs):
    events = morning(len(FACTS), series=1)
    assert office(lrs, events).once().sent == len(events)
    client = Lrs(lrs.base_url, lrs.user, lrs.password)
    for event in events:
        stored, ours = client.get(event.id), statement(event, BASE)
        assert {name: stored[name] for name in ours} == ours


def test_what_is_sent_twice_is_stored_once(lrs):
    events = morning(250, series=2)
    for _ in range(2):
        report = office(lrs, events).once()
        assert (report.sent, report.pending) == (250, 0)
    assert stored_times(lrs, events) == [1] * 250


def test_some_old_and_some_new_in_one_batch_are_a_receipt_for_all(lrs):
    events = morning(40, series=3)
    office(lrs, events[:25]).once()
    assert office(lrs, events).once().sent == 40
    assert stored_times(lrs, events) == [1] * 40


def test_one_poison_record_among_three_hundred_is_set_aside_and_all_others_arrive(lrs):
    events = morning(300, series=4)
    sync = office(lrs, events, spoilt={events[137].id})
    report = sync.once()
    assert (report.sent, report.quarantined, report.pending) == (299, 1, 0)
    assert 'actor' in sync.status().reasons[events[137].id]
    assert stored_times(lrs, events) == [0 if event is events[137] else 1 for event in events]


def test_poison_that_looks_like_a_broken_server_is_set_aside_and_all_others_arrive(lrs):
    events = morning(300, series=10)
    sync = office(lrs, events, spoilt={events[0].id}, fact='timestamp')
    runs = 1
    while sync.once(force=True).pending:
        runs += 1
        assert runs < 5
    assert list(sync.status().reasons) == [events[0].id]
    assert stored_times(lrs, events) == [0] + [1] * 299


def test_a_line_that_lies_drops_and_loses_answers_does_no_harm(lrs, portal):
    events = morning(450, series=5)
    sync = office(lrs, events, portal.base_url, spoilt={events[3].id})
    portal.will(*BAD_LINE)
    runs = 0
    while sync.once(force=True).pending:
        runs += 1
        portal.will(*(BAD_LINE[:1] if runs < 12 else ()))
        assert runs < 40
    assert list(sync.status().reasons) == [events[3].id]
    assert stored_times(lrs, events) == [0 if event is events[3] else 1 for event in events]


def test_a_conflict_with_another_text_of_the_same_id_is_set_aside_and_the_others_arrive(lrs):
    events = morning(30, series=6)
    other = [replace(events[11], seq=9999)]
    office(lrs, other).once()
    report = office(lrs, events).once()
    assert (report.sent, report.quarantined, report.pending) == (29, 1, 0)


def test_a_receiver_that_went_away_and_came_back_gets_everything(lrs):
    events = morning(20, series=7)
    sync = office(lrs, events)
    lrs.stop()
    assert sync.once().problem == Problem.LINE
    lrs.start()
    assert sync.once(force=True).sent == 20
    assert stored_times(lrs, events) == [1] * 20


def test_a_wrong_address_is_told_from_a_bad_line(lrs):
    events = morning(5, series=8)
    report = office(lrs, events, lrs.base_url + '/wrong').once()
    assert (report.problem, report.pending) == (Problem.SETTINGS, 5)


def test_ralph_refuses_a_kiosk_with_a_wrong_password_and_no_record_is_blamed(lrs):
    if lrs.name != 'ralph':
        return
    events = morning(5, series=9)
    client = Lrs(lrs.base_url, lrs.user, 'wrong')
    report = SyncRecords(lambda: events, client, Receipts(), Clock(), lambda: 0.5, BASE).once()
    assert (report.problem, report.kept_aside) == (Problem.SETTINGS, 0)
