"""Whoever calls ``kiosk check-document`` from a script must get one JSON object and an honest exit code."""

import json
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from kiosk.adapters.machine.clock import SystemClock
from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.adapters.office.docx_writer import write_docx
from kiosk.core.errors import NoDocumentError
from kiosk.services.check_document import CheckDocument
from tests.simulators.letters import body, letter, letterhead, line

verb = import_module('kiosk.cli.check_document')
"""The module: the package of verbs has the verb itself under this name."""

FIELDS = {'rule', 'severity', 'paragraph', 'words', 'have', 'want', 'why', 'mendable'}


@pytest.fixture(autouse=True)
def wired(monkeypatch):
    service = CheckDocument(OfficeDocuments(), OfficeDocuments(), SystemClock())
    monkeypatch.setattr(verb, 'services', lambda: SimpleNamespace(desk=SimpleNamespace(check_document=service)))


def run(*arguments: object) -> int:
    app = typer.Typer()
    app.command()(verb.check_document)
    code = app([str(each) for each in arguments], standalone_mode=False)
    return code if isinstance(code, int) else 0


@pytest.fixture
def good(tmp_path) -> Path:
    write_docx(letter(), tmp_path / 'tot.docx')
    return tmp_path / 'tot.docx'


@pytest.fixture
def bad(tmp_path) -> Path:
    write_docx(letter(body('Thân bài.', align='left', first_mm=0.0), left_mm=20.0), tmp_path / 'xau.docx')
    return tmp_path / 'xau.docx'


def test_a_good_file_is_zero_and_says_so(good, capsys):
    assert run(good) == 0
    assert 'Không có lỗi thể thức' in capsys.readouterr().out


def test_a_bad_file_is_one_and_every_finding_names_its_place_and_its_ground(bad, capsys):
    assert run(bad, '--json') == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {'file', 'kind', 'errors', 'warnings', 'hints', 'findings', 'words'}
    assert (told['file'], told['kind']) == ('xau.docx', 'cong-van')
    assert told['errors'] == sum(each['severity'] == 'E' for each in told['findings']) > 0
    assert all(set(each) == FIELDS and each['why'] for each in told['findings'])
    assert {'TT04'} <= {each['rule'] for each in told['findings'] if each['mendable']}


def test_a_person_reads_a_line_a_finding(bad, capsys):
    assert run(bad) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(each.startswith('Lỗi TT04 trang giấy: lề trái 20 mm; cần: ') for each in lines), lines
    assert lines[-1].startswith('Lỗi: ')


def test_mending_ends_with_zero_when_no_fault_is_left(bad, tmp_path, capsys):
    assert run(bad, '--fix', tmp_path / 'moi.docx', '--json') == 0
    told = json.loads(capsys.readouterr().out)
    assert told['errors'] > 0 and told['after']['errors'] == 0
    assert (told['after']['file'], told['mended'] > 0) == ('moi.docx', True)
    assert run(tmp_path / 'moi.docx') == 0


def test_a_refused_file_is_one_with_its_reason_on_both_streams(tmp_path, capsys):
    (tmp_path / 'a.docx').write_bytes(b'%PDF-1.7')
    assert run(tmp_path / 'a.docx', '--json') == 1
    told = capsys.readouterr()
    assert json.loads(told.out)['error'] == 'document.is_pdf'
    assert 'PDF' in told.err and told.err.count('\n') == 1


def test_a_secret_file_is_refused_and_not_a_word_of_it_is_told(tmp_path, capsys):
    write_docx(letter(first=letterhead(line('TỐI MẬT', bold=True))), tmp_path / 'a.docx')
    assert run(tmp_path / 'a.docx', '--json') == 1
    told = capsys.readouterr()
    assert json.loads(told.out)['error'] == 'document.secret'
    assert 'Sông Chảy' not in told.out + told.err


def test_no_such_file_is_misuse(tmp_path):
    with pytest.raises(NoDocumentError) as caught:
        run(tmp_path / 'none.docx')
    assert caught.value.exit_code == 2
