"""What is drawn in a written document: lines under words, text boxes, pictures.

Rules:
- a line is a DrawingML connector with a VML line beside it for Word 2007; it floats over the text, centred or at
  the side in its column, so many points below the top of its paragraph;
- shapes are numbered in the order of writing: the same document gives the same bytes;
- a box is as wide as it is told, grows with its text and lets the text flow above and below.

>>> line(56.1, 'center', below_pt=18.0, identity=1)
"""

from xml.sax.saxutils import quoteattr

from kiosk.adapters.office.ooxml import EMU_PER_MM

EMU_PER_PT = 12700
LINE_PT = 0.75
"""How thick a line under words is."""

_MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
_SIDES = {'left': 'left', 'justify': 'left', 'center': 'center', 'right': 'right'}


def line(mm: float, align: str, *, below_pt: float, identity: int) -> str:
    """Return the content of a run that draws a horizontal line of ``mm`` millimetres."""
    long = round(mm * EMU_PER_MM)
    thick = round(LINE_PT * EMU_PER_PT)
    shape = (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr bwMode="auto">'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{long}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{thick}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        '</wps:spPr><wps:bodyPr/></wps:wsp>'
    )
    new = _anchored(shape, _Frame(long, 0, _SIDES[align], round(below_pt * EMU_PER_PT), '<wp:wrapNone/>'), identity)
    points = f'{mm * 72 / 25.4:.2f}'
    old = (
        f'<w:pict><v:line id="L{identity}" style="position:absolute;mso-position-horizontal:{_SIDES[align]};'
        f'margin-top:{below_pt:.2f}pt" from="0,0" to="{points}pt,0" strokeweight="{LINE_PT}pt"/></w:pict>'
    )
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps">{new}</mc:Choice>'
        f'<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>'
    )


def box(content: str, mm: float, *, below_pt: float, identity: int) -> str:
    """Return the content of a run that holds a text box; ``content`` is its paragraphs and tables."""
    wide, high = round(mm * EMU_PER_MM), round(10 * EMU_PER_MM)
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>'
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
    )
    frame = _Frame(wide, high, 'left', round(below_pt * EMU_PER_PT), '<wp:wrapTopAndBottom/>')
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps">{_anchored(shape, frame, identity)}'
        '</mc:Choice></mc:AlternateContent>'
    )


def picture(relation: str, width_mm: float, height_mm: float, alt: str, identity: int) -> str:
    """Return the content of a run that shows a picture in the line of the text."""
    wide, high = round(width_mm * EMU_PER_MM), round(height_mm * EMU_PER_MM)
    said = quoteattr(alt)
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{identity}" name="Picture {identity}" descr={said}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{identity}" name="Picture {identity}" descr={said}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        '</wp:inline></w:drawing>'
    )


class _Frame:
    """Where a floating shape stands: EMU wide and high, the side of its column, EMU below its paragraph's top."""

    def __init__(self, wide: int, high: int, side: str, below: int, wrap: str) -> None:
        self.wide, self.high, self.side, self.below, self.wrap = wide, high, side, below, wrap


def _anchored(shape: str, frame: _Frame, identity: int) -> str:
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{identity}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:align>{frame.side}</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{frame.below}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{frame.wide}" cy="{frame.high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{frame.wrap}'
        f'<wp:docPr id="{identity}" name="Shape {identity}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}'
        '</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
