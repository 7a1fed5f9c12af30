"""Power cuts in every state, a full disk, and a disk that breaks at each call in turn."""

import errno
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from kiosk.adapters.store.journal import NAME
from kiosk.adapters.store.tables import Records
from kiosk.core.errors import KioskError, NotSavedError, StoreFailedError, StoreUnreadableError
from tests.adapters.store.writer import KIOSK, document
from tests.simulators.disk import SimulatedDisk

ROOT = Path(__file__).resolve().parents[3]


def put(records, name, row):
    records.change(lambda tables: tables['rows'].update({name: row}))


def rows_of(records):
    return {key: dict(row) for key, row in records.table('rows').pairs()}


def reopened(folder):
    records = Records.open(folder, KIOSK, SimulatedDisk())
    rows = rows_of(records)
    records.close()
    return rows


class PowerCuts:
    """Opens every state a crash could leave, each time before the disk makes a commit safe."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.chance = Random(20261123)
        self.saved: dict = {}
        self.coming: dict = {}
        self.states = 0

    def check(self, disk, fd):
        if Path(f'/proc/self/fd/{fd}').readlink().suffix == '.new':
            return
        for image in disk.crashes(fd, self.chance, most=10):
            self.states += 1
            (self.folder / NAME).write_bytes(image)
            after = Records.open(self.folder, KIOSK, SimulatedDisk())
            assert rows_of(after) in (self.saved, {**self.saved, **self.coming})
            assert {damage.kind for damage in after.damage} <= {'torn'}
            if self.states % 10 == 0:
                put(after, 'next', {'n': 0})
                assert reopened_beside(after)['next'] == {'n': 0}
            after.close()
            for kept in self.folder.glob('torn-*.bin'):
                kept.unlink()


def reopened_beside(records):
    return rows_of(Records.read(records.folder))


def test_no_state_a_power_cut_can_leave_loses_a_saved_record(tmp_path):
    chance = Random(7)
    cuts = PowerCuts(tmp_path / 'after')
    for life in range(15):
        disk = SimulatedDisk(at_risk=cuts.check)
        cuts.saved, cuts.coming = {}, {}
        records = Records.open(tmp_path / f'life-{life}', KIOSK, disk)
        for n in range(20):
            if n % 7 == 3:
                disk.break_next(errno.ENOSPC, taken=chance.randrange(90))
                with pytest.raises(NotSavedError):
                    put(records, f'refused-{n}', document('x' * 90))
            cuts.coming = {f'row-{n}': {'text': 'ộ' * chance.choice([1, 20, 100, 500])}}
            put(records, *next(iter(cuts.coming.items())))
            cuts.saved = {**cuts.saved, **cuts.coming}
        records.close()
    assert cuts.states > 3_000


def test_the_simulated_power_cut_bites_when_nothing_is_synced(tmp_path):
    cuts = PowerCuts(tmp_path / 'after')
    disk = SimulatedDisk()
    records = Records.open(tmp_path / 'life', KIOSK, disk)
    disk.sync = lambda _: None
    put(records, 'row-1', {'n': 1})
    cuts.saved = {'row-1': {'n': 1}}
    disk.sync = lambda fd: cuts.check(disk, fd)
    with pytest.raises(AssertionError):
        put(records, 'row-2', {'n': 2})


def lived(folder, disk, count=6):
    """Return what was acknowledged, what was refused, and what nobody knows, of a short life on this disk."""
    acknowledged, refused, unknown = {}, set(), set()
    try:
        records = Records.open(folder, KIOSK, disk)
    except (StoreUnreadableError, StoreFailedError):
        return acknowledged, refused, unknown
    for n in range(count):
        name, row = f'row-{n}', {'n': n}
        try:
            put(records, name, row)
        except NotSavedError:
            refused.add(name)
        except StoreFailedError:
            unknown.add(name)
        else:
            acknowledged[name] = row
        assert rows_of(records) == acknowledged
    records.close()
    return acknowledged, refused, unknown


def calls_of_a_healthy_life(folder):
    disk = SimulatedDisk()
    lived(folder, disk)
    return disk.calls


@pytest.mark.parametrize('error', [errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EROFS, 0])
@pytest.mark.parametrize('taken', [1, 17])
def test_a_failure_at_any_call_never_loses_what_was_acknowledged(tmp_path, error, taken):
    calls = calls_of_a_healthy_life(tmp_path / 'healthy')
    created = len(calls) - calls[::-1].index('sync_folder')
    assert calls[created:].count('write') == 6
    for number, kind in enumerate(calls, start=1):
        disk, folder = SimulatedDisk(), tmp_path / str(number)
        disk.break_call(number, error, taken=taken)
        acknowledged, refused, unknown = lived(folder, disk)
        found = reopened(folder)
        assert acknowledged.items() <= found.items()
        assert not refused & found.keys()
        if kind == 'write' and number > created:
            assert (len(refused), len(unknown)) == (1, 0)
        assert found.keys() - acknowledged.keys() <= unknown


def test_after_a_failed_sync_nothing_is_written_until_a_restart(tmp_path):
    disk = SimulatedDisk()
    records = Records.open(tmp_path, KIOSK, disk)
    put(records, 'a', {'n': 1})
    disk.break_call(len(disk.calls) + 2, errno.EIO)
    with pytest.raises(StoreFailedError) as failed:
        put(records, 'b', {'n': 2})
    assert failed.value.facts == {'reason': 'EIO'}
    calls = len(disk.calls)
    with pytest.raises(StoreFailedError):
        put(records, 'c', {'n': 3})
    assert len(disk.calls) == calls, 'a failed fsync must never be tried again'
    assert rows_of(records) == {'a': {'n': 1}}
    records.close()
    assert 'a' in reopened(tmp_path)


def test_a_line_that_could_not_be_cut_back_is_cut_before_the_next(tmp_path):
    disk = SimulatedDisk()
    records = Records.open(tmp_path, KIOSK, disk)
    disk.break_next(errno.ENOSPC, taken=200)
    disk.break_call(len(disk.calls) + 2, errno.EIO)
    with pytest.raises(NotSavedError):
        put(records, 'long', {'text': 'x' * 300})
    put(records, 'a', {'n': 1})
    records.close()
    again = Records.open(tmp_path, KIOSK, SimulatedDisk())
    assert (rows_of(again), again.damage) == ({'a': {'n': 1}}, [])


def starved(folder, limit):
    run = subprocess.run(
        [sys.executable, '-m', 'tests.adapters.store.writer', 'starve', folder, str(limit)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return run.stdout.split('\n')[:-1]


def test_a_file_size_limit_of_the_kernel_refuses_and_loses_nothing(tmp_path):
    said = starved(tmp_path / 'data', 20_000)
    acknowledged = [line for line in said if not line.startswith('refused')]
    assert len(said) - len(acknowledged) == 3
    assert acknowledged[-1] == 'after-4'
    assert reopened(tmp_path / 'data') == {name: document(name) for name in acknowledged}
    assert list((tmp_path / 'data').glob('*.bin')) == []


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / 'small'
    place.mkdir()
    mounted = subprocess.run(
        ['mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', place],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f'no tmpfs without root: {mounted.stderr.strip()}')
    yield place
    subprocess.run(['umount', place], check=True)


def test_a_disk_that_is_really_full_refuses_and_heals_when_there_is_room(small_disk):
    records = Records.open(small_disk / 'data', KIOSK)
    (small_disk / 'filler').write_bytes(bytes(100_000))
    acknowledged = {}
    reasons = []
    for n in range(1_000):
        try:
            put(records, f'row-{n}', document('x' * 19))
        except KioskError as error:
            assert isinstance(error, NotSavedError)
            reasons.append(error.facts['reason'])
            if len(reasons) == 3:
                break
        else:
            acknowledged[f'row-{n}'] = document('x' * 19)
    assert set(reasons) <= {'ENOSPC', 'short write'}
    assert len(acknowledged) > 100
    (small_disk / 'filler').unlink()
    put(records, 'after', {'n': 1})
    records.close()
    assert reopened(small_disk / 'data') == {**acknowledged, 'after': {'n': 1}}
