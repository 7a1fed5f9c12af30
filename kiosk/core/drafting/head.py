"""What stands above the text: letterhead, number, place and day, title and subject, addressees.

Rules:
- a table of two columns without borders: names, number and ``V/v`` on the left, the nation's name, motto and day on
  the right; number and day stand in one row;
- number and day may be blank: the clerk fills them in when the paper goes out (Article 15 of the decree);
- days below 10 and months 1 and 2 take a zero, no other month does;
- one addressee stands beside ``Kính gửi:``, more below it with their dashes under the colon.
"""

import re
from datetime import date

from kiosk.core.decree30.document import Block, Cell, Paragraph, Table
from kiosk.core.decree30.widths import text_mm
from kiosk.core.drafting import looks
from kiosk.core.drafting.breaking import even_lines
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.letterhead import Issuer
from kiosk.core.drafting.looks import centred, over_stroke, run, stroke
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.wording import ODD_START, bare, lowered, missing, raised

NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
MOTTO = 'Độc lập - Tự do - Hạnh phúc'
_BLANK = '      '
_ROOM_MM = 4.0
"""Left free at the sides of the left column and of ``V/v``."""
_SUBJECT_MM = 140.0
_ADDRESS_MM = 32.0
"""Where ``Kính gửi:`` begins when several are written to."""
_LATER_MONTHS = 3


def letterhead_block(facts: DraftFacts, kind: Kind, issuer: Issuer) -> Table:
    """Return the table above everything."""
    names = [centred(line, looks.BODY_NAME) for name in issuer.superior for line in _broken(name, bold=False)]
    lines = _issuing_lines(issuer)
    names += [centred(line, looks.BODY_NAME, bold=True) for line in lines]
    names[-1] = over_stroke(names[-1])
    names.append(stroke(_mm(lines[-1], looks.BODY_NAME) * looks.STROKE_PART))
    nation = (
        centred(NATION, looks.NATION, bold=True),
        over_stroke(centred(MOTTO, looks.MOTTO, bold=True)),
        stroke(_mm(MOTTO, looks.MOTTO)),
    )
    left = [centred(number_line(facts, kind, issuer), looks.NUMBER)]
    if not kind.titled:
        left += _about(facts)
    day = _place_day(facts.day, issuer.place)
    size = looks.MOTTO if text_mm(day, looks.MOTTO) <= looks.HALVES_MM[1] else looks.NUMBER
    right = centred(day, size, italic=True) if kind.dated else Paragraph()
    rows = ((Cell(tuple(names)), Cell(nation)), (Cell(tuple(left)), Cell((right,))))
    return Table(rows, looks.HALVES_MM, ruled=False)


def title_blocks(facts: DraftFacts, kind: Kind) -> tuple[Block, ...]:
    """Return title and subject with the line below them; minutes have no line (sample 1.9 of Annex III)."""
    if not kind.titled:
        return ()
    subject = subject_of(facts, kind)
    lines = even_lines(raised(subject), _SUBJECT_MM, looks.TEXT, bold=True)
    longest = max(_mm(line, looks.TEXT) for line in lines)
    blocks = [centred(kind.name.upper(), bold=True, before=14.0), centred('\n'.join(lines), bold=True)]
    if kind.slug == 'bien-ban':
        return (*blocks, Paragraph(line=None, line_pt=10.0))
    shortest = min(_mm(line, looks.TEXT) for line in lines)
    blocks[-1] = over_stroke(blocks[-1])
    return (*blocks, stroke(min(longest * looks.STROKE_PART, shortest * 0.5), after=10.0))


def address_blocks(facts: DraftFacts, kind: Kind) -> tuple[Block, ...]:
    """Return ``Kính gửi`` and whom, if the kind is addressed."""
    if kind.addressed == 'no' or (kind.addressed == 'may' and not facts.to):
        return ()
    before = 14.0 if not kind.titled else 4.0
    to = [bare(name) for name in facts.to] or [missing(FIELDS['kinh_gui'].label)]
    if len(to) == 1:
        return (Paragraph((run(f'Kính gửi: {to[0]}.'),), align='center', before_pt=before, after_pt=10.0),)
    colon = _ADDRESS_MM + text_mm('Kính gửi', looks.TEXT)
    ends = [';'] * (len(to) - 1) + ['.']
    listed = tuple(
        Paragraph((run(f'- {name}{end}'),), left_mm=colon + 2.5, first_mm=-2.5, after_pt=10.0 if end == '.' else 0.0)
        for name, end in zip(to, ends, strict=True)
    )
    return (Paragraph((run('Kính gửi:'),), left_mm=_ADDRESS_MM, before_pt=before), *listed)


def subject_of(facts: DraftFacts, kind: Kind) -> str:
    """Return the subject, the meeting's name where that is the subject, or the mark of its absence."""
    subject = re.sub(r'(?i)^v/v:? ', 'về việc ', bare(facts.subject))
    if not subject and facts.meeting.name and kind.slug in {'giay-moi', 'bien-ban'}:
        subject = bare(facts.meeting.name)
    if not subject:
        return missing(FIELDS['trich_yeu'].label)
    if ODD_START.match(subject):
        subject = f'về {lowered(subject)}'
    if kind.slug == 'thong-bao-ket-luan' and not subject.lower().startswith('kết luận'):
        return f'Kết luận {lowered(subject)}'
    return subject


def number_line(facts: DraftFacts, kind: Kind, issuer: Issuer) -> str:
    """Return number and symbol, the number blank if there is none yet: ``Số: 05/KH-UBND``."""
    return f'Số: {symbol_of(facts, kind, issuer)}'


def symbol_of(facts: DraftFacts, kind: Kind, issuer: Issuer) -> str:
    """Return ``05/KH-UBND``, of an official letter ``05/UBND-VHXH``."""
    number = f'{facts.number:02d}' if facts.number else _BLANK
    if kind.short:
        return f'{number}/{kind.short}-{issuer.symbol}'
    return f'{number}/{issuer.symbol}-{facts.drafter or "VP"}'


def day_words(day: date | None) -> str:
    """Return ``ngày 05 tháng 01 năm 2026``, or blanks to fill in."""
    if day is None:
        return f'ngày{_BLANK}tháng{_BLANK}năm{_BLANK}'
    month = f'{day.month:02d}' if day.month < _LATER_MONTHS else str(day.month)
    return f'ngày {day.day:02d} tháng {month} năm {day.year}'


def _place_day(day: date | None, place: str) -> str:
    return f'{place}, {day_words(day)}'.rstrip()


def _issuing_lines(issuer: Issuer) -> list[str]:
    return [line for name in issuer.lines for line in _broken(name, bold=True)]


def _broken(name: str, *, bold: bool) -> list[str]:
    return even_lines(name, looks.HALVES_MM[0] - _ROOM_MM / 5, looks.BODY_NAME, bold=bold)


def _about(facts: DraftFacts) -> list[Paragraph]:
    subject = re.sub(r'(?i)^(?:v/v:?|về việc|về) ', '', bare(facts.subject)) or missing(FIELDS['trich_yeu'].label)
    words = f'V/v {lowered(subject)}'
    lines = even_lines(words, looks.HALVES_MM[0] - _ROOM_MM, looks.ABOUT)
    return [centred('\n'.join(lines), looks.ABOUT, before=6.0)]


def _mm(text: str, size: float) -> float:
    return text_mm(text, size, bold=True)
