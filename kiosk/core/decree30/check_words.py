"""TT29 capitals, abbreviations, punctuation and strange signs in the words.

Rules:
- one finding a kind of slip and paragraph, so that a long paragraph stays readable;
- an abbreviation must be explained where it first comes, ``(sau đây viết tắt là TTHC)`` or ``(TTHC)``, unless it is
  one that every office knows, the symbol of a unit, or part of a document's number;
- symbols of units are those in the number, in the name of the body and in ``Nơi nhận``.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kiosk.core.decree30.anatomy import Paper
from kiosk.core.decree30.capitals import slips
from kiosk.core.decree30.finding import Finding
from kiosk.core.decree30.looks import fault
from kiosk.core.decree30.pieces import Piece

_KNOWN = (
    'UBND HĐND MTTQ UBMTTQ VT VP NĐ CP QĐ TTg TW TTHC CCHC CCCD BHYT BHXH THCS THPT CNTT PCCC NTM OCOP '
    'ANTT KT XH QP AN TP HCM VN VND USD QR PDF AI IT TV SMS STT ĐVT GRDP GDP CV BC KH TB TTr TM PCT CVP '
    'PVP QH NQ BCT BTV ĐTN HTX CSDL CSGT CAND QĐND LĐLĐ CCB HLHPN HND TDTT VHTT VHXH TTPVHCC XHCN BNV BTC '
    'BGD BYT CT NSNN TSCĐ THPTQG'
)
KNOWN = frozenset(_KNOWN.split())
"""Abbreviations that need no explanation in a commune's papers."""

_BEFORE = re.compile(r'(?<=[\w”")]) +[,;:!?](?=\s|$)|(?<=[\w”")]) +\.(?=\s|$)')
_AFTER = re.compile(r'[^\W\d_][,;](?=[^\W\d_])')
_MAY_BE_ADDRESS = re.compile(r'@|https?:|www\.')
_ADDRESS = re.compile(r'\S*(?:@|https?:|www\.)\S*')
_STRANGE = re.compile(
    r'[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u0370-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f'
    r'\u2c00-\ud7ff\ue000-\ufaff\ufe00-\ufeff\ufff0-\uffff\U00010000-\U0010ffff]'
)
_SHORT = re.compile(r'(?<![\w/.-])[A-ZĐ]{2,8}(?![\w/-])')
_ROMAN = re.compile(r'[IVXLC]+')
_EXPLAINED = re.compile(r'\((?:[^()]{0,60}\s)?[“"]?([A-ZĐ]{2,8})[”"]?\)|(?:viết|gọi) tắt là:? [“"]?([A-ZĐ]{2,8})')
_CODES = re.compile(r'[A-ZĐ]{2,10}')


def check(paper: Paper) -> Iterator[Finding]:
    """Yield the warnings on the words."""
    for piece in paper.pieces:
        if piece.text:
            yield from _capitals(piece)
            yield from _signs(piece)
    yield from _abbreviations(paper)


def _capitals(piece: Piece) -> Iterator[Finding]:
    if piece.upper:
        return
    for slip in slips(piece.text):
        yield fault('TT29', 'people' if slip.people else 'capitals', piece, slip.have, slip.want)


def _signs(piece: Piece) -> Iterator[Finding]:
    words = _ADDRESS.sub('', piece.text) if _MAY_BE_ADDRESS.search(piece.text) else piece.text
    if found := _BEFORE.search(words):
        yield fault('TT29', 'space_before', piece, f'cách trước dấu “{found[0].strip()}”', 'viết liền với chữ trước')
    if found := _AFTER.search(words):
        yield fault('TT29', 'space_after', piece, f'thiếu cách sau dấu “{found[0][-1]}”', 'cách sau dấu câu')
    if found := _STRANGE.search(piece.located.paragraph.text):
        yield fault('TT29', 'strange', piece, f'ký tự lạ U+{ord(found[0]):04X}', 'bỏ ký tự lạ')


def _abbreviations(paper: Paper) -> Iterator[Finding]:
    units = [*paper.head.issuing, *paper.head.superior, *paper.tail.receiver_list, paper.head.number]
    known = {code for piece in units if piece for code in _CODES.findall(piece.text)} | KNOWN
    for piece in (*paper.head.subject, *paper.head.about, *paper.body):
        if not piece.text or piece.upper:
            continue
        known |= {first or second for first, second in _EXPLAINED.findall(piece.text)}
        for short in dict.fromkeys(_SHORT.findall(piece.text)):
            if short not in known and not _ROMAN.fullmatch(short) and not _is_shouted(piece.text, short):
                known.add(short)
                yield fault('TT29', 'abbreviation', piece, short, f'viết đủ, kèm “({short})” ở lần đầu')


def _is_shouted(text: str, short: str) -> bool:
    """Return whether it is part of words all in capitals, no abbreviation."""
    words = re.findall(r'\w+', text)
    return any(
        (one == short and other.isupper() and len(other) > 1) or (other == short and one.isupper() and len(one) > 1)
        for one, other in pairwise(words)
    )
