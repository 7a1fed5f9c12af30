"""Many people submit at once: one sync for many, nobody told too early, nobody told wrongly."""

import errno
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

import pytest

from kiosk.adapters.store.tables import Records
from kiosk.core.errors import NotSavedError, StoreFailedError
from tests.adapters.store.writer import KIOSK
from tests.simulators.disk import SimulatedDisk


class SlowDisk(SimulatedDisk):
    """A disk whose next sync waits at a gate."""

    def __init__(self):
        super().__init__(at_risk=self.wait)
        self.at_gate, self.gate = Signal(), Signal()
        self.closed = False

    def close_gate(self):
        self.closed = True

    def wait(self, *_):
        if self.closed:
            self.closed = False
            self.at_gate.set()
            assert self.gate.wait(5)


@pytest.fixture
def pool():
    with ThreadPoolExecutor(12) as threads:
        yield threads


@pytest.fixture
def disk():
    return SlowDisk()


@pytest.fixture
def crowd(tmp_path, disk, pool):
    """Return a function: one commit waits at the disk while these wishes queue behind it; gives the futures."""
    records = Records.open(tmp_path, KIOSK, disk)

    def gather(wishes, then=lambda: None):
        disk.close_gate()
        first = pool.submit(records.table('rows').insert, {'name': 'first'})
        assert disk.at_gate.wait(5)
        queued = [pool.submit(records.change, wish) for wish in wishes]
        wait_until(lambda: len(records._group._waiting) == len(wishes))
        assert len(records.table('rows')) == 0, 'nobody sees a record before the disk has it'
        assert not any(future.done() for future in [first, *queued])
        then()
        disk.gate.set()
        assert first.result(5) == '1'
        return queued

    gather.records = records
    yield gather
    records.close()


def wait_until(true):
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        time.sleep(0.001)


def putting(name, document=None):
    def work(tables):
        tables['rows'][name] = {'name': name} if document is None else document
        return name

    return work


def names(records):
    return {key for key, _ in records.table('rows').pairs()}


def test_eight_threads_are_all_there_after_reopening_with_fewer_syncs_than_inserts(tmp_path):
    disk = SimulatedDisk(sync_seconds=0.002)
    records = Records.open(tmp_path, KIOSK, disk)
    created = disk.syncs
    with ThreadPoolExecutor(8) as threads:
        given = list(threads.map(lambda n: [records.table('rows').insert({'n': (n, m)}) for m in range(25)], range(8)))
    assert len({row_id for ids in given for row_id in ids}) == 200
    assert disk.syncs - created < 150
    records.close()
    found = Records.read(tmp_path).table('rows')
    assert sorted(tuple(row['n']) for row in found) == [(n, m) for n in range(8) for m in range(25)]


def test_reading_goes_on_while_others_write(tmp_path, pool):
    records = Records.open(tmp_path, KIOSK, SimulatedDisk(sync_seconds=0.0005))
    writing = [pool.submit(lambda: [records.table('rows').insert({'n': n}) for n in range(50)]) for _ in range(4)]
    while not all(future.done() for future in writing):
        assert len(records.table('rows').search(lambda row: row['n'] >= 0)) <= 200
        assert all('n' in row for row in records.table('rows'))
    assert len(records.table('rows')) == 200
    records.close()


def test_those_who_wait_share_one_line_and_one_sync(crowd, disk):
    queued = crowd([putting(f'row-{n}') for n in range(5)])
    before = disk.syncs
    assert sorted(future.result(5) for future in queued) == [f'row-{n}' for n in range(5)]
    assert disk.syncs <= before + 1
    crowd.records.close()
    assert len((crowd.records.folder / 'records.jsonl').read_bytes().splitlines()) == 2 + 2


@pytest.mark.parametrize(('kind', 'error'), [(NotSavedError, errno.ENOSPC), (StoreFailedError, errno.EIO)])
def test_a_commit_that_fails_fails_for_every_member(crowd, disk, kind, error):
    def doom():
        number = len(disk.calls) + (1 if kind is NotSavedError else 2)
        disk.break_call(number, error, taken=30)

    queued = crowd([putting(f'row-{n}') for n in range(5)], then=doom)
    errors = [future.exception(5) for future in queued]
    assert [type(each) for each in errors] == [kind] * 5
    assert len(set(map(id, errors))) == 5
    assert names(crowd.records) == {'1'}


def test_a_member_that_fails_by_itself_fails_alone(crowd):
    def wrong(tables):
        tables['rows']['half'] = {'n': 1}
        raise LookupError

    queued = crowd([putting('good'), putting('bad', {'x': object()}), wrong, putting('\ud800'), putting('too')])
    assert [type(future.exception(5)) for future in queued] == [
        type(None),
        NotSavedError,
        LookupError,
        NotSavedError,
        type(None),
    ]
    assert names(crowd.records) == {'1', 'good', 'too'}


def test_members_of_one_commit_see_each_other_in_order(crowd):
    def count(tables):
        row = tables['rows'].setdefault('counter', {'n': 0})
        row['n'] += 1
        return row['n']

    queued = crowd([count] * 6)
    assert sorted(future.result(5) for future in queued) == [1, 2, 3, 4, 5, 6]
    assert crowd.records.table('rows').row('counter') == {'n': 6}
