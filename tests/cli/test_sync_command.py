"""The sync as cron and a person at the keyboard meet it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cli.sync import exit_code
from kiosk.core.outbox import Problem
from kiosk.services.sync_records import SyncReport

SCRIPT = Path(__file__).resolve().parents[2] / 'scripts' / 'sync.py'


def report(problem=None, *, quarantined=0, rested=False):
    return SyncReport(3, quarantined, 1 if problem else 0, quarantined, None, None, problem, rested)


@pytest.mark.parametrize(
    ('made', 'code'),
    [
        (report(), 0),
        (report(Problem.LINE, rested=True), 0),
        (report(quarantined=1), 1),
        (report(Problem.RECORDS), 1),
        (report(Problem.SETTINGS), 1),
        (report(Problem.LINE), 3),
        (report(Problem.PORTAL, quarantined=1), 3),
        (report(Problem.FAULT), 3),
    ],
)
def test_the_exit_code_tells_cron_what_to_do(made, code):
    assert exit_code(made) == code


def test_the_script_says_how_it_is_used_before_anything_is_installed(tmp_path):
    lonely = tmp_path / 'scripts' / 'sync.py'
    lonely.parent.mkdir()
    shutil.copy(SCRIPT, lonely)
    told = run([lonely, '--help'], tmp_path)
    assert (told.returncode, 'usage: scripts/sync.py' in told.stdout) == (0, True)
    refused = run([sys.executable, lonely], tmp_path)
    assert (refused.returncode, refused.stderr.endswith('run: make setup\n')) == (3, True)


@pytest.mark.parametrize('call', [[SCRIPT], ['python3', SCRIPT]])
def test_without_an_address_it_says_so_in_one_object_and_one_line(tmp_path, call):
    told = run([*call, '--once', '--json'], tmp_path)
    assert told.returncode == 2
    assert json.loads(told.stdout) == {'problem': 'error.sync.not_configured'}
    assert len(told.stderr.splitlines()) == 1


def test_an_address_that_would_show_the_password_is_refused_without_repeating_it(tmp_path):
    told = run([SCRIPT, '--once', '--json'], tmp_path, KIOSK_LRS_URL='http://xa:bi-mat@lrs.example.vn/xAPI')
    assert told.returncode == 2
    assert json.loads(told.stdout) == {'problem': 'error.sync.insecure'}
    assert 'bi-mat' not in told.stdout + told.stderr


def run(command, folder, **settings):
    kept = {name: value for name, value in os.environ.items() if not name.startswith('KIOSK_')}
    environment = {**kept, 'KIOSK_DATA_DIR': str(folder / 'data'), **settings}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
