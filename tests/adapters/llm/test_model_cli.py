"""``kiosk model`` as the operator types it."""

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.adapters.llm.hub import Hub

ROOT = Path(__file__).resolve().parents[3]
CONTENT = random.Random(5).randbytes(3_000_000)
REVISION = 'b' * 40
CATALOGUE = f"""
default = "tiny"
[[model]]
name = "tiny"
title = "Tiny"
file = "tiny.gguf"
size = {len(CONTENT)}
sha256 = "{hashlib.sha256(CONTENT).hexdigest()}"
licence = "CC0-1.0"
ram_mb = 64
tried = false
chat_format = "chatml"
[[model.sources]]
kind = "huggingface"
repository = "so/mo-hinh"
revision = "{REVISION}"
file = "tiny.gguf"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / 'models.toml').write_text(CATALOGUE, 'utf-8')
    return tmp_path


@pytest.fixture
def kiosk(folder):
    """Run a verb beside a hub that has the file; returns the finished process."""

    def run(*verb, **environment):
        everything = {**os.environ, 'KIOSK_MODELS_DIR': str(folder), 'KIOSK_LANGUAGE': 'en', **environment}
        return subprocess.run(
            [sys.executable, '-m', 'kiosk', 'model', *verb],
            cwd=ROOT,
            env=everything,
            capture_output=True,
            text=True,
            check=False,
        )

    with Hub(CONTENT, f'/so/mo-hinh/resolve/{REVISION}/tiny.gguf') as hub:
        os.environ['HF_ENDPOINT'] = hub.address
        yield run
        del os.environ['HF_ENDPOINT']


def test_a_fetch_shows_how_far_it_is_without_a_terminal_and_a_second_one_has_nothing_to_do(kiosk, folder):
    done = kiosk('fetch')
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert 5 < len(lines) < 50
    assert any('100 %' in line for line in lines)
    assert '\r' not in done.stdout
    assert (folder / 'tiny.gguf').read_bytes() == CONTENT
    assert len(kiosk('fetch', 'tiny').stdout.splitlines()) == 1


def test_the_list_says_what_is_here(kiosk):
    assert json.loads(kiosk('list', '--json').stdout)[0]['here'] is False
    kiosk('fetch')
    assert json.loads(kiosk('list', '--json').stdout)[0]['here'] is True
    assert 'CC0-1.0' in kiosk('list').stdout


def test_an_unknown_model_is_misuse_in_one_line(kiosk):
    done = kiosk('fetch', 'gpt')
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert 'tiny' in done.stderr


def test_no_network_is_a_failed_machine_in_one_line(kiosk):
    done = kiosk('fetch', HF_ENDPOINT='http://127.0.0.1:9')
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert 'ConnectError' in done.stderr
