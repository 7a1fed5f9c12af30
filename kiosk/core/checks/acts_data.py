"""A small dated list of acts that a commune's papers name; what is not sure is not in it.

Rules:
- every act says where its number and dates were read (``source``): a site of laws or a paper with the page, or the
  domain notes (§1.10, §2.1, §2.3, §3.2, §4.4); one that stands in the notes alone is marked ``NOTES_ONLY``;
- a date or a count of articles that was only remembered is left out (None), and so is an act known from hearsay;
- the list is no register of law: an act that is not in it is unknown, which says nothing about the act;
- none of these pages is the official gazette: before a release a person compares the list with it and moves
  ``REVIEWED``.
"""

from dataclasses import dataclass
from datetime import date

REVIEWED = date(2026, 11, 25)
"""When every act was last compared with its source."""

NOTES_ONLY = 'domain notes only'
"""Begins the source of an act for which no public page was found beside the notes."""


@dataclass(frozen=True)
class Act:
    """One act. ``number`` may be '' where only the name is sure; dates are None where they are not sure.

    ``until`` is the first day on which it is no longer in force; ``articles`` how many articles it has;
    ``passed`` the year by which an old law is told from the new one of the same name.
    """

    kind: str
    number: str
    name: str
    issued: date | None = None
    issuer: str = ''
    in_force: date | None = None
    until: date | None = None
    replaced_by: str = ''
    articles: int | None = None
    passed: int | None = None
    source: str = ''


_LAW, _DECREE, _RESOLUTION, _DECISION = 'Luật', 'Nghị định', 'Nghị quyết', 'Quyết định'
_ASSEMBLY, _GOVERNMENT, _SCIENCE = 'Quốc hội', 'Chính phủ', 'Bộ Khoa học và Công nghệ'
_PRIME_MINISTER, _STANDING = 'Thủ tướng Chính phủ', 'Ủy ban Thường vụ Quốc hội'
_NEW_YEAR, _MARCH = date(2026, 1, 1), date(2026, 3, 1)

ACTS: tuple[Act, ...] = (
    Act(
        _DECREE, '30/2020/NĐ-CP', 'về công tác văn thư', date(2020, 3, 5), _GOVERNMENT, date(2020, 3, 5),
        source='text of the decree, Điều 37: in force from the day it was signed; domain notes §1',
    ),
    Act(
        _DECREE, '110/2004/NĐ-CP', 'về công tác văn thư', date(2004, 4, 8), _GOVERNMENT, None, date(2020, 3, 5),
        '30/2020/NĐ-CP', source='text of 30/2020/NĐ-CP, Điều 37: no longer in force from the day that decree is',
    ),
    Act(
        _LAW, '72/2025/QH15', 'Tổ chức chính quyền địa phương', date(2025, 6, 16), _ASSEMBLY, date(2025, 6, 16),
        articles=54, passed=2025, source='yentruong.thanhhoa.gov.vn, article 610145; domain notes §1.10',
    ),
    Act(
        _LAW, '134/2025/QH15', 'Trí tuệ nhân tạo', date(2025, 12, 10), _ASSEMBLY, _MARCH,
        articles=35, passed=2025, source='soha.vn 01/3/2026; luatvietnam.vn, article 106136; domain notes §3.2',
    ),
    Act(
        _LAW, '91/2025/QH15', 'Bảo vệ dữ liệu cá nhân', date(2025, 6, 26), _ASSEMBLY, _NEW_YEAR, passed=2025,
        source='thuviennhadat.vn, text 625628; vneconomy.vn 01/01/2026; domain notes §3.2',
    ),
    Act(
        _DECREE, '356/2025/NĐ-CP', '', date(2025, 12, 31), _GOVERNMENT, _NEW_YEAR,
        source='frasersvn.com 19/01/2026; domain notes §3.2',
    ),
    Act(
        _DECREE, '13/2023/NĐ-CP', 'về bảo vệ dữ liệu cá nhân', date(2023, 4, 17), _GOVERNMENT, date(2023, 7, 1),
        _NEW_YEAR, '91/2025/QH15, 356/2025/NĐ-CP',
        source='frasersvn.com 19/01/2026; manaboxvietnam.com (in force); domain notes §3.2',
    ),
    Act(
        _LAW, '117/2025/QH15', 'Bảo vệ bí mật nhà nước', date(2025, 12, 10), _ASSEMBLY, _MARCH,
        articles=28, passed=2025, source='pbgdpl.gov.vn, item 4798; phaply.net.vn 01/3/2026; domain notes §3.2',
    ),
    Act(
        _LAW, '29/2018/QH14', 'Bảo vệ bí mật nhà nước', date(2018, 11, 15), _ASSEMBLY, date(2020, 7, 1), _MARCH,
        '117/2025/QH15', passed=2018, source='hocluat.vn, introduction of the law; pbgdpl.gov.vn, item 4798 (end)',
    ),
    Act(
        _RESOLUTION, '57-NQ/TW', '', date(2024, 12, 22),
        source='hethongphapluat.com, text of 757/QĐ-BKHCN; domain notes §3.2',
    ),
    Act(
        'Kế hoạch', '01-KH/BCĐTW', '', date(2025, 3, 21),
        source='hethongphapluat.com, texts of 757/QĐ-BKHCN and 1596/QĐ-BKHCN; domain notes §3.2',
    ),
    Act(
        'Hướng dẫn', '36-HD/VPTW', '', date(2018, 4, 3), source='docplayer.vn 146735479; domain notes §1.12',
    ),
    Act(_RESOLUTION, '202/2025/QH15', '', date(2025, 6, 12), _ASSEMBLY, source=f'{NOTES_ONLY}, §2.1'),
    Act(
        _RESOLUTION, '1676/NQ-UBTVQH15', '', date(2025, 6, 16), _STANDING,
        source='thuviennhadat.vn, list 685791; domain notes §2.1',
    ),
    Act(_RESOLUTION, '332/NQ-CP', '', date(2025, 10, 15), _GOVERNMENT, source=f'{NOTES_ONLY}, §2.3'),
    Act(
        _DECREE, '118/2025/NĐ-CP', '', date(2025, 6, 9), _GOVERNMENT,
        source='hethongphapluat.vn, text of 128/2025/QĐ-UBND Thanh Hóa; domain notes §2.3',
    ),
    Act(_DECREE, '150/2025/NĐ-CP', '', date(2025, 6, 12), _GOVERNMENT, source=f'{NOTES_ONLY}, §2.3'),
    Act(
        _DECISION, '19/2025/QĐ-TTg', '', date(2025, 6, 30), _PRIME_MINISTER,
        source='baolaocai.vn, post 648007 (number); domain notes §2.1 (day)',
    ),
    Act(
        _DECISION, '146/QĐ-TTg', '', date(2022, 1, 28), _PRIME_MINISTER,
        source='luatvietnam.vn 216400; domain notes §3.2',
    ),
    Act(
        _DECISION, '757/QĐ-BKHCN', '', date(2025, 4, 29), _SCIENCE,
        source='luatvietnam.vn 399423; hethongphapluat.com, text; domain notes §3.2',
    ),
    Act(
        _DECISION, '1596/QĐ-BKHCN', '', date(2025, 7, 3), _SCIENCE,
        source='hethongphapluat.com, text; domain notes §3.2',
    ),
    Act('Công văn', '557/BKHCN-CĐSQG', '', date(2025, 3, 31), _SCIENCE, source=f'{NOTES_ONLY}, §3.2'),
)  # fmt: skip
