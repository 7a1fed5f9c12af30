"""How a fault is written down, and the looks that most rules ask for: size, bold, italic, capitals, place.

Rules:
- sizes may differ by 0.25 pt, lengths by 0.5 mm (what Word rounds away);
- a look is judged on letters: the look of a space is no fault;
- each look is a point of its own, so each finding carries its own mend.

>>> list(faults_of_look('TT13', piece, Look(size=(13, 13), bold=False), 'number'))
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.decree30.document import Align
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.pieces import Piece
from kiosk.core.decree30.rules import RULES, severity

NEAR_PT = 0.25
NEAR_MM = 0.5
EXCERPT = 60

ALIGNS: dict[Align, str] = {
    'left': 'canh trái',
    'center': 'canh giữa',
    'right': 'canh phải',
    'justify': 'canh đều hai lề',
}


@dataclass(frozen=True)
class Look:
    """What letters should look like; None where the decree does not say."""

    size: tuple[float, float] | None = None
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    align: Align | None = None


def number(value: float) -> str:
    """Return a measure as Vietnamese write it: ``12,5``, ``20``."""
    return f'{value:.2f}'.rstrip('0').rstrip('.').replace('.', ',')


def excerpt(text: str) -> str:
    """Return at most 60 characters of it."""
    words = ' '.join(text.split())
    return words if len(words) <= EXCERPT else words[: EXCERPT - 1] + '…'


def fault(code: str, point: str, at: Piece | int, have: str, want: str, *, mend: Mend | None = None) -> Finding:
    """Return one finding of a rule's point at a piece, or at 0 for the whole."""
    where, words = (at, '') if isinstance(at, int) else (at.at, excerpt(at.text))
    return Finding(code, severity(code, point), where, words, have, want, RULES[code].ground, mend, point)


def faults_of_look(code: str, piece: Piece, look: Look, element: str = '') -> Iterator[Finding]:
    """Yield a fault for each look that the piece has not; the point is ``<element>_size`` and so on."""
    prefix = f'{element}_' if element else ''
    if not piece.runs:
        return
    if look.size:
        yield from _size(code, f'{prefix}size', piece, look.size)
    for name, wanted, off, on in (
        ('bold', look.bold, 'chữ không đậm', 'chữ đậm'),
        ('italic', look.italic, 'chữ đứng', 'chữ nghiêng'),
    ):
        if wanted is not None and any(getattr(run, name) != wanted for run in piece.runs if _lettered(run.text)):
            have, want = (off, on) if wanted else (on, off)
            mend = Mend('bold' if name == 'bold' else 'italic', piece.at, wanted, piece.part)
            yield fault(code, prefix + name, piece, have, want, mend=mend)
    if look.upper and piece.text != piece.text.upper():
        yield fault(code, f'{prefix}capitals', piece, 'chữ thường', 'CHỮ IN HOA')
    if look.upper is False and piece.upper:
        yield fault(code, f'{prefix}capitals', piece, 'CHỮ IN HOA', 'chữ thường')
    paragraph = piece.located.paragraph
    if look.align and paragraph.align != look.align and '\t' not in paragraph.text:
        have, want = ALIGNS[paragraph.align], ALIGNS[look.align]
        yield fault(code, f'{prefix}align', piece, have, want, mend=Mend('align', piece.at, look.align))


def _lettered(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _size(code: str, point: str, piece: Piece, wanted: tuple[float, float]) -> Iterator[Finding]:
    low, high = wanted
    sizes = sorted({run.size for run in piece.runs})
    if low - NEAR_PT <= sizes[0] and sizes[-1] <= high + NEAR_PT:
        return
    good = [size for size in sizes if low <= size <= high]
    target = good[0] if good else low if sizes[0] < low else high
    want = f'cỡ {number(low)}' if low == high else f'cỡ {number(low)} đến {number(high)}'
    have = 'cỡ ' + ' và '.join(map(number, sizes))
    yield fault(code, point, piece, have, want, mend=Mend('size', piece.at, float(target), piece.part))
