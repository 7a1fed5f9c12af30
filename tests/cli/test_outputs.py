"""A verb never writes over what it reads, nor where it cannot, nor under a name that lies; and says so in one line."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kiosk import cli

NOBODY = 65534
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


@pytest.fixture
def closed():
    """A folder that takes no file, within one everybody may enter (pytest's own are for their owner alone)."""
    with tempfile.TemporaryDirectory() as outer:
        folder = Path(outer) / 'kho'
        folder.mkdir()
        folder.chmod(0o555)
        Path(outer).chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def anyone():
    """Be someone whom the rights of a folder bind: the superuser is not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    'words',
    [
        ('draft', '--kind', 'cong-van', '--example', '--out'),
        ('check-document', 'a.docx', '--fix'),
        ('tabulate', 'a.xlsx', '--report'),
    ],
)
def test_a_folder_that_takes_no_file_is_named_and_the_disk_is_not_blamed(closed, capsys, words):
    assert 'không có thư mục đó' in refused(capsys, *words, closed / 'khong-co' / 'moi.docx')
    with anyone():
        said = refused(capsys, *words, closed / 'moi.docx')
    assert said.startswith(f'kiosk: Chưa ghi được vào {closed / "moi.docx"}: thư mục không cho ghi.')
    assert 'ổ đĩa' not in said.lower()


def test_an_index_goes_into_no_such_folder_and_is_made_of_no_missing_file(closed, tmp_path, capsys):
    corpus = closed.parent / 'b.jsonl'
    corpus.write_text('{"id": "a", "title": "a", "text": "a"}\n', 'utf-8')
    assert 'không thấy' in refused(capsys, 'index', '--corpus', tmp_path / 'khong.jsonl', '--into', tmp_path / 'i')
    with anyone():
        said = refused(capsys, 'index', '--corpus', corpus, '--into', closed / 'muc' / 'luc')
    assert f'{closed / "muc" / "luc"}: thư mục không cho ghi' in said


@pytest.mark.parametrize(
    ('place', 'why'),
    [
        ('khong-co/a.docx', 'không có thư mục đó'),
        ('ho.xlsx/a.docx', 'không có thư mục đó'),
        ('thu-muc.docx', 'đó là một thư mục'),
        (f'{"báo-cáo-" * 25}.docx', 'tên tệp dài quá'),
    ],
)
def test_a_place_that_is_none_is_named_with_the_reason(book, tmp_path, capsys, place, why):
    (tmp_path / 'thu-muc.docx').mkdir()
    said = refused(capsys, 'draft', '--kind', 'cong-van', '--example', '--out', tmp_path / place)
    assert f'{tmp_path / place}: {why}' in said


def other(file: Path) -> Path:
    file.write_bytes(b'of somebody else')
    return file


@pytest.mark.parametrize(
    ('words', 'name'),
    [
        (('draft', '--kind', 'cong-van', '--example', '--out'), 'a.docx'),
        (('check-document', 'van-ban.docx', '--fix'), 'a.docx'),
        (('tabulate', 'ho.xlsx', '--fix'), 'a.xlsx'),
        (('tabulate', 'ho.xlsx', '--by', 'Thôn', '--annex'), 'a.xlsx'),
        (('tabulate', 'ho.xlsx', '--by', 'Thôn', '--chart'), 'a.png'),
        (('tabulate', 'ho.xlsx', '--by', 'Thôn', '--report'), 'a.docx'),
    ],
)
def test_a_file_that_is_there_is_written_over_only_if_one_says_so(book, capsys, monkeypatch, words, name):
    monkeypatch.chdir(book.parent)
    assert cli._code(['draft', '--kind', 'cong-van', '--example', '--out', 'van-ban.docx']) == 0
    out = other(book.parent / name)
    said = refused(capsys, *words, out)
    assert f'Đã có tệp {out}' in said
    assert '--force' in said
    assert out.read_bytes() == b'of somebody else'
    assert cli._code([*words, str(out), '--force']) == 0
    assert out.read_bytes() != b'of somebody else'
    refused(capsys, *words, out)


def test_the_pdf_beside_a_draft_is_asked_for_too(tmp_path, capsys):
    pdf = other(tmp_path / 'a.pdf')
    said = refused(capsys, 'draft', '--kind', 'cong-van', '--example', '--pdf', '--out', tmp_path / 'a.docx')
    assert str(pdf) in said
    assert [file.name for file in tmp_path.iterdir()] == ['a.pdf']


def test_force_does_not_open_the_source(book, capsys):
    before = book.read_bytes()
    refused(capsys, 'tabulate', book, '--fix', book, '--force')
    assert book.read_bytes() == before


def test_a_question_that_cannot_be_answered_leaves_nothing_written(book, tmp_path, capsys):
    refused(capsys, 'tabulate', book, '--sum', 'Huyện', '--fix', tmp_path / 'sach.xlsx')
    assert [file.name for file in tmp_path.iterdir()] == ['ho.xlsx']


def test_a_folder_given_for_a_facts_file_is_called_a_folder(tmp_path, capsys):
    said = refused(capsys, 'draft', '--kind', 'cong-van', '--facts', tmp_path, '--out', tmp_path / 'a.docx')
    assert 'là thư mục' in said
