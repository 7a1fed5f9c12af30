"""The nine kinds a commune writes most, each a skeleton over one formatter (domain.md §1.6, §2.4, §4.8)."""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.core.drafting.kinds.letters import CONG_VAN, GIAY_MOI, THONG_BAO
from kiosk.core.drafting.kinds.meetings import BIEN_BAN, THONG_BAO_KET_LUAN
from kiosk.core.drafting.kinds.plans import KE_HOACH, QUYET_DINH, TO_TRINH
from kiosk.core.drafting.kinds.reports import BAO_CAO
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.errors import UnknownKindError

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.slug: kind
        for kind in (
            CONG_VAN,
            THONG_BAO,
            GIAY_MOI,
            BAO_CAO,
            KE_HOACH,
            TO_TRINH,
            BIEN_BAN,
            QUYET_DINH,
            THONG_BAO_KET_LUAN,
        )
    }
)
"""By slug, in the order in which a screen offers them."""


def kind_named(slug: str) -> Kind:
    """Return a kind; raise UnknownKindError."""
    if slug not in KINDS:
        raise UnknownKindError(kind=slug[:40], known=', '.join(KINDS))
    return KINDS[slug]
