"""The numbers and dashes that lists put before their paragraphs, counted as Word counts them.

Rules:
- lists that share one abstract list share its counters; a ``startOverride`` begins anew once;
- a level counts from its start again when a level above it has moved on;
- a bullet of a symbol font becomes the sign it shows.

>>> numbering.label('1', 0)
'1.'
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.adapters.office.docx_styles import Lines, Styles
from kiosk.adapters.office.docx_symbols import shown
from kiosk.adapters.office.ooxml import Element, local, number, value, w

DEEPEST = 8
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, 'm'),
    (900, 'cm'),
    (500, 'd'),
    (400, 'cd'),
    (100, 'c'),
    (90, 'xc'),
    (50, 'l'),
    (40, 'xl'),
    (10, 'x'),
)
_ROMAN += ((9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i'))
_LARGEST = 3999
"""Beyond it Roman numerals end, and no list of a document goes there."""


@dataclass(frozen=True)
class Level:
    """One level of a list; ``pattern`` holds ``%1`` for the number of level 1."""

    start: int
    kind: str
    pattern: str
    legal: bool
    font: str
    lines: Lines


class Numbering:
    """The lists of one document and where each has come to."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read ``numbering.xml``; None is a document without one."""
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for each in root if root is not None else ():
            if local(each) == 'abstractNum':
                self._abstract[each.get(w('abstractNumId'), '')] = each
            elif local(each) == 'num':
                self._numbers[each.get(w('numId'), '')] = each
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def place(self, lines: Lines, style: str) -> tuple[str, int] | None:
        """Return which list and level a paragraph of these formats is in, None if in none."""
        name = lines.get('numId')
        if name is None or name not in self._numbers:
            return None
        found = number(lines.get('ilvl'))
        level = self._level_of_style(name, style) if found is None else int(found)
        return name, min(max(level, 0), DEEPEST)

    def level(self, name: str, depth: int) -> Level | None:
        """Return a level of a list, None if the list does not have it."""
        overridden = self._override(name, depth)
        source = overridden.find(w('lvl')) if overridden is not None else None
        if source is None:
            source = _of_depth(self._abstract_of(name), 'lvl', depth)
        return None if source is None else self._read(source)

    def label(self, name: str, depth: int) -> str:
        """Count on by one in a level and return what it shows."""
        level = self.level(name, depth)
        if level is None:
            return ''
        counts = self._counts.setdefault(value(self._numbers[name], 'abstractNumId') or name, {})
        if name not in self._begun:
            self._begun.add(name)
            for at in range(DEEPEST + 1):
                begin = number(value(self._override(name, at), 'startOverride'))
                if begin is not None:
                    counts[at] = int(begin) - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [at for at in counts if at > depth]:
            del counts[below]
        if level.kind == 'bullet':
            return shown(level.pattern, level.font)
        return re.sub(r'%([1-9])', lambda found: self._one(name, int(found[1]) - 1, counts, level), level.pattern)

    def _one(self, name: str, depth: int, counts: Mapping[int, int], shown_at: Level) -> str:
        level = self.level(name, depth)
        if level is None:
            return ''
        return counted(counts.get(depth, level.start), 'decimal' if shown_at.legal else level.kind)

    def _read(self, source: Element) -> Level:
        start = number(value(source, 'start'))
        letters = self._styles.letters(source.find(w('rPr')))
        return Level(
            start=1 if start is None else int(start),
            kind=value(source, 'numFmt') or 'decimal',
            pattern=value(source, 'lvlText') or '',
            legal=source.find(w('isLgl')) is not None,
            font=letters.get('font.ascii', ''),
            lines=self._styles.lines(source.find(w('pPr'))),
        )

    def _override(self, name: str, depth: int) -> Element | None:
        return _of_depth(self._numbers.get(name), 'lvlOverride', depth)

    def _abstract_of(self, name: str) -> Element | None:
        abstract = self._abstract.get(value(self._numbers.get(name), 'abstractNumId') or '')
        linked = value(abstract, 'numStyleLink')
        for style in self._styles.elements(linked)[:1]:
            source = style.find(f'{w("pPr")}/{w("numPr")}')
            other = self._numbers.get(value(source, 'numId') or '')
            return self._abstract.get(value(other, 'abstractNumId') or '', abstract)
        return abstract

    def _level_of_style(self, name: str, style: str) -> int:
        abstract = self._abstract_of(name)
        for each in abstract.findall(w('lvl')) if abstract is not None else ():
            if value(each, 'pStyle') == style:
                return int(number(each.get(w('ilvl'))) or 0)
        return 0


def counted(count: int, kind: str) -> str:
    """Return a count as a list shows it (``lowerLetter``: a, b, … z, aa); unknown kinds as digits."""
    if kind in {'upperRoman', 'lowerRoman'} and 0 < count <= _LARGEST:
        roman = _roman(count)
        return roman.upper() if kind == 'upperRoman' else roman
    if kind in {'upperLetter', 'lowerLetter'} and 0 < count <= _LARGEST:
        times, at = divmod(count - 1, 26)
        return chr(ord('A' if kind == 'upperLetter' else 'a') + at) * (times + 1)
    if kind == 'decimalZero':
        return f'{count:02d}'
    return '' if kind == 'none' else str(count)


def _roman(count: int) -> str:
    text = ''
    for amount, sign in _ROMAN:
        times, count = divmod(count, amount)
        text += sign * times
    return text


def _of_depth(parent: Element | None, name: str, depth: int) -> Any:
    for each in parent.findall(w(name)) if parent is not None else ():
        if number(each.get(w('ilvl'))) == depth:
            return each
    return None
