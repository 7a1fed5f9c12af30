"""The kiosk's own model of a document as a ``.docx``, the same bytes for the same document.

Rules:
- what the model says is said on every run and paragraph, and the defaults agree with it: whoever types on in Word
  goes on in Times New Roman;
- nothing of the machine, the person or the moment is in the file;
- the file appears whole or not at all: written beside, synced, renamed.

>>> write_docx(Document((Section((Paragraph((Run('Kính gửi:'),)),)),)), Path('cong-van.docx'))
"""

from hashlib import sha256
from pathlib import Path

from kiosk.adapters.office.docx_body import Body
from kiosk.adapters.office.docx_package import packed
from kiosk.adapters.office.docx_parts import (
    HEAD,
    W_ROOT,
    content_types,
    core_properties,
    package_relationships,
    relationships,
    settings,
    styles,
)
from kiosk.adapters.office.ooxml import twips
from kiosk.adapters.office.whole_file import write_whole
from kiosk.core.decree30.document import Block, Document, Section, walk


def write_docx(document: Document, file: Path) -> None:
    """Write the document to a file; raise NotSavedError."""
    write_whole(file, docx_bytes(document))


def docx_bytes(document: Document) -> bytes:
    """Return the bytes of the document's ``.docx``."""
    return packed(_Writer(document).members())


class _Writer:
    """Gathers the parts of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = tuple(sorted({each.paragraph.style for each in walk(document)} - {''}))
        self._parts: dict[str, str] = {}
        self._related: dict[str, tuple[str, str]] = {
            'rId1': ('styles', 'styles.xml'),
            'rId2': ('settings', 'settings.xml'),
        }
        self._bands: list[str] = []
        self._media: dict[str, bytes] = {}
        self._shapes = 0

    def members(self) -> list[tuple[str, bytes]]:
        """Return every member of the archive in order."""
        body = Body(self._document.base, self._styles)
        sections = self._document.sections or (Section(),)
        ends = [self._section_end(section) for section in sections]
        body.shapes = self._shapes
        told = ''
        for at, section in enumerate(sections):
            final = at == len(sections) - 1
            told += body.blocks(section.blocks, section.text_mm, '' if final else ends[at], closed=final)
        self._keep_images('document', body)
        texts = {
            '[Content_Types].xml': content_types(self._bands),
            '_rels/.rels': package_relationships(),
            'docProps/core.xml': core_properties(self._document.title),
            'word/document.xml': f'{HEAD}<w:document {W_ROOT}><w:body>{told}{ends[-1]}</w:body></w:document>',
            'word/_rels/document.xml.rels': relationships(self._related),
            'word/styles.xml': styles(self._document.base, body.letters(self._document.base, base=True), self._styles),
            'word/settings.xml': settings(),
            **self._parts,
        }
        return [(name, text.encode()) for name, text in texts.items()] + list(self._media.items())

    def _section_end(self, section: Section) -> str:
        named = [
            self._band('header', 'default', section.header, section),
            self._band('footer', 'default', section.footer, section),
        ]
        if section.different_first:
            named.append(self._band('header', 'first', section.first_header, section))
            named.append(self._band('footer', 'first', section.first_footer, section))
        start = '' if section.page_start is None else f'<w:pgNumType w:start="{section.page_start}"/>'
        turned = ' w:orient="landscape"' if section.width_mm > section.height_mm else ''
        return (
            f'<w:sectPr>{"".join(named)}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(section.width_mm)}" w:h="{twips(section.height_mm)}"{turned}/>'
            f'<w:pgMar w:top="{twips(section.top_mm)}" w:right="{twips(section.right_mm)}" '
            f'w:bottom="{twips(section.bottom_mm)}" w:left="{twips(section.left_mm)}" '
            f'w:header="{twips(section.header_mm)}" w:footer="{twips(section.header_mm)}" w:gutter="0"/>'
            f'{start}{"<w:titlePg/>" if section.different_first else ""}</w:sectPr>'
        )

    def _band(self, kind: str, pages: str, blocks: tuple[Block, ...], section: Section) -> str:
        """Write a header or footer; also an empty one, or the section before would lend its own."""
        name = f'{kind}{len(self._bands) + 1}'
        body = Body(self._document.base, self._styles, shapes=self._shapes)
        told = body.blocks(blocks, section.text_mm, closed=True)
        tag = 'hdr' if kind == 'header' else 'ftr'
        self._parts[f'word/{name}.xml'] = f'{HEAD}<w:{tag} {W_ROOT}>{told}</w:{tag}>'
        self._shapes = body.shapes
        self._bands.append(name)
        identity = f'rId{len(self._related) + 1}'
        self._related[identity] = (kind, f'{name}.xml')
        self._keep_images(name, body)
        return f'<w:{kind}Reference w:type="{pages}" r:id="{identity}"/>'

    def _keep_images(self, part: str, body: Body) -> None:
        targets: dict[str, tuple[str, str]] = {}
        for relation, data in body.images.items():
            ending = 'png' if data.startswith(b'\x89PNG') else 'jpeg'
            name = f'media/{sha256(data).hexdigest()[:16]}.{ending}'
            self._media[f'word/{name}'] = data
            targets[relation] = ('image', name)
        if part == 'document':
            self._related |= targets
        elif targets:
            self._parts[f'word/_rels/{part}.xml.rels'] = relationships(targets)
