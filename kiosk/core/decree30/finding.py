"""What the checker says of a document: one finding a fault, and how the ``.docx`` mender may mend it.

Rules:
- a finding says what is there and what should be, in short Vietnamese phrases of data (``cỡ 12``, ``cỡ 11``);
- ``at`` is the number of the paragraph in ``walk`` (from 1); 0 is the page or the whole document;
- a mend changes looks, never words; what is not safe to change by machine has no mend;
- mends of one document may be applied in any order, and applying one twice is the same as once;
- a mender may leave a mend out; it then says so, and the finding stays.

>>> Finding('TT23', 'E', 41, '- Như trên;', 'cỡ 12', 'cỡ 11', 'Phụ lục I …', Mend('size', 41, 11.0), 'list_size')
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal['E', 'W', 'I']
"""``E`` a fault, ``W`` a warning, ``I`` a hint."""

What = Literal[
    'page_size',  # at 0: {'section': 0, 'width_mm': 210.0, 'height_mm': 297.0}
    'margins',  # at 0: {'section': 0, 'top_mm': 20.0}, or bottom_mm, left_mm, right_mm; one side a mend
    'page_number',  # at 0: {'section': 0, 'size': 14.0}: PAGE alone, upright, centred in the header, not on the
    # first page, none in the footer; numbering of the first section starts at 1
    'font',  # at 0: 'Times New Roman', for every run, style and default whose font is neither a legacy font
    # (.Vn*, VNI-*: words are converted) nor one of symbols (Symbol, Wingdings …: a sign would become a letter)
    'nfc',  # at 0: True, for every run
    'size',  # points, for the letters of the paragraph (or of ``part``)
    'bold',  # True or False; so italic and underline
    'italic',
    'underline',
    'color',  # 'auto'
    'align',  # 'left', 'center', 'right' or 'justify'
    'first_line',  # millimetres from the left margin of the text to the first letter; the left indent becomes 0
    'before',  # points
    'after',
    'line',  # a multiple of a single line
    'stroke',  # {'mm': 56.0}: a solid line of that length, centred under the paragraph; adds it, or takes the place
    # of one that is under it already
]


@dataclass(frozen=True)
class Mend:
    """One change of look: ``what`` becomes ``value`` at paragraph ``at``; the values are told at ``What``.

    ``part`` limits a change of letters to ``paragraph.text[start:end]``; None means the whole paragraph.
    """

    what: What
    at: int
    value: Any
    part: tuple[int, int] | None = None


@dataclass(frozen=True)
class Finding:
    """One fault. ``words`` is an excerpt of at most 60 characters; ``why`` the legal ground.

    ``rule`` is the code (``TT11``), ``point`` which of its points (``stroke``): together they name the fault.
    """

    rule: str
    severity: Severity
    at: int
    words: str
    have: str
    want: str
    why: str
    mend: Mend | None = None
    point: str = ''


@dataclass(frozen=True)
class Gathered:
    """Findings that say the same of different paragraphs; ``at`` lists where, in order."""

    first: Finding
    at: tuple[int, ...]


def summary(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings of each severity there are: always the three keys ``E``, ``W``, ``I``."""
    counted = Counter(finding.severity for finding in findings)
    return {'E': counted['E'], 'W': counted['W'], 'I': counted['I']}


def gather(findings: Iterable[Finding]) -> list[Gathered]:
    """Return the findings with equal ones put together, in the order in which each first came."""
    places: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        places.setdefault((finding.rule, finding.point, finding.have, finding.want), []).append(finding)
    return [Gathered(same[0], tuple(finding.at for finding in same)) for same in places.values()]
