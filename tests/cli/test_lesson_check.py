"""An author must hear on their own desk what the kiosk would say."""

import re
from pathlib import Path

import pytest

from kiosk import cli
from tests.simulators import samples


def on_desk(folder: Path, files: dict[str, bytes]) -> Path:
    home = folder / samples.MODULE
    for path, data in files.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    return home


def check(folder: Path) -> int:
    return cli._code(['lesson', 'check', str(folder)])


@pytest.mark.parametrize('inside', ['.', samples.LIGHTS])
def test_an_author_hears_that_a_module_is_fine(tmp_path, capsys, inside):
    home = on_desk(tmp_path, samples.module_files() | {'.git/x': b'', f'{samples.BOXES}/.DS_Store': b'\0'})
    assert check(home / inside) == 0
    said = capsys.readouterr().out
    assert 'Soạn thảo văn bản nhanh và đúng' in said
    assert '2' in said


def test_an_author_hears_file_line_and_reason_in_one_line(tmp_path, capsys):
    files = samples.changed(samples.module_files(), f'{samples.LIGHTS}/quiz.toml', 'answer = false', 'answer = "sai"')
    assert check(on_desk(tmp_path, files)) == 1
    said = capsys.readouterr().err
    assert re.search(rf'{samples.MODULE}/{samples.LIGHTS}/quiz\.toml', said)
    assert str(samples.line_of(files, f'{samples.LIGHTS}/quiz.toml', 'answer = "sai"')) in said
    assert said.count('\n') == 1


def test_a_folder_that_is_no_module_is_refused_by_name(tmp_path, capsys):
    assert check(tmp_path) == 1
    assert 'module.toml' in capsys.readouterr().err
