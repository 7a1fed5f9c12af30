"""Worries about ``kiosk pack`` as a person or a script meets it: its own process, its exit code, its two streams."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.adapters.packs.signatures import TrustFolder
from tests.simulators.press import LESSON, PACK, Press

PROJECT = Path(__file__).parents[2]
COMMAND = [sys.executable, '-m', 'kiosk']


def kiosk(data: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        'KIOSK_DATA_DIR': str(data),
        'KIOSK_CONTENT_DIR': str(data / 'none'),
        'KIOSK_LANGUAGE': 'vi',
    }
    environment.pop('KIOSK_KEY_PASSWORD', None)
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def press(tmp_path: Path) -> Press:
    press = Press(tmp_path / 'trainer')
    press.press()
    TrustFolder(tmp_path / 'data' / 'trust').trust(press.public_key, 'Nguyễn Thị Hoa', ['vi-du'])
    return press


def test_a_good_stick_and_a_good_pack_are_verified(press, tmp_path):
    for folder in (press.stick, press.pack):
        told = kiosk(tmp_path / 'data', 'pack', 'verify', folder, '--json')
        answer = json.loads(told.stdout)
        assert told.returncode == 0 and answer['ok'] is True and told.stderr == ''
        [pack] = answer['packs']
        assert set(pack) == {
            'pack', 'version', 'title', 'signer', 'files', 'bytes', 'ok', 'error', 'facts', 'message',
        }  # fmt: skip
        assert (pack['pack'], pack['version'], pack['signer'], pack['files'], pack['error']) == (
            PACK, 1, 'Nguyễn Thị Hoa', 6, None,
        )  # fmt: skip


def test_a_damaged_stick_names_the_file_and_exits_with_one(press, tmp_path):
    press.tamper(f'{LESSON}/lesson.md')
    told = kiosk(tmp_path / 'data', 'pack', 'verify', press.stick, '--json')
    [pack] = json.loads(told.stdout)['packs']
    assert told.returncode == 1 and pack['ok'] is False and pack['error'] == 'pack.file_damaged'
    assert pack['facts'] == {'pack': PACK, 'file': f'{LESSON}/lesson.md'}
    assert f'{LESSON}/lesson.md' in pack['message'] and told.stderr.count('\n') == 1


def test_a_kiosk_that_was_never_started_trusts_nobody(press, tmp_path):
    told = kiosk(tmp_path / 'fresh', 'pack', 'verify', press.stick, '--json')
    assert told.returncode == 1
    assert json.loads(told.stdout)['packs'][0]['error'] == 'pack.untrusted'


def test_an_empty_place_is_not_a_good_stick(tmp_path):
    for folder in (tmp_path, tmp_path / 'none', '/dev/null'):
        told = kiosk(tmp_path / 'data', 'pack', 'verify', folder, '--json')
        assert told.returncode == 1 and json.loads(told.stdout) == {'ok': False, 'packs': []}
        assert told.stderr.count('\n') == 1


def test_whatever_bytes_it_is_given_verify_answers_one_without_a_trace(press, tmp_path):
    dice = random.Random(7)
    for n, (name, signature) in enumerate([(b'\xff\xfe', b''), (b'a\x1b[2J', b'x'), (b'x', b'\0' * 5000)]):
        folder = Path(os.fsdecode(os.fsencode(press.packs) + b'/' + name))
        folder.mkdir()
        (folder / 'manifest.json').write_bytes([dice.randbytes(5000), b'[' * 100_000, b''][n])
        (folder / 'manifest.json.minisig').write_bytes(signature)
    for options in ([], ['--json']):
        told = kiosk(tmp_path / 'data', 'pack', 'verify', press.stick, *options)
        assert told.returncode == 1 and 'Traceback' not in told.stderr and '\x1b' not in told.stdout + told.stderr
        assert told.stderr.count('\n') == 3


def test_a_pack_goes_from_the_desk_to_trust_by_command(press, tmp_path):
    data, desk = tmp_path / 'data', tmp_path / 'lan'
    assert kiosk(data, 'pack', 'key', desk / 'lan', '--name', 'Lan', '--no-password').returncode == 0
    assert kiosk(data, 'pack', 'press', press.module, desk / 'out', '--issued', '2026-11-23').returncode == 0
    assert kiosk(data, 'pack', 'sign', desk / 'out' / PACK, '--key', desk / 'lan.key').returncode == 0
    assert kiosk(data, 'pack', 'verify', desk / 'out' / PACK).returncode == 1
    assert kiosk(data, 'pack', 'trust', desk / 'lan.pub', '--course', 'vi-du', '--name', 'Lan').returncode == 0
    assert kiosk(data, 'pack', 'verify', desk / 'out' / PACK).returncode == 0
    keys = json.loads(kiosk(data, 'pack', 'list', '--json').stdout)['keys']
    [lan] = [key['key_id'] for key in keys if key['name'] == 'Lan']
    assert kiosk(data, 'pack', 'distrust', lan).returncode == 0
    assert kiosk(data, 'pack', 'verify', desk / 'out' / PACK).returncode == 1
    assert kiosk(data, 'pack', 'distrust', lan).returncode == 2


def test_the_demo_script_makes_a_stick_this_kiosk_trusts_and_may_be_repeated(tmp_path):
    stub = tmp_path / 'kiosk'
    stub.write_text('#!/bin/sh\ncd "' + str(PROJECT) + '" && exec ' + ' '.join(COMMAND) + ' "$@"\n')
    stub.chmod(0o755)
    environment = {
        **os.environ,
        'KIOSK': str(stub),
        'KIOSK_DATA_DIR': str(tmp_path / 'data'),
        'TMPDIR': str(tmp_path / 'tmp'),
    }
    (tmp_path / 'tmp').mkdir()
    script, manifests = PROJECT / 'scripts' / 'demo_stick.sh', []
    for _ in range(2):
        told = subprocess.run([script, tmp_path / 'usb'], env=environment, capture_output=True, text=True, check=True)
        assert 'Việc tiếp theo' in told.stdout
        manifests.append((tmp_path / 'usb' / 'tramhoc' / 'packs' / PACK / 'manifest.json').read_bytes())
    assert manifests[0] == manifests[1]
    assert (
        list((tmp_path / 'tmp').iterdir()) == [] and len(TrustFolder(tmp_path / 'data' / 'trust').keys().trainers) == 1
    )
    assert kiosk(tmp_path / 'data', 'pack', 'verify', tmp_path / 'usb').returncode == 0
    assert subprocess.run([script, '--help'], capture_output=True, check=True).stdout.startswith(b'Usage')
