"""What a skeleton is: the parts of a kind of document, what each asks for, and the sentences around them.

Rules:
- sentences hold places in braces: ``{issuer}`` (in full), ``{short}``, ``{to}`` (who is written to), ``{subject}``,
  ``{number}`` of articles, fields of the meeting; nothing in them states a fact;
- a part is plain paragraphs, a numbered or dashed list, the articles of a decision, or the jobs table;
- parts next to each other under one ``title`` share its heading and have ``sub`` headings below it.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.core.decree30.kinds import ABBREVIATIONS, name_of

Form = Literal['plain', 'numbered', 'dashed', 'articles', 'tasks', 'task_list', 'money']
Headings = Literal['none', 'roman', 'arabic']


@dataclass(frozen=True)
class Part:
    """One part: ``asks`` says in a few words what belongs there; ``lead`` is said before a list of points."""

    slug: str
    asks: str
    form: Form = 'plain'
    title: str = ''
    sub: str = ''
    lead: str = ''
    needed: bool = True


@dataclass(frozen=True)
class Kind:
    """The skeleton of one kind.

    ``addressed``: yes, no, or ``may``; ``dated``: place and day stand in the head; ``opening`` follows the grounds;
    ``closing`` ends the text, ``closing_to`` instead of it where the paper is addressed; ``needs`` are keys of fields
    beside subject, signer and parts; ``receivers`` go between ``Như trên`` and ``Lưu``.
    """

    slug: str
    about: str
    parts: tuple[Part, ...]
    headings: Headings = 'none'
    addressed: Literal['yes', 'no', 'may'] = 'no'
    dated: bool = True
    opening: str = ''
    closing: str = ''
    closing_to: str = ''
    needs: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    signing: str = ''

    @property
    def name(self) -> str:
        """Return the name of the kind as a title has it, in lower case: ``báo cáo``."""
        return name_of(self.slug)

    @property
    def short(self) -> str:
        """Return its abbreviation in the symbol; blank for an official letter."""
        return ABBREVIATIONS[self.slug]

    @property
    def titled(self) -> bool:
        """Whether the name stands above the subject: only an official letter's does not."""
        return self.slug != 'cong-van'

    def part(self, slug: str) -> Part | None:
        """Return one part, None if the kind has no such."""
        return next((part for part in self.parts if part.slug == slug), None)
