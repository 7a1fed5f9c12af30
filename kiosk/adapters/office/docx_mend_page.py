"""Pages mended: size, margins, and the page number in the middle of the header.

Rules:
- a PAGE field that stands alone is set where it belongs; one with words around it ("Trang 1/5") is left to a
  person, for taking it away would leave the words behind;
- a header that several sections share is changed once: they all want the same, and it may be asked for twice.

>>> page_number(opened, {'section': 0, 'size': 14.0})
True
"""

from collections.abc import Mapping
from typing import Any

from kiosk.adapters.office.docx_body import Body
from kiosk.adapters.office.docx_package import WORD_ML, Package
from kiosk.adapters.office.docx_parts import HEAD, W_ROOT
from kiosk.adapters.office.docx_reader import Opened
from kiosk.adapters.office.ooxml import SECTION_ORDER, Element, local, parse, put, q, twips, w
from kiosk.core.decree30.document import Paragraph, Run, walk

_MARGINS = {'top_mm': 'top', 'bottom_mm': 'bottom', 'left_mm': 'left', 'right_mm': 'right'}
_SEEN = {'drawing', 'pict', 'object', 'fldChar', 'fldSimple', 'sym', 'tab'}


def page_size(opened: Opened, value: Mapping[str, Any]) -> bool:
    """Set the size of a section's paper; return whether there is such a section."""
    section = _section(opened, value)
    if section is None:
        return False
    wide, high = twips(value['width_mm']), twips(value['height_mm'])
    size = put(section, 'pgSz', SECTION_ORDER, w=str(wide), h=str(high))
    size.set(w('orient'), 'landscape' if wide > high else 'portrait')
    size.attrib.pop(w('code'), None)
    opened.package.changed(opened.package.main)
    return True


def margins(opened: Opened, value: Mapping[str, Any]) -> bool:
    """Set the margins that are named; return whether there is such a section."""
    section = _section(opened, value)
    if section is None:
        return False
    size = put(section, 'pgMar', SECTION_ORDER)
    for name, side in _MARGINS.items():
        if name in value:
            size.set(w(side), str(twips(value[name])))
            if side == 'left':
                size.set(w('gutter'), '0')
    for side, default in (('top', '1440'), ('right', '1440'), ('bottom', '1440'), ('left', '1440')):
        if size.get(w(side)) is None:
            size.set(w(side), default)
    for side, default in (('header', '567'), ('footer', '567'), ('gutter', '0')):
        if size.get(w(side)) is None:
            size.set(w(side), default)
    opened.package.changed(opened.package.main)
    return True


def page_number(opened: Opened, value: Mapping[str, Any]) -> bool:
    """Put PAGE alone and centred into a section's header, not on its first page, and out of its footer."""
    section = _section(opened, value)
    if section is None:
        return False
    numbered = [
        located
        for located in walk(opened.document)
        if located.section == value['section'] and any(run.page_field for run in located.paragraph.runs)
    ]
    bands = [located for located in numbered if located.place in {'header', 'footer'}]
    springs = [opened.springs[located.number] for located in bands if located.number in opened.springs]
    if any(_has_words(located.paragraph) for located in bands):
        return False
    for spring in springs:
        parent = spring.element.getparent()
        if parent is None:
            continue  # another section's mend took it away
        parent.remove(spring.element)
        if not any(local(child) in {'p', 'tbl'} for child in parent):
            parent.append(parent.makeelement(w('p')))
        opened.package.changed(spring.part)
    _put_number(opened, section, float(value['size']))
    put(section, 'titlePg', SECTION_ORDER, val='1')
    if value['section'] == 0:
        put(section, 'pgNumType', SECTION_ORDER, start='1')
    opened.package.changed(opened.package.main)
    return True


def _put_number(opened: Opened, section: Element, size: float) -> None:
    package = opened.package
    part = _header(opened, section)
    number = Paragraph((Run('1', size=size, page_field=True),), align='center')
    told = Body(Run(''), ()).paragraph(number, width_mm=1.0)
    if part is None:
        name = package.free_name('word/header{}.xml')
        data = f'{HEAD}<w:hdr {W_ROOT}>{told}</w:hdr>'.encode()
        identity = package.add(name, data, f'{WORD_ML}header+xml', 'header')
        reference = section.makeelement(w('headerReference'))
        reference.set(w('type'), 'default')
        reference.set(q('r:id'), identity)
        section.insert(0, reference)
        return
    root = package.root(part)
    if _is_numbered(root):
        return
    root.insert(0, parse(f'<w:hdr {W_ROOT}>{told}</w:hdr>'.encode(), part)[0])
    for empty in [child for child in root[1:] if local(child) == 'p' and not _shows(child)]:
        root.remove(empty)
    package.changed(part)


def _is_numbered(header: Element) -> bool:
    first = header[0] if len(header) else None
    return first is not None and any(each.text == ' PAGE ' for each in first.iter(w('instrText')))


def _header(opened: Opened, section: Element) -> str | None:
    """Return the part of the usual header that holds in a section."""
    found = None
    for each in opened.sections:
        for reference in each.findall(w('headerReference')) if each is not None else ():
            if reference.get(w('type'), 'default') == 'default':
                found = _part(opened.package, reference) or found
        if each is section:
            break
    return found


def _part(package: Package, reference: Element) -> str | None:
    related = package.related(package.main).get(reference.get(q('r:id'), ''))
    return related.part if related and related.part in package.parts else None


def _section(opened: Opened, value: Mapping[str, Any]) -> Element | None:
    at = value['section']
    if not 0 <= at < len(opened.sections):
        return None
    if opened.sections[at] is None:
        body = opened.package.root(opened.package.main).find(w('body'))
        if body is None:
            return None
        body.append(body.makeelement(w('sectPr')))
        return body[-1]
    return opened.sections[at]


def _has_words(paragraph: Paragraph) -> bool:
    return any(sign.isalnum() for run in paragraph.runs if not run.page_field for sign in run.text)


def _shows(paragraph: Element) -> bool:
    return any(local(each) in _SEEN or (local(each) == 't' and each.text) for each in paragraph.iter())
