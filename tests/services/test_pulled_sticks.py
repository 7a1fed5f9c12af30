"""Worries about sticks pulled out, disks that are full, and commits that fail."""

import errno
import hashlib
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.errors import (
    NotSavedError,
    PackFileDamagedError,
    PackFileMissingError,
    PackMalformedError,
    PackUnsignedError,
)
from kiosk.core.manifest import Installed
from kiosk.core.trust import Verdict
from tests.simulators.memory import Shelf
from tests.simulators.press import LESSON, PACK, PICTURE, PICTURE_BYTES, TRAINER, Press, Station

MARKDOWN, QUIZ = f'{LESSON}/lesson.md', f'{LESSON}/quiz.toml'


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path / 'trainer')


@pytest.fixture
def kiosk(tmp_path: Path, press: Press) -> Station:
    station = Station(tmp_path / 'kiosk', press.stick)
    station.trust(press)
    return station


def wrong_but_same_length(text: str) -> str:
    return text.replace('Chị', 'Anh', 1)


@pytest.fixture(scope='module')
def pressed(tmp_path_factory) -> Press:
    press = Press(tmp_path_factory.mktemp('pressed'))
    press.press()
    return press


class Cut:
    """Lets so many bytes through ``os.read`` or ``os.write``, then fails as the machine would."""

    def __init__(self, monkeypatch, verb: str, allowed: int, number: int) -> None:
        self.passed, self._allowed, self._number, self._real = 0, allowed, number, getattr(os, verb)
        monkeypatch.setattr(os, verb, self.read if verb == 'read' else self.write)

    def read(self, descriptor, size):
        data = self._real(descriptor, size)
        self._count(len(data))
        return data

    def write(self, descriptor, data):
        self._count(len(data))
        return self._real(descriptor, data)

    def _count(self, size):
        self.passed += size
        if self.passed > self._allowed:
            raise OSError(self._number, os.strerror(self._number))


@pytest.mark.parametrize('seed', range(40))
def test_a_stick_pulled_out_at_any_byte_leaves_everything_as_it_was_and_the_retry_completes(
    pressed, tmp_path, monkeypatch, seed
):
    kiosk = Station(tmp_path / 'kiosk', pressed.stick)
    kiosk.trust(pressed)
    before = kiosk.files()
    dice = random.Random(seed)
    verb, number = dice.choice(
        [('read', errno.EIO), ('read', errno.ENODEV), ('write', errno.ENOSPC), ('write', errno.EIO)]
    )
    with monkeypatch.context() as patched:
        Cut(patched, verb, dice.randrange(kiosk.packs.look()[0].to_copy), number)
        with pytest.raises(
            (PackFileDamagedError, PackFileMissingError, PackMalformedError, PackUnsignedError, NotSavedError)
        ):
            kiosk.packs.install(pressed.pack, TRAINER)
    assert kiosk.files() == before and kiosk.shelf.ever == [] and kiosk.changes == 0
    _only_true_blobs(kiosk)
    done = kiosk.held()
    missing = kiosk.packs.look()[0].to_copy
    with monkeypatch.context() as patched:
        counter = Cut(patched, 'write', 1 << 40, 0)
        kiosk.packs.install(pressed.pack, TRAINER)
        assert counter.passed == missing
    assert done <= kiosk.held() and len(kiosk.held()) == 6
    assert kiosk.blobs.read(kiosk.shelf.live()[PACK].files[PICTURE]) == PICTURE_BYTES


class FailingShelf(Shelf):
    """A shelf whose disk is full."""

    def go_live(self, installed: Installed) -> None:  # noqa: ARG002
        raise NotSavedError(reason='ENOSPC')


def test_a_commit_that_fails_leaves_the_earlier_version_live_and_needs_no_second_copy(press, kiosk):
    press.press()
    first = kiosk.packs.install(press.pack, TRAINER)
    press.press(2, {MARKDOWN: wrong_but_same_length})
    full = replace(kiosk, shelf=FailingShelf(dict(kiosk.shelf.on_it), list(kiosk.shelf.ever)))
    with pytest.raises(NotSavedError):
        full.packs.install(press.pack, TRAINER)
    assert full.shelf.live() == {PACK: first} and full.changes == 1
    [offer] = kiosk.packs.look()
    assert offer.to_copy == 0 and offer.verdict is Verdict.UPGRADE
    assert kiosk.packs.install(press.pack, TRAINER).version == 2


def test_files_swapped_behind_the_checks_never_reach_the_store(press, kiosk, monkeypatch):
    press.press()
    source = kiosk.packs.folders.source
    evil = press.desk / 'evil.png'
    evil.write_bytes(b'y' * len(PICTURE_BYTES))

    def swap(self, folder, file):
        found = source(folder, file)
        if file == PICTURE and not found.is_symlink():
            press.link(PICTURE, str(evil))
        return found

    monkeypatch.setattr(type(kiosk.packs.folders), 'source', swap)
    with pytest.raises(PackFileMissingError):
        kiosk.packs.install(press.pack, TRAINER)
    assert kiosk.shelf.live() == {}


def _only_true_blobs(kiosk: Station) -> None:
    for path in kiosk.held():
        data = (kiosk.data / 'blobs' / path).read_bytes()
        assert path == f'{path[:2]}/{hashlib.sha256(data).hexdigest()}'
