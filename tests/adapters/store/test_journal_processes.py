"""Two processes on one folder, and processes that die in the middle."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from kiosk.adapters.store.tables import Records
from kiosk.core.errors import StoreLockedError
from tests.adapters.store.writer import KIOSK, document

ROOT = Path(__file__).resolve().parents[3]


def child(*words):
    return subprocess.Popen(
        [sys.executable, '-m', 'tests.adapters.store.writer', *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def rows_of(records):
    return {key: dict(row) for key, row in records.table('rows').pairs()}


def test_a_second_writer_is_refused_while_the_first_lives_and_welcome_when_it_was_killed(tmp_path):
    with child('hold', tmp_path) as first:
        assert first.stdout.readline() == 'ready\n'
        with pytest.raises(StoreLockedError) as refused:
            Records.open(tmp_path, KIOSK)
        assert refused.value.facts == {'path': str(tmp_path)}
        assert Records.read(tmp_path).kiosk == KIOSK
        first.send_signal(signal.SIGKILL)
    Records.open(tmp_path, KIOSK).close()


def test_a_second_writer_of_the_same_process_is_refused_too(tmp_path):
    first = Records.open(tmp_path, KIOSK)
    with pytest.raises(StoreLockedError):
        Records.open(tmp_path, KIOSK)
    first.close()
    Records.open(tmp_path, KIOSK).close()


def test_a_reader_sees_only_whole_true_records_while_another_process_writes(tmp_path):
    with child('work', tmp_path, 'run') as writer:
        writer.stdout.readline()
        seen = 0
        for _ in range(25):
            records = Records.read(tmp_path)
            found = rows_of(records)
            assert records.damage == []
            assert len(found) >= seen
            assert all(row == document(name) for name, row in found.items())
            seen = len(found)
            time.sleep(0.01)
        with pytest.raises(StoreLockedError):
            records.table('rows').insert({'n': 1})
        writer.kill()
    assert seen > 0


def test_twenty_kills_lose_nothing_that_was_acknowledged(tmp_path):
    chance = Random(20)
    acknowledged: set[str] = set()
    for run in range(20):
        with child('work', tmp_path, run) as writer:
            acknowledged.add(writer.stdout.readline().strip())
            time.sleep(chance.uniform(0.0, 0.08))
            writer.send_signal(signal.SIGKILL)
            said = writer.stdout.read()
        acknowledged |= {line.strip() for line in said.splitlines(keepends=True) if line.endswith('\n')}
    records = Records.open(tmp_path, KIOSK)
    found = rows_of(records)
    assert len(acknowledged) > 100
    assert acknowledged - found.keys() == set()
    assert all(row == document(name) for name, row in found.items())
    assert {damage.kind for damage in records.damage} <= {'torn'}
