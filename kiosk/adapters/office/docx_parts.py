"""The parts of a written ``.docx`` that hardly depend on its words: types, styles, settings, properties.

Rules:
- the defaults are the document's own base, spelled out for all four kinds of letters; no theme is written;
- a style named by a paragraph is based on Normal and says nothing itself: every run says all;
- nothing of the machine, the person or the moment is in any part.
"""

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from kiosk.core.decree30.document import Run

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W_ROOT = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
LANGUAGE = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
_PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
_FORBIDDEN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')


def content_types(bands: Sequence[str]) -> str:
    """Return ``[Content_Types].xml`` for a document with these headers and footers."""
    overrides = [('document', f'{_TYPE}document.main+xml'), ('styles', f'{_TYPE}styles+xml')]
    overrides += [('settings', f'{_TYPE}settings+xml')]
    overrides += [(name, f'{_TYPE}{name.rstrip("0123456789")}+xml') for name in bands]
    listed = ''.join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}content-types">'
        f'<Default Extension="rels" ContentType="{"application/vnd.openxmlformats-package.relationships+xml"}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'{listed}<Override PartName="/docProps/core.xml" ContentType="'
        'application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def package_relationships() -> str:
    """Return ``_rels/.rels``."""
    return (
        f'{HEAD}<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        '</Relationships>'
    )


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part's relationships: id -> (last word of the type, target)."""
    listed = ''.join(
        f'<Relationship Id="{identity}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}relationships">{listed}</Relationships>'


def cleaned(text: str) -> str:
    """Return the text without the signs that XML 1.0 forbids: a file that holds one is no Word file."""
    return _FORBIDDEN.sub('', text)


def core_properties(title: str) -> str:
    """Return ``docProps/core.xml``: the title and the language, no person and no moment."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title>{escape(cleaned(title))}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>'
    )


def settings() -> str:
    """Return ``word/settings.xml``: layout as Word 2013 and later do it."""
    return (
        f'{HEAD}<w:settings {W_ROOT}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def styles(base: Run, letters: str, names: Sequence[str]) -> str:
    """Return ``word/styles.xml``; ``letters`` is the base's formats as ``rPr`` content."""
    named = ''.join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(at)}"><w:name w:val={quoteattr(name)}/>'
        '<w:basedOn w:val="Normal"/><w:qFormat/></w:style>'
        for at, name in enumerate(names)
    )
    return (
        f'{HEAD}<w:styles {W_ROOT}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(base.font)}'
        f'<w:sz w:val="{half_points(base.size)}"/><w:szCs w:val="{half_points(base.size)}"/>{LANGUAGE}</w:rPr>'
        '</w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:rPr>{letters}</w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f'{named}</w:styles>'
    )


def style_id(at: int) -> str:
    """Return the id of the ``at``-th named style."""
    return f'Kieu{at + 1}'


def fonts(name: str) -> str:
    """Return a font for all four kinds of letters."""
    said = quoteattr(name)
    return f'<w:rFonts w:ascii={said} w:hAnsi={said} w:eastAsia={said} w:cs={said}/>'


def half_points(size: float) -> int:
    """Return a size in half points, Word's own unit."""
    return round(size * 2)
