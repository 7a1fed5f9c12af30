"""Strangers' spreadsheets, real files on disk: read as they are, or refused by name, never harmful."""

import time
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from openpyxl import Workbook

from kiosk.adapters.office.sheets import SheetFiles
from kiosk.core import errors
from kiosk.core.tabular.cleanliness import judge
from kiosk.core.tabular.profile import profile
from kiosk.core.tabular.sheet import Fault, Formula, Merge
from kiosk.core.tabular.table import read_table
from tests.bench import sheets as bench
from tests.simulators import sheets

HALF_PAST_SEVEN = datetime.fromisoformat('2026-01-05T07:30')


def read(path: Path, **facts):
    return SheetFiles().read(path, **facts)


def with_part(path: Path, **parts: bytes) -> Path:
    """Add parts to a book; double underscores stand for slashes."""
    with zipfile.ZipFile(path, 'a', zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace('__', '/').replace('_dot_', '.'), data)
    return path


def replaced(path: Path, part: str, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_values_come_with_their_types(tmp_path):
    path = sheets.rows(
        tmp_path,
        ['chữ', 418, 0.1 + 0.2, date(2026, 1, 5), HALF_PAST_SEVEN, True, 123456789012, '  '],
        ['1.234,5', '05/01/2026', 1e20, None, -0.5, False, 12.0, '=x'],
    )
    found = read(path)
    assert found.rows[0][:7] == (
        'chữ', Decimal(418), Decimal('0.3'), date(2026, 1, 5), HALF_PAST_SEVEN, True, Decimal(123456789012),
    )  # fmt: skip
    assert found.rows[0][7] is None, 'white space is nothing'
    assert found.rows[1][:7] == ('1.234,5', '05/01/2026', Decimal('1e20'), None, Decimal('-0.5'), False, Decimal(12))
    assert found.rows[1][7] == Formula('=x')
    assert not found.plain


def test_a_table_away_from_the_corner_keeps_its_addresses(tmp_path):
    book = Workbook()
    book.active['C3'], book.active['D3'], book.active['C4'], book.active['D4'] = 'Thôn', 'Hộ', 'Bến Đò', 418
    found = read_table(read(sheets.save(tmp_path, book, 'a.xlsx')))
    assert found.cell(0, 1) == 'D4'


def test_merged_and_hidden_places_percent_signs_and_errors_are_marked(tmp_path):
    book = Workbook()
    sheet = book.active
    for row in (['Thôn', 'Tỷ lệ', 'Lỗi'], ['a', 0.125, '#N/A'], ['b', 0.07, 1], ['c', 0.5, 2]):
        sheet.append(row)
    sheet.merge_cells('A3:A4')
    for row in range(2, 5):
        sheet.cell(row, 2).number_format = '0.0%'
    sheet['C2'].data_type = 'e'
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions['C'].hidden = True
    book.create_sheet('Phụ').sheet_state = 'hidden'
    found = read(sheets.save(tmp_path, book, 'a.xlsx'))
    assert found.merges == (Merge(2, 0, 3, 0),)
    assert (found.hidden_rows, found.hidden_columns, found.percent) == ({2}, {2}, {1})
    assert found.rows[1][2] == Fault('#N/A')
    assert (found.sheets, found.hidden_sheets) == (('Sheet', 'Phụ'), ('Phụ',))


def test_formulas_without_results_are_told_from_those_that_have_them(tmp_path):
    path = sheets.rows(tmp_path, ['Thôn', 'Hộ', 'Tổng'], ['Bến Đò', 418, '=B2*2'], ['Gò Sim', 295, '=B3*2'])
    replaced(path, 'xl/worksheets/sheet1.xml', b'<f>B3*2</f><v></v>', b'<f>B3*2</f><v>590</v>')
    found = read(path)
    assert [row[2] for row in found.rows[1:]] == [Formula('=B2*2'), Decimal(590)]


def test_a_formula_whose_result_is_an_empty_text_has_a_result(tmp_path):
    path = sheets.rows(tmp_path, ['Thôn', 'Hộ', 'Ghi chú'], ['Bến Đò', 418, '=IF(B2>1,"","x")'])
    replaced(path, 'xl/worksheets/sheet1.xml', b'<c r="C2">', b'<c r="C2" t="str">')
    assert read(path).rows[1][:2] == ('Bến Đò', Decimal(418))
    assert not [value for row in read(path).rows for value in row if isinstance(value, Formula)]


def test_a_sheet_of_formulas_only_is_refused_with_advice(tmp_path):
    with pytest.raises(errors.FormulasOnlyError) as caught:
        read_table(read(sheets.rows(tmp_path, ['=A2', '=B2'], ['=A3', '=B3'])))
    assert caught.value.facts['cell'] == 'A1'


def test_a_table_of_one_cell_is_refused(tmp_path):
    with pytest.raises(errors.OneCellError):
        read_table(read(sheets.rows(tmp_path, ['một ô'])))


def test_an_empty_book_has_no_table(tmp_path):
    with pytest.raises(errors.NoTableError):
        read_table(read(sheets.rows(tmp_path)))


def test_the_sheet_with_the_table_is_chosen_or_named(tmp_path):
    book = Workbook()
    book.active['A1'] = 'bìa'
    for name in ('Số liệu', 'Khác'):
        sheet = book.create_sheet(name)
        sheet.append(['Thôn', name])
        sheet.append(['Bến Đò', 1])
    path = sheets.save(tmp_path, book, 'a.xlsx')
    assert read(path).name == 'Số liệu'
    assert read(path, sheet='Khác').rows[0] == ('Thôn', 'Khác')
    with pytest.raises(errors.UnknownSheetError) as caught:
        read(path, sheet='Không có')
    assert 'Số liệu' in caught.value.facts['known']


@pytest.mark.parametrize(
    ('encoding', 'separator'),
    [
        ('utf-8', ','),
        ('utf-8-sig', ';'),
        ('utf-16', '\t'),
        ('utf-16-le', ';'),
        ('utf-16-be', ','),
        ('cp1258', ';'),
        ('cp1258', '\t'),
    ],
)
def test_text_files_of_every_office_are_read(tmp_path, encoding, separator):
    text = (
        separator.join(['Thôn', 'Hộ', 'Ghi chú'])
        + '\r\n'
        + separator.join(['Rừng Vầu', '418', '"hai\ndòng; và, phẩy"'])
        + '\r\n'
    )
    path = tmp_path / 'a.csv'
    path.write_bytes(pieces(text).encode(encoding) if encoding == 'cp1258' else text.encode(encoding))
    found = read(path)
    assert found.rows == (('Thôn', 'Hộ', 'Ghi chú'), ('Rừng Vầu', Decimal(418), 'hai\ndòng; và, phẩy'))
    assert found.plain


def pieces(text: str) -> str:
    """Return a text as Windows-1258 spells it: the letter, then its tone."""
    tones = {'\u0300', '\u0301', '\u0303', '\u0309', '\u0323'}
    spelled = []
    for letter in text:
        apart = normalize('NFD', letter)
        tone = ''.join(sign for sign in apart if sign in tones)
        spelled.append(normalize('NFC', ''.join(sign for sign in apart if sign not in tones)) + tone)
    return ''.join(spelled)


def test_a_comma_before_decimals_does_not_divide_cells(tmp_path):
    path = tmp_path / 'a.csv'
    path.write_text('Thôn;Diện tích\nBến Đò;12,5\nGò Sim;1.234,5\n', 'utf-8')
    assert read(path).rows[1:] == (('Bến Đò', '12,5'), ('Gò Sim', '1.234,5'))


def test_a_messy_sheet_of_an_office_is_understood(tmp_path):
    found = read_table(read(sheets.messy(tmp_path)))
    assert [column.name for column in found.columns] == [
        'STT', 'Thôn', 'Dân số - Hộ', 'Dân số - Người', 'Hộ nghèo', 'Ngày rà soát',
    ]  # fmt: skip
    told = judge(found)
    assert told.counts == {
        'header': 3, 'date': 12, 'number': 13, 'merged': 5, 'names': 2, 'totals': 2, 'filename': 1, 'tidy': 1,
    }  # fmt: skip
    assert [each.cell for each in told.told if each.what == 'wrong_sum'] == ['E21']


ENDS = {
    'pdf.xlsx': (b'%PDF-1.7\n' + b'x' * 200, errors.NotASheetError, 'pdf'),
    'cu.xls': (bytes.fromhex('d0cf11e0a1b11ae1') + 'Workbook'.encode('utf-16-le'), errors.NotASheetError, 'old'),
    'khoa.xlsx': (
        bytes.fromhex('d0cf11e0a1b11ae1') + 'EncryptedPackage'.encode('utf-16-le'),
        errors.SheetLockedError,
        None,
    ),
    'web.xls': (b'<html><table><tr><td>1</td></tr></table></html>', errors.NotASheetError, 'html'),
    'nhi-phan.csv': (bytes(range(256)) * 4, errors.NotASheetError, 'binary'),
    'cut.xlsx': (b'PK\x03\x04' + b'\0' * 100, errors.SheetBrokenError, 'zip'),
}


@pytest.mark.parametrize('name', ENDS)
def test_what_is_no_sheet_is_refused_by_what_it_is(tmp_path, name):
    data, error, reason = ENDS[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as caught:
        read(tmp_path / name)
    assert caught.value.facts.get('reason') == reason
    assert caught.value.facts['file'] == name


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(errors.NoSheetFileError):
        read(tmp_path / 'không có.xlsx')


def test_a_document_named_like_a_sheet_is_refused(tmp_path):
    path = tmp_path / 'a.xlsx'
    with zipfile.ZipFile(path, 'w') as archive:
        archive.writestr('[Content_Types].xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml')
    with pytest.raises(errors.NotASheetError):
        read(path)


def test_macros_are_refused_whatever_the_name_says(tmp_path):
    path = with_part(sheets.clean(tmp_path), xl__vbaProject_dot_bin=b'macro')
    with pytest.raises(errors.SheetMacrosError):
        read(path)
    other = replaced(
        sheets.rows(tmp_path, ['a', 'b'], name='m.xlsx'),
        '[Content_Types].xml',
        b'sheet.main+xml',
        b'sheet.macroEnabled.main+xml',
    )
    with pytest.raises(errors.SheetMacrosError):
        read(other)


def test_links_to_other_files_are_noted_and_saved_values_read(tmp_path):
    path = with_part(sheets.clean(tmp_path), xl__externalLinks__externalLink1_dot_xml=b'<externalLink/>')
    found = read(path)
    assert found.warnings == ('external_links',)
    assert found.rows[1][1] == Decimal(418)


def test_bombs_do_not_go_off(tmp_path):
    path = with_part(sheets.clean(tmp_path), xl__bom_dot_xml=b'0' * 60_000_000)
    with pytest.raises(errors.SheetBombError):
        read(path)
    book = tmp_path / 'lớn.xlsx'
    book.write_bytes(b'x' * (2**20 + 1))
    with pytest.raises(errors.SheetTooLargeError) as caught:
        SheetFiles(most_mb=1).read(book)
    assert caught.value.facts['reason'] == 'bytes'


def test_entities_are_never_expanded(tmp_path):
    path = sheets.rows(tmp_path, ['Thôn', 'Hộ'], ['Bến Đò', '=1'])
    replaced(path, 'xl/worksheets/sheet1.xml', b'<worksheet', b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    with pytest.raises(errors.SheetBrokenError):
        read(path)


def test_a_stray_cell_far_away_is_refused_before_it_fills_the_memory(tmp_path):
    book = Workbook()
    book.active['A1'], book.active['B1'], book.active['XFD1048576'] = 'Thôn', 'Hộ', 'lạc'
    begin = time.monotonic()
    with pytest.raises((errors.SheetTooLargeError, errors.SheetBrokenError)):
        read(sheets.save(tmp_path, book, 'a.xlsx'))
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize(
    ('limit', 'reason'), [({'most_rows': 5}, 'rows'), ({'most_columns': 2}, 'columns'), ({'most_cells': 20}, 'cells')]
)
def test_each_limit_has_its_own_refusal(tmp_path, limit, reason):
    with pytest.raises(errors.SheetTooLargeError) as caught:
        SheetFiles(**limit).read(sheets.clean(tmp_path))
    assert caught.value.facts['reason'] == reason


def test_a_reader_that_takes_too_long_or_too_much_is_ended(tmp_path):
    path = tmp_path / 'lớn.xlsx'
    bench.make(path, 2_000)
    with pytest.raises(errors.SheetBrokenError) as caught:
        SheetFiles(memory_mb=10).read(path)
    assert caught.value.facts['reason'] in {'memory', 'crash'}
    begin = time.monotonic()
    with pytest.raises(errors.SheetBrokenError) as caught:
        SheetFiles(seconds=0).read(path)
    assert caught.value.facts['reason'] == 'time'
    assert time.monotonic() - begin < 5


def test_fifty_thousand_rows_are_looked_at(tmp_path):
    path = tmp_path / 'hộ dân_2026-11-20.csv'
    line = 'HO-{0},Thôn {1},{2},0{3}/11/2026\n'
    path.write_text(
        'Mã hộ,Thôn,Khẩu,Ngày\n' + ''.join(line.format(n, n % 12 + 1, n % 9, n % 9 + 1) for n in range(1, 50_001)),
        'utf-8',
    )
    found = read_table(read(path))
    figures = profile(found)
    assert figures.rows == 50_000
    assert figures.columns[2].total == sum(n % 9 for n in range(1, 50_001))
    assert judge(found).counts == {'date': 50_000}
