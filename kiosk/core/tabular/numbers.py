"""Numbers as people type them, and as a Vietnamese document writes them.

Rules:
- ``1.234,5`` and ``1 234,5`` are Vietnamese, ``1,234.5`` is English; both can be read in one way;
- ``1.234`` and ``1,234`` can be read in two: the other numbers of the column decide (``style``); if nothing does,
  a point before three digits separates thousands as in Vietnamese, and ``1,234`` is left for a person;
- a sign and a unit may stand around it: ``-5``, ``12,5%``, ``120 con``; a code such as ``007`` is no number;
- written, thousands have points, decimals a comma; a percentage has at most two decimals, without useless zeros
  (``3,01%``, ``87,5%``, ``75%``), rounded half away from zero.

>>> read_number('1.234,5'), write(Decimal('1234.5'))
(Typed(value=Decimal('1234.5'), unit=''), '1.234,5')
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from kiosk.core.tabular.sheet import DIGITS

Style = Literal['comma', 'point', '']
"""What stands before the decimals; '' if the column does not tell."""

PERCENT_DECIMALS = 2
SHOWN_DECIMALS = 4
"""Decimals an amount is written with at most."""

_SHAPE = re.compile(
    r'(?P<sign>[-+−–]?)\s*(?P<body>\d[\d.,\s\u00a0\u202f]*\d|\d)\s*(?P<unit>%|[^\W\d_][^\d;/\n]{0,20})?'
)
_GROUPED = re.compile(r'\d{1,3}([.,\s\u00a0\u202f])\d{3}(?:\1\d{3})*')
_SPACES = re.compile(r'[\s\u00a0\u202f]')


class Typed(NamedTuple):
    """A number typed as text, and the unit that stood after it (``%``, ``con``)."""

    value: Decimal
    unit: str


def read_number(text: str, style: Style = '') -> Typed | None:
    """Return the number a text stands for, None if it is none or can be read in two ways."""
    found = _SHAPE.fullmatch(text.strip())
    if not found:
        return None
    digits = _plain(found['body'], style)
    if digits is None or len(digits.replace('.', '')) > DIGITS:
        return None
    negative = found['sign'] in {'-', '−', '–'}
    return Typed(-Decimal(digits) if negative else Decimal(digits), (found['unit'] or '').strip())


def looks_numeric(text: str) -> bool:
    """Return whether it has the shape of a number without a word after it, even if it can be read in two ways."""
    found = _SHAPE.fullmatch(text.strip())
    if not found or found['unit'] not in {None, '%'}:
        return False
    return _plain(found['body'], 'comma') is not None


def style(texts: Iterable[str]) -> Style:
    """Return what separates decimals in these texts: what the clear ones agree on, '' if none or both do."""
    seen: set[Style] = set()
    for text in texts:
        found = _SHAPE.fullmatch(text.strip())
        if found:
            seen.add(_clear_style(_SPACES.sub('', found['body'])))
    seen.discard('')
    return seen.pop() if len(seen) == 1 else ''


def write(value: Decimal, decimals: int = SHOWN_DECIMALS, *, zeros: bool = False) -> str:
    """Return it as a Vietnamese document writes it, rounded to so many decimals; useless zeros only if wanted."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f'{abs(rounded):f}'.partition('.')
    rest = rest if zeros else rest.rstrip('0')
    sign = '-' if rounded < 0 else ''
    return sign + f'{int(whole):,}'.replace(',', '.') + (f',{rest}' if rest else '')


def write_percent(part: Decimal) -> str:
    """Return a percentage: ``Decimal('3.0097')`` gives ``3,01%``."""
    return f'{write(part, PERCENT_DECIMALS)}%'


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return how many percent of the whole a part is, None of nothing."""
    return part * 100 / whole if whole else None


def _plain(body: str, decimals: Style) -> str | None:
    """Return the digits with a point before the decimals."""
    if _SPACES.search(body) and not _GROUPED.fullmatch(_SPACES.sub(' ', re.split('[.,]', body)[0])):
        return None
    bare = _SPACES.sub('', body)
    points, commas = bare.count('.'), bare.count(',')
    if not points and not commas:
        return bare if bare == '0' or not bare.startswith('0') else None
    if points and commas:
        return _mixed(bare, ',' if bare.rfind(',') > bare.rfind('.') else '.')
    mark = '.' if points else ','
    if _GROUPED.fullmatch(bare) and not bare.startswith('0'):
        return _grouped(bare, mark, points + commas, decimals)
    if points + commas > 1:
        return None
    whole, _, rest = bare.partition(mark)
    return f'{whole}.{rest}' if whole == '0' or not whole.startswith('0') else None


def _mixed(bare: str, mark: str) -> str | None:
    whole, _, rest = bare.rpartition(mark)
    other = '.' if mark == ',' else ','
    fits = _GROUPED.fullmatch(whole) and mark not in whole and other not in rest and not whole.startswith('0')
    return f'{whole.replace(other, "")}.{rest}' if fits else None


def _grouped(bare: str, mark: str, marks: int, decimals: Style) -> str | None:
    """Return digits in groups of three: thousands, or (a single mark only) three decimals."""
    own: Style = 'point' if mark == '.' else 'comma'
    if marks > 1 or (decimals and decimals != own):
        return bare.replace(mark, '')
    if decimals == own:
        return bare.replace(mark, '.')
    return bare.replace(mark, '') if mark == '.' else None


def _clear_style(bare: str) -> Style:
    points, commas = bare.count('.'), bare.count(',')
    if points and commas:
        return 'comma' if bare.rfind(',') > bare.rfind('.') else 'point'
    if not points and not commas:
        return ''
    own: Style = 'point' if points else 'comma'
    if points + commas > 1:
        return 'comma' if own == 'point' else 'point'
    return '' if _GROUPED.fullmatch(bare) and not bare.startswith('0') else own
