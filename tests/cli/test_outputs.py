"""A verb never writes over what it reads, nor where it cannot, nor under a name that lies; and says so in one line."""

import pytest
from openpyxl import Workbook, load_workbook

from kiosk import cli

ROWS = [('Thôn', 'Hộ nghèo'), ('Gò Sim', 14), ('Rừng Vầu', 21)]


@pytest.fixture
def book(tmp_path):
    made = Workbook()
    for row in ROWS:
        made.active.append(row)
    made.save(tmp_path / 'ho.xlsx')
    return tmp_path / 'ho.xlsx'


def refused(capsys, *words) -> str:
    assert cli._code([str(word) for word in words]) == 2
    said = capsys.readouterr().err
    assert said.count('\n') == 1
    return said


@pytest.mark.parametrize('option', ['--fix', '--annex'])
def test_the_source_is_never_written_over(book, capsys, option):
    before = book.read_bytes()
    assert book.name in refused(capsys, 'tabulate', book, '--by', 'Thôn', '--sum', 'Hộ nghèo', option, book)
    assert book.read_bytes() == before


def test_two_outputs_in_one_place_and_a_lying_name_are_refused_before_anything_is_written(book, tmp_path, capsys):
    refused(capsys, 'tabulate', book, '--fix', tmp_path / 'a.xlsx', '--annex', tmp_path / 'a.xlsx')
    refused(capsys, 'tabulate', book, '--report', tmp_path / 'a.pdf')
    refused(capsys, 'draft', '--kind', 'cong-van', '--example', '--out', tmp_path / 'a.pdf')
    refused(capsys, 'draft', '--kind', 'cong-van', '--example', '--out', tmp_path / 'khong-co' / 'a.docx')
    assert [file.name for file in tmp_path.iterdir()] == ['ho.xlsx']


def test_what_may_be_written_is(book, tmp_path):
    assert cli._code(['tabulate', str(book), '--fix', str(tmp_path / 'sach.xlsx')]) == 0
    assert load_workbook(tmp_path / 'sach.xlsx').active.max_row >= len(ROWS)


def test_a_layout_fault_of_ones_own_is_one_line(tmp_path, capsys):
    facts = tmp_path / 'viec.toml'
    facts.write_text('loai = "cong-van"\ntrich_yeu = "a"\nnguoi_ky = "ThS. Nguyễn Văn Ví"\nkinh_gui = ["X"]\n', 'utf-8')
    code = cli._code(
        ['draft', '--kind', 'cong-van', '--facts', str(facts), '--out', str(tmp_path / 'a.docx'), '--unfinished']
    )
    assert (code, capsys.readouterr().err.count('\n')) == (1, 1)


def test_control_signs_in_a_subject_make_no_broken_file(tmp_path):
    facts = tmp_path / 'viec.toml'
    facts.write_text('loai = "thong-bao"\ntrich_yeu = "b\\u0007áo"\n', 'utf-8')
    out = tmp_path / 'a.docx'
    cli._code(['draft', '--kind', 'thong-bao', '--facts', str(facts), '--out', str(out), '--unfinished'])
    assert not out.exists() or cli._code(['check-document', str(out), '--json']) in {0, 1}
