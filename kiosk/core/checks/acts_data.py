"""A small dated list of acts that a commune's papers name; what is not sure is not in it.

Rules:
- every fact was read at its source and is marked so in the domain notes (§1.10, §2.1, §2.3, §3.2, §4.4); a date or a
  count of articles that was only remembered is left out (None), and so is an act known from hearsay;
- the list is no register of law: an act that is not in it is unknown, which says nothing about the act;
- before a release a person compares it with the official gazette and moves ``REVIEWED``.
"""

from dataclasses import dataclass
from datetime import date

REVIEWED = date(2026, 11, 1)
"""When the facts were last read through (domain.md: sources dated up to October and November 2026)."""


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


_LAW, _DECREE, _RESOLUTION, _DECISION = 'Luật', 'Nghị định', 'Nghị quyết', 'Quyết định'
_ASSEMBLY, _GOVERNMENT, _SCIENCE = 'Quốc hội', 'Chính phủ', 'Bộ Khoa học và Công nghệ'

ACTS: tuple[Act, ...] = (
    Act(_DECREE, '30/2020/NĐ-CP', 'về công tác văn thư', date(2020, 3, 5), _GOVERNMENT),
    Act(_DECREE, '110/2004/NĐ-CP', 'về công tác văn thư', None, _GOVERNMENT, None, date(2020, 3, 5), '30/2020/NĐ-CP'),
    Act(_LAW, '72/2025/QH15', 'Tổ chức chính quyền địa phương', date(2025, 6, 16), _ASSEMBLY, passed=2025),
    Act(
        _LAW, '134/2025/QH15', 'Trí tuệ nhân tạo', date(2025, 12, 10), _ASSEMBLY, date(2026, 3, 1),
        articles=35, passed=2025,
    ),
    Act(_LAW, '91/2025/QH15', 'Bảo vệ dữ liệu cá nhân', None, _ASSEMBLY, date(2026, 1, 1), passed=2025),
    Act(_DECREE, '356/2025/NĐ-CP', '', date(2025, 12, 31), _GOVERNMENT, date(2026, 1, 1)),
    Act(
        _DECREE, '13/2023/NĐ-CP', 'về bảo vệ dữ liệu cá nhân', None, _GOVERNMENT, None, date(2026, 1, 1),
        '91/2025/QH15, 356/2025/NĐ-CP',
    ),
    Act(_LAW, '117/2025/QH15', 'Bảo vệ bí mật nhà nước', None, _ASSEMBLY, date(2026, 3, 1), passed=2025),
    Act(
        _LAW, '', 'Bảo vệ bí mật nhà nước', None, _ASSEMBLY, None, date(2026, 3, 1), '117/2025/QH15', passed=2018,
    ),
    Act(_RESOLUTION, '57-NQ/TW', '', date(2024, 12, 22)),
    Act('Kế hoạch', '01-KH/BCĐTW', '', date(2025, 3, 21)),
    Act('Hướng dẫn', '36-HD/VPTW', '', date(2018, 4, 3)),
    Act(_RESOLUTION, '202/2025/QH15', '', date(2025, 6, 12), _ASSEMBLY),
    Act(_RESOLUTION, '1676/NQ-UBTVQH15', '', date(2025, 6, 16)),
    Act(_RESOLUTION, '332/NQ-CP', '', date(2025, 10, 15), _GOVERNMENT),
    Act(_DECREE, '118/2025/NĐ-CP', '', date(2025, 6, 9), _GOVERNMENT),
    Act(_DECREE, '150/2025/NĐ-CP', '', date(2025, 6, 12), _GOVERNMENT),
    Act(_DECISION, '19/2025/QĐ-TTg', '', date(2025, 6, 30), 'Thủ tướng Chính phủ'),
    Act(_DECISION, '146/QĐ-TTg', '', date(2022, 1, 28), 'Thủ tướng Chính phủ'),
    Act(_DECISION, '757/QĐ-BKHCN', '', date(2025, 4, 29), _SCIENCE),
    Act(_DECISION, '1596/QĐ-BKHCN', '', date(2025, 7, 3), _SCIENCE),
    Act('Công văn', '557/BKHCN-CĐSQG', '', date(2025, 3, 31), _SCIENCE),
)  # fmt: skip
