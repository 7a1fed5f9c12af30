"""What stands under the title and under ``Kính gửi``: the subject, the addressees.

Rules:
- the subject is the first words under the title and the lines set like them, up to the line drawn under it;
- an addressee begins with a dash; the list ends where a line does not.
"""

import re
from collections.abc import Sequence

from kiosk.core.decree30.pieces import Piece

_LONGEST_SUBJECT = 250
_SUBJECT_LINES = 5


def subject_under(pieces: Sequence[Piece], title_at: int | None) -> tuple[Piece, ...]:
    """Return the subject under the title: the first words below it and the lines set like them."""
    if title_at is None:
        return ()
    lines: list[Piece] = []
    below = pieces[title_at + 1 : title_at + 12]
    for index, piece in enumerate(below):
        if not piece.text:
            if lines and piece.strokes:
                break
            continue
        fits = _carries_on(piece, lines[0]) if lines else _begins(piece, below[index + 1 : index + 3])
        if not fits or len(lines) == _SUBJECT_LINES:
            break
        lines.append(piece)
        if piece.located.paragraph.strokes:
            break
    return tuple(lines)


def _begins(piece: Piece, following: Sequence[Piece]) -> bool:
    """Return whether a subject begins here: bold and centred words, or others that are no text and no heading."""
    if _is_other(piece):
        return False
    bold, centred = all(run.bold for run in piece.runs), piece.located.paragraph.align == 'center'
    if piece.upper:
        return centred and any(each.strokes for each in (piece, *following))
    if bold and centred:
        return True
    numbered = re.match(r'(?:[ivx]+|\d+)\.|dieu \d|phan [ivx]', piece.folded)
    return (bold or piece.located.paragraph.align != 'justify') and not numbered and piece.text[-1] not in '.:;'


def _carries_on(piece: Piece, first: Piece) -> bool:
    """Return whether it is one more line of the subject: set like the first, and no other element."""
    like = first.located.paragraph.align == piece.located.paragraph.align
    same = {run.bold for run in piece.runs} == {run.bold for run in first.runs}
    return like and same and not piece.upper and not _is_other(piece) and piece.text[-1] not in ':;'


def _is_other(piece: Piece) -> bool:
    """Return whether it is another element; words that are bold and centred are no ground, whatever they say."""
    displayed = piece.located.paragraph.align == 'center' and all(run.bold for run in piece.runs)
    others = ('kinh gui', '(kem theo') if displayed else ('kinh gui', '(kem theo', 'can cu ')
    return piece.folded.startswith(others) or piece.ruled or len(piece.text) > _LONGEST_SUBJECT


def addressees_under(pieces: Sequence[Piece], at: int | None) -> tuple[Piece, ...]:
    """Return the lines under ``Kính gửi:`` that begin with a dash."""
    if at is None or _alone(pieces[at].text):
        return ()
    lines: list[Piece] = []
    for piece in pieces[at + 1 : at + 60]:
        if not piece.text and not lines:
            continue
        if not re.match(r'[-–—+•]', piece.text):
            break
        lines.append(piece)
    return tuple(lines)


def _alone(text: str) -> bool:
    """Return whether one addressee stands on the line itself: what follows is no list of addressees."""
    inline = text.partition(':')[2].strip()
    return bool(inline) and inline[0] not in '-–—+•' and inline[-1] not in ';,'
