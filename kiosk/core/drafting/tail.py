"""What stands below the text: ``Nơi nhận`` on the left, the signature on the right; and the annexes.

Rules:
- minutes are signed by the secretary on the left and the chair on the right, ``Nơi nhận`` below;
- the list begins with ``Như trên`` where somebody was addressed, ``Như Điều n`` in a decision, and always ends with
  ``Lưu: VT``; what the person typed for these lines is not doubled;
- a name that is not known leaves its place blank: it is signed by hand;
- every annex begins a section with page numbers of its own; two or more are numbered in Roman numerals.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kiosk.core.decree30.document import Block, Cell, Paragraph, Run, Section, Table
from kiosk.core.drafting import looks
from kiosk.core.drafting.breaking import even_lines
from kiosk.core.drafting.facts import AnnexFacts, DraftFacts
from kiosk.core.drafting.head import day_words, symbol_of
from kiosk.core.drafting.letterhead import Issuer, Signing
from kiosk.core.drafting.looks import centred, kept, run
from kiosk.core.drafting.places import Places
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.tables import annex_table
from kiosk.core.drafting.wording import bare, raised, tidy

_COLUMNS_MM = (80.0, 85.0)
_SIGN_PT = 62.0
"""Room for a signature and a stamp, about four lines."""
_OURS = re.compile(r'(?i)(?:lưu\b|như (?:trên|điều|kính gửi))')
_UPRIGHT_COLUMNS, _LYING_MM = 7, 252.0
"""More columns than this lie on their side: 297 less the margins of 30 and 15."""
_ROMAN = ('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI')
_NAME_MM = 150.0


def tail_block(facts: DraftFacts, kind: Kind, issuer: Issuer, places: Places, articles: int) -> Table:
    """Return the table with ``Nơi nhận`` and the signature; ``articles`` is the number of the last one."""
    listed = _receivers(facts, kind, issuer, places, articles)
    if kind.slug == 'bien-ban':
        sides = (['THƯ KÝ'], facts.meeting.writer), (['CHỦ TỌA'], facts.signer)
        signs = tuple(Cell(kept(_signed(lines, name))) for lines, name in sides)
        below = (replace(listed[0], before_pt=10.0), *listed[1:])
        return Table((signs, (Cell(below), Cell((Paragraph(),)))), _COLUMNS_MM, ruled=False)
    lines = signing_of(facts, kind, issuer).lines
    return Table(((Cell(listed), Cell(_signed(lines, facts.signer))),), _COLUMNS_MM, ruled=False)


def annex_sections(facts: DraftFacts, kind: Kind, issuer: Issuer) -> tuple[Section, ...]:
    """Return one section an annex."""
    many = len(facts.annexes) > 1
    notice = (
        f'(Kèm theo {raised(kind.name)} số {symbol_of(facts, kind, issuer)} {day_words(facts.day)} của {issuer.name})'
    )
    return tuple(
        _annex(annex, f'Phụ lục {_ROMAN[place]}' if many else 'Phụ lục', notice)
        for place, annex in enumerate(facts.annexes)
    )


def page_header() -> tuple[Block, ...]:
    """Return the page number, centred in the top margin (Annex I, part I, section I, point 7)."""
    return (Paragraph((Run('2', size=looks.PAGE_NUMBER, page_field=True),), align='center'),)


def signing_of(facts: DraftFacts, kind: Kind, issuer: Issuer) -> Signing:
    """Return how it is signed: as asked, else as the kind usually is, else the issuer's first way."""
    usual = any(signing.slug == kind.signing for signing in issuer.signings)
    return issuer.signing(facts.signing or (kind.signing if usual else ''))


def _signed(lines: Sequence[str], name: str) -> tuple[Paragraph, ...]:
    posts = [centred(line, bold=True) for line in lines]
    who = Paragraph((run(bare(name), bold=True),) if name else (), align='center', before_pt=_SIGN_PT)
    return (*kept(posts), who)


def _receivers(facts: DraftFacts, kind: Kind, issuer: Issuer, places: Places, articles: int) -> tuple[Paragraph, ...]:
    lines = []
    if kind.slug == 'quyet-dinh':
        lines.append(f'Như Điều {articles};')
    elif kind.addressed == 'yes' or (facts.to and (kind.addressed == 'may' or kind.slug == 'giay-moi')):
        lines.append('Như trên;')
    usual = tuple(places.filled(line) for line in kind.receivers)
    named = [bare(line) for line in facts.receivers or usual]
    lines += [f'{raised(line)};' for line in named if line and not _OURS.match(line)]
    keeper = facts.drafter or (issuer.symbol if issuer.unit else 'VP')
    lines.append('Lưu: VT, Hồ sơ.' if kind.slug == 'bien-ban' else f'Lưu: VT, {keeper}.')
    head = Paragraph((run('Nơi nhận:', looks.RECEIVERS, bold=True, italic=True),))
    items = (Paragraph((run(f'- {line}', looks.RECEIVER_LIST),), left_mm=2.0, first_mm=-2.0) for line in lines)
    return (*kept((head, *items)),)


def _annex(annex: AnnexFacts, heading: str, notice: str) -> Section:
    lying = len(annex.columns) > _UPRIGHT_COLUMNS
    room = _LYING_MM if lying else looks.TEXT_MM
    name = even_lines(bare(annex.name).upper(), min(room, _NAME_MM), looks.TEXT, bold=True)
    blocks: list[Block] = [
        centred(heading, bold=True),
        centred('\n'.join(name), bold=True),
        Paragraph((run('\n'.join(even_lines(notice, room, looks.TEXT)), italic=True),), align='center', after_pt=8.0),
        annex_table(annex, room),
    ]
    if annex.note:
        blocks.append(Paragraph((run(tidy(annex.note), looks.IN_TABLE, italic=True),), before_pt=6.0))
    width, height = (297.0, 210.0) if lying else (210.0, 297.0)
    return Section(tuple(blocks), width, height, header=page_header(), different_first=True, page_start=1)
