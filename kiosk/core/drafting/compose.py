"""The formatter: facts and a letterhead in, the whole document out; one for all kinds.

Rules:
- it never fails for want of facts: what is missing is marked in its place;
- it refuses what no paper has: overlong fields, unknown kinds, units, signings and parts;
- with complete facts its document has no fault in our own checker.

>>> compose(facts, Letterhead()).title
'Công văn: đề nghị báo cáo hộ bị thiệt hại'
"""

from dataclasses import replace

from kiosk.core.decree30.document import Block, Document, Paragraph, Run, Section
from kiosk.core.drafting.body import body_blocks
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.head import address_blocks, letterhead_block, subject_of, title_blocks
from kiosk.core.drafting.kinds import kind_named
from kiosk.core.drafting.letterhead import Issuer, Letterhead, check_letterhead, issuer_of, unit_of
from kiosk.core.drafting.limits import check_limits
from kiosk.core.drafting.looks import GAP_PT, INDENT_MM, centred, prose, run
from kiosk.core.drafting.places import Places, places_of
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.tail import annex_sections, page_header, signing_of, tail_block
from kiosk.core.drafting.wording import raised
from kiosk.core.errors import BadFactError


def compose(facts: DraftFacts, letterhead: Letterhead) -> Document:
    """Return the document; raise UnknownKindError, BadFactError, BadLetterheadError."""
    kind = check_facts(facts, letterhead)
    issuer = issuer_of(letterhead, facts.issuer)
    places = places_of(facts, kind, issuer)
    body = body_blocks(facts, kind, places)
    blocks: tuple[Block, ...] = (
        letterhead_block(facts, kind, issuer),
        *title_blocks(facts, kind),
        *address_blocks(facts, kind),
        *_authority(facts, kind, issuer),
        *_grounds(kind, places),
        *body,
        Paragraph(line=None, line_pt=6.0, keep_next=True),
        tail_block(facts, kind, issuer, places, _articles(body)),
    )
    main = Section(blocks, header=page_header(), different_first=True, page_start=1)
    title = f'{raised(kind.name)}: {subject_of(facts, kind)}'
    return Document((main, *annex_sections(facts, kind, issuer)), base=Run('', size=14.0), title=title)


def check_facts(facts: DraftFacts, letterhead: Letterhead) -> Kind:
    """Return the kind of these facts; raise UnknownKindError, BadFactError, BadLetterheadError if they fit none."""
    check_letterhead(letterhead)
    kind = kind_named(facts.kind)
    check_limits(facts)
    issuer_of(letterhead, facts.issuer).signing(facts.signing)
    if facts.drafter:
        unit_of(letterhead, facts.drafter, 'đơn vị soạn')
    for given in facts.parts:
        if kind.part(given.part) is None:
            known = ', '.join(part.slug for part in kind.parts)
            raise BadFactError(field=FIELDS['phan'].label, reason='unknown_part', found=given.part, known=known)
    return kind


def _authority(facts: DraftFacts, kind: Kind, issuer: Issuer) -> tuple[Block, ...]:
    """Return the body or chair that decides, above the grounds (sample 1.2 of Annex III)."""
    if kind.slug != 'quyet-dinh':
        return ()
    who = f'CHỦ TỊCH {issuer.name}' if signing_of(facts, kind, issuer).chair else issuer.name
    return (replace(centred(who.upper(), bold=True), after_pt=GAP_PT),)


def _grounds(kind: Kind, places: Places) -> tuple[Block, ...]:
    last = len(places.italic_grounds) - 1
    lines = [
        prose(run(f'{text}{"." if place == last else ";"}', italic=True))
        for place, text in enumerate(places.italic_grounds)
    ]
    if kind.slug != 'quyet-dinh':
        return tuple(lines)
    return (*lines, Paragraph((run('QUYẾT ĐỊNH:', bold=True),), align='center', before_pt=6.0, after_pt=6.0))


def _articles(body: tuple[Block, ...]) -> int:
    return sum(isinstance(block, Paragraph) and block.first_mm == INDENT_MM and _is_article(block) for block in body)


def _is_article(paragraph: Paragraph) -> bool:
    return paragraph.text.startswith('Điều ') and paragraph.runs[0].bold
