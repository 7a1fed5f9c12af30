"""What a journal makes of a file that was cut, rotted or written by somebody else."""

import logging
from random import Random

import pytest

from kiosk.adapters.store import lines
from kiosk.adapters.store.journal import NAME
from kiosk.adapters.store.tables import Records
from kiosk.core.errors import StoreNewerError, StoreUnreadableError
from tests.adapters.store.writer import KIOSK
from tests.simulators.disk import SimulatedDisk

TRUTH = {f'row-{n}': {'n': n, 'text': 'Tờ trình số ' + 'ă' * (n % 37)} for n in range(1, 41)}


def rows_of(records):
    return {key: dict(row) for key, row in records.table('rows').pairs()}


def opened(folder):
    return Records.open(folder, KIOSK, SimulatedDisk())


def put(records, name, document):
    records.change(lambda tables: tables['rows'].update({name: document}))


def journal_of(folder, truth):
    records = opened(folder)
    for name, document in truth.items():
        put(records, name, document)
    records.close()
    return (folder / NAME).read_bytes()


@pytest.fixture(scope='module')
def whole(tmp_path_factory):
    return journal_of(tmp_path_factory.mktemp('whole') / 'data', TRUTH)


@pytest.fixture
def laid(tmp_path):
    """Return a function that opens a store over given bytes, in a new folder each time."""
    folders = iter(tmp_path / f'data-{n}' for n in range(10_000))

    def lay(data):
        folder = next(folders)
        folder.mkdir()
        (folder / NAME).write_bytes(data)
        return folder

    return lay


def replaced(data, number, line):
    """Return the journal with another line in the place of line ``number`` (from 0; None: left out)."""
    every = data.splitlines(keepends=True)
    every[number : number + 1] = [] if line is None else [line]
    return b''.join(every)


def test_what_was_stored_is_there_after_reopening(laid, whole):
    records = opened(laid(whole))
    assert rows_of(records) == TRUTH
    assert records.kiosk == KIOSK
    assert records.damage == []


def test_the_file_is_what_the_format_says(tmp_path):
    data = journal_of(tmp_path / 'data', {'a': {'x': 'ố'}})
    header = b'{"format":1,"kiosk":"' + KIOSK.encode() + b'","base":0}'
    assert [line[9:] for line in data.split(b'\n')] == [
        header,
        header,
        '[1,{"rows":{"a":{"x":"ố"}}}]'.encode(),
        b'',
    ]


def test_a_torn_tail_is_cut_and_kept_aside_at_every_byte(laid, whole):
    every = whole.splitlines(keepends=True)
    before = b''.join(every[:-1])
    last = f'row-{len(TRUTH)}'
    for length in range(1, len(every[-1])):
        folder = laid(before + every[-1][:length])
        records = opened(folder)
        assert rows_of(records) == {name: row for name, row in TRUTH.items() if name != last}
        (damage,) = records.damage
        assert (damage.kind, damage.seq, damage.lost) == ('torn', 40, 0)
        assert (folder / damage.file).read_bytes() == every[-1][:length]
        assert (folder / NAME).read_bytes() == before
        put(records, last, TRUTH[last])
        records.close()
        assert (folder / NAME).read_bytes() == whole


def test_two_torn_tails_at_the_same_place_are_both_kept(laid, whole):
    folder = laid(whole + b'first')
    opened(folder).close()
    (folder / NAME).write_bytes(whole + b'second')
    opened(folder).close()
    assert (folder / 'torn-41-1.bin').read_bytes() == b'first'
    assert (folder / 'torn-41-2.bin').read_bytes() == b'second'


def test_the_torn_tail_stays_until_there_is_room_to_keep_it(laid, whole):
    folder, disk = laid(whole + b'half a line'), SimulatedDisk()
    disk.fill()
    records = Records.open(folder, KIOSK, disk)
    assert rows_of(records) == TRUTH
    assert (folder / NAME).read_bytes() == whole + b'half a line'
    disk.make_room()
    put(records, 'next', {'n': 0})
    records.close()
    assert (folder / 'torn-41-1.bin').read_bytes() == b'half a line'
    assert rows_of(opened(folder)) == {**TRUTH, 'next': {'n': 0}}


def test_a_rotten_line_costs_one_commit_is_reported_at_every_opening_and_copied_once(laid, whole, caplog):
    rotten = whole.splitlines(keepends=True)[11].replace(b'"n":10', b'"n":11')
    folder = laid(replaced(whole, 11, rotten))
    for _ in range(2):
        with caplog.at_level(logging.WARNING):
            records = opened(folder)
        assert rows_of(records) == {name: row for name, row in TRUTH.items() if name != 'row-10'}
        (damage,) = records.damage
        assert (damage.kind, damage.seq, damage.lost) == ('rotten', 10, 1)
        assert (folder / damage.file).read_bytes() == rotten
        assert 'rotten at commit 10' in caplog.text
        caplog.clear()
        records.close()
    assert sorted(file.name for file in folder.glob('*.bin')) == ['rotten-10.bin']
    assert (folder / NAME).read_bytes() == replaced(whole, 11, rotten)


def test_every_flipped_bit_is_noticed_and_costs_at_most_two_records(laid, whole):
    chance = Random(20261123)
    costs = []
    for _ in range(400):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        data = bytearray(whole)
        data[place] ^= bit
        folder = laid(bytes(data))
        records = opened(folder)
        found = rows_of(records)
        assert records.damage, f'bit {bit} of byte {place} went unnoticed'
        assert records.kiosk == KIOSK
        assert found.items() <= TRUTH.items()
        costs.append(len(TRUTH) - len(found))
        kept = b''.join((folder / damage.file).read_bytes() for damage in records.damage)
        assert bytes(data[place : place + 1]) in kept
        records.close()
    assert max(costs) <= 2
    assert costs.count(1) > 350


def test_a_header_that_rotted_twice_is_reported_and_the_records_are_there(laid, whole):
    size = 2 * len(lines.header_line(KIOSK, 0))
    records = opened(laid(bytes(size - 1) + b'\n' + whole[size:]))
    assert rows_of(records) == TRUTH
    assert records.kiosk is None
    assert [(damage.kind, damage.lost) for damage in records.damage] == [('header', 0)]


def test_a_missing_line_is_a_gap(laid, whole):
    records = opened(laid(replaced(whole, 6, None)))
    assert [(each.kind, each.seq, each.lost, each.file) for each in records.damage] == [('gap', 5, 1, None)]
    assert rows_of(records) == {name: row for name, row in TRUTH.items() if name != 'row-5'}


def test_an_old_line_that_comes_again_does_not_bring_old_rows_back(laid, tmp_path):
    data = journal_of(tmp_path / 'first', {'a': {'n': 1}})
    records = opened(laid(data))
    put(records, 'a', {'n': 2})
    records.close()
    newer = (records.folder / NAME).read_bytes()
    again = opened(laid(newer + data.splitlines(keepends=True)[2]))
    assert rows_of(again) == {'a': {'n': 2}}
    assert [damage.kind for damage in again.damage] == ['repeated']


def test_a_newer_format_is_refused_and_left_alone(laid, whole):
    newer = lines.header_line(KIOSK, 0).replace(b'"format":1', b'"format":2')[9:-1]
    data = lines._line(newer) + b'whatever that format holds\n'
    folder = laid(data)
    for opening in (opened, Records.read):
        with pytest.raises(StoreNewerError) as refused:
            opening(folder)
        assert refused.value.facts == {'path': str(folder), 'found': 2, 'known': 1}
    assert (folder / NAME).read_bytes() == data


@pytest.mark.parametrize('data', [b'', bytes(4096), b'{"_default": {}}'], ids=['empty', 'zeros', 'foreign'])
def test_a_file_of_which_nothing_can_be_read_is_refused_and_left_alone(laid, data):
    folder = laid(data)
    for opening in (opened, Records.read):
        with pytest.raises(StoreUnreadableError):
            opening(folder)
    assert (folder / NAME).read_bytes() == data


def test_a_data_folder_that_cannot_be_one_is_unreadable(tmp_path):
    (tmp_path / 'file').write_text('not a folder')
    with pytest.raises(StoreUnreadableError) as refused:
        opened(tmp_path / 'file' / 'data')
    assert refused.value.facts == {'path': str(tmp_path / 'file' / 'data'), 'reason': 'ENOTDIR'}
    with pytest.raises(StoreUnreadableError):
        Records.read(tmp_path / 'nothing')
    assert not (tmp_path / 'nothing').exists()


def test_a_new_journal_and_every_folder_above_it_is_on_the_disk_before_it_is_used(tmp_path):
    disk = SimulatedDisk()
    Records.open(tmp_path / 'new' / 'data', KIOSK, disk).close()
    assert disk.calls == ['sync_folder', 'sync_folder', 'write', 'sync', 'sync_folder', 'sync']


def test_a_creation_cut_short_leaves_nothing_that_could_be_taken_for_a_journal(tmp_path):
    (tmp_path / f'{NAME}.new').write_bytes(b'5\0\0half a header')
    records = opened(tmp_path)
    assert (records.kiosk, rows_of(records), records.damage) == (KIOSK, {}, [])


def test_a_reader_ignores_the_line_being_written_and_changes_nothing(laid, whole):
    half = replaced(whole, 11, b'rot\n') + b'00000000 [41,{"rows"'
    folder = laid(half)
    records = Records.read(folder)
    assert rows_of(records) == {name: row for name, row in TRUTH.items() if name != 'row-10'}
    assert [(damage.kind, damage.file) for damage in records.damage] == [('rotten', None)]
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_bytes() == half


def test_what_a_killed_process_left_unsynced_is_synced_before_anyone_sees_it(laid, whole):
    disk = SimulatedDisk()
    Records.open(laid(whole), KIOSK, disk)
    assert disk.calls == ['sync']
