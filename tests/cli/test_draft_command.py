"""``kiosk draft`` as a person at the keyboard meets it: a file or one line why not, and the exit code of the house."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import cli
from kiosk.adapters.office.docx_reader import read
from kiosk.cli import common
from kiosk.core.decree30.checker import check
from kiosk.core.drafting.kinds import KINDS

PROJECT = Path(__file__).parents[2]
LETTER = (PROJECT / 'kiosk' / 'adapters' / 'office' / 'examples' / 'cong-van.toml').read_text('utf-8')


@pytest.fixture
def kiosk(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv('KIOSK_DATA_DIR', str(tmp_path / 'data'))
    monkeypatch.setenv('KIOSK_LANGUAGE', 'vi')
    common.settings.cache_clear()
    common.services.cache_clear()

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli._code(['draft', *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    yield run
    common.services().close()
    common.services.cache_clear()
    common.settings.cache_clear()


def facts(tmp_path: Path, text: str) -> Path:
    file = tmp_path / 'viec.toml'
    file.write_text(text, 'utf-8')
    return file


@pytest.mark.parametrize('slug', KINDS)
def test_the_example_of_every_kind_is_written_and_passes_our_checker(kiosk, tmp_path, slug):
    out = tmp_path / f'{slug}.docx'
    assert kiosk('--kind', slug, '--example', '--out', out) == (0, f'Đã ghi {out}\n', '')
    assert [each for each in check(read(out.read_bytes()).document) if each.severity in {'E', 'W'}] == []


def test_a_facts_file_becomes_a_document(kiosk, tmp_path):
    out = tmp_path / 'a.docx'
    code, _, err = kiosk('--kind', 'cong-van', '--facts', facts(tmp_path, LETTER), '--out', out)
    assert (code, err, out.exists()) == (0, '', True)


def test_a_paper_with_something_missing_is_refused_unless_it_is_wanted_unfinished(kiosk, tmp_path):
    half, out = facts(tmp_path, LETTER.replace('dau_moi = "Phòng Kinh tế"\n', '')), tmp_path / 'a.docx'
    code, told, err = kiosk('--kind', 'cong-van', '--facts', half, '--out', out)
    assert (code, told, err.count('\n'), out.exists()) == (1, '', 1, False)
    assert 'đầu mối' in err
    code, told, err = kiosk('--kind', 'cong-van', '--facts', half, '--out', out, '--unfinished')
    assert (code, err, out.exists()) == (0, '', True)
    assert 'còn 1 chỗ [CẦN BỔ SUNG]' in told


def test_a_written_paragraph_with_a_number_of_its_own_is_refused(kiosk, tmp_path):
    text = LETTER.replace('[[phan]]\nmuc = "ly-do"', '[[phan]]\nmuc = "ly-do"\ndoan = ["Lốc làm 25 hộ thiệt hại."]')
    code, told, err = kiosk('--kind', 'cong-van', '--facts', facts(tmp_path, text), '--out', tmp_path / 'a.docx')
    assert (code, told) == (1, '')
    assert '25' in err


def test_a_wrong_weekday_among_the_facts_is_told_and_the_paper_is_written(kiosk, tmp_path):
    text = LETTER.replace('thứ Sáu, ngày 27/11/2026"\ndau_moi', 'thứ Năm, ngày 27/11/2026"\ndau_moi')
    code, told, _ = kiosk('--kind', 'cong-van', '--facts', facts(tmp_path, text), '--out', tmp_path / 'a.docx')
    assert code == 0
    assert 'Xem lại mục thời hạn' in told


@pytest.mark.parametrize(
    ('text', 'code', 'words'),
    [
        (
            LETTER.replace('nguoi_ky = "Nguyễn Thị Thử"', f'nguoi_ky = "{"A" * 500}"'),
            2,
            'họ tên người ký dài 500 ký tự',
        ),
        (LETTER.replace('so = 118', 'so = "118"'), 2, 'viec.toml, dòng 3: '),
        (LETTER.replace('dau_moi = "Phòng Kinh tế"', 'dau_moi = "MẬT"'), 1, 'Văn bản mật không được soạn trên máy này'),
        (LETTER.replace('loai = "cong-van"', 'loai = "to-trinh"'), 2, 'to-trinh'),
        (LETTER.replace('muc = "ly-do"', 'muc = "ket-qua"'), 2, 'ket-qua'),
    ],
)
def test_a_bad_form_is_told_in_one_line_and_nothing_is_written(kiosk, tmp_path, text, code, words):
    out = tmp_path / 'a.docx'
    got, told, err = kiosk('--kind', 'cong-van', '--facts', facts(tmp_path, text), '--out', out)
    assert (got, told, err.count('\n'), out.exists()) == (code, '', 1, False)
    assert words in err


@pytest.mark.parametrize(
    'arguments',
    [
        ('--kind', 'cong-vang', '--example', '--out', 'a.docx'),
        ('--kind', 'cong-van', '--out', 'a.docx'),
        ('--kind', 'cong-van', '--example', '--facts', 'b.toml', '--out', 'a.docx'),
        ('--kind', 'cong-van', '--facts', 'khong-co.toml', '--out', 'a.docx'),
        ('--kind', 'cong-van', '--example', '--out', 'a.pdf'),
        ('--kind', 'cong-van', '--example'),
    ],
)
def test_misuse_is_exit_code_two_and_one_line(kiosk, arguments):
    code, told, err = kiosk(*arguments)
    assert (code, told, err.count('\n')) == (2, '', 1)


def test_the_command_is_there_in_a_process_of_its_own(tmp_path):
    command = [sys.executable, '-m', 'kiosk', 'draft', '--help']
    told = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0
    assert '--example' in told.stdout
