"""The ports over the journal keep the ports' promises, as their doubles do, and a few more."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.adapters.store.journal import NAME
from kiosk.adapters.store.opening import open_store, read_only
from kiosk.adapters.store.outbox import ReadOutbox, StoredOutbox
from kiosk.adapters.store.tables import Records
from kiosk.core.access import Person, Role
from kiosk.core.errors import StoreLockedError, StoreUnreadableError, UnknownPersonError
from kiosk.core.events import EventDraft, EventKind, stamp
from kiosk.core.ids import EventId, LearnerId, LessonId, ModuleId
from kiosk.core.manifest import Installed
from kiosk.core.outbox import Outbox
from tests.simulators import memory
from tests.simulators.disk import SimulatedDisk
from tests.simulators.memory import KIOSK, MONDAY, Clock, Identities
from tests.simulators.outbox import Receipts

AN, BINH = LearnerId('an'), LearnerId('binh')
LESSON = LessonId('soan-thao/den-giao-thong')
PACK = ModuleId('soan-thao')
identities = Identities(series=9)


def deed(learner=AN, kind=EventKind.STEP_DONE, **facts):
    return EventDraft(EventId(identities.new()), learner, kind, LESSON, facts)


def person(name, unit='Văn phòng', **more):
    return Person(LearnerId(identities.new()), name, unit, more.pop('role', Role.LEARNER), '$argon2id$x', **more)


def version(number, pack=PACK):
    return Installed(
        pack, number, f'{number:064x}', 'Soạn thảo', 'Tổ', 'K', stamp(MONDAY), {'module.toml': f'{number}'}
    )


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, clock):
    opened = open_store(tmp_path / 'data', KIOSK, clock)
    yield opened
    opened.close()


@pytest.fixture
def reopened(tmp_path, clock, store):
    """Return a function that closes the store and opens it again."""

    def again():
        store.close()
        return open_store(tmp_path / 'data', 'another id', clock)

    return again


@pytest.fixture(params=['stored', 'double'])
def events(request, clock):
    return memory.EventLog(clock) if request.param == 'double' else request.getfixturevalue('store').events


@pytest.fixture(params=['stored', 'double'])
def roster(request):
    return memory.Roster() if request.param == 'double' else request.getfixturevalue('store').roster


@pytest.fixture(params=['stored', 'double'])
def guesses(request):
    return memory.Guesses() if request.param == 'double' else request.getfixturevalue('store').guesses


@pytest.fixture(params=['stored', 'double'])
def shelf(request):
    return memory.Shelf() if request.param == 'double' else request.getfixturevalue('store').shelf


@pytest.fixture(params=['stored', 'double'])
def outbox(request, tmp_path):
    opened = Receipts() if request.param == 'double' else StoredOutbox(tmp_path / 'outbox', KIOSK)
    yield opened
    opened.close()


class TestEvents:
    def test_events_are_numbered_and_stamped_in_the_order_they_came(self, events):
        first = events.append([deed(step=1), deed(BINH, step=1)])
        second = events.append([deed(step=2)])
        assert [event.seq for event in first + second] == [1, 2, 3]
        assert [event.at for event in first + second] == [
            '2026-02-09T01:30:00.000Z',
            '2026-02-09T01:30:00.001Z',
            '2026-02-09T01:30:00.002Z',
        ]
        assert {event.kiosk for event in first} == {KIOSK} == {events.kiosk}
        assert events.all() == first + second
        assert events.of(AN) == [first[0], second[0]]
        assert events.of(LearnerId('nobody')) == []

    def test_known_time_never_runs_back_with_the_clock(self, events, clock):
        (before,) = events.append([deed()])
        clock.set(MONDAY - timedelta(days=3650))
        (after,) = events.append([deed()])
        assert after.at > before.at

    def test_what_a_caller_does_to_the_lists_does_not_touch_the_log(self, events):
        events.append([deed()])
        events.all().clear()
        events.of(AN).clear()
        assert len(events.all()) == len(events.of(AN)) == 1


class TestStoredEvents:
    def test_an_event_is_the_same_after_reopening_down_to_the_byte(self, store, reopened):
        stored = store.events.append([deed(options=('a', 'b'), correct=True, share=1.0), deed(BINH)])
        again = reopened()
        assert again.events.all() == stored
        assert [repr(event) for event in again.events.all()] == [repr(event) for event in stored]
        assert again.events.kiosk == KIOSK
        (third,) = again.events.append([deed()])
        assert (third.seq, again.events.of(AN)) == (3, [stored[0], third])
        again.close()

    def test_known_time_never_runs_back_over_a_restart_either(self, store, reopened, clock):
        (before,) = store.events.append([deed()])
        clock.set(MONDAY - timedelta(days=1))
        again = reopened()
        assert again.events.append([deed()])[0].at == '2026-02-09T01:30:00.001Z' > before.at
        again.close()

    def test_a_retried_event_is_stored_once(self, store):
        draft = deed(step=3)
        (first,) = store.events.append([draft])
        commits = (store.records.folder / NAME).read_bytes()
        assert store.events.append([draft]) == [first]
        assert (store.records.folder / NAME).read_bytes() == commits
        other = deed(step=4)
        assert [event.seq for event in store.events.append([other, draft, other])] == [2, 1, 2]
        assert [event.seq for event in store.events.all()] == [1, 2]

    def test_many_at_once_get_numbers_without_gaps_and_a_retry_among_them_none_of_its_own(self, store):
        twice = deed(step=1)
        drafts = [[twice] if n % 10 == 0 else [deed(BINH), deed(AN)] for n in range(50)]
        with ThreadPoolExecutor(8) as threads:
            given = list(threads.map(store.events.append, drafts))
        assert [event.seq for event in store.events.all()] == list(range(1, 92))
        assert [event.at for event in store.events.all()] == sorted(event.at for event in store.events.all())
        assert len({events[0].seq for events in given if len(events) == 1}) == 1
        assert len(store.events.of(BINH)) == 45

    def test_what_someone_did_is_followed_when_rows_are_taken_away(self, store):
        gone, kept = store.events.append([deed(), deed(BINH)])
        store.records.table('events').remove(doc_ids=[gone.id])
        assert (store.events.all(), store.events.of(AN)) == ([kept], [])
        assert store.events.append([deed()])[0].seq == 3, 'a number is never used twice'

    def test_an_event_of_a_kind_this_version_does_not_know_is_not_passed_over(self, store, reopened):
        (event,) = store.events.append([deed()])
        store.close()
        records = Records.open(store.records.folder, KIOSK)
        records.change(lambda tables: tables['events'][event.id].update(kind='telepathy'))
        records.close()
        with pytest.raises(StoreUnreadableError) as refused:
            reopened()
        assert refused.value.facts['reason'] == f'event {event.id}'

    def test_a_kiosk_whose_header_rotted_knows_itself_by_its_events(self, store, reopened):
        store.events.append([deed()])
        store.close()
        path = store.records.folder / NAME
        data = path.read_bytes()
        path.write_bytes(data.replace(b'"format":1', b'"format":?'))
        again = reopened()
        assert again.events.kiosk == KIOSK
        assert [damage.kind for damage in again.damage] == ['header']
        again.close()

    def test_a_kiosk_that_cannot_know_itself_does_not_pretend(self, store, reopened):
        store.roster.put(person('An'))
        store.close()
        path = store.records.folder / NAME
        path.write_bytes(path.read_bytes().replace(b'"format":1', b'"format":?'))
        for _ in range(2):
            with pytest.raises(StoreUnreadableError) as refused:
                reopened()
            assert refused.value.facts['reason'] == 'header'


class TestPeople:
    def test_people_come_by_unit_and_name(self, roster):
        minh, an, chi = person('Minh'), person('An'), person('Chi', unit='Tư pháp', role=Role.TRAINER)
        for each in (chi, minh, an):
            roster.put(each)
        assert roster.all() == [chi, an, minh]
        assert roster.get(chi.id) == chi

    def test_a_person_is_replaced(self, roster):
        an = person('An')
        roster.put(an)
        roster.put(replace(an, name='An Nguyễn', active=False))
        assert roster.all() == [replace(an, name='An Nguyễn', active=False)]

    def test_a_stranger_is_unknown(self, roster):
        with pytest.raises(UnknownPersonError) as refused:
            roster.get(LearnerId('nobody'))
        assert refused.value.facts == {'person': 'nobody'}

    def test_wrong_guesses_are_counted_by_person(self, guesses):
        assert guesses.failed(AN) == (0, None)
        guesses.note(AN, 2, stamp(MONDAY))
        assert guesses.failed(AN) == (2, stamp(MONDAY))
        assert guesses.failed(BINH) == (0, None)
        guesses.note(AN, 0, None)
        assert guesses.failed(AN) == (0, None)

    def test_people_and_guesses_survive_a_restart(self, store, reopened):
        an = person('Ân', role=Role.OPERATOR)
        store.roster.put(an)
        store.guesses.note(an.id, 5, stamp(MONDAY))
        again = reopened()
        assert again.roster.all() == [an]
        assert again.guesses.failed(an.id) == (5, stamp(MONDAY))
        again.close()


class TestShelf:
    def test_the_last_version_is_live_and_the_history_remembers_the_first(self, shelf):
        shelf.go_live(version(1))
        shelf.go_live(version(3))
        shelf.go_live(version(2, ModuleId('khac')))
        assert shelf.live() == {PACK: version(3), ModuleId('khac'): version(2, ModuleId('khac'))}
        assert shelf.history(PACK) == [version(1), version(3)]
        assert shelf.history(ModuleId('none')) == []

    def test_a_rollback_makes_the_old_one_live_and_keeps_the_history(self, shelf):
        for number in (1, 2, 1):
            shelf.go_live(version(number))
        assert shelf.live() == {PACK: version(1)}
        assert shelf.history(PACK) == [version(1), version(2)]

    def test_a_withdrawn_pack_keeps_its_history_and_may_come_back(self, shelf):
        shelf.withdraw(PACK)
        shelf.go_live(version(1))
        shelf.withdraw(PACK)
        assert (shelf.live(), shelf.history(PACK)) == ({}, [version(1)])
        shelf.go_live(version(1))
        assert (shelf.live(), shelf.history(PACK)) == ({PACK: version(1)}, [version(1)])

    def test_the_shelf_and_the_highest_version_survive_a_restart(self, store, reopened):
        for number in (1, 7, 1):
            store.shelf.go_live(version(number))
        again = reopened()
        assert again.shelf.live() == {PACK: version(1)}
        assert again.shelf.history(PACK) == [version(1), version(7)]
        assert (again.shelf.highest(PACK), again.shelf.highest(ModuleId('none'))) == (7, 0)
        again.close()

    def test_a_version_lost_to_rot_is_missed_by_nobody_but_the_highest(self, store, reopened):
        store.shelf.go_live(version(8))
        store.shelf.go_live(version(7))
        store.close()
        path = store.records.folder / NAME
        first = path.read_bytes().splitlines(keepends=True)[2]
        path.write_bytes(path.read_bytes().replace(first, first.replace(b'"live":8', b'"live":9')))
        again = reopened()
        assert again.shelf.history(PACK) == [version(7)]
        assert again.shelf.live() == {PACK: version(7)}
        assert again.shelf.highest(PACK) == 8
        again.close()


class TestOutbox:
    FULL = Outbox(
        acked=frozenset({'a', 'b'}),
        quarantined={'c': 'value is not a valid verb'},
        limits={'d': 50, 'e': 0},
        failures=3,
        next_try=stamp(MONDAY),
        last_success=stamp(MONDAY),
        last_problem='rejected',
    )

    def test_a_new_outbox_is_empty(self, outbox):
        assert outbox.load() == Outbox()

    def test_what_was_saved_is_loaded(self, outbox):
        outbox.save(Outbox(), self.FULL)
        assert outbox.load() == self.FULL

    def test_only_the_difference_is_saved(self, outbox):
        outbox.save(Outbox(), self.FULL)
        outbox.save(Outbox(), Outbox(acked=frozenset({'z'}), failures=4))
        merged = replace(self.FULL, acked=frozenset({'a', 'b', 'z'}), failures=4)
        assert outbox.load() == merged

    def test_what_is_over_is_forgotten(self, outbox):
        outbox.save(Outbox(), self.FULL)
        after = Outbox(acked=self.FULL.acked, last_success=stamp(MONDAY))
        outbox.save(self.FULL, after)
        assert outbox.load() == after

    def test_the_outbox_survives_a_restart_and_costs_a_short_line_a_receipt(self, tmp_path):
        before = Outbox(acked=frozenset(f'{n:036}' for n in range(1_000)))
        first = StoredOutbox(tmp_path, KIOSK)
        first.save(Outbox(), before)
        size = (tmp_path / NAME).stat().st_size
        first.save(before, replace(before, acked=before.acked | {'x' * 36}))
        assert (tmp_path / NAME).stat().st_size - size < 100
        first.close()
        assert len(StoredOutbox(tmp_path, KIOSK).load().acked) == 1_001

    def test_one_process_keeps_the_outbox_and_the_others_look(self, tmp_path):
        mine = StoredOutbox(tmp_path / 'outbox', KIOSK)
        assert ReadOutbox(tmp_path / 'outbox').load() == Outbox()
        assert not (tmp_path / 'outbox').exists()
        mine.save(Outbox(), self.FULL)
        with pytest.raises(StoreLockedError):
            StoredOutbox(tmp_path / 'outbox', KIOSK).load()
        looking = ReadOutbox(tmp_path / 'outbox')
        assert looking.load() == self.FULL
        with pytest.raises(StoreLockedError):
            looking.save(Outbox(), self.FULL)
        looking.close()
        mine.close()
        assert StoredOutbox(tmp_path / 'outbox', KIOSK).load() == self.FULL


def test_a_read_only_store_shows_everything_and_writes_nothing(store):
    stored = store.events.append([deed()])
    an = person('An')
    store.roster.put(an)
    store.shelf.go_live(version(1))
    reading = read_only(store.records.folder)
    assert (reading.events.all(), reading.events.of(AN), reading.events.kiosk) == (stored, stored, KIOSK)
    assert (reading.roster.all(), reading.shelf.live()) == ([an], {PACK: version(1)})
    for write in (
        lambda: reading.events.append([deed()]),
        lambda: reading.roster.put(an),
        lambda: reading.guesses.note(AN, 1, None),
        lambda: reading.shelf.go_live(version(2)),
        lambda: reading.shelf.withdraw(PACK),
    ):
        with pytest.raises(StoreLockedError) as refused:
            write()
        assert refused.value.facts == {'path': str(store.records.folder)}
    reading.close()
    assert store.events.append([deed()])[0].seq == 2
    assert reading.events.all() == stored


def test_there_is_nothing_to_read_before_the_first_start(tmp_path):
    with pytest.raises(StoreUnreadableError):
        read_only(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_could_not_be_opened_does_not_keep_the_lock(tmp_path, clock):
    records = Records.open(tmp_path, KIOSK, SimulatedDisk())
    records.table('events').insert({'not': 'an event'})
    records.close()
    with pytest.raises(StoreUnreadableError) as refused:
        open_store(tmp_path, KIOSK, clock)
    held = refused.value
    Records.open(tmp_path, KIOSK).close()
    assert held.facts['reason'] == 'event 1'
