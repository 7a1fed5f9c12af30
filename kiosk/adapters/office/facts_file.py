"""Facts from a TOML file, and the example facts that come with the program, one file a kind.

Rules:
- the form, every key may be left out but ``loai``::

    loai = "cong-van"             # cong-van thong-bao giay-moi bao-cao ke-hoach to-trinh bien-ban quyet-dinh
                                  # thong-bao-ket-luan
    so = 118                      # blank: the clerk fills it in
    ngay = 2026-11-24             # blank: filled in when it is signed
    trich_yeu = "…"
    don_vi_ban_hanh = "VHXH"      # symbol of the unit that issues; blank: the committee
    don_vi_soan = "KT"            # symbol of the unit that drafts
    kinh_gui = ["…"]              # addressees; of an invitation: those invited
    can_cu = ["Căn cứ …"]         # grounds
    han = "…"                     # deadline and contact of a letter or notice
    dau_moi = "…"
    ky = "pho-chu-tich"           # chu-tich pho-chu-tich rieng-chu-tich … or, of a unit: truong pho quyen
    nguoi_ky = "…"
    noi_nhan = ["…"]              # without "Như trên" and "Lưu", which are added
    [nam_o]                       # the five boxes: vai viec boi_canh dinh_dang rao
    [hop]                         # ten bat_dau ket_thuc dia_diem chu_tri thu_ky ten_thu_ky thanh_phan luu_y
    [[phan]]                      # muc = "ly-do"; y = ["a given fact"]; doan = ["a paragraph written from them"]
    [[viec]]                      # viec ai phoi_hop han kinh_phi (whole đồng)
    [[phu_luc]]                   # ten cot hang ghi_chu

- decomposed letters (NFD), as some systems write them, are composed first;
- a wrong key or type is refused with the line and what is wrong with it;
- a file larger than a form can be is not read.

>>> read_facts(Path('viec.toml')).kind
'cong-van'
"""

from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize

from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.kinds import kind_named
from kiosk.core.drafting.reading import facts_of
from kiosk.core.errors import BrokenContentError, FactsFileError, NoFactsFileError
from kiosk.core.lesson_toml import read_toml

LIMIT_BYTES = 2 * 2**20
"""A form with every list full is below this."""


def read_facts(file: Path) -> DraftFacts:
    """Return the facts in a file; raise NoFactsFileError, FactsFileError (file, line, rule)."""
    try:
        with file.open('rb') as opened:
            data = opened.read(LIMIT_BYTES + 1)
    except OSError as error:
        known = {IsADirectoryError: 'folder', PermissionError: 'not_readable'}
        raise NoFactsFileError(file=file.name, reason=known.get(type(error), 'none')) from error
    if len(data) > LIMIT_BYTES:
        raise NoFactsFileError(file=file.name, reason='too_large')
    return _understood(file.name, data)


def example_facts(kind: str) -> DraftFacts:
    """Return the example facts of a kind; raise UnknownKindError."""
    name = f'{kind_named(kind).slug}.toml'
    return _understood(name, (files(__package__) / 'examples' / name).read_bytes())


def _understood(name: str, data: bytes) -> DraftFacts:
    with suppress(UnicodeDecodeError):
        data = normalize('NFC', data.decode()).encode()
    try:
        return facts_of(read_toml(name, data))
    except BrokenContentError as error:
        raise FactsFileError(**error.facts) from error
