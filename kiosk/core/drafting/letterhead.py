"""The unit's letterhead: who issues, under which symbol, from which place, and who may sign how.

Rules:
- the commune's committee is two lines (``ỦY BAN NHÂN DÂN`` / ``XÃ SÔNG CHẢY``), with a superior body above them only
  where the province wants it;
- a unit that issues by itself stands in bold under the committee's short name, which is not bold;
- symbols are those of domain.md §1.9 and may be changed, as the head of the office decides (Annex III of the decree);
- powers: ``TM.`` for the collective, ``KT.`` for the head, ``TL.`` by order, ``TUQ.`` by authorisation, ``Q.`` acting.

>>> issuer_of(Letterhead(), 'VHXH').superior
('UBND XÃ SÔNG CHẢY',)
"""

import re
from dataclasses import dataclass
from itertools import chain

from kiosk.core.errors import BadFactError, BadLetterheadError

NAME_LIMIT, PLACE_LIMIT, SYMBOL_LIMIT = 80, 30, 12
"""Characters: names of bodies, of the place, symbols."""

SYMBOL = re.compile(r'[A-ZĐ]{2,12}')


@dataclass(frozen=True)
class Signing:
    """One way to sign; ``lines`` in capitals, power and post; ``chair`` if the paper is the chair's own."""

    slug: str
    lines: tuple[str, ...]
    chair: bool = False


@dataclass(frozen=True)
class Unit:
    """A unit of the committee; ``head`` is the post of whoever leads it, in capitals."""

    name: str
    symbol: str
    head: str = 'TRƯỞNG PHÒNG'


UNITS = (
    Unit('Văn phòng HĐND và UBND', 'VP', 'CHÁNH VĂN PHÒNG'),
    Unit('Phòng Kinh tế', 'KT'),
    Unit('Phòng Văn hóa - Xã hội', 'VHXH'),
    Unit('Trung tâm Phục vụ hành chính công', 'TTPVHCC', 'GIÁM ĐỐC'),
)
"""Decree 150/2025/NĐ-CP and domain.md §1.9, §2.3."""

_TOGETHER = 'TM. ỦY BAN NHÂN DÂN'
SIGNINGS = (
    Signing('chu-tich', (_TOGETHER, 'CHỦ TỊCH')),
    Signing('pho-chu-tich', (_TOGETHER, 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH')),
    Signing('rieng-chu-tich', ('CHỦ TỊCH',), chair=True),
    Signing('rieng-pho-chu-tich', ('KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'), chair=True),
    Signing('quyen-chu-tich', (_TOGETHER, 'Q. CHỦ TỊCH')),
    Signing('chanh-van-phong', ('TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'), chair=True),
    Signing('uy-quyen-chanh-van-phong', ('TUQ. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'), chair=True),
)


@dataclass(frozen=True)
class Letterhead:
    """The setting of one office; ``superior`` is blank unless the province wants it above the committee."""

    body: str = 'Ủy ban nhân dân'
    area: str = 'xã Sông Chảy'
    symbol: str = 'UBND'
    place: str = 'Sông Chảy'
    superior: str = ''
    units: tuple[Unit, ...] = UNITS
    signings: tuple[Signing, ...] = SIGNINGS


@dataclass(frozen=True)
class Issuer:
    """Who issues one document. ``lines`` and ``superior`` are in capitals, not yet broken to the column.

    ``name`` is how it is called where it is first named, ``short`` afterwards; ``authority`` is what stands above
    the grounds of a decision.
    """

    superior: tuple[str, ...]
    lines: tuple[str, ...]
    symbol: str
    name: str
    short: str
    committee: str
    place: str
    signings: tuple[Signing, ...]
    unit: bool = False

    def signing(self, slug: str) -> Signing:
        """Return a way to sign, the first one if ``slug`` is blank; raise BadFactError."""
        for signing in self.signings:
            if slug in {signing.slug, ''}:
                return signing
        known = ', '.join(signing.slug for signing in self.signings)
        raise BadFactError(field='hình thức ký', reason='unknown_signing', found=slug, known=known)


def issuer_of(letterhead: Letterhead, symbol: str = '') -> Issuer:
    """Return the committee, or the unit with this symbol; raise BadFactError (unknown_unit)."""
    name = f'{letterhead.body} {letterhead.area}'
    grade = letterhead.area.split()[0]
    committee = f'{letterhead.symbol} {grade}'
    if symbol in {'', letterhead.symbol}:
        return Issuer(
            (letterhead.superior.upper(),) if letterhead.superior else (),
            (letterhead.body.upper(), letterhead.area.upper()),
            letterhead.symbol,
            name,
            f'{letterhead.body} {grade}',
            committee,
            letterhead.place,
            letterhead.signings,
        )
    unit = unit_of(letterhead, symbol)
    return Issuer(
        (f'{letterhead.symbol} {letterhead.area}'.upper(),),
        (unit.name.upper(),),
        unit.symbol,
        unit.name,
        unit.name,
        committee,
        letterhead.place,
        _unit_signings(unit),
        unit=True,
    )


def unit_of(letterhead: Letterhead, symbol: str, field: str = 'đơn vị') -> Unit:
    """Return the unit with this symbol; raise BadFactError (unknown_unit) under the label of the field."""
    for unit in letterhead.units:
        if unit.symbol == symbol:
            return unit
    known = ', '.join(unit.symbol for unit in letterhead.units)
    raise BadFactError(field=field, reason='unknown_unit', found=symbol, known=known)


def check_letterhead(letterhead: Letterhead) -> None:
    """Raise BadLetterheadError for a blank or overlong name, a symbol that is none, or one used twice."""
    named = [
        ('tên cơ quan', letterhead.body, NAME_LIMIT),
        ('địa bàn', letterhead.area, NAME_LIMIT),
        ('địa danh', letterhead.place, PLACE_LIMIT),
        *(('tên đơn vị', unit.name, NAME_LIMIT) for unit in letterhead.units),
        *(('chức vụ', unit.head, NAME_LIMIT) for unit in letterhead.units),
        *(('dòng ký', line, NAME_LIMIT) for signing in letterhead.signings for line in signing.lines),
    ]
    for field, text, limit in named:
        if not text.strip():
            raise BadLetterheadError(field=field, reason='empty')
        _within(field, text, limit)
    _within('cơ quan chủ quản', letterhead.superior, NAME_LIMIT)
    if not letterhead.signings:
        raise BadLetterheadError(field='hình thức ký', reason='empty')
    symbols = [letterhead.symbol, *(unit.symbol for unit in letterhead.units)]
    for symbol in symbols:
        if not SYMBOL.fullmatch(symbol):
            raise BadLetterheadError(field='ký hiệu', reason='symbol', found=symbol)
    for found in chain(symbols, (signing.slug for signing in letterhead.signings)):
        if [*symbols, *(signing.slug for signing in letterhead.signings)].count(found) > 1:
            raise BadLetterheadError(field='ký hiệu', reason='twice', found=found)


def _within(field: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise BadLetterheadError(field=field, reason='too_long', length=len(text), limit=limit)


def _unit_signings(unit: Unit) -> tuple[Signing, ...]:
    return (
        Signing('truong', (unit.head,)),
        Signing('pho', (f'KT. {unit.head}', f'PHÓ {unit.head}')),
        Signing('quyen', (f'Q. {unit.head}',)),
    )
