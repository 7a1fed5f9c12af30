"""The fields of the form: key in a facts file, label a person reads, how long a text and how many of them.

Rules:
- keys are Vietnamese without marks, as in the facts file (``adapters/office/facts_file.py`` tells them);
- limits are generous for real papers and stop what is none: the decree's own register allows a subject of 500
  characters (Annex VI), but more than 250 does not stand in five lines under a title.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Field:
    """``most`` characters a text, ``count`` texts in the list."""

    label: str
    most: int
    count: int = 1


_SHORT, _LINE, _LONG, _PARAGRAPH = 80, 300, 2000, 4000

FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        'trich_yeu': Field('trích yếu', 250),
        'nam_o.vai': Field('ô VAI', _LONG),
        'nam_o.viec': Field('ô VIỆC', _LONG),
        'nam_o.boi_canh': Field('ô BỐI CẢNH', _LONG),
        'nam_o.dinh_dang': Field('ô ĐỊNH DẠNG', _LONG),
        'nam_o.rao': Field('ô RÀO', _LONG),
        'so': Field('số văn bản', 6),
        'ngay': Field('ngày ký', 10),
        'kinh_gui': Field('nơi gửi', _LINE, 40),
        'can_cu': Field('căn cứ', 600, 20),
        'phan': Field('các phần của nội dung', _SHORT, 12),
        'phan.y': Field('ý của nội dung', _LONG, 60),
        'phan.doan': Field('đoạn văn', _PARAGRAPH, 60),
        'viec': Field('bảng phân công', _SHORT, 100),
        'viec.viec': Field('việc trong bảng phân công', 600),
        'viec.ai': Field('người hoặc đơn vị chủ trì', 200),
        'viec.phoi_hop': Field('đơn vị phối hợp', _LINE),
        'viec.han': Field('thời hạn của việc', _SHORT),
        'viec.kinh_phi': Field('kinh phí của việc', 15),
        'hop.ten': Field('tên cuộc họp', 250),
        'hop.bat_dau': Field('thời gian họp', 120),
        'hop.ket_thuc': Field('giờ kết thúc họp', 120),
        'hop.dia_diem': Field('địa điểm họp', 200),
        'hop.chu_tri': Field('người chủ trì', 120),
        'hop.thu_ky': Field('thư ký cuộc họp', 120),
        'hop.ten_thu_ky': Field('họ tên thư ký', 60),
        'hop.thanh_phan': Field('thành phần dự họp', _LINE, 60),
        'hop.luu_y': Field('lưu ý của giấy mời', 600),
        'han': Field('thời hạn', 120),
        'dau_moi': Field('đầu mối', 200),
        'nguoi_ky': Field('họ tên người ký', 60),
        'noi_nhan': Field('nơi nhận', 200, 40),
        'phu_luc': Field('phụ lục', _SHORT, 16),
        'phu_luc.ten': Field('tên phụ lục', 250),
        'phu_luc.cot': Field('cột của phụ lục', _SHORT, 14),
        'phu_luc.hang': Field('hàng của phụ lục', _LINE, 1000),
        'phu_luc.ghi_chu': Field('ghi chú của phụ lục', 600),
        'xac_nhan': Field('điều đã xác nhận', _LINE, 200),
    }
)
