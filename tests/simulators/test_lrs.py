"""The two real learning-record stores are what the sync tests take them for."""

import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.simulators.lrs import VERSION, LearningRecordStore, Statement, learning_locker, ralph

Factory = Callable[[Path], LearningRecordStore]

ROOT = Path(__file__).resolve().parents[2]
LISTENING = '0A'
LOOPBACK = '0100007F'


@pytest.fixture(scope='module', params=[ralph, learning_locker])
def factory(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Factory:
    store = request.param(tmp_path_factory.getbasetemp())
    if not store.installed:
        pytest.skip(f'{store.name} is not built: run `make lrs`')
    return request.param


@pytest.fixture(scope='module')
def lrs(factory: Factory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LearningRecordStore]:
    with factory(tmp_path_factory.mktemp('lrs')) as store:
        yield store


def test_a_statement_sent_is_the_statement_read_back(lrs: LearningRecordStore) -> None:
    sent = statement()
    assert post(lrs, [sent]) == 200
    read = lrs.statement(sent['id'])
    assert read is not None
    assert read['actor']['account'] == sent['actor']['account']
    assert read['timestamp'] == sent['timestamp']
    assert 'stored' in read


def test_an_id_never_sent_is_not_there(lrs: LearningRecordStore) -> None:
    assert lrs.statement(str(uuid.uuid4())) is None


def test_the_same_batch_sent_twice_is_stored_once(lrs: LearningRecordStore) -> None:
    batch = [statement() for _ in range(3)]
    assert post(lrs, batch) == 200
    assert post(lrs, batch) in {200, 204}
    everything = ids(lrs)
    assert [everything.count(each['id']) for each in batch] == [1, 1, 1]
    assert all(lrs.statement(each['id']) for each in batch)


def test_statements_of_one_second_that_fill_many_pages_are_all_read_back(lrs: LearningRecordStore) -> None:
    sent = [statement() for _ in range(620)]
    for first in range(0, len(sent), 200):
        assert post(lrs, sent[first : first + 200]) == 200
    everything = ids(lrs)
    assert len(everything) == len(set(everything))
    assert {each['id'] for each in sent} <= set(everything)


def test_a_voided_statement_still_counts_as_stored(lrs: LearningRecordStore) -> None:
    mistake = statement()
    voiding = statement() | {
        'verb': {'id': 'http://adlnet.gov/expapi/verbs/voided'},
        'object': {'objectType': 'StatementRef', 'id': mistake['id']},
    }
    assert post(lrs, [mistake]) == 200
    assert post(lrs, [voiding]) == 200
    assert {mistake['id'], voiding['id']} <= set(ids(lrs))
    assert lrs.statement(mistake['id']) is not None


def test_no_other_machine_can_reach_it(lrs: LearningRecordStore) -> None:
    addresses = [address for pid in lrs.pids for address in listening(pid)]
    assert len(addresses) == len(lrs.pids)
    assert {address.split(':')[0] for address in addresses} == {LOOPBACK}


def test_a_store_that_stops_leaves_no_process_and_can_come_back(factory: Factory, tmp_path: Path) -> None:
    store = factory(tmp_path)
    url = store.base_url
    with store:
        leaders = store.pids
        assert post(store, [statement()]) == 200
    assert leaders
    assert not living(leaders)
    with pytest.raises(httpx.ConnectError):
        post(store, [statement()])
    with store:
        assert store.base_url == url
        assert len(store.statements()) == (1 if store.name == 'ralph' else 0)


def test_a_test_run_that_is_killed_leaves_no_process(factory: Factory, tmp_path: Path) -> None:
    script = (
        'import pathlib, sys, time; from tests.simulators import lrs\n'
        f'store = lrs.{factory.__name__}(pathlib.Path(sys.argv[1])); store.start()\n'
        'print(*store.pids, flush=True); time.sleep(600)'
    )
    command = [sys.executable, '-c', script, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        leaders = [int(pid) for pid in run.stdout.readline().split()]
        before = living(leaders)
        run.kill()
    assert set(leaders) <= set(before)
    assert leaders
    deadline = time.monotonic() + 5
    while living(leaders) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not living(leaders)


def test_a_stranger_on_its_port_is_never_taken_for_the_store(factory: Factory, tmp_path: Path) -> None:
    store = factory(tmp_path)
    with socket.create_server(('127.0.0.1', store.port)), pytest.raises(OSError, match='in use'):
        store.start()
    assert store.pids == []


def statement() -> Statement:
    return {
        'id': str(uuid.uuid4()),
        'actor': {
            'objectType': 'Agent',
            'account': {'homePage': 'https://lms.example.vn/kiosk', 'name': str(uuid.uuid4())},
        },
        'verb': {'id': 'http://adlnet.gov/expapi/verbs/completed'},
        'object': {'objectType': 'Activity', 'id': 'https://lms.example.vn/soan-thao/bai-1'},
        'timestamp': '2026-03-02T01:30:00.000Z',
    }


def post(store: LearningRecordStore, batch: list[Statement]) -> int:
    return httpx.post(
        f'{store.base_url}/statements',
        json=batch,
        auth=(store.user, store.password),
        headers=VERSION,
        timeout=30,
        trust_env=False,
    ).status_code


def ids(store: LearningRecordStore) -> list[str]:
    return [each['id'] for each in store.statements()]


def living(groups: list[int]) -> list[int]:
    """The processes of these groups that are more than an entry waiting for its parent."""
    found = []
    for entry in Path('/proc').glob('[0-9]*/stat'):
        try:
            state, _, group = entry.read_text().rpartition(')')[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(group) in groups and state not in {'Z', 'X'}:
            found.append(int(entry.parent.name))
    return found


def listening(pid: int) -> list[str]:
    """The addresses this process listens on, as the kernel writes them: hexadecimal host:port."""
    own = set()
    for link in Path(f'/proc/{pid}/fd').iterdir():
        with suppress(FileNotFoundError):  # closed since it was listed; a listening socket stays open
            own.add(str(link.readlink()))
    rows = [
        row.split() for table in ('tcp', 'tcp6') for row in Path(f'/proc/{pid}/net/{table}').read_text().splitlines()
    ]
    return [row[1] for row in rows if row[3] == LISTENING and f'socket:[{row[9]}]' in own]
