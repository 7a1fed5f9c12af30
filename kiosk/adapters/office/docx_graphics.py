"""What is drawn in a paragraph: horizontal lines, text boxes, pictures; in DrawingML and in VML.

Rules:
- a shape counts once: of the alternatives for newer and older programs the first is taken;
- a line is horizontal if it is ten times as long as it is high; one without ink is no line;
- inside a group, lengths are scaled by the group's own measure;
- a horizontal rule of Word's own may give no length: it is 0 here, and as wide as its paragraph;
- a line typed of underscores or dashes stands alone on its line of text, three signs or more.

>>> drawn(element).strokes
(Stroke(mm=56.1, kind='drawing'),)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.adapters.office.docx_runs import alternative
from kiosk.adapters.office.ooxml import Element, emu_mm, local, number, q
from kiosk.core.decree30.document import Run, Stroke
from kiosk.core.decree30.widths import text_mm

FLAT = 10
_LINES = {'line', 'straightConnector1'}
_VML_LINES = ('_x0000_t32', '_x0000_t20')
_UNITS = {'pt': 25.4 / 72, 'in': 25.4, 'mm': 1.0, 'cm': 10.0, 'px': 25.4 / 96, 'pc': 25.4 / 6}
_LENGTH = re.compile(r'(-?[\d.]+)\s*(pt|in|mm|cm|px|pc)?$')
_TYPED = re.compile(r'(?P<underscores>_{3,})|(?P<dashes>[-–—─=*]{3,}(?:o0o|0o0|ooo)?[-–—─=*]*)')


@dataclass(frozen=True)
class Box:
    """A text box: its contents' element, whether it has an outline, how wide its text is."""

    content: Element
    outlined: bool
    width_mm: float


@dataclass(frozen=True)
class Image:
    """A picture: the id of its relationship and its size."""

    relation: str
    width_mm: float
    height_mm: float
    alt: str = ''


@dataclass
class Drawn:
    """Everything in one drawing."""

    lines: list[Stroke] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The horizontal lines."""
        return tuple(self.lines)


def drawn(element: Element) -> Drawn:
    """Return what a ``drawing``, ``pict``, ``object`` or ``AlternateContent`` of a run shows."""
    found = Drawn()
    source = alternative(element)
    for each in [source] if source is element else source:
        if local(each) == 'drawing':
            for place in each:
                _drawing(place, found)
        elif local(each) in {'pict', 'object'}:
            _vml(each, found, _UNITS['px'])
    return found


def typed(runs: tuple[Run, ...]) -> tuple[Stroke, ...]:
    """Return the lines that are typed of signs; their length is that of the signs in Times New Roman."""
    text = ''.join(run.text for run in runs)
    if '__' not in text and not re.search(r'[-–—─=*]{3}', text):
        return ()
    size = max(run.size for run in runs)
    found = []
    for line in text.splitlines():
        match = _TYPED.fullmatch(line.strip())
        if match:
            found.append(Stroke(round(text_mm(match[0], size), 1), 'underscores' if match['underscores'] else 'dashes'))
    return tuple(found)


def _drawing(place: Element, found: Drawn) -> None:
    extent = place.find(q('wp:extent'))
    size = (_emu(extent, 'cx'), _emu(extent, 'cy'))
    name = place.find(q('wp:docPr'))
    alt = name.get('descr', '') if name is not None else ''
    for data in place.iter(q('a:graphicData')):
        for each in data:
            _shape(each, size, 1.0, alt, found)
        return


def _shape(element: Element, size: tuple[float, float], scale: float, alt: str, found: Drawn) -> None:
    name = local(element)
    if name in {'wgp', 'grpSp', 'wpc', 'lockedCanvas'}:
        inner = scale * _group_scale(element, size)
        for child in element:
            _shape(child, (0.0, 0.0), inner, alt, found)
    elif name in {'wsp', 'cxnSp', 'sp'}:
        _wsp(element, size, scale, found)
    elif name == 'pic':
        blip = next(element.iter(q('a:blip')), None)
        width, height = size if size[0] else _own_size(element, scale)
        if blip is not None:
            found.images.append(Image(blip.get(q('r:embed'), ''), emu_mm(width), emu_mm(height), alt))
    elif name == 'AlternateContent':
        for child in alternative(element):
            _shape(child, size, scale, alt, found)


def _wsp(element: Element, size: tuple[float, float], scale: float, found: Drawn) -> None:
    own = _own_size(element, scale)
    width, height = own if own[0] else size
    geometry = next(element.iter(q('a:prstGeom')), None)
    is_line = element.find(q('wps:cNvCnPr')) is not None or (geometry is not None and geometry.get('prst') in _LINES)
    ink = next(element.iter(q('a:ln')), None)
    inked = ink is None or ink.find(q('a:noFill')) is None
    if is_line and inked and width > 0 and height * FLAT <= width:
        found.lines.append(Stroke(emu_mm(width), 'drawing'))
    for box in element.iter(q('wps:txbx')):
        for content in box.iter(q('w:txbxContent')):
            found.boxes.append(Box(content, inked and ink is not None, emu_mm(width)))
            return


def _own_size(element: Element, scale: float) -> tuple[float, float]:
    for frame in element.iter(q('a:xfrm')):
        extent = frame.find(q('a:ext'))
        return _emu(extent, 'cx') * scale, _emu(extent, 'cy') * scale
    return 0.0, 0.0


def _group_scale(element: Element, size: tuple[float, float]) -> float:
    for frame in element.iter(q('a:xfrm')):
        inner = _emu(frame.find(q('a:chExt')), 'cx')
        outer = size[0] or _emu(frame.find(q('a:ext')), 'cx')
        return outer / inner if inner and outer else 1.0
    return 1.0


def _emu(element: Element | None, name: str) -> float:
    return (number(element.get(name)) or 0.0) if element is not None else 0.0


def _vml(parent: Element, found: Drawn, unit: float) -> None:
    for shape in parent:
        name = local(shape)
        style = _style(shape)
        if name == 'group':
            across = number(shape.get('coordsize', '').split(',')[0])
            width = _mm(style.get('width', ''), unit)
            _vml(shape, found, width / across if across and width else unit)
        elif name == 'line':
            _vml_line(shape, found, unit)
        elif name in {'shape', 'rect', 'roundrect'}:
            _vml_shape(shape, style, found, unit)
        elif name == 'AlternateContent':
            _vml(alternative(shape), found, unit)


def _vml_line(shape: Element, found: Drawn, unit: float) -> None:
    ends = [[_mm(part, unit) for part in shape.get(name, '0,0').split(',')] for name in ('from', 'to')]
    if all(len(end) == 2 for end in ends) and _has_ink(shape):  # noqa: PLR2004 - x and y
        width, height = (abs(ends[1][axis] - ends[0][axis]) for axis in (0, 1))
        if width > 0 and height * FLAT <= width:
            found.lines.append(Stroke(round(width, 1), 'drawing'))


def _vml_shape(shape: Element, style: dict[str, str], found: Drawn, unit: float) -> None:
    width, height = _mm(style.get('width', ''), unit), _mm(style.get('height', ''), unit)
    connector = shape.get(q('o:connectortype')) == 'straight' or shape.get('type', '').endswith(_VML_LINES)
    if shape.get(q('o:hr')) or (connector and width > 0 and height * FLAT <= width):
        found.lines.append(Stroke(round(width, 1), 'drawing'))
    for content in _contents(shape):
        found.boxes.append(Box(content, _has_ink(shape), width))
    for data in shape.iter(q('v:imagedata')):
        found.images.append(Image(data.get(q('r:id'), ''), round(width, 2), round(height, 2), shape.get('alt', '')))


def _contents(shape: Element) -> Iterator[Element]:
    box = shape.find(q('v:textbox'))
    if box is not None:
        yield from (child for child in box if local(child) == 'txbxContent')


def _has_ink(shape: Element) -> bool:
    return shape.get('stroked', 't') not in {'f', 'false', '0'}


def _style(shape: Element) -> dict[str, str]:
    pairs = (part.partition(':') for part in shape.get('style', '').split(';'))
    return {name.strip(): text.strip() for name, _, text in pairs}


def _mm(text: str, unit: float) -> float:
    found = _LENGTH.match(text.strip())
    amount = number(found[1]) if found else None
    if found is None or amount is None:
        return 0.0
    return amount * (_UNITS[found[2]] if found[2] else unit)
