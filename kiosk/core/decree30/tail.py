"""The elements below the text: the signature, ``Nơi nhận`` and its list, the annexes.

Rules:
- the tail begins at ``Nơi nhận`` or at the first line of the signature, whichever comes first;
- a signature is read cell by cell: lines of power and post in capitals, the last line is the name;
- an annex begins at a line of its own ``Phụ lục …``, or at the title of a document that is ``(Kèm theo …)``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kiosk.core.decree30.kinds import slug_of
from kiosk.core.decree30.pieces import Piece

POWER = re.compile(r'(?:tm|kt|tl|tuq|q|t/m|k/t|t/l|t/uq)(?:\.|\s|$).*|thay mat .*')
_POST = re.compile(
    r'(?:pho )?(?:chu tich|truong (?:phong|ban|cong an|tram|thon)|giam doc|chanh van phong|hieu truong|thu ky|chu toa'
    r'|chu tri|to truong|truong ban|bi thu|chanh thanh tra|nguoi (?:lap|ghi)(?: bien ban)?|bo truong|thu truong'
    r'|cuc truong|chi cuc truong|vien truong|nguoi uy quyen)(?: [a-z ]{1,40})?'
)
RANK = re.compile(
    r'(?:(?:GS|PGS|TS|ThS|Ths|Ts|CN|BS|KS|GVC|NGƯT|NGND)(?:\. ?| ))+(?=\S)'
    r'|(?:Giáo sư|Phó [Gg]iáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Bác sĩ|Kỹ sư)\b'
)
"""A rank of learning before a name."""
_NAME = re.compile(r'[^\W\d_]+\.?(?: [^\W\d_]+\.?){1,6}')
_ANNEX = re.compile(r'phu luc(?:\s+(?:so\s*)?(?:[ivxl]+|\d+))?\s*[.:]?')
_ASIDE_MM = 40.0
_LONGEST = 60
_NOTICE_WITHIN = 8


@dataclass(frozen=True)
class Annex:
    """One annex: ``heading`` is ``Phụ lục …`` (None for an attached document), then its name and its notice."""

    heading: Piece | None
    name: tuple[Piece, ...]
    notice: Piece | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Tail:
    """What stands below the text; ``start`` is the index of its first piece, ``end`` of the first behind it."""

    start: int
    end: int
    receivers: Piece | None
    receiver_list: tuple[Piece, ...]
    posts: tuple[Piece, ...]
    names: tuple[Piece, ...]
    annexes: tuple[Annex, ...]


def read_tail(pieces: Sequence[Piece], after: int) -> Tail:
    """Return the tail of one paper, looked for behind the head."""
    listed = next((i for i in range(after, len(pieces)) if is_receivers(pieces[i])), None)
    annex_starts = _annex_starts(pieces, after if listed is None else listed + 1)
    end = annex_starts[0] if annex_starts else len(pieces)
    signed = _signed_at(pieces, after, end, listed)
    start = min([end, *(at for at in (listed, signed) if at is not None)])
    inside = [piece for piece in pieces[start:end] if piece.text]
    receivers = None if listed is None or listed >= end else pieces[listed]
    receiver_list = _receiver_list(inside, receivers)
    taken = {id(piece) for piece in (receivers, *receiver_list)}
    posts, names = _signature(piece for piece in inside if id(piece) not in taken)
    bounds = [*annex_starts, len(pieces)]
    annexes = tuple(_annex(pieces[low:high]) for low, high in pairwise(bounds))
    return Tail(start, end, receivers, receiver_list, posts, names, annexes)


def is_receivers(piece: Piece) -> bool:
    """Return whether it is the word ``Nơi nhận``."""
    pattern = r'noi nhan\s*:' if piece.ruled else r'noi nhan\s*[:.]|noi nhan\s*$'
    return re.match(pattern, piece.folded) is not None


def is_annex_heading(piece: Piece) -> bool:
    """Return whether it is a line ``Phụ lục …`` of its own."""
    short = bool(piece.text) and not piece.ruled and len(piece.text) <= _LONGEST
    return short and _ANNEX.fullmatch(piece.folded) is not None


def is_post(piece: Piece) -> bool:
    """Return whether it is a line of power or of post, however it looks."""
    words = piece.folded
    if not words or len(words) > _LONGEST or piece.ruled or words[-1] in ':;,':
        return False
    if POWER.fullmatch(words):
        return piece.upper or words.startswith('thay mat') or piece.located.paragraph.align != 'justify'
    centred = piece.right or piece.upper or piece.located.paragraph.align in {'center', 'right'}
    return centred and _POST.fullmatch(words) is not None


def _signed_at(pieces: Sequence[Piece], after: int, end: int, listed: int | None) -> int | None:
    """Return where the signature begins: going up from the end, before the running text is met."""
    found = None
    for index in range(end - 1, after - 1, -1):
        piece = pieces[index]
        if piece.text and is_post(piece):
            found = index
        elif piece.text and not (listed is not None and index >= listed) and not _beside_signature(piece):
            break
    return found


def _beside_signature(piece: Piece) -> bool:
    """Return whether such a piece may stand among those of a signature: short and not on the left."""
    paragraph = piece.located.paragraph
    if len(piece.text) > _LONGEST or piece.ruled or paragraph.align == 'justify':
        return False
    aside = piece.right or paragraph.align in {'center', 'right'} or paragraph.left_mm + paragraph.first_mm > _ASIDE_MM
    return aside or piece.located.table is not None


def _receiver_list(inside: Sequence[Piece], head: Piece | None) -> tuple[Piece, ...]:
    if head is None:
        return ()
    lines: list[Piece] = []
    for piece in inside[inside.index(head) + 1 :]:
        if head.located.table is not None:
            if _same_column(piece, head) and not re.fullmatch(r'[A-ZĐ]{1,6}\. ?\(?\d+\)?', piece.text):
                lines.append(piece)
        elif piece.right or is_post(piece):
            continue
        elif lines and not re.match(r'[-–—+•*]', piece.text) and lines[-1].folded.startswith(('- luu', 'luu')):
            break
        elif re.match(r'[-–—+•*]|lưu', piece.text.lower()) or piece.text[-1] in ';.':
            lines.append(piece)
    return tuple(lines)


def _same_column(piece: Piece, head: Piece) -> bool:
    return piece.located.table is head.located.table and piece.located.column == head.located.column


def _signature(inside: Iterable[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the lines of power and post, and the names, of every column that signs."""
    posts: list[Piece] = []
    names: list[Piece] = []
    columns = sorted(inside, key=_column)
    for _, column in groupby(columns, key=_column):
        lines = [piece for piece in column if not re.match(r'[(\[]', piece.text) or piece.text.startswith('[H')]
        signs = [index for index, piece in enumerate(lines) if is_post(piece)]
        if not signs:
            names += [piece for piece in lines[-1:] if piece.right and _may_be_name(piece)]
            continue
        behind = [piece for piece in lines[signs[0] :] if _may_be_name(piece) or is_post(piece) or piece.upper]
        if len(behind) > 1 and not is_post(behind[-1]) and _may_be_name(behind[-1]):
            names.append(behind.pop())
        posts += behind
    return tuple(posts), tuple(names)


def _may_be_name(piece: Piece) -> bool:
    name = RANK.sub('', piece.text).strip()
    return _NAME.fullmatch(name) is not None and all(word[0].isupper() for word in name.split())


def _column(piece: Piece) -> int:
    return -1 if piece.located.column is None and not piece.right else piece.located.column or 0


def _annex_starts(pieces: Sequence[Piece], after: int) -> list[int]:
    found = []
    for index in range(after, len(pieces)):
        piece = pieces[index]
        if not piece.text or piece.ruled or len(piece.text) > _LONGEST:
            continue
        attached = slug_of(piece.text) and any(map(_is_notice, pieces[index : index + _NOTICE_WITHIN]))
        if attached or is_annex_heading(piece):
            found.append(index)
    return found


def _is_notice(piece: Piece) -> bool:
    return piece.folded.startswith('(kem theo')


def _annex(pieces: Sequence[Piece]) -> Annex:
    heading = pieces[0] if _ANNEX.fullmatch(pieces[0].folded) else None
    name: list[Piece] = []
    notice = None
    for piece in pieces[1 if heading else 0 : _NOTICE_WITHIN + 1]:
        if _is_notice(piece):
            notice = piece
            break
        if not piece.text:
            continue
        if piece.ruled or piece.located.paragraph.align == 'justify' or piece.text[-1] in '.;:':
            break
        name.append(piece)
    return Annex(heading, tuple(name), notice, tuple(pieces))
