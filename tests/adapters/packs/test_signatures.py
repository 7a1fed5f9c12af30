"""Worries about keys, signatures and the list of whom this kiosk trusts."""

import base64
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from minisign import SecretKey

from kiosk.adapters.packs.signatures import TrainerKeys, TrustFolder
from kiosk.core import trust
from kiosk.core.errors import (
    BadKeyError,
    KeyLockedError,
    NotSavedError,
    PackUnsignedError,
    PackUntrustedError,
    PathTakenError,
    TrustBrokenError,
    UnknownKeyError,
)
from kiosk.core.ids import ModuleId

MESSAGE = b'{"pack":"vi-du"}\n'
PACK = ModuleId('vi-du')
needs_minisign = pytest.mark.skipif(shutil.which('minisign') is None, reason='Debian package minisign is not installed')


def pair(folder: Path, name: str = 'hoa', password: str = '') -> tuple[Path, Path]:
    TrainerKeys().make(folder / name, name, password)
    return folder / f'{name}.key', folder / f'{name}.pub'


def signed(key: Path, message: bytes = MESSAGE, password: str = '') -> bytes:
    return TrainerKeys().sign(message, key, password, 'tramhoc pack vi-du v1')


def test_a_trusted_trainers_signature_names_them(tmp_path):
    key, public = pair(tmp_path)
    kiosk = TrustFolder(tmp_path / 'trust')
    trainer = kiosk.trust(public, '  Nguyễn  Thị Hoa ', ['vi-du'])
    signer = kiosk.signer(MESSAGE, signed(key), PACK)
    assert (signer.key_id, signer.comment, signer.name) == (
        trainer.key_id,
        'tramhoc pack vi-du v1',
        'Nguyễn Thị Hoa',
    )


def test_a_kiosk_without_a_list_trusts_nobody_and_makes_nothing(tmp_path):
    key, _ = pair(tmp_path)
    kiosk = TrustFolder(tmp_path / 'data' / 'trust')
    assert kiosk.keys().trainers == ()
    with pytest.raises(PackUntrustedError):
        kiosk.signer(MESSAGE, signed(key), PACK)
    assert not (tmp_path / 'data').exists()


def test_every_flipped_bit_of_a_signature_is_noticed(tmp_path):
    key, public = pair(tmp_path)
    kiosk = TrustFolder(tmp_path / 'trust')
    kiosk.trust(public, 'Hoa', ['vi-du'])
    good = signed(key)
    first_line = good.index(b'\n')
    for bit in range(8 * len(good)):
        if len(b'untrusted comment: ') <= bit // 8 < first_line:
            continue
        flipped = bytearray(good)
        flipped[bit // 8] ^= 1 << bit % 8
        if bytes(flipped) in (good, good[:-1]):
            continue
        with pytest.raises((PackUnsignedError, PackUntrustedError)):
            kiosk.signer(MESSAGE, bytes(flipped), PACK)
    for size in range(len(good) - 1):
        with pytest.raises(PackUnsignedError):
            kiosk.signer(MESSAGE, good[:size], PACK)


def test_a_signature_over_other_bytes_is_wrong(tmp_path):
    key, public = pair(tmp_path)
    kiosk = TrustFolder(tmp_path / 'trust')
    kiosk.trust(public, 'Hoa', ['vi-du'])
    with pytest.raises(PackUnsignedError) as refused:
        kiosk.signer(MESSAGE + b'\n', signed(key), PACK)
    assert refused.value.facts == {'pack': 'vi-du', 'reason': 'wrong'}
    with pytest.raises(PackUnsignedError):
        kiosk.signer(MESSAGE, signed(key) + b'\n', PACK)


def test_another_key_with_a_stolen_id_signs_nothing(tmp_path):
    key, public = pair(tmp_path)
    thief, _ = pair(tmp_path, 'thief')
    kiosk = TrustFolder(tmp_path / 'trust')
    kiosk.trust(public, 'Hoa', ['vi-du'])
    own, stolen = (bytearray(base64.b64decode(path.read_bytes().split(b'\n')[1])) for path in (thief, key))
    own[54:62] = stolen[54:62]
    thief.write_bytes(b'untrusted comment: x\n' + base64.b64encode(own) + b'\n')
    with pytest.raises(PackUnsignedError):
        kiosk.signer(MESSAGE, signed(thief), PACK)


def test_a_signature_that_was_not_prehashed_is_refused(tmp_path):
    key, public = pair(tmp_path)
    kiosk = TrustFolder(tmp_path / 'trust')
    kiosk.trust(public, 'Hoa', ['vi-du'])
    legacy = SecretKey.from_file(key).sign(MESSAGE, prehash=False, trusted_comment='x')
    with pytest.raises(PackUnsignedError):
        kiosk.signer(MESSAGE, bytes(legacy) + b'\n', PACK)


def test_a_trainer_signs_their_own_courses_only_until_distrusted(tmp_path):
    key, public = pair(tmp_path)
    kiosk = TrustFolder(tmp_path / 'trust')
    trainer = kiosk.trust(public, 'Hoa', ['vi-du'])
    with pytest.raises(PackUntrustedError):
        kiosk.signer(MESSAGE, signed(key), ModuleId('soan-thao'))
    kiosk.trust(public, 'Hoa', ['soan-thao'])
    assert kiosk.signer(MESSAGE, signed(key), ModuleId('soan-thao')).key_id == trainer.key_id
    with pytest.raises(PackUntrustedError):
        kiosk.signer(MESSAGE, signed(key), PACK)
    kiosk.distrust(trainer.key_id.lower())
    with pytest.raises(PackUntrustedError):
        kiosk.signer(MESSAGE, signed(key), ModuleId('soan-thao'))
    with pytest.raises(UnknownKeyError):
        kiosk.distrust(trainer.key_id)
    assert kiosk.keys().version == 3


@pytest.mark.parametrize(
    'change',
    ['list', 'signature', 'other_root', 'no_signature', 'no_root', 'swapped', 'more_roots', 'rotten'],
)
def test_a_list_that_its_root_did_not_sign_trusts_nobody(tmp_path, change):
    key, public = pair(tmp_path)
    folder = tmp_path / 'trust'
    kiosk = TrustFolder(folder)
    kiosk.trust(public, 'Hoa', ['vi-du'])
    older = (folder / 'keys.json').read_bytes()
    kiosk.distrust(kiosk.keys().trainers[0].key_id)
    if change == 'list':
        (folder / 'keys.json').write_bytes(older)
    elif change == 'signature':
        (folder / 'keys.json.minisig').write_bytes(signed(key, (folder / 'keys.json').read_bytes()))
    elif change == 'other_root':
        shutil.copy(public, folder / 'root.pub')
    elif change == 'no_signature':
        (folder / 'keys.json.minisig').unlink()
    elif change == 'no_root':
        (folder / 'root.pub').unlink()
    elif change == 'swapped':
        keys = trust.KeyList(1, (public.read_text().split('\n')[1],), 1, ())
        (folder / 'keys.json').write_bytes(trust.write(keys))
        (folder / 'keys.json.minisig').write_bytes(signed(key, trust.write(keys)))
    elif change == 'more_roots':
        lines = [path.read_text().split('\n')[1] for path in (folder / 'root.pub', public)]
        data = trust.write(trust.KeyList(9, tuple(lines), 1, ()))
        (folder / 'keys.json').write_bytes(data)
        (folder / 'keys.json.minisig').write_bytes(signed(folder / 'root.key', data))
    else:
        (folder / 'keys.json').write_bytes(b'\0' * 100)
    for asked in (
        kiosk.keys,
        lambda: kiosk.signer(MESSAGE, signed(key), PACK),
        lambda: kiosk.trust(public, 'Hoa', ['vi-du']),
    ):
        with pytest.raises(TrustBrokenError):
            asked()


def test_a_list_needs_as_many_different_roots_as_its_threshold(tmp_path):
    roots = [pair(tmp_path, name) for name in ('r1', 'r2', 'r3')]
    lines = [public.read_text().split('\n')[1] for _, public in roots]
    folder = tmp_path / 'trust'
    folder.mkdir()
    (folder / 'root.pub').write_text('\n'.join(lines) + '\n')
    data = trust.write(trust.KeyList(7, tuple(lines), 2, ()))
    (folder / 'keys.json').write_bytes(data)
    blocks = [signed(key, data) for key, _ in roots]
    for held, good in (
        (blocks[:1], False),
        ([blocks[0], blocks[0]], False),
        (blocks[1:], True),
        (blocks, True),
    ):
        (folder / 'keys.json.minisig').write_bytes(b''.join(held))
        if good:
            assert TrustFolder(folder).keys().version == 7
        else:
            with pytest.raises(TrustBrokenError):
                TrustFolder(folder).keys()


def test_power_may_fail_between_any_two_steps_of_storing_a_list(tmp_path, monkeypatch):
    _, hoa = pair(tmp_path, 'hoa')
    _, lan = pair(tmp_path, 'lan')
    rename = Path.rename
    for survives in range(4):
        folder = tmp_path / f'trust-{survives}'
        kiosk = TrustFolder(folder)
        kiosk.trust(hoa, 'Hoa', ['vi-du'])
        left = survives

        def fail_later(self, target):
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError('power cut')
            return rename(self, target)

        monkeypatch.setattr(Path, 'rename', fail_later)
        try:
            kiosk.trust(lan, 'Lan', ['vi-du'])
        except NotSavedError:
            assert survives < 3
        monkeypatch.setattr(Path, 'rename', rename)
        names = [each.name for each in TrustFolder(folder).keys().trainers]
        assert names == (['Hoa'] if survives < 2 else ['Hoa', 'Lan'])
        assert len(TrustFolder(folder).trust(lan, 'Lan', ['vi-du']).courses) == 1


def test_secret_files_are_readable_by_their_owner_alone_and_never_overwritten(tmp_path):
    key, public = pair(tmp_path)
    TrustFolder(tmp_path / 'trust').trust(public, 'Hoa', ['vi-du'])
    for secret in (key, tmp_path / 'trust' / 'root.key'):
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    before = key.read_bytes()
    with pytest.raises(PathTakenError):
        pair(tmp_path)
    assert key.read_bytes() == before


def test_a_locked_key_opens_with_its_password_only(tmp_path):
    key, public = pair(tmp_path, password='bí mật 1')
    assert TrainerKeys().locked(key)
    for wrong in ('', 'bí mật 2'):
        with pytest.raises(KeyLockedError) as refused:
            signed(key, password=wrong)
        assert refused.value.facts == {'reason': 'password'}
    kiosk = TrustFolder(tmp_path / 'trust')
    kiosk.trust(public, 'Hoa', ['vi-du'])
    assert kiosk.signer(MESSAGE, signed(key, password='bí mật 1'), PACK).name == 'Hoa'


def test_a_file_that_is_no_key_is_named(tmp_path):
    junk = tmp_path / 'junk'
    junk.write_bytes(b'\xff\x00' * 10)
    for path, reason in ((junk, 'format'), (tmp_path / 'none', 'missing'), (tmp_path, 'missing')):
        with pytest.raises(KeyLockedError) as refused:
            TrainerKeys().locked(path)
        assert refused.value.facts == {'reason': reason}
    for path in (junk, tmp_path / 'none', tmp_path, pair(tmp_path)[0]):
        with pytest.raises(BadKeyError):
            TrustFolder(tmp_path / 'trust').trust(path, 'Hoa', ['vi-du'])
    for name, courses, reason in (
        ('', ['vi-du'], 'name'),
        ('Hoa', ['Vi Du'], 'courses'),
        ('Hoa', [], 'courses'),
    ):
        with pytest.raises(BadKeyError) as bad:
            TrustFolder(tmp_path / 'trust').trust(tmp_path / 'hoa.pub', name, courses)
        assert bad.value.facts['reason'] == reason


@needs_minisign
def test_debians_minisign_accepts_what_we_sign_and_names_the_key_alike(tmp_path):
    key, public = pair(tmp_path)
    message = tmp_path / 'manifest.json'
    message.write_bytes(MESSAGE)
    (tmp_path / 'manifest.json.minisig').write_bytes(signed(key))
    told = subprocess.run(['minisign', '-VHm', message, '-p', public], capture_output=True, text=True, check=True)
    assert 'Trusted comment: tramhoc pack vi-du v1' in told.stdout
    line = public.read_text().split('\n')[1]
    assert trust.key_id(line) in public.read_text().split('\n')[0]
    folder = tmp_path / 'trust'
    TrustFolder(folder).trust(public, 'Hoa', ['vi-du'])
    subprocess.run(
        ['minisign', '-VHm', folder / 'keys.json', '-p', folder / 'root.pub'], capture_output=True, check=True
    )
    message.write_bytes(MESSAGE + b' ')
    assert subprocess.run(['minisign', '-VHm', message, '-p', public], capture_output=True, check=False).returncode == 1


@needs_minisign
def test_we_accept_what_debians_minisign_signs(tmp_path):
    key, public, message = tmp_path / 'm.key', tmp_path / 'm.pub', tmp_path / 'manifest.json'
    message.write_bytes(MESSAGE)
    subprocess.run(['minisign', '-GW', '-p', public, '-s', key], capture_output=True, check=True)
    subprocess.run(['minisign', '-Sm', message, '-s', key, '-t', 'tramhoc'], capture_output=True, check=True)
    kiosk = TrustFolder(tmp_path / 'trust')
    trainer = kiosk.trust(public, 'Sở', ['*'])
    signature = (tmp_path / 'manifest.json.minisig').read_bytes()
    assert kiosk.signer(MESSAGE, signature, PACK).key_id == trainer.key_id
    assert trainer.key_id in public.read_text()
    assert kiosk.signer(MESSAGE, signed(key), PACK).key_id == trainer.key_id
