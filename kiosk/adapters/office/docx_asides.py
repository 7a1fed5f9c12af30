"""Words of a ``.docx`` that no layout rule looks at, but a mark of secrecy may hide in: watermarks, notes, comments.

- text of footnotes, endnotes and comments, paragraph by paragraph, hidden text included;
- the words of WordArt (``v:textpath``), as Word draws its watermarks, in the body, headers and footers.
"""

import re
from collections.abc import Iterator

from kiosk.adapters.office.docx_package import Package
from kiosk.adapters.office.ooxml import w

_NOTES = re.compile(r'word/(?:footnotes|endnotes|comments)\d*\.xml')
_DRAWN = re.compile(r'word/(?:document|header|footer)\d*\.xml')


def asides(package: Package) -> Iterator[str]:
    """Yield each piece of text; raise DocumentDamagedError for a part that is no XML."""
    for name in package.parts:
        if _NOTES.fullmatch(name):
            for paragraph in package.root(name).iter(w('p')):
                yield ''.join(piece.text or '' for piece in paragraph.iter(w('t')))
        if _NOTES.fullmatch(name) or _DRAWN.fullmatch(name):
            for element in package.root(name).iter():
                if isinstance(element.tag, str) and element.tag.rpartition('}')[2] == 'textpath':
                    yield element.get('string', '')
