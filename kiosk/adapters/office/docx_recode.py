"""The letters of a whole file put right: legacy fonts to Unicode, decomposed letters to composed ones, one font.

Rules:
- the words stay the words that people read; only their bytes and their font change;
- legacy letters are converted wherever words stand: body, headers, notes and comments;
- a font of signs (Symbol, Wingdings) and the font of formulas stay: another font would show other signs.

>>> to_unicode(package, styles)
True
"""

from collections.abc import Iterator
from unicodedata import combining, normalize

from kiosk.adapters.office.docx_package import Package
from kiosk.adapters.office.docx_runs import Piece, Words
from kiosk.adapters.office.docx_styles import SLOTS, Styles, forget_theme
from kiosk.adapters.office.docx_symbols import is_symbol_font
from kiosk.adapters.office.legacy_fonts import is_legacy
from kiosk.adapters.office.ooxml import RUN_ORDER, Element, local, properties, put, q, value, w
from kiosk.core.decree30.document import FONT

_WORDY = {'header', 'footer', 'footnotes', 'endnotes', 'comments'}
_SAYS_FONTS = _WORDY | {'styles', 'numbering'}
_FORMULAS = 'cambria math'
_SPACE = '{http://www.w3.org/XML/1998/namespace}space'


def to_unicode(package: Package, styles: Styles) -> bool:
    """Turn words in legacy fonts into Unicode in Times New Roman; return whether there were any."""
    found = False
    for part in _parts(package, _WORDY):
        for paragraph in package.root(part).iter(w('p')):
            letters = styles.paragraph(value(paragraph.find(w('pPr')), 'pStyle')).letters
            pieces = Words(styles).of(paragraph, letters, {}).pieces
            old = [piece for piece in pieces if is_legacy(piece.look.font)]
            if old:
                found = True
                _recode(old, pieces)
                package.changed(part)
    for part, fonts in _all_fonts(package):
        if any(is_legacy(fonts.get(w(slot), '')) for slot in SLOTS) and _is_of_style(fonts):
            set_font(fonts, FONT)
            package.changed(part)
    for part in _parts(package, {'theme'}) if found else ():
        for face in package.root(part).iter(q('a:latin')):
            if is_legacy(face.get('typeface', '')):
                face.set('typeface', FONT)
                package.changed(part)
    return found


def to_composed(package: Package) -> None:
    """Put every letter and its marks together (NFC), also where a mark had got into the next run."""
    for part in _parts(package, _WORDY):
        for paragraph in package.root(part).iter(w('p')):
            before = None
            for text in paragraph.iter(w('t')):
                words = text.text or ''
                marks = len(words) - len(words.lstrip(''.join(filter(combining, words))))
                if marks and before is not None:
                    before.text = normalize('NFC', (before.text or '') + words[:marks])
                    words = words[marks:]
                text.text = normalize('NFC', words)
                before = text if text.text else before
        package.changed(part)


def to_one_font(package: Package, font: str) -> None:
    """Give every run, style and default this font, but for fonts of signs, formulas and legacy letters."""
    styles = next(iter(_parts(package, {'styles'}, main=False)), None)
    if styles:
        root = package.root(styles)
        defaults = root.find(w('docDefaults'))
        if defaults is None:
            defaults = root.makeelement(w('docDefaults'))
            root.insert(0, defaults)
        letters = properties(properties(defaults, 'rPrDefault'), 'rPr')
        put(letters, 'rFonts', RUN_ORDER)
        set_font(letters.find(w('rFonts')), font)
        package.changed(styles)
    for part, fonts in _all_fonts(package):
        named = [fonts.get(w(slot), '') for slot in SLOTS]
        said = any(not name.endswith('}hint') for name in fonts.attrib)
        if said and not any(is_legacy(each) or is_symbol_font(each) or each.lower() == _FORMULAS for each in named):
            set_font(fonts, font)
            package.changed(part)


def set_font(fonts: Element, font: str) -> None:
    """Make an ``rFonts`` say one font for all letters."""
    forget_theme(fonts)
    for slot in SLOTS:
        fonts.set(w(slot), font)


def _is_of_style(fonts: Element) -> bool:
    return any(local(each) in {'style', 'rPrDefault', 'lvl'} for each in fonts.iterancestors())


def _recode(old: list[Piece], pieces: list[Piece]) -> None:
    nodes = {id(piece.node): piece.node for piece in old}
    for node in nodes.values():
        words = ''.join(piece.text for piece in pieces if piece.node is node)
        if local(node) == 'softHyphen':
            text = node.makeelement(w('t'))
            node.getparent().replace(node, text)
            node = text  # noqa: PLW2901 - the letter stands in a text of its own now
        if local(node) == 't':
            node.text = words
            node.set(_SPACE, 'preserve')
    for run in {id(piece.run): piece.run for piece in old}.values():
        set_font(put(properties(run, 'rPr'), 'rFonts', RUN_ORDER), FONT)


def _parts(package: Package, kinds: set[str], *, main: bool = True) -> list[str]:
    related = package.related(package.main).values()
    found = [each.part for each in related if each.kind in kinds and each.part in package.parts]
    return [*([package.main] if main and 'theme' not in kinds else []), *dict.fromkeys(found)]


def _all_fonts(package: Package) -> Iterator[tuple[str, Element]]:
    for part in _parts(package, _SAYS_FONTS):
        for fonts in list(package.root(part).iter(w('rFonts'))):
            yield part, fonts
