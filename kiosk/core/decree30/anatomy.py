"""The anatomy of a document: which piece is which element of the decree's layout.

Rules:
- a file may hold more than one paper: each begins at its own letterhead and is read by itself;
- elements that are missing are None or empty; nothing is ever raised, whatever the document looks like;
- the kind is told by the title, or by ``V/v`` or ``Kính gửi`` without a title: an official letter.

>>> papers_of(document)[0].kind
'bao-cao'
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.core.decree30.document import Document
from kiosk.core.decree30.head import Head, is_nation, read_head
from kiosk.core.decree30.kinds import CONCLUSIONS, slug_beginning, slug_of
from kiosk.core.decree30.pieces import Piece, pieces_of
from kiosk.core.decree30.tail import Tail, read_tail

DECIDING = frozenset({'quyet-dinh', 'nghi-quyet'})
_ORDER = re.compile(r'(?:quyet dinh|quyet nghi|nghi quyet)\s*:')
_BASIS = re.compile(r'(?:can cu|theo de nghi|xet de nghi|xet to trinh|theo to trinh)\b')
_PROSE_VERB = re.compile(
    r', (?:uy ban|ubnd|hoi dong|hdnd|chu tich|phong|van phong|trung tam|ban|[a-z ]{0,40}(?:de nghi'
    r'|bao cao|thong bao|ban hanh|xay dung|kinh trinh|trinh))\b'
)


@dataclass(frozen=True)
class Paper:
    """One paper of a document; ``lead`` is the first of the file, ``pieces`` all of it in order."""

    pieces: tuple[Piece, ...]
    head: Head
    tail: Tail
    kind: str | None
    authority: tuple[Piece, ...]
    bases: tuple[Piece, ...]
    order: Piece | None
    body: tuple[Piece, ...]
    lead: bool = True

    @property
    def stated(self) -> tuple[Piece, ...]:
        """Return the pieces of the text with words, tables with borders left out."""
        return tuple(piece for piece in self.body if piece.text and not piece.ruled)


def papers_of(document: Document) -> list[Paper]:
    """Return the papers of a document in order; one at least."""
    pieces = pieces_of(document)
    starts = sorted({_paper_start(pieces, i) for i, piece in enumerate(pieces) if _begins_paper(piece, i)})
    bounds = [0, *(start for start in starts[1:] if start > 0), len(pieces)]
    return [_paper(pieces[low:high], lead=low == 0) for low, high in pairwise(bounds) if high or not low]


def kind_of(document: Document) -> str | None:
    """Return the slug of the document's kind (``cong-van``, ``to-trinh`` …), or None if it cannot be told."""
    return papers_of(document)[0].kind


def _begins_paper(piece: Piece, index: int) -> bool:
    if not piece.text or piece.ruled or len(piece.text) > 60:  # noqa: PLR2004
        return False
    return is_nation(piece) if index < 40 else piece.folded.startswith('cong hoa xa hoi chu nghia')  # noqa: PLR2004


def _paper_start(pieces: Sequence[Piece], at: int) -> int:
    """Return where the letterhead begins that holds the national name at this index."""
    start, table = at, pieces[at].located.table
    while start and (
        (table is not None and pieces[start - 1].located.table is table)
        or (table is None and at - start < 3 and pieces[start - 1].upper and not pieces[start - 1].ruled)  # noqa: PLR2004
    ):
        start -= 1
    return start


def _paper(pieces: Sequence[Piece], *, lead: bool) -> Paper:
    head = read_head(pieces)
    tail = read_tail(pieces, head.after)
    body = [piece for piece in pieces[head.after : tail.start] if piece.text or piece.strokes]
    kind = _kind(head)
    authority: list[Piece] = []
    while body and (not body[0].text or (kind in DECIDING and body[0].upper and not _ORDER.fullmatch(body[0].folded))):
        authority.append(body.pop(0))
    order = next((piece for piece in body[:60] if _ORDER.fullmatch(piece.folded)), None)
    bases = _bases(body, order, kind)
    taken = {id(piece) for piece in (*bases, order)}
    return Paper(
        tuple(pieces),
        head,
        tail,
        kind,
        tuple(piece for piece in authority if piece.text),
        bases,
        order,
        tuple(piece for piece in body if id(piece) not in taken),
        lead,
    )


def _kind(head: Head) -> str | None:
    if head.title is None:
        return 'cong-van' if head.about or head.addressed else None
    kind = slug_of(head.title.text) or slug_beginning(head.title.text)
    below = ' '.join([head.title.folded.removeprefix('thong bao'), *(piece.folded for piece in head.subject[:1])])
    concludes = re.match(r'\s*(?:v/v:? |ve )?ket luan\b', below)
    return CONCLUSIONS if kind == 'thong-bao' and concludes else kind


def _bases(body: Sequence[Piece], order: Piece | None, kind: str | None) -> tuple[Piece, ...]:
    """Return the grounds; a sentence that begins "Căn cứ …, Ủy ban nhân dân … báo cáo:" is text, not a ground."""
    found: list[Piece] = []
    for piece in body:
        words = piece.folded
        if piece is order or (words and not _BASIS.match(words)):
            break
        if words:
            found.append(piece)
    if kind in DECIDING:
        return tuple(found)
    while found and (found[-1].text[-1] == ':' or _PROSE_VERB.search(found[-1].folded)):
        found.pop()
    alone = len(found) == 1 and found[0].text[-1] != ';'
    return () if alone else tuple(found)
