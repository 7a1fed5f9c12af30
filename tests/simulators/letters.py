"""A clean letter of an invented commune, and ways to spoil it.

>>> letter(body('Thân bài.', align='left'), left_mm=20.0)
"""

from kiosk.core.decree30.document import Cell, Document, Paragraph, Run, Section, Stroke, Table


def line(text: str, size: float = 13, align: str = 'center', **more) -> Paragraph:
    look = {name: more.pop(name) for name in ('bold', 'italic') if name in more}
    return Paragraph((Run(text, size=size, **look),), align=align, **more)


def letterhead(*lines: Paragraph) -> Table:
    right = (
        line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold=True),
        line('Độc lập - Tự do - Hạnh phúc', 14, bold=True, strokes=(Stroke(60.5),)),
        line('Sông Chảy, ngày 05 tháng 02 năm 2026', 14, italic=True, before_pt=6),
    )
    left = (
        line('ỦY BAN NHÂN DÂN', bold=True),
        line('XÃ SÔNG CHẢY', bold=True, strokes=(Stroke(16.0),)),
        line('Số: 12/UBND-VHXH', before_pt=6),
        line('V/v tổng vệ sinh môi trường', 12, before_pt=6),
    )
    return Table(((Cell(left + lines), Cell(right)),), (66.0, 99.0), ruled=False)


def body(text: str, **more) -> Paragraph:
    return Paragraph((Run(text),), **{'align': 'justify', 'first_mm': 12.7, 'before_pt': 6.0, **more})


def letter(*more: Paragraph, left_mm: float = 30.0, numbered: bool = True, first: Table | None = None) -> Document:
    number = Paragraph((Run('2', page_field=True),), align='center')
    signs = (
        line('TM. ỦY BAN NHÂN DÂN', 14, bold=True),
        line('CHỦ TỊCH', 14, bold=True),
        line('Nguyễn Văn Mẫu', 14, bold=True, before_pt=60),
    )
    to = (
        line('Nơi nhận:', 12, 'left', bold=True, italic=True),
        line('- Như trên;', 11, 'left'),
        line('- Lưu: VT, VHXH.', 11, 'left'),
    )
    blocks = (
        first or letterhead(),
        line('Kính gửi: Các thôn trên địa bàn xã', 14, before_pt=12),
        body('Ủy ban nhân dân xã đề nghị các thôn tổng vệ sinh môi trường trước ngày 20 tháng 02 năm 2026.'),
        *more,
        body('Đề nghị các thôn thực hiện./.'),
        Table(((Cell(to), Cell(signs)),), (80.0, 85.0), ruled=False),
    )
    header = (number,) if numbered else ()
    return Document((Section(blocks, left_mm=left_mm, header=header, different_first=numbered, page_start=1),))
