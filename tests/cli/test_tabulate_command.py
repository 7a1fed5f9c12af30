"""``kiosk tabulate`` as a person or a script meets it: its own process, its exit code, its two streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.simulators import sheets

PROJECT = Path(__file__).parents[2]


def tabulate(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        'KIOSK_DATA_DIR': str(folder / 'data'),
        'KIOSK_CONTENT_DIR': str(folder / 'none'),
        'KIOSK_LANGUAGE': 'vi',
    }
    command = [sys.executable, '-m', 'kiosk', 'tabulate', *map(str, arguments)]
    return subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_script_gets_the_profile_and_the_findings_as_json(tmp_path):
    done = tabulate(tmp_path, sheets.messy(tmp_path), '--json')
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told['rows'], told['headings'], told['sheet']) == (12, 2, 'Hộ nghèo')
    homes = next(column for column in told['columns'] if column['name'] == 'Dân số - Hộ')
    assert (homes['kind'], homes['blanks'], homes['texts']) == ('number', 0, 1)
    wrong = next(each for each in told['findings'] if each['what'] == 'wrong_sum')
    assert (wrong['rule'], wrong['cell'], wrong['have'], wrong['want'], wrong['fixable']) == (
        'totals',
        'E21',
        '125',
        '124',
        False,
    )
    assert 'cộng cột Hộ nghèo được 124' in wrong['message']


def test_a_person_gets_sentences(tmp_path):
    done = tabulate(tmp_path, sheets.messy(tmp_path))
    assert done.returncode == 0, done.stderr
    assert 'C12: ô «341 hộ» có cả đơn vị tính.' in done.stdout
    assert 'Quy tắc «Ngày thật»: 12 chỗ, máy sửa được 12' in done.stdout


def test_mended_answered_drawn_and_reported_in_one_go(tmp_path):
    out = {name: tmp_path / name for name in ('sạch.xlsx', 'phụ lục.xlsx', 'biểu.png', 'báo cáo.docx')}
    fix, annex, chart, report = out.values()
    options = [
        '--fix',
        fix,
        '--annex',
        annex,
        '--chart',
        chart,
        '--report',
        report,
        '--title',
        'kết quả rà soát hộ nghèo',
    ]
    asked = ['--by', 'Thôn', '--sum', 'Hộ nghèo', '--ratio', 'Hộ nghèo:Dân số - Hộ', '--top', '5', '--json']
    done = tabulate(tmp_path, sheets.messy(tmp_path), *asked, *options)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told['sentences'][0] == 'Toàn xã có 124 hộ nghèo, chiếm 3,01% tổng số hộ.'
    assert told['answer']['rows'][0] == ['Thôn Rừng Vầu', 21, pytest.approx(8.4677, abs=0.001)]
    assert told['answer']['left_out'] == 7
    assert load_workbook(fix).active['C2'].value == 418
    assert chart.read_bytes().startswith(b'\x89PNG')
    assert report.read_bytes().startswith(b'PK')
    assert told['written'] == [str(path) for path in (fix, report, annex, chart)]


def test_an_answer_in_lines(tmp_path):
    done = tabulate(tmp_path, sheets.clean(tmp_path), '--count', '--where', 'Hộ nghèo>=10', '--raw')
    assert (done.returncode, done.stdout) == (0, 'Số hàng\n5\nBảng số liệu có 5 hàng.\n')


@pytest.mark.parametrize(
    ('options', 'code', 'said'),
    [
        (['--sum', 'Huyện'], 2, 'Huyện'),
        (['--sum', 'Thôn'], 2, 'không phải cột số'),
        (['--ratio', 'Hộ nghèo'], 2, '--help'),
        (['--where', 'Hộ nghèo'], 2, '--help'),
        (['--period', 'tuần', '--count'], 2, '--help'),
        (['--sheet', 'Không có'], 2, 'Sheet'),
        (['--count', '--where', 'Hộ>1000000'], 1, 'Không còn hàng nào'),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(tmp_path, options, code, said):
    done = tabulate(tmp_path, sheets.clean(tmp_path), *options)
    assert (done.returncode, done.stdout) == (code, '')
    assert said in done.stderr
    assert done.stderr.count('\n') == 1


def test_a_renamed_pdf_is_refused_in_words_and_in_json(tmp_path):
    path = tmp_path / 'a.xlsx'
    path.write_bytes(b'%PDF-1.7\n')
    done = tabulate(tmp_path, path, '--json')
    assert done.returncode == 1
    assert json.loads(done.stdout)['error'] == 'sheet.not_a_sheet'
    assert 'thật ra là tệp PDF' in done.stderr


def test_a_file_that_is_not_there_is_misuse(tmp_path):
    assert tabulate(tmp_path, tmp_path / 'a.xlsx').returncode == 2
