"""How people write a telephone and an identity number: patterns of digits in groups, for ``personal_patterns``.

Rules:
- in groups that nothing else is written in (``0912/345/678``) any one to three signs stand between, the end of a line
  too; in groups that dates, times and lists have as well (``09 12 34 56 78``) points, spaces, hyphens and low lines
  only: the patterns ``SIGNED_…`` take one and the same other sign there, for the mask alone;
- after a word that names the number the groups are free (``FREE_…``);
- an amount never begins with 0: a unit of money behind such a number does not make it one, unless the first group may
  be the number of a row («05 12.345.678 đồng»).
"""

FREE = r'(?<![\w.,/+-])'
MONEY = r'(?!\s*(?:đồng|vnđ|vnd|nghìn|ngàn|triệu|tỷ|tỉ|usd|kwh|ha|kg)(?!\w))'
STOP = r'(?!\w|[.,/-]\d)'
END = STOP + MONEY
_GAP = r'[ ._-]{1,3}'
_ANY_GAP = r'(?:_|[^\w\[\]]){1,3}'
_SIGNS = (',', ';', ':', '/', r'\|', r'\*', r'\\')
_IN_LISTS = ',;:'
NO_LIST = r'(?![0-3]\d(?:\D{1,3}[0-3]\d){4}(?!\d))'
"""Not before numbers of two digits in a row that are those of days or of hamlets: «05,06,07», «05,12,19,26,30»."""
_MOST_SHORT = 2
"""Digits of a first group that may be the number of a row before an amount: «05 12.345.678 đồng»."""


def _grouped(gap: str, *shapes: tuple[int, ...]) -> str:
    """Return a pattern of digits in the given groups; money behind it tells only if the first group is short."""
    return '|'.join(
        gap.join(rf'\d{{{size}}}' for size in shape) + (MONEY if shape[0] <= _MOST_SHORT else '') for shape in shapes
    )


def _signed(*shapes: tuple[int, ...]) -> str:
    """Return a pattern of digits in the given groups, with one and the same sign between all of them.

    A sign of lists has no space beside it then: «các ngày 05, 12, 19, 26, 30» is a list.
    """
    return '|'.join(_grouped(sign if sign in _IN_LISTS else f' ?{sign} ?', *shapes) for sign in _SIGNS)


def _digits(first: str, more: int) -> str:
    """Return a pattern of ``first`` and as many more digits in any groups; a line may end between two of them."""
    return '|'.join(rf'{first}(?:{gap}\d){{{more}}}' for gap in (r'[\s._-]{0,3}', *(f'(?: ?{s} ?)?' for s in _SIGNS)))


FREE_ID, FREE_PHONE = _digits('0', 11), _digits('0', 9)
_ID_SURE = ((3, 3, 3, 3), (6, 6), (3, 9), (3, 3, 6))
_ID_GROUPS = ((4, 4, 4), (3, 1, 2, 6), (2,) * 6, (1,) * 12)
_PHONE_SURE = ((4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 6), (3, 7), (5, 5))
_PHONE_GROUPS = ((4, 2, 2, 2), (2, 4, 4), (2,) * 5, (1,) * 10, (4, 3, 1, 2))
ID, PHONE = (
    f'{_grouped(_ANY_GAP, *sure)}|{_grouped(_GAP, *others)}'
    for sure, others in ((_ID_SURE, _ID_GROUPS), (_PHONE_SURE, _PHONE_GROUPS))
)
_AFTER_84 = _grouped(_ANY_GAP, (3, 3, 3), (3, 2, 2, 2), (3, 6), (9,), (2, 3, 4), (1, 4, 4), (1, 2, 3, 3), (1,) * 9)
ABROAD = rf'(?:{_ANY_GAP})?(?=[35789])(?:{_AFTER_84.replace(MONEY, "")})'
"""What follows +84."""
_PAIRS = r'\d{4}[^\w\[\]](?![0-3]\d\D[01]\d\D\d\d(?!\d))' + r'[^\w\[\]]'.join([r'\d\d'] * 3)
"""«0912-34/56/78», where the pairs are no date."""
SIGNED_ID, SIGNED_PHONE = _signed(*_ID_GROUPS), f'{_signed(*_PHONE_GROUPS)}|{_PAIRS}'
SIGNED_LANDLINE = _signed((4, 4, 3), (3, 4, 4), (4, 3, 4), (4, 7), (3, 8))
SIGNED_TEN, SIGNED_NINE = _signed((2, 4, 4), (3, 3, 4), (4, 3, 3), (4, 6)), _signed((3, 3, 3), (3, 6))
