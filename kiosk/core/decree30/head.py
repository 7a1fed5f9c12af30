"""The elements above the text: letterhead, number, place and date, title, subject, addressees.

Rules:
- an element is known by its words even when its look is wrong: the look is what gets judged;
- the letterhead is a borderless table of two columns, or paragraphs with tabs, or just paragraphs;
- the superior body is what stands above the last line that begins the name of a unit; two lines such as
  ``ỦY BAN NHÂN DÂN`` / ``XÃ SÔNG CHẢY`` are one name; where no line begins so, bold tells;
- ``Kính gửi`` in a table of figures or in an annex addresses nobody.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kiosk.core.decree30.about import about_in, place_date_in
from kiosk.core.decree30.kinds import slug_beginning, slug_of
from kiosk.core.decree30.pieces import Piece
from kiosk.core.decree30.subject import addressees_under, subject_under
from kiosk.core.decree30.tail import is_annex_heading

NATION = 'cong hoa xa hoi chu nghia viet nam'
_MOTTO = re.compile(r'doc lap\W.{0,20}hanh phuc\W*')
_NUMBER = re.compile(r'so\s*[:.]?\s*[\d\s._…-]*/.{1,40}|so\s*:.{0,40}')
_UNIT = re.compile(
    r'(?:PHÒNG|VĂN PHÒNG|TRUNG TÂM|BAN|TRƯỜNG|TRẠM|CÔNG AN|SỞ|HỘI ĐỒNG|TỔ|[ỦU][ỶY] BAN|UỶ BAN|UBND|HĐND|BỘ|CỤC'
    r'|CHI CỤC|THANH TRA)\b'
)
_PLACE = re.compile(r'(?i)(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH|TP\.?) ')
_HEAD = 40
"""A letterhead is looked for among so many pieces; a real one has about twelve."""
_CLOSE = 0.85
_NAME_LINES = 6
_LONGEST_NAME = 80
_LONG = 120


@dataclass(frozen=True)
class Head:
    """What stands above the text; ``after`` is the index of the first piece behind it."""

    nation: Piece | None
    motto: Piece | None
    superior: tuple[Piece, ...]
    issuing: tuple[Piece, ...]
    number: Piece | None
    place_date: Piece | None
    about: tuple[Piece, ...]
    title: Piece | None
    subject: tuple[Piece, ...]
    addressed: Piece | None
    addressees: tuple[Piece, ...]
    after: int


def is_nation(piece: Piece) -> bool:
    """Return whether it is the national name, or was meant to be."""
    words = piece.folded
    if words.startswith('cong hoa xa hoi'):
        return len(words) < 2 * len(NATION)
    near = abs(len(words) - len(NATION)) <= len(NATION) // 5
    return near and SequenceMatcher(None, words, NATION, autojunk=False).ratio() >= _CLOSE


def read_head(pieces: Sequence[Piece]) -> Head:
    """Return the head of one paper; what is not found is None or empty."""
    title_at = _title_at(pieces)
    kinh_gui_at = _kinh_gui_at(pieces)
    stops = [at for at in (title_at, kinh_gui_at) if at is not None]
    top = list(pieces[: min([*stops, _HEAD])])
    nation = next((piece for piece in top if is_nation(piece)), None)
    motto = next((piece for piece in top if _MOTTO.fullmatch(piece.folded)), None)
    number = next((piece for piece in top if _NUMBER.fullmatch(piece.folded)), None)
    place_date = place_date_in(top)
    about = about_in(top, place_date)
    names = _names(top, {id(piece) for piece in (nation, motto, number, place_date, *about) if piece}, nation)
    cut = _superiors(names)
    subject = subject_under(pieces, title_at)
    addressees = addressees_under(pieces, kinh_gui_at)
    known = [nation, motto, number, place_date, *about, *names, *subject, *addressees]
    known += [pieces[at] for at in stops]
    places = {id(piece): index for index, piece in enumerate(pieces[: _HEAD * 3])}
    return Head(
        nation,
        motto,
        tuple(names[:cut]),
        tuple(names[cut:]),
        number,
        place_date,
        about,
        None if title_at is None else pieces[title_at],
        subject,
        None if kinh_gui_at is None else pieces[kinh_gui_at],
        addressees,
        max([places[id(piece)] + 1 for piece in known if piece is not None and id(piece) in places], default=0),
    )


def _first(pieces: Sequence[Piece], fits: Callable[[Piece], bool], within: int) -> int | None:
    return next((index for index, piece in enumerate(pieces[:within]) if piece.text and fits(piece)), None)


def _kinh_gui_at(pieces: Sequence[Piece]) -> int | None:
    """Return where ``Kính gửi`` is: above the annexes, in no table of figures."""
    annex = _first(pieces, is_annex_heading, _HEAD + 20)
    within = _HEAD + 20 if annex is None else annex
    return _first(pieces, lambda piece: not piece.ruled and piece.folded.startswith('kinh gui'), within)


def _title_at(pieces: Sequence[Piece]) -> int | None:
    """Return where the title is: a kind's name alone, or else a centred line in capitals that begins with one."""
    above = _first(pieces, _is_text, _HEAD + 20)
    within = _HEAD + 20 if above is None else above
    alone = _first(pieces, lambda piece: not piece.ruled and slug_of(piece.text) is not None, within)
    return _first(pieces, _begins_with_kind, within) if alone is None else alone


def _is_text(piece: Piece) -> bool:
    """Return whether the text has begun: no title comes after it."""
    begins = piece.folded.startswith(('kinh gui', 'can cu ', 'chuong ', 'dieu '))
    return begins or (len(piece.text) > _LONG and piece.located.paragraph.align == 'justify')


def _begins_with_kind(piece: Piece) -> bool:
    free = piece.located.table is None and piece.located.paragraph.align == 'center' and piece.text[-1] != ':'
    return free and slug_beginning(piece.text) is not None


def _names(top: Sequence[Piece], known: set[int], nation: Piece | None) -> list[Piece]:
    """Return the lines of the names of bodies: on the left, above the number, in the table of the letterhead."""
    found: list[Piece] = []
    if not known:
        return found
    table = nation.located.table if nation else top[0].located.table if top else None
    for piece in top:
        if id(piece) in known:
            if _NUMBER.fullmatch(piece.folded):
                break
            continue
        if piece.located.table is not table or piece.located.paragraph.align == 'justify':
            if found:
                break
            continue
        if _may_be_body(piece):
            found.append(piece)
    return found[:_NAME_LINES]


def _may_be_body(piece: Piece) -> bool:
    if piece.right or piece.located.place == 'box' or _is_mark(piece) or len(piece.text) > _LONGEST_NAME:
        return False
    return any(sign.isalpha() for sign in piece.text)


def _is_mark(piece: Piece) -> bool:
    words = piece.folded.strip(' .:!')
    return piece.located.paragraph.framed or bool(MARK.fullmatch(words))


MARK = re.compile(
    r'(?:tuyet |toi )?mat|(?:do mat|muc do mat)\W.*|hoa toc.*|thuong khan|(?:rat |toi )?khan(?: cap)?|gap'
    r'|xem xong tra lai|luu hanh noi bo|tai lieu thu hoi|du thao.*'
)
"""Stamps, in folded letters: secrecy, urgency, circulation, draft."""


def _superiors(names: Sequence[Piece]) -> int:
    """Return how many of the lines name the superior body."""
    starts = [index for index, piece in enumerate(names) if index and _UNIT.match(piece.text.upper())]
    if starts or len(names) < 2 or _PLACE.match(names[1].text):  # noqa: PLR2004
        return starts[-1] if starts else 0
    bold = [all(run.bold for run in piece.runs) for piece in names]
    return bold.index(True) if bold[-1] and True in bold else 0
