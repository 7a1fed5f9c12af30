"""Worries about the store of pack files."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from kiosk.adapters.packs.blobs import BlobFolder
from kiosk.core.errors import NotSavedError, PackFileDamagedError, PackFileMissingError

DATA = bytes(range(256)) * 9000
SHA = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / 'film.mp4').write_bytes(DATA)
    return tmp_path / 'film.mp4'


@pytest.fixture
def blobs(tmp_path: Path) -> BlobFolder:
    return BlobFolder(tmp_path / 'data' / 'blobs')


def held(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / 'data').rglob('*') if path.is_file())


def test_what_was_taken_is_read_back(blobs, source, tmp_path):
    assert not blobs.has(SHA)
    blobs.take(source, SHA, len(DATA))
    assert blobs.has(SHA) and blobs.read(SHA) == DATA
    assert (tmp_path / 'data' / 'blobs' / SHA[:2] / SHA).is_file()
    assert held(tmp_path) == [SHA]


def test_bytes_that_are_not_what_was_promised_leave_nothing(blobs, source, tmp_path):
    for sha256, size in ((SHA, len(DATA) - 1), (SHA, len(DATA) + 1), ('0' * 64, len(DATA))):
        with pytest.raises(PackFileDamagedError):
            blobs.take(source, sha256, size)
    assert held(tmp_path) == []


def test_only_a_regular_file_is_opened(blobs, source, tmp_path):
    (tmp_path / 'link').symlink_to(source)
    os.mkfifo(tmp_path / 'pipe')
    for path in (tmp_path / 'link', tmp_path / 'pipe', tmp_path, tmp_path / 'none', Path('/dev/zero')):
        with pytest.raises((PackFileDamagedError, PackFileMissingError)):
            blobs.take(path, SHA, len(DATA))
    assert held(tmp_path) == []


def test_a_file_that_grows_while_it_is_copied_cannot_fill_the_disk(blobs, source, tmp_path, monkeypatch):
    read, asked = os.read, []

    def counting(descriptor, size):
        asked.append(size)
        return read(descriptor, size)

    monkeypatch.setattr(os, 'read', counting)
    fstat = os.fstat

    def then_grow(descriptor):
        found = fstat(descriptor)
        with source.open('ab', buffering=0) as growing:
            growing.write(b'x' * 5_000_000)
        return found

    monkeypatch.setattr(os, 'fstat', then_grow)
    blobs.take(source, SHA, len(DATA))
    monkeypatch.setattr(os, 'fstat', fstat)
    assert sum(asked) < 2 * len(DATA) and blobs.has(SHA)


def test_a_full_disk_is_told_and_leaves_nothing(blobs, source, tmp_path, monkeypatch):
    write = os.write

    def full(descriptor, data):
        if len(data) < 1 << 20:
            raise OSError(errno.ENOSPC, 'No space left on device')
        return write(descriptor, data)

    monkeypatch.setattr(os, 'write', full)
    with pytest.raises(NotSavedError) as refused:
        blobs.take(source, SHA, len(DATA))
    assert refused.value.facts == {'reason': 'ENOSPC'}
    assert held(tmp_path) == []
    monkeypatch.setattr(os, 'write', write)
    blobs.take(source, SHA, len(DATA))
    assert blobs.read(SHA) == DATA


def test_a_sync_that_fails_leaves_nothing(blobs, source, tmp_path, monkeypatch):
    def broken(descriptor):
        raise OSError(errno.EIO, 'Input/output error')

    monkeypatch.setattr(os, 'fsync', broken)
    with pytest.raises(NotSavedError):
        blobs.take(source, SHA, len(DATA))
    assert held(tmp_path) == []


def test_a_short_write_is_continued(blobs, source, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, 'write', lambda descriptor, data: write(descriptor, data[:100_000]))
    blobs.take(source, SHA, len(DATA))
    assert blobs.read(SHA) == DATA


def test_what_a_power_cut_left_is_swept_and_a_torn_blob_is_copied_again(blobs, source, tmp_path):
    root = tmp_path / 'data' / 'blobs'
    (root / 'incoming').mkdir(parents=True)
    (root / 'incoming' / SHA).write_bytes(DATA[:1000])
    (root / 'incoming' / 'other').write_bytes(b'x')
    (root / SHA[:2]).mkdir()
    (root / SHA[:2] / SHA).write_bytes(DATA[:1000])
    blobs.take(source, SHA, len(DATA))
    assert blobs.read(SHA) == DATA and held(tmp_path) == [SHA]


def test_a_blob_held_already_is_not_read_from_the_stick(blobs, source):
    blobs.take(source, SHA, len(DATA))
    source.unlink()
    blobs.take(source, SHA, len(DATA))


def test_a_rotten_blob_is_put_aside_and_copied_again_by_the_next_install(blobs, source, tmp_path):
    blobs.take(source, SHA, len(DATA))
    place = tmp_path / 'data' / 'blobs' / SHA[:2] / SHA
    place.write_bytes(DATA[:-1] + b'x')
    with pytest.raises(PackFileDamagedError):
        blobs.read(SHA)
    assert not blobs.has(SHA)
    blobs.take(source, SHA, len(DATA))
    assert blobs.read(SHA) == DATA


def test_a_blob_that_is_gone_counts_as_damaged(blobs):
    with pytest.raises(PackFileDamagedError):
        blobs.read(SHA)
