"""WordprocessingML's names, measures and order of elements: what reader, writer and mender share.

Rules:
- a part is parsed without entities, without a DTD, without the network and without the parser's "huge" mode:
  more than 256 elements inside each other, or a text of more than 10 MB, is refused;
- lengths are twips (1/1440 inch) in text and EMU (1/36000 mm) in drawings; they become millimetres and points
  rounded to tenths and hundredths;
- Word takes an element in the wrong place for damage: ``put`` keeps the order of the schema (ECMA-376, part 1).

>>> mm(1134)
20.0
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from kiosk.core.errors import DocumentDamagedError, DocumentTooDeepError

Element = Any
"""An element of lxml, which is untyped."""

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
A = 'http://schemas.openxmlformats.org/drawingml/2006/main'
WP = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'
PIC = 'http://schemas.openxmlformats.org/drawingml/2006/picture'
WPS = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'
WPG = 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'
MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
V = 'urn:schemas-microsoft-com:vml'
O = 'urn:schemas-microsoft-com:office:office'  # noqa: E741 - the prefix every such file uses
PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types'
STRICT = 'http://purl.oclc.org/ooxml/'

NAMESPACES = {'w': W, 'r': R, 'a': A, 'wp': WP, 'pic': PIC, 'wps': WPS, 'wpg': WPG, 'mc': MC, 'v': V, 'o': O}

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000

RUN_ORDER = (
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish '
    'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang '
    'eastAsianLayout specVanish oMath rPrChange'
)
PARAGRAPH_ORDER = (
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs '
    'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd '
    'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment '
    'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange'
)
SECTION_ORDER = (
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols '
    'formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange'
)


def w(name: str) -> str:
    """Return a name in the namespace of word processing: ``w('p')``."""
    return f'{{{W}}}{name}'


def q(name: str) -> str:
    """Return a prefixed name in full: ``q('wp:anchor')``."""
    prefix, local = name.split(':')
    return f'{{{NAMESPACES[prefix]}}}{local}'


def parse(data: bytes, part: str) -> Element:
    """Return the root of a part; raise DocumentDamagedError (xml | doctype), DocumentTooDeepError."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if 'emory' in str(error):
            raise MemoryError from error
        if 'depth' in str(error):
            raise DocumentTooDeepError(part=part) from error
        raise DocumentDamagedError(part=part, reason='xml') from error
    if root.getroottree().docinfo.doctype:
        raise DocumentDamagedError(part=part, reason='doctype')
    return root


def serialized(root: Element) -> bytes:
    """Return the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding='UTF-8', standalone=True)


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition('}')[2] if isinstance(element.tag, str) else ''


def value(parent: Element | None, name: str, attribute: str = 'val') -> str | None:
    """Return an attribute of a child: ``value(pPr, 'jc')``; None if there is no such child or attribute."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w(attribute)) if child is not None else None


def flag(parent: Element | None, name: str) -> bool | None:
    """Return whether a switch is on or off; None if it is not there."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else switched(child)


def switched(element: Element) -> bool:
    """Return whether a switch says yes; one without a value does."""
    return element.get(w('val'), 'true').lower() not in {'0', 'false', 'off', 'none'}


def number(text: str | None) -> float | None:
    """Return a measure that is a plain number; None for what is none (a stranger wrote it)."""
    try:
        found = float(text) if text is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 1e9 else None  # noqa: PLR2004 - farther than any page


def mm(twips: float) -> float:
    """Return twips as millimetres."""
    return round(twips / TWIPS_PER_MM, 1)


def emu_mm(emu: float) -> float:
    """Return EMU as millimetres."""
    return round(emu / EMU_PER_MM, 1)


def twips(millimetres: float) -> int:
    """Return millimetres as whole twips."""
    return round(millimetres * TWIPS_PER_MM)


def put(parent: Element, name: str, order: str, **attributes: str) -> Element:
    """Return the child of that name, made in its place if it is not there, with these attributes set."""
    child = parent.find(w(name))
    if child is None:
        child = etree.Element(w(name))
        parent.insert(_place(parent, name, order), child)
    for attribute, text in attributes.items():
        child.set(w(attribute), text)
    return child


def properties(element: Element, name: str) -> Element:
    """Return the properties (``pPr``, ``rPr``) of an element, made as its first child if there are none."""
    found = element.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        element.insert(0, found)
    return found


def drop(parent: Element, *names: str) -> None:
    """Take children away by name."""
    for child in [each for name in names for each in parent.findall(w(name))]:
        parent.remove(child)


def _place(parent: Element, name: str, order: str) -> int:
    names = order.split()
    later = set(names[names.index(name) + 1 :])
    return next((at for at, child in enumerate(parent) if local(child) in later), len(parent))


def descendants(root: Element, name: str) -> Iterator[Element]:
    """Yield every element of a prefixed name below a root."""
    return root.iter(q(name))
