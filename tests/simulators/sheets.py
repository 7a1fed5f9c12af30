"""Spreadsheets as communes make them, of xã Sông Chảy (content/THE-GIOI.md): written with openpyxl, read by us."""

from pathlib import Path

from openpyxl import Workbook

VILLAGES = (
    ('Bến Đò', 418, 1655, 9),
    ('Đồng Mít', 372, 1498, 8),
    ('Gò Sim', 295, 1172, 14),
    ('Đồi Cọ', 341, 1371, 10),
    ('Ngòi Lau', 356, 1409, 11),
    ('Chợ Phiên', 467, 1880, 7),
    ('Rừng Vầu', 248, 1004, 21),
    ('Bãi Ngô', 309, 1228, 9),
    ('Cầu Mây', 387, 1560, 8),
    ('Hóc Trám', 226, 897, 15),
    ('Giếng Đá', 333, 1341, 6),
    ('Vườn Chè', 368, 1465, 6),
)


def save(folder: Path, book: Workbook, name: str) -> Path:
    """Write a book into a folder and return its path."""
    path = folder / name
    book.save(path)
    return path


def rows(folder: Path, *cells: list, name: str = 'bang_2026-11-20.xlsx', merged: tuple[str, ...] = ()) -> Path:
    """Write one sheet of these rows."""
    book = Workbook()
    for row in cells:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    return save(folder, book, name)


def clean(folder: Path) -> Path:
    """Write the villages as the eight rules want them."""
    return rows(folder, ['Thôn', 'Hộ', 'Người', 'Hộ nghèo'], *map(list, VILLAGES), name='ho-ngheo_2026-11-20.xlsx')


def messy(folder: Path) -> Path:
    """Write the villages as an office really does: letterhead, two heading rows, texts for numbers, totals, notes."""
    book = Workbook()
    sheet = book.active
    sheet.title = 'Hộ nghèo'
    sheet.append(['ỦY BAN NHÂN DÂN', None, None, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'])
    sheet.append(['XÃ SÔNG CHẢY', None, None, 'Độc lập - Tự do - Hạnh phúc'])
    sheet.append([])
    sheet.append(['BIỂU TỔNG HỢP HỘ NGHÈO'])
    sheet.append([])
    sheet.append(['STT', 'Thôn', 'Dân số', None, 'Hộ nghèo', 'Ngày rà soát'])
    sheet.append([None, None, 'Hộ', 'Người', None, None])
    sheet.append(['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'])
    for number, (village, homes, people, poor) in enumerate(VILLAGES, 1):
        told = f'{people // 1000}.{people % 1000:03}' if people >= 1000 else str(people)
        sheet.append([number, f'Thôn {village}', homes, told, poor, f'{number + 5:02}/11/2026'])
    sheet['B10'] = 'Thon Dong Mit'
    sheet['B11'] = 'thôn  Gò Sim '
    sheet['C12'] = '341 hộ'
    sheet.append(['Tổng cộng', None, 4120, 16480, 125, None])
    sheet.append([])
    sheet.append([None, None, None, None, 'Sông Chảy, ngày 20 tháng 11 năm 2026'])
    sheet.append([None, 'NGƯỜI LẬP BIỂU', None, None, 'CHỦ TỊCH'])
    for area in ('A1:C1', 'D1:F1', 'A2:C2', 'D2:F2', 'A4:F4', 'A6:A7', 'B6:B7', 'C6:D6', 'E6:E7', 'F6:F7', 'A21:B21'):
        sheet.merge_cells(area)
    return save(folder, book, 'Tổng hợp hộ nghèo.xlsx')
