"""The fonts and colours that a document's theme lends to its styles.

>>> Theme.read(root).font('minorHAnsi')
'Calibri'
"""

from dataclasses import dataclass, field

from kiosk.adapters.office.ooxml import Element, descendants, local

_FONT_KINDS = {'Ascii': 'latin', 'HAnsi': 'latin', 'EastAsia': 'ea', 'Bidi': 'cs'}
_COLOR_NAMES = {
    'text1': 'dk1',
    'background1': 'lt1',
    'text2': 'dk2',
    'background2': 'lt2',
    'dark1': 'dk1',
    'light1': 'lt1',
    'dark2': 'dk2',
    'light2': 'lt2',
    'hyperlink': 'hlink',
    'followedHyperlink': 'folHlink',
}


@dataclass(frozen=True)
class Theme:
    """``fonts`` by ``major`` or ``minor`` and script; ``colors`` by their short names."""

    fonts: dict[tuple[str, str], str] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> 'Theme':
        """Return the theme of ``theme1.xml``, an empty one without it."""
        if root is None:
            return cls()
        fonts = {
            (size, local(each)): each.get('typeface', '')
            for size in ('major', 'minor')
            for scheme in descendants(root, f'a:{size}Font')
            for each in scheme
            if local(each) in {'latin', 'ea', 'cs'}
        }
        colors = {
            local(each): shade.get('lastClr') or shade.get('val') or ''
            for scheme in descendants(root, 'a:clrScheme')
            for each in scheme
            for shade in each[:1]
        }
        return cls(fonts, colors)

    def font(self, name: str) -> str:
        """Return the font a theme name stands for (``majorHAnsi``), or nothing."""
        size, kind = name[:5], _FONT_KINDS.get(name[5:], 'latin')
        return self.fonts.get((size, kind)) or self.fonts.get((size, 'latin'), '')

    def color(self, name: str) -> str:
        """Return the colour a theme name stands for (``accent1``) as six hexadecimal digits, or nothing."""
        return self.colors.get(_COLOR_NAMES.get(name, name), '').upper()
