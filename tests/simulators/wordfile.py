"""A ``.docx`` made by hand, part by part: what no library would write, and what Word does.

>>> word('<w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p>', styles='<w:style …/>')
b'PK…'
"""

import io
import zipfile

from tests.simulators.papers import png

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"/>'

ROOTS = {
    'styles': 'styles',
    'numbering': 'numbering',
    'settings': 'settings',
    'header1': 'hdr',
    'header2': 'hdr',
    'header3': 'hdr',
    'footer1': 'ftr',
    'footnotes': 'footnotes',
    'comments': 'comments',
}


def word(body: str, *, section: str = A4, more: dict[str, bytes | str] | None = None, **parts: str) -> bytes:
    """The bytes of a file with this body; ``parts`` are the insides of ``styles``, ``numbering``, ``header1``, …"""
    return packed(members(body, section=section, more=more, **parts))


def members(
    body: str, *, section: str = A4, more: dict[str, bytes | str] | None = None, theme: str = '', **parts: str
) -> dict[str, bytes | str]:
    """The same as members by name, to be spoilt before they are packed."""
    related = [(name.rstrip('0123456789'), f'{name}.xml', f'rId_{name}') for name in parts]
    related += [('theme', 'theme/theme1.xml', 'rId_theme')] if theme else []
    related += [('image', 'media/image1.png', 'rId_image')]
    made: dict[str, bytes | str] = {
        '[Content_Types].xml': types([*parts]),
        '_rels/.rels': relationships([('officeDocument', 'word/document.xml', 'rId1')]),
        'word/document.xml': f'<w:document {NAMES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>',
        'word/_rels/document.xml.rels': relationships(related),
        'word/media/image1.png': png(),
    }
    for name, inside in parts.items():
        made[f'word/{name}.xml'] = f'<w:{ROOTS[name]} {NAMES}>{inside}</w:{ROOTS[name]}>'
    if theme:
        made['word/theme/theme1.xml'] = f'<a:theme {NAMES}><a:themeElements>{theme}</a:themeElements></a:theme>'
    return made | (more or {})


def types(parts: list[str], main: str = f'{TYPE}document.main+xml') -> str:
    listed = ''.join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{name.rstrip("0123456789")}+xml"/>' for name in parts
    )
    return (
        f'<Types xmlns="{PACKAGE}content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{listed}</Types>'
    )


def relationships(related: list[tuple[str, str, str]], outside: tuple[str, ...] = ()) -> str:
    listed = ''.join(
        f'<Relationship Id="{identity}" Type="{OFFICE}{kind}" Target="{target}"'
        f'{" TargetMode=" + chr(34) + "External" + chr(34) if identity in outside else ""}/>'
        for kind, target, identity in related
    )
    return f'<Relationships xmlns="{PACKAGE}relationships">{listed}</Relationships>'


def packed(parts: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def p(text: str, *, look: str = '', lines: str = '') -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{lines}</w:pPr>{r(text, look)}</w:p>'


def r(text: str, look: str = '') -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
