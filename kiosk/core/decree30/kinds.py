"""The kinds of administrative document and the abbreviations of their names.

Rules:
- the 29 kinds of Article 7 of the decree, the abbreviations of Annex III, section I;
- công văn and thư công have no abbreviation; some are written in mixed case (QyĐ, CTr, TTr);
- a notice of conclusions is a notice whose subject begins with "Kết luận": it has a slug of its own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.core.vietnamese import fold

_KINDS = (
    ('nghị quyết', 'NQ'),
    ('quyết định', 'QĐ'),
    ('chỉ thị', 'CT'),
    ('quy chế', 'QC'),
    ('quy định', 'QyĐ'),
    ('thông cáo', 'TC'),
    ('thông báo', 'TB'),
    ('hướng dẫn', 'HD'),
    ('chương trình', 'CTr'),
    ('kế hoạch', 'KH'),
    ('phương án', 'PA'),
    ('đề án', 'ĐA'),
    ('dự án', 'DA'),
    ('báo cáo', 'BC'),
    ('biên bản', 'BB'),
    ('tờ trình', 'TTr'),
    ('hợp đồng', 'HĐ'),
    ('công văn', ''),
    ('công điện', 'CĐ'),
    ('bản ghi nhớ', 'BGN'),
    ('bản thỏa thuận', 'BTT'),
    ('giấy ủy quyền', 'GUQ'),
    ('giấy mời', 'GM'),
    ('giấy giới thiệu', 'GGT'),
    ('giấy nghỉ phép', 'GNP'),
    ('phiếu gửi', 'PG'),
    ('phiếu chuyển', 'PC'),
    ('phiếu báo', 'PB'),
    ('thư công', ''),
)

NAMES: Mapping[str, str] = MappingProxyType({fold(name).replace(' ', '-'): name for name, _ in _KINDS})
"""Slug -> name: ``to-trinh`` -> ``tờ trình``."""

ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {fold(name).replace(' ', '-'): short for name, short in _KINDS} | {'thong-bao-ket-luan': 'TB'}
)
"""Slug -> abbreviation, empty for those that have none."""

CONCLUSIONS = 'thong-bao-ket-luan'


def slug_of(name: str) -> str | None:
    """Return the slug of a kind's name however it is cased, or None if it is no kind."""
    slug = '-'.join(fold(name).split())
    return slug if slug in NAMES else None


def slug_beginning(text: str) -> str | None:
    """Return the kind whose name begins a line in capitals (``BÁO CÁO KẾT QUẢ …``), the longest; or None."""
    if not text.isupper():
        return None
    words = f'{fold(text)} '
    fits = [slug for slug in NAMES if words.startswith(slug.replace('-', ' ') + ' ')]
    return max(fits, key=len, default=None)


def name_of(slug: str) -> str:
    """Return the name of a kind in lower case: ``thông báo`` for a notice of conclusions too."""
    return NAMES['thong-bao' if slug == CONCLUSIONS else slug]
