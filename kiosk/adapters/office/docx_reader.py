"""A ``.docx`` as the kiosk's own model of a document, every format as a reader of the page sees it.

Rules:
- the order of paragraphs is that of ``document.walk``, and each knows the element it came from;
- a header that a section does not name is that of the section before; headers of even pages come with the others;
- the first page's header counts only where the section asks for one;
- to be called inside the limited child process: the file may be anybody's.

>>> read(Path('bao-cao.docx').read_bytes()).document.sections[0].top_mm
20.0
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.adapters.office.docx_asides import asides
from kiosk.adapters.office.docx_numbering import Numbering
from kiosk.adapters.office.docx_package import Package, open_package
from kiosk.adapters.office.docx_runs import looks
from kiosk.adapters.office.docx_story import Around, Source, Spring, Story, inner_blocks
from kiosk.adapters.office.docx_styles import Styles
from kiosk.adapters.office.docx_theme import Theme
from kiosk.adapters.office.ooxml import Element, flag, local, mm, number, q, value, w
from kiosk.core.decree30.document import Block, Document, Section, walk

DEFAULT_PAGE = {'w': 12240.0, 'h': 15840.0}
"""Letter paper: what Word takes where a section has no size (ECMA-376 part 1, §17.6.13)."""

DEFAULT_MARGIN = 1440.0
DEFAULT_HEADER = 720.0
_TITLE = '{http://purl.org/dc/elements/1.1/}title'
_CORE = 'docProps/core.xml'


@dataclass(frozen=True)
class Opened:
    """A document and where it came from: ``springs`` by paragraph number, ``sections`` the ``sectPr`` elements."""

    package: Package
    styles: Styles
    document: Document
    springs: dict[int, Spring]
    sections: tuple[Element | None, ...]


def read(data: bytes) -> Opened:
    """Return the document in the bytes of a ``.docx``; raise DocumentError."""
    return understood(open_package(data))


def understood(package: Package) -> Opened:
    """Return the document in the parts of a ``.docx``; raise DocumentError."""
    styles = Styles(package.first('styles'), Theme.read(package.first('theme')))
    source = Source(package, styles, Numbering(package.first('numbering'), styles))
    even = bool(flag(package.first('settings'), 'evenAndOddHeaders'))
    story = Story(source, package.main)
    headers: dict[str, str] = {}
    sections, elements = [], []
    for element, blocks in _sections(package):
        named = _named(package, element)
        headers |= named
        elements.append(element)
        sections.append(_section(story, element, blocks, source, headers, even=even))
    base = replace(looks(styles.together({}, styles.paragraph(None).letters, {}, {}), 'ascii'), text='')
    document = Document(tuple(sections), base, _title(package), tuple(filter(None, asides(package))))
    springs = {
        located.number: source.springs[id(located.paragraph)]
        for located in walk(document)
        if id(located.paragraph) in source.springs
    }
    return Opened(package, styles, document, springs, tuple(elements))


def _sections(package: Package) -> Iterator[tuple[Element | None, list[Element]]]:
    body = package.root(package.main).find(w('body'))
    held: list[Element] = []
    for block in inner_blocks(body) if body is not None else ():
        held.append(block)
        ends = block.find(f'{w("pPr")}/{w("sectPr")}') if local(block) == 'p' else None
        if ends is not None:
            yield ends, held
            held = []
    yield (body.find(w('sectPr')) if body is not None else None), held


def _named(package: Package, section: Element | None) -> dict[str, str]:
    """Return the parts a section names: ``header.first`` -> ``word/header2.xml``."""
    found = {}
    for reference in section if section is not None else ():
        kind = local(reference).removesuffix('Reference')
        if kind in {'header', 'footer'}:
            related = package.related(package.main).get(reference.get(q('r:id'), ''))
            if related and related.part in package.parts:
                found[f'{kind}.{reference.get(w("type"), "default")}'] = related.part
    return found


def _section(
    story: Story, element: Element | None, blocks: list[Element], source: Source, headers: dict[str, str], *, even: bool
) -> Section:
    page = {name: _measure(element, 'pgSz', name, default) for name, default in DEFAULT_PAGE.items()}
    margins = {side: _measure(element, 'pgMar', side, DEFAULT_MARGIN) for side in ('top', 'bottom', 'left', 'right')}
    gutter = _measure(element, 'pgMar', 'gutter', 0.0)
    first = bool(flag(element, 'titlePg'))
    around = Around(mm(page['w'] - margins['left'] - margins['right'] - gutter))
    start = number(value(element, 'pgNumType', 'start'))

    def band(kind: str, *types: str) -> tuple[Block, ...]:
        parts = [headers[f'{kind}.{each}'] for each in types if f'{kind}.{each}' in headers]
        return tuple(block for part in parts for block in Story(source, part).blocks(source.package.root(part), around))

    usual = ('default', 'even') if even else ('default',)
    return Section(
        blocks=story.collected(blocks, around),
        width_mm=mm(page['w']),
        height_mm=mm(page['h']),
        top_mm=mm(abs(margins['top'])),
        bottom_mm=mm(abs(margins['bottom'])),
        left_mm=mm(margins['left'] + gutter),
        right_mm=mm(margins['right']),
        header_mm=mm(_measure(element, 'pgMar', 'header', DEFAULT_HEADER)),
        header=band('header', *usual),
        footer=band('footer', *usual),
        first_header=band('header', 'first') if first else (),
        first_footer=band('footer', 'first') if first else (),
        different_first=first,
        page_start=None if start is None else int(start),
    )


def _measure(element: Element | None, name: str, attribute: str, default: float) -> float:
    found = number(value(element, name, attribute))
    return default if found is None else found


def _title(package: Package) -> str:
    if _CORE not in package.parts:
        return ''
    return package.root(_CORE).findtext(_TITLE) or ''
