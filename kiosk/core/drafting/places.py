"""What the sentences of a skeleton are filled with: who issues, who is written to, the subject, the meeting.

Rules:
- grounds of a decision are lines in italics of their own; of any other kind they are so only where there are two or
  more, each beginning ``Căn cứ``; else they begin the opening sentence (domain.md §4.8: ``Thực hiện Kế hoạch …, Ủy
  ban nhân dân xã đề nghị …``);
- whatever is not given reads ``[CẦN BỔ SUNG: …]``.
"""

import re
from dataclasses import dataclass

from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.head import subject_of
from kiosk.core.drafting.letterhead import Issuer
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.wording import bare, joined, lowered, missing, raised

_GROUND = re.compile(r'(?i)(?:căn cứ|thực hiện|theo|xét|tiếp theo|trả lời|phúc đáp|để|nhằm)\b')
_NAMED = 3
"""So many addressees are named in a sentence; more are "those above"."""
_DECIDING = re.compile(r'(?i)(?:căn cứ|theo đề nghị|xét đề nghị|xét tờ trình|theo tờ trình)\b')
_TITLED = re.compile(r'(?i)(?:kế hoạch|báo cáo|tờ trình|thông báo) ')


@dataclass(frozen=True)
class Places:
    """The places of one document, ready to be filled in."""

    values: dict[str, str]
    italic_grounds: tuple[str, ...]
    prose_grounds: str
    annex_pointer: str

    def filled(self, sentence: str) -> str:
        """Return a sentence of the skeleton with its places filled, its first letter large."""
        return raised(sentence.format(**self.values))

    def opening(self, sentence: str) -> str:
        """Return the opening sentence, behind the grounds that are told in prose."""
        filled = sentence.format(**self.values)
        return f'{self.prose_grounds}, {filled}' if self.prose_grounds else raised(filled)


def places_of(facts: DraftFacts, kind: Kind, issuer: Issuer) -> Places:
    """Return what this document fills the sentences of its kind with."""
    meeting = facts.meeting
    decides = kind.slug == 'quyet-dinh'
    grounds = [_ground(text, decides=decides) for text in facts.grounds if bare(text)]
    italic = decides or (len(grounds) > 1 and all(text.startswith('Căn cứ') for text in grounds))
    values = {
        'issuer': issuer.name,
        'short': issuer.short,
        'committee': issuer.committee,
        'to': _addressed(facts),
        'subject': _TITLED.sub('', lowered(subject_of(facts, kind)), count=1),
        'start': _place('hop.bat_dau', meeting.start),
        'end': _place('hop.ket_thuc', meeting.end),
        'place': _place('hop.dia_diem', meeting.place),
        'chair': _place('hop.chu_tri', meeting.chair),
        'name': lowered(_place('hop.ten', meeting.name)),
    }
    if decides and not grounds:
        grounds = [f'Căn cứ {missing(FIELDS["can_cu"].label)}']
    told = '; '.join([*grounds[:1], *map(lowered, grounds[1:])])
    return Places(values, tuple(grounds) if italic else (), '' if italic else told, _pointer(len(facts.annexes)))


def _addressed(facts: DraftFacts) -> str:
    if len(facts.to) > _NAMED:
        return 'các cơ quan, đơn vị nêu trên'
    return joined(bare(name) for name in facts.to) or missing(FIELDS['kinh_gui'].label)


def _place(key: str, text: str) -> str:
    return bare(text) or missing(FIELDS[key].label)


def _ground(text: str, *, decides: bool) -> str:
    """Return a ground as it is cited; a decision rests on grounds and proposals only, it carries out nothing."""
    words = bare(text)
    if _DECIDING.match(words) or (not decides and _GROUND.match(words)):
        return raised(words)
    return f'Căn cứ {_GROUND.sub("", words, count=1).strip() if decides else words}'


def _pointer(annexes: int) -> str:
    return 'Chi tiết tại các Phụ lục kèm theo.' if annexes > 1 else 'Chi tiết tại Phụ lục kèm theo.'
