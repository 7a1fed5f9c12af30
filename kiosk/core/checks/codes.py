"""Document codes: ``30/2020/NĐ-CP``, ``05/UBND-VHXH``, ``57-NQ/TW``; read whole, in one comparable form.

Rules:
- a code begins with its number and ends with capital letters; a date or a fraction has none;
- hyphens of every length are one, spaces around signs are none, letters are compared in upper case;
- «Nghị định 30/2020» is the beginning of a code, and stands for every code that begins so;
- the number is compared as a number: ``05/KH-UBND`` is ``5/KH-UBND``.
"""

import re
from dataclasses import dataclass

_LETTERS = r'[A-ZĐ][A-Za-zĐđ]*\d{0,2}'
_DASH = r'[-‐‑–]'
_CODE = re.compile(
    rf'(?<![\w/.,])\d{{1,5}}(?: ?{_DASH} ?{_LETTERS})?(?: ?/ ?\d{{4}})?'
    rf' ?/ ?(?:(?:nđ|nq){_DASH}cp|(?:qđ|ct){_DASH}ttg|qh\d{{1,2}}|{_LETTERS}(?: ?[-‐‑–&.] ?{_LETTERS})*)(?![\w])'
)
_SHORT = re.compile(
    r'(?i)(?<!\w)(?:nghị định|nđ|luật|thông tư|tt|quyết định|qđ|nghị quyết|nq)(?:\s+số)?\s+'
    r'(?P<it>\d{1,4}/(?:19|20)\d\d)(?![\w/-])'
)
_LEGAL = re.compile(
    r'^\d+/\d{4}$|/(?:QH\d+|UBTVQH\d+|(?:NĐ|NQ)-CP|(?:QĐ|CT|CĐ)-TTG|(?:TT|TTLT)-.+|QĐ-(?:B|TTCP|NHNN).*'
    r'|(?:NQ|PL)-UBTVQH\d+|B[A-ZĐ]+-.+)$|/(?:\w*TW|TGV)$'
)
"""Issued by the National Assembly, the Government, a ministry or the Party's centre: what a list of acts can know."""


@dataclass(frozen=True)
class Code:
    """A document code; ``key`` is the form to compare."""

    key: str
    text: str
    start: int
    end: int

    @property
    def legal(self) -> bool:
        """Return whether it is of a central body, not of an office's own series."""
        return is_legal(self.key)


def codes_in(text: str) -> list[Code]:
    """Return the document codes of a text (NFC), in order."""
    whole = [Code(code_key(found[0]), found[0], found.start(), found.end()) for found in _CODE.finditer(text)]
    short = [Code(code_key(found['it']), found['it'], *found.span('it')) for found in _SHORT.finditer(text)]
    return sorted([*whole, *short], key=lambda code: code.start)


def is_legal(key: str) -> bool:
    """Return whether a code (in the form to compare) is of a central body."""
    return _LEGAL.search(key) is not None


def means(key: str, other: str) -> bool:
    """Return whether a code, whole or only its beginning, means the other one."""
    return key == other or other.startswith(f'{key}/')


def code_key(code: str) -> str:
    """Return a code in the form to compare: ``05 / kh–ubnd`` gives ``5/KH-UBND``."""
    bare = re.sub(r'\s+', '', re.sub(_DASH, '-', code)).upper()
    return bare.lstrip('0') or bare
