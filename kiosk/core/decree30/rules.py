"""The layout rules TT01–TT30 of Decree 30/2020/NĐ-CP as dated data, in our own words.

Rules:
- a rule has one severity; ``points`` names those of its points that weigh otherwise;
- a rule is applied from its day on: when another decree comes, its rules stand here beside these;
- the grounds name annex, part, section, clause and point as the decree numbers them.

>>> severity('TT11', 'words'), severity('TT11', 'stroke')
('E', 'W')
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kiosk.core.decree30.finding import Severity

RULES_VERSION = '2020-03-05.1'
"""The day of the decree, and the number of our reading of it; a result names it."""

_DECREE = date(2020, 3, 5)
"""In force from the day of signing (Article 37 of the decree)."""


@dataclass(frozen=True)
class Rule:
    """One rule; ``text`` says in a sentence what is wanted, ``ground`` where the law says so."""

    code: str
    severity: Severity
    text: str
    ground: str
    points: Mapping[str, Severity] = field(default_factory=dict)
    valid_from: date = _DECREE


def _points(**named: str) -> Mapping[str, Severity]:
    """Return point -> severity from ``W='stroke stroke_length'``."""
    weights: tuple[Severity, ...] = ('E', 'W', 'I')
    return MappingProxyType({name: weight for weight in weights for name in named.get(weight, '').split()})


def _rule(code: str, weight: Severity, text: str, place: str, **points: str) -> Rule:
    return Rule(code, weight, text, f'{place} Nghị định 30/2020/NĐ-CP', _points(**points))


_I = 'Phụ lục I, Phần I, Mục I,'
_II = 'Phụ lục I, Phần I, Mục II,'
_III = 'Phụ lục I, Phần I, Mục III,'

_ALL = (
    _rule('TT01', 'E', 'Giấy A4 đặt dọc; chỉ đặt ngang khi trang có bảng.', f'{_I} khoản 1 và 2'),
    _rule('TT02', 'E', 'Lề trên 20 đến 25 mm.', f'{_I} khoản 3'),
    _rule('TT03', 'E', 'Lề dưới 20 đến 25 mm.', f'{_I} khoản 3'),
    _rule('TT04', 'E', 'Lề trái 30 đến 35 mm.', f'{_I} khoản 3'),
    _rule('TT05', 'E', 'Lề phải 15 đến 20 mm.', f'{_I} khoản 3'),
    _rule('TT06', 'E', 'Mọi chữ dùng phông Times New Roman, kể cả kiểu mặc định.', f'{_I} khoản 4', W='symbols'),
    _rule('TT07', 'E', 'Chữ Unicode dựng sẵn; không dùng phông cũ .Vn hoặc VNI.', f'{_I} khoản 4'),
    _rule('TT08', 'W', 'Chữ màu đen; chỉ dấu khẩn màu đỏ.', f'{_I} khoản 4'),
    _rule(
        'TT09',
        'E',
        'Số trang từ 1, cỡ 13 đến 14, đứng, giữa lề trên, không hiện ở trang đầu.',
        f'{_I} khoản 7',
        W='maybe_missing',
    ),
    _rule('TT10', 'E', 'Quốc hiệu đúng chữ, in hoa, đậm, cỡ 12 đến 13, trên một dòng.', f'{_II} khoản 1', W='twice'),
    _rule(
        'TT11',
        'E',
        'Tiêu ngữ đúng chữ, đậm, cỡ 13 đến 14; dưới có đường kẻ dài bằng dòng chữ.',
        f'{_II} khoản 1',
        W='stroke stroke_length',
    ),
    _rule(
        'TT12',
        'E',
        'Tên cơ quan in hoa, cỡ 12 đến 13; cơ quan ban hành đậm, cơ quan chủ quản không đậm; '
        'dưới có đường kẻ dài 1/3 đến 1/2 dòng chữ.',
        f'{_II} khoản 2',
        W='stroke stroke_length',
    ),
    _rule(
        'TT13',
        'E',
        'Số, ký hiệu viết dạng “Số: 05/BC-UBND”, cỡ 13, đứng; số nhỏ hơn 10 thêm số 0.',
        f'{_II} khoản 3',
        I='blank',
    ),
    _rule('TT14', 'E', 'Chữ viết tắt trong ký hiệu khớp với tên loại; công văn không có.', 'Phụ lục III, Mục I'),
    _rule('TT15', 'W', 'Ký hiệu văn bản hành chính không ghi năm.', f'{_II} khoản 3 điểm b'),
    _rule(
        'TT16',
        'E',
        'Địa danh và ngày tháng viết dạng “Sông Chảy, ngày 05 tháng 01 năm 2026”, nghiêng, cỡ 13 đến 14, '
        'cùng dòng với số, ký hiệu.',
        f'{_II} khoản 4',
        W='month minutes',
        I='blank future',
    ),
    _rule(
        'TT17',
        'E',
        'Tên loại in hoa, đậm, cỡ 13 đến 14, ở giữa; trích yếu đậm, cỡ 13 đến 14, ở giữa, dưới có đường kẻ '
        'dài 1/3 đến 1/2 dòng chữ.',
        f'{_II} khoản 5',
        W='stroke stroke_length vv own_line',
    ),
    _rule(
        'TT18',
        'E',
        'Công văn không ghi tên loại; trích yếu sau chữ “V/v”, cỡ 12 đến 13, không đậm, giữa dưới số, '
        'ký hiệu, cách 6 pt.',
        f'{_II} khoản 5 điểm b',
        W='colon',
    ),
    _rule(
        'TT19',
        'E',
        'Mỗi căn cứ một dòng, nghiêng, cuối dòng chấm phẩy, dòng cuối dấu chấm; Luật không ghi số.',
        f'{_II} khoản 6 điểm a',
        W='law_number',
    ),
    _rule(
        'TT20',
        'E',
        'Lời văn canh đều hai lề, cỡ 13 đến 14, đứng; lùi đầu dòng 1 hoặc 1,27 cm; cách đoạn từ 6 pt; '
        'cách dòng từ đơn đến 1,5.',
        f'{_II} khoản 6 điểm e',
        W='gap line italic',
    ),
    _rule(
        'TT21',
        'E',
        'Điều, khoản, điểm đánh số liên tục; “Điều 1.” đậm; điểm theo bảng chữ cái tiếng Việt.',
        f'{_II} khoản 6 điểm đ',
        W='clause letter article_dot',
    ),
    _rule(
        'TT22',
        'E',
        'Quyền hạn, chức vụ in hoa, đậm, cỡ 13 đến 14; họ tên đậm, không ghi học hàm, học vị; '
        'TM. KT. TL. TUQ. Q. có dấu chấm.',
        f'{_II} khoản 7',
        W='name_missing',
    ),
    _rule(
        'TT23',
        'E',
        '“Nơi nhận:” cỡ 12, đậm, nghiêng; danh sách cỡ 11, mỗi dòng “- …;”, dòng cuối “- Lưu: VT, ….”.',
        f'{_II} khoản 9 điểm d',
        W='minutes_missing',
    ),
    _rule(
        'TT24',
        'E',
        'Công văn, tờ trình có “Kính gửi”; khi có thì Nơi nhận ghi “- Như trên;”; quyết định ghi “- Như Điều …;”.',
        f'{_II} khoản 9',
        W='not_expected as_above as_articles nothing_above bold italic',
    ),
    _rule('TT25', 'W', 'Gửi nhiều nơi: mỗi nơi một dòng “- …;”, dòng cuối dấu chấm.', f'{_II} khoản 9 điểm d'),
    _rule('TT26', 'I', 'Kết thúc nội dung bằng “./.” như các mẫu.', 'Phụ lục III, Mục II'),
    _rule(
        'TT27',
        'E',
        '“Phụ lục” cỡ 14, đậm, ở giữa; tên phụ lục in hoa, đậm; dòng “(Kèm theo …)” nghiêng; từ hai phụ lục '
        'đánh số La Mã; nội dung có chỉ dẫn đến phụ lục.',
        f'{_III} khoản 1',
        W='notice_missing not_mentioned heading_capitals',
    ),
    _rule(
        'TT28',
        'E',
        'Chỉ có ba mức khẩn: HỎA TỐC, THƯỢNG KHẨN, KHẨN. Gặp dấu mật thì dừng, không xử lý trên máy này.',
        f'{_III} khoản 2',
        W='color frame',
    ),
    _rule(
        'TT29',
        'W',
        'Viết hoa, viết tắt, dấu câu đúng quy định; không có ký tự lạ.',
        'Phụ lục II',
        I='people',
    ),
    _rule('TT30', 'E', 'Không còn ô trống, dấu đánh dấu và câu thừa của máy.', 'Điều 10 khoản 4 và Điều 12 khoản 2'),
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _ALL})
"""Every rule by its code, in the order of the codes."""


def severity(code: str, point: str) -> Severity:
    """Return how much a point of a rule weighs."""
    return RULES[code].points.get(point, RULES[code].severity)
