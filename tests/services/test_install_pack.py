"""Worries about sticks: what is offered, what goes live, what a hostile one can do, and what a cut leaves."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.errors import (
    BrokenContentError,
    NoEarlierVersionError,
    NotAllowedError,
    PackEquivocatesError,
    PackFileDamagedError,
    PackFileMissingError,
    PackMalformedError,
    PackNeedsNewerAppError,
    PackNotLiveError,
    PackRolledBackError,
    PathTakenError,
)
from kiosk.core.trust import Verdict
from tests.simulators.press import LESSON, PACK, PICTURE, PICTURE_BYTES, TRAINEE, TRAINER, Press, Station

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


def test_a_good_stick_is_offered_checked_and_goes_live(press, kiosk):
    press.press()
    [offer] = kiosk.packs.look()
    size = sum(path.stat().st_size for path in press.module.rglob('*') if path.is_file())
    assert offer.error is None and offer.verdict is Verdict.FRESH
    assert (offer.pack, offer.version, offer.signer, offer.minutes, offer.to_copy) == (
        PACK,
        1,
        'Nguyễn Thị Hoa',
        12,
        size,
    )
    assert (offer.new, offer.changed, offer.removed) == (('Đặt tên tệp để tìm lại được',), (), ())
    checked = kiosk.packs.check(press.pack)
    assert (checked.signer.name, checked.size, len(checked.manifest.files)) == ('Nguyễn Thị Hoa', size, 6)
    assert kiosk.held() == set() and kiosk.shelf.live() == {}
    installed = kiosk.packs.install(press.pack, TRAINER)
    assert kiosk.shelf.live() == {PACK: installed} and kiosk.changes == 1
    assert installed.at == '2026-02-09T01:30:00.000Z' and installed.key_id == checked.signer.key_id
    assert kiosk.catalog().lesson('90.1').title == 'Đặt tên tệp để tìm lại được'
    assert kiosk.blobs.read(installed.files[PICTURE]) == PICTURE_BYTES


def test_an_upgrade_copies_only_what_is_missing_and_says_what_changes(press, kiosk):
    press.add_lesson('hai', '90.2')
    press.add_lesson('ba', '90.3')
    press.press()
    kiosk.packs.install(press.pack, TRAINER)
    before = kiosk.held()
    press.drop_lesson('hai')
    press.add_lesson('bon', '90.4')
    press.press(2, {MARKDOWN: wrong_but_same_length})
    [offer] = kiosk.packs.look()
    assert offer.verdict is Verdict.UPGRADE
    assert [names[0][:8] for names in (offer.new, offer.changed, offer.removed)] == [
        'Bài 90.4',
        'Đặt tên ',
        'Bài 90.2',
    ]
    assert [len(names) for names in (offer.new, offer.changed, offer.removed)] == [1, 1, 1]
    kiosk.packs.install(press.pack, TRAINER)
    fresh = kiosk.held() - before
    assert sum((kiosk.data / 'blobs' / path).stat().st_size for path in fresh) == offer.to_copy
    assert len(fresh) == 3 and kiosk.shelf.live()[PACK].version == 2


def test_installing_what_is_live_repairs_rotten_bytes_and_changes_nothing_else(press, kiosk):
    press.press()
    installed = kiosk.packs.install(press.pack, TRAINER)
    kiosk.clock.forward(days=1)
    rotten = kiosk.data / 'blobs' / installed.files[QUIZ][:2] / installed.files[QUIZ]
    rotten.write_bytes(b'x' * rotten.stat().st_size)
    with pytest.raises(PackFileDamagedError):
        kiosk.blobs.read(installed.files[QUIZ])
    assert kiosk.packs.check(press.pack).verdict is Verdict.SAME
    assert kiosk.packs.install(press.pack, TRAINER) == installed
    assert kiosk.shelf.history(PACK) == [installed] and kiosk.blobs.read(installed.files[QUIZ])


def test_going_back_is_a_trainers_act_and_a_stick_cannot_ask_for_it(press, kiosk):
    first_stick = press.stick.with_name('usb-1')
    press.press()
    shutil.copytree(press.stick, first_stick)
    first = kiosk.packs.install(press.pack, TRAINER)
    with pytest.raises(NoEarlierVersionError):
        kiosk.packs.roll_back(PACK, TRAINER)
    press.press(2, {MARKDOWN: wrong_but_same_length})
    kiosk.packs.install(press.pack, TRAINER)
    old = first_stick / 'tramhoc' / 'packs' / PACK
    with pytest.raises(PackRolledBackError):
        kiosk.packs.install(old, TRAINER)
    assert kiosk.packs.roll_back(PACK, TRAINER) == first and kiosk.shelf.live()[PACK] == first
    with pytest.raises(PackRolledBackError):
        kiosk.packs.install(old, TRAINER)
    assert kiosk.packs.check(press.pack).verdict is Verdict.REINSTALL
    assert kiosk.packs.install(press.pack, TRAINER).version == 2 and kiosk.changes == 4


def test_going_back_to_rotten_files_is_refused_and_the_live_version_stays(press, kiosk):
    press.press()
    first = kiosk.packs.install(press.pack, TRAINER)
    press.press(2, {MARKDOWN: wrong_but_same_length})
    second = kiosk.packs.install(press.pack, TRAINER)
    (kiosk.data / 'blobs' / first.files[MARKDOWN][:2] / first.files[MARKDOWN]).write_bytes(b'rot')
    with pytest.raises(PackFileDamagedError) as refused:
        kiosk.packs.roll_back(PACK, TRAINER)
    assert refused.value.facts == {'pack': PACK, 'file': MARKDOWN}
    assert kiosk.shelf.live()[PACK] == second


def test_a_removed_pack_is_off_the_shelf_and_its_history_still_guards(press, kiosk):
    press.press(2)
    kiosk.packs.install(press.pack, TRAINER)
    kiosk.packs.remove(PACK, TRAINER)
    assert kiosk.shelf.live() == {}
    for act in (kiosk.packs.remove, kiosk.packs.roll_back):
        with pytest.raises(PackNotLiveError):
            act(PACK, TRAINER)
    press.press(1)
    with pytest.raises(PackRolledBackError):
        kiosk.packs.install(press.pack, TRAINER)


def test_a_trainee_may_do_none_of_it(press, kiosk):
    press.press()
    for act, what in (
        (kiosk.packs.install, press.pack),
        (kiosk.packs.roll_back, PACK),
        (kiosk.packs.remove, PACK),
    ):
        with pytest.raises(NotAllowedError):
            act(what, TRAINEE)
    assert kiosk.held() == set()


def test_one_bad_pack_does_not_hide_the_good_one_beside_it(press, kiosk):
    press.press()
    shutil.copytree(press.pack, press.packs / 'vi-du-chao-mung (1)')
    press.tamper('manifest.json')
    (press.packs / 'vi-du-trong').mkdir()
    offers = {offer.folder.name: offer for offer in kiosk.packs.look()}
    assert offers['vi-du-chao-mung (1)'].verdict is Verdict.FRESH
    assert offers[PACK].error is not None and offers['vi-du-trong'].error is not None
    assert len(offers) == 3


def test_a_pack_never_undoes_the_course_that_came_with_the_program(press, kiosk):
    press.press(2)
    shutil.copytree(press.module, kiosk.content / PACK)
    assert kiosk.packs.check(press.pack).verdict is Verdict.REINSTALL
    (kiosk.content / PACK / MARKDOWN).write_text(
        wrong_but_same_length((press.module / MARKDOWN).read_text('utf-8')), 'utf-8'
    )
    with pytest.raises(PackEquivocatesError):
        kiosk.packs.install(press.pack, TRAINER)
    press.press(1)
    with pytest.raises(PackRolledBackError):
        kiosk.packs.install(press.pack, TRAINER)
    press.press(3)
    [offer] = kiosk.packs.look()
    assert offer.verdict is Verdict.UPGRADE and offer.changed == ('Đặt tên tệp để tìm lại được',)


def test_a_lesson_code_that_another_module_has_is_refused_before_anything_goes_live(press, kiosk):
    press.press()
    other = kiosk.content / 'khac'
    shutil.copytree(press.module, other)
    (other / 'module.toml').write_text((other / 'module.toml').read_text('utf-8').replace(PACK, 'khac'), 'utf-8')
    with pytest.raises(BrokenContentError) as refused:
        kiosk.packs.install(press.pack, TRAINER)
    assert refused.value.facts['rule'] == 'duplicate_code' and kiosk.shelf.live() == {}


def test_a_kiosk_that_is_too_old_says_so(press, kiosk):
    press.press(1, {'module.toml': lambda text: text.replace('min_app = "0.1"', 'min_app = "0.2"')})
    with pytest.raises(PackNeedsNewerAppError):
        kiosk.packs.install(press.pack, TRAINER)
    assert replace(kiosk, app_version='0.2.0').packs.check(press.pack).verdict is Verdict.FRESH


def test_the_press_refuses_broken_content_and_never_overwrites_a_module(press):
    (press.module / QUIZ).write_text('question = 1', 'utf-8')
    with pytest.raises(BrokenContentError):
        press.press()
    assert list(press.packs.iterdir()) == []
    with pytest.raises((PathTakenError, BrokenContentError)):
        press.verbs.press(press.module, press.desk)
    assert (press.module / QUIZ).read_text('utf-8') == 'question = 1'


def test_the_press_gives_the_same_bytes_for_the_same_module_and_date(press):
    first = (press.press() / 'manifest.json').read_bytes()
    assert (press.press() / 'manifest.json').read_bytes() == first
    press.verbs.press(press.module, press.packs, '2026-11-23')
    assert press.document()['issued'] == '2026-11-23'
    with pytest.raises(PackMalformedError):
        press.verbs.press(press.module, press.packs, 'today')
    assert press.document()['issued'] == '2026-11-23'


def test_only_a_whole_pack_is_signed(press):
    press.press()
    press.tamper(PICTURE)
    with pytest.raises(PackFileDamagedError):
        press.verbs.sign(press.pack, press.key)
    press.drop(PICTURE)
    with pytest.raises(PackFileMissingError):
        press.verbs.sign(press.pack, press.key)
    press.press()
    press.drop('manifest.json.minisig')
    assert press.verbs.sign(press.pack, press.key).pack == PACK
    assert b'trusted comment: tramhoc pack vi-du-chao-mung v1\n' in (press.pack / 'manifest.json.minisig').read_bytes()
