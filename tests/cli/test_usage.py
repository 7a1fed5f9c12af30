"""A slip at the keyboard, in a setting or in a facts file is told in the person's language, in one line, exit code 2."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.cli import common

PROJECT = Path(__file__).parents[2]
ENGLISH = re.compile(
    r'Missing|Invalid|No such|Got unexpected|Did you|requires|does not|Input should|Value error|Expected|Error|Traceback'
)


@pytest.fixture
def kiosk(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv('KIOSK_DATA_DIR', str(tmp_path / 'data'))
    common.settings.cache_clear()

    def run(language: str, *words: object) -> str:
        monkeypatch.setenv('KIOSK_LANGUAGE', language)
        common.settings.cache_clear()
        assert cli._code([str(word) for word in words]) == 2
        said = capsys.readouterr().err
        assert said.count('\n') == 1
        assert said.startswith('kiosk: ')
        return said.removeprefix('kiosk: ').strip()

    yield run
    common.settings.cache_clear()


SLIPS = [
    ('tabulate', 'Câu lệnh còn thiếu FILE.', 'The command lacks FILE.', 'kiosk tabulate'),
    ('draft', 'Câu lệnh còn thiếu tùy chọn --kind.', 'The command lacks the option --kind.', 'kiosk draft'),
    ('draft --kin x', 'Không có tùy chọn --kin. Có phải anh/chị muốn ghi --kind', '--kin. Did you mean --kind', 'draft'),
    ('draft -k', 'Không có tùy chọn -k.', 'There is no option -k.', 'kiosk draft'),
    ('draft --kind', 'Sau tùy chọn --kind còn thiếu giá trị.', 'The option --kind needs a value', 'kiosk'),
    ('doctor --json=3', 'Tùy chọn --json đứng một mình', 'The option --json stands alone', 'kiosk'),
    ('soan', 'Không có lệnh «soan».', 'There is no command “soan”.', 'kiosk'),
    ('pack veryfy', 'Không có lệnh «veryfy».', 'There is no command “veryfy”.', 'kiosk pack'),
    ('lesson', 'Câu lệnh còn thiếu tên việc cần làm.', 'lacks the name of what to do', 'kiosk lesson'),
    ('ask hộ nghèo', 'Câu lệnh thừa «nghèo».', 'The command has “nghèo” too many.', 'kiosk ask'),
    ('search x --limit a', '--limit phải là số nguyên, đang ghi «a».', '--limit must be a whole number', 'kiosk search'),
    ('search x --limit 0', '--limit phải từ 1 trở lên, đang ghi «0».', '--limit must be 1 or more', 'kiosk search'),
    ('search x --limit 101', '--limit chỉ nhận đến 100', '--limit must be 100 or less', 'kiosk search'),
    ('roster add An --role sếp', '--role chỉ nhận: learner, trainer, operator', 'takes only: learner', 'roster add'),
    ('lesson check khong-co', 'không thấy «khong-co».', '“khong-co” is not there', 'kiosk lesson check'),
    ('lesson check pyproject.toml', '«pyproject.toml» là tệp', '“pyproject.toml” is a file', 'kiosk lesson check'),
]  # fmt: skip


@pytest.mark.parametrize('slip', SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_on_the_command_line_is_told_in_the_language_of_the_kiosk(kiosk, monkeypatch, slip):
    words, vietnamese, english, command = slip
    monkeypatch.chdir(PROJECT)
    said = kiosk('vi', *words.split())
    assert vietnamese in said
    assert said.endswith(f'{command} --help')
    assert not ENGLISH.search(said)
    said = kiosk('en', *words.split())
    assert english in said
    assert said.endswith(f'{command} --help')


def test_nobody_is_led_to_write_over_a_file_by_a_slip(kiosk):
    assert '--force' not in kiosk('vi', 'draft', '--forse')


def test_a_sentence_of_our_own_is_told_as_it_is(kiosk):
    assert kiosk('vi', 'draft', '--kind', 'cong-van', '--out', 'a.docx') == (
        'Chọn một trong hai: --facts FILE.toml hoặc --example.'
    )


def in_a_process(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith('KIOSK_')}
    return subprocess.run(
        [sys.executable, '-m', 'kiosk', *words],
        cwd=PROJECT,
        env={**kept, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ('settings', 'said'),
    [
        ({'KIOSK_PORT': 'tám'}, 'KIOSK_PORT phải là số nguyên, đang ghi «tám».'),
        ({'KIOSK_PORT': '70000'}, 'KIOSK_PORT chỉ nhận đến 65535, đang ghi «70000».'),
        ({'KIOSK_LLM_CONTEXT': '1'}, 'KIOSK_LLM_CONTEXT phải từ 512 trở lên, đang ghi «1».'),
        ({'KIOSK_IDLE_MINUTES': 'lâu'}, 'KIOSK_IDLE_MINUTES phải là số, đang ghi «lâu».'),
        ({'KIOSK_IDLE_MINUTES': '0'}, 'KIOSK_IDLE_MINUTES phải lớn hơn 0, đang ghi «0».'),
        ({'KIOSK_LANGUAGE': 'fr'}, 'KIOSK_LANGUAGE chỉ nhận: vi, en; đang ghi «fr».'),
        ({'KIOSK_PORT': 'x', 'KIOSK_LANGUAGE': 'en'}, 'KIOSK_PORT must be a whole number, found “x”.'),
    ],
)
def test_a_setting_that_cannot_be_is_named_and_nothing_is_traced(settings, said):
    done = in_a_process('roster', 'list', **settings)
    assert (done.returncode, done.stdout, done.stderr) == (2, '', f'kiosk: {said}\n')


def test_a_slip_is_told_though_the_settings_are_bad_too():
    done = in_a_process('draft', KIOSK_PORT='x')
    assert (done.returncode, done.stderr.count('\n')) == (2, 1)
    assert '--kind' in done.stderr


@pytest.mark.parametrize(
    ('text', 'vietnamese', 'english'),
    [
        ('loai = "cong-van"\nngay = 2026-02-31\n', 'dòng 2: không có ngày giờ này', 'there is no such date'),
        ('loai = "cong-van"\nso 118\n', 'dòng 2: thiếu dấu bằng', 'the equals sign after the key is missing'),
        ('loai = cong-van\n', 'dòng 1: giá trị sau dấu bằng viết chưa đúng', 'is not right'),
        ('loai = "cong-van\n', 'dòng 1: chuỗi chữ chưa đóng ngoặc kép', 'not closed with a quotation mark'),
        (f'so = {"9" * 5000}', 'dòng 1: viết sai cú pháp TOML', 'this is not valid TOML'),
    ],
)
def test_a_facts_file_that_is_no_toml_is_told_with_line_and_cause(kiosk, tmp_path, text, vietnamese, english):
    file = tmp_path / 'viec.toml'
    file.write_text(text, 'utf-8')
    words = ('draft', '--kind', 'cong-van', '--facts', file, '--out', tmp_path / 'a.docx')
    said = kiosk('vi', *words)
    assert said.startswith(f'viec.toml, {vietnamese}')
    assert not ENGLISH.search(said)
    common.services().close()
    common.services.cache_clear()
    assert english in kiosk('en', *words)
    common.services().close()
    common.services.cache_clear()
