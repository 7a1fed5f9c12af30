"""Formats resolved as Word resolves them: defaults, table style, paragraph style, numbering, character style, direct.

Rules (ECMA-376 part 1, §17.7.2 and §17.7.3):
- along ``basedOn`` the nearer style wins; a chain that bites its tail is cut;
- bold, italic, capitals and hidden are toggles: said by an odd number of table, paragraph and character style
  they are on, said directly they are what is said; the defaults count where no style speaks;
- a font may differ for plain Latin, other Latin, East Asian and complex letters: each has its slot;
- what nothing speaks of is what Word takes then: Times New Roman, 10 pt, left, single.

>>> styles.paragraph('Heading1').letters['sz']
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.adapters.office.docx_theme import Theme
from kiosk.adapters.office.ooxml import Element, flag, local, number, value, w

Letters = Mapping[str, Any]
"""Formats of letters by short name: ``font.ascii``, ``sz`` in points, ``b``, ``color``, …"""

Lines = Mapping[str, Any]
"""Formats of a paragraph by short name: ``jc``, ``left`` and ``before`` in twips, ``border.top``, …"""

TOGGLES = ('b', 'i', 'caps', 'vanish')
SLOTS = ('ascii', 'hAnsi', 'eastAsia', 'cs')
_LONGEST_CHAIN = 60
_HEX = re.compile(r'[0-9A-Fa-f]{6}')


@dataclass(frozen=True)
class Look:
    """What a style says: of the paragraph and of its letters."""

    lines: Lines = field(default_factory=dict)
    letters: Letters = field(default_factory=dict)


class Styles:
    """The style sheet of one document."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        """Read ``styles.xml``; None is a document without one."""
        self.theme = theme
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self._looks: dict[str, Look] = {}
        defaults = root.find(w('docDefaults')) if root is not None else None
        for style in root.iter(w('style')) if root is not None else ():
            name = style.get(w('styleId'), '')
            self._styles.setdefault(name, style)
            if style.get(w('default'), '') in {'1', 'true', 'on'}:
                self._default.setdefault(style.get(w('type'), ''), name)
        self.defaults = Look(
            self.lines(_inner(defaults, 'pPrDefault', 'pPr')), self.letters(_inner(defaults, 'rPrDefault', 'rPr'))
        )

    def paragraph(self, style: str | None) -> Look:
        """Return what a paragraph style says; None or an unknown one is the default style."""
        return self.look(style if style in self._styles else self.default('paragraph'))

    def default(self, kind: str) -> str:
        """Return the id of the default style of a kind, or nothing."""
        return self._default.get(kind, '')

    def look(self, style: str | None) -> Look:
        """Return what a style and all it is based on say."""
        if not style or style not in self._styles:
            return Look()
        if style not in self._looks:
            lines: dict[str, Any] = {}
            letters: dict[str, Any] = {}
            for each in reversed(self._chain(style)):
                lines |= self.lines(each.find(w('pPr')))
                letters |= self.letters(each.find(w('rPr')))
            self._looks[style] = Look(lines, letters)
        return self._looks[style]

    def name(self, style: str | None) -> str:
        """Return the name people see of a paragraph style; nothing for the default one."""
        if not style or style not in self._styles or style == self.default('paragraph'):
            return ''
        return value(self._styles[style], 'name') or style

    def elements(self, style: str | None) -> list[Element]:
        """Return a style's elements, the nearest first."""
        return self._chain(style) if style in self._styles else []

    def lines(self, source: Element | None) -> Lines:
        """Return what a ``pPr`` says."""
        if source is None:
            return {}
        found: dict[str, Any] = {'jc': value(source, 'jc')}
        found |= {name: flag(source, name) for name in ('keepNext', 'pageBreakBefore', 'contextualSpacing')}
        found |= _indents(source.find(w('ind'))) | _spacing(source.find(w('spacing')))
        for side in source.find(w('pBdr')) if source.find(w('pBdr')) is not None else ():
            found[f'border.{local(side)}'] = side.get(w('val'), 'none') not in {'none', 'nil'}
        listed = source.find(w('numPr'))
        if listed is not None:
            found['numId'] = value(listed, 'numId')
            found['ilvl'] = value(listed, 'ilvl')
        return {name: said for name, said in found.items() if said is not None}

    def letters(self, source: Element | None) -> Letters:
        """Return what an ``rPr`` says."""
        if source is None:
            return {}
        found: dict[str, Any] = {name: flag(source, name) for name in (*TOGGLES, 'rtl', 'cs')}
        for name in ('sz', 'szCs'):
            size = number(value(source, name))
            found[name] = round(size / 2, 2) if size is not None else None
        line = value(source, 'u')
        found['u'] = None if line is None else line != 'none'
        found['color'] = self._color(source.find(w('color')))
        found |= self._fonts(source.find(w('rFonts')))
        return {name: said for name, said in found.items() if said is not None}

    def together(self, table: Letters, paragraph: Letters, character: Letters, direct: Letters) -> Letters:
        """Return what letters look like under all that is said of them."""
        merged = {**self.defaults.letters, **table, **paragraph, **character, **direct}
        for toggle in TOGGLES:
            said = [level[toggle] for level in (table, paragraph, character) if toggle in level]
            if toggle not in direct and said:
                merged[toggle] = sum(said) % 2 == 1
        return merged

    def _chain(self, style: str | None) -> list[Element]:
        chain: list[Element] = []
        while style in self._styles and len(chain) < _LONGEST_CHAIN:
            found = self._styles[style]
            if found in chain:
                break
            chain.append(found)
            style = value(found, 'basedOn')
        return chain

    def _fonts(self, source: Element | None) -> dict[str, str]:
        found: dict[str, str] = {}
        if source is None:
            return found
        for slot in SLOTS:
            theme = source.get(w('cstheme' if slot == 'cs' else f'{slot}Theme'))
            named = (self.theme.font(theme) if theme else '') or source.get(w(slot))
            if named:
                found[f'font.{slot}'] = named
        if source.get(w('hint')):
            found['hint'] = source.get(w('hint'))
        return found

    def _color(self, source: Element | None) -> str | None:
        if source is None:
            return None
        said = source.get(w('val'), 'auto')
        if _HEX.fullmatch(said):
            return said.upper()
        return self.theme.color(source.get(w('themeColor'), '')) or 'auto'


def _inner(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = element.find(w(name)) if element is not None else None
    return element


def _indents(source: Element | None) -> dict[str, float | None]:
    if source is None:
        return {}
    hanging = number(source.get(w('hanging')))
    return {
        'left': _either(source, 'left', 'start'),
        'right': _either(source, 'right', 'end'),
        'first': -hanging if hanging is not None else number(source.get(w('firstLine'))),
    }


def _either(source: Element, name: str, newer: str) -> float | None:
    found = number(source.get(w(name)))
    return number(source.get(w(newer))) if found is None else found


def _spacing(source: Element | None) -> dict[str, Any]:
    if source is None:
        return {}
    found: dict[str, Any] = {name: number(source.get(w(name))) for name in ('before', 'after', 'line')}
    if found['line'] is not None:
        found['lineRule'] = source.get(w('lineRule'), 'auto')
    for name in ('beforeAutospacing', 'afterAutospacing'):
        if source.get(w(name)) is not None:
            found[name] = source.get(w(name)) in {'1', 'true', 'on'}
    return found


def forget_theme(fonts: Element) -> None:
    """Take the theme's names out of an ``rFonts``, so that its plain names count."""
    for slot in SLOTS:
        fonts.attrib.pop(w('cstheme' if slot == 'cs' else f'{slot}Theme'), None)
