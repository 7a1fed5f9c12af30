"""Drafting: facts to a document by the decree, with or without the model, autosaved, exported when it is true.

Rules:
- the skeleton's own sentences make the whole document; the model only words given facts, one paragraph at a time;
- what it says beyond them is struck (``core.drafting.guard``); if it left something out or talked of something else,
  the given points stand as they are;
- personal data never reaches the model: facts are masked with one key for the whole draft, the answer is unmasked;
- facts with a mark of State secrets are refused by every verb; an earlier saving of that draft is taken away;
- nothing with unsupported words is written to a file; with something missing only if the person says so.

>>> draft.export(draft.example('cong-van'), Path('cong-van.docx'))
[PosixPath('cong-van.docx')]
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kiosk.core.access import Act, Person, demand
from kiosk.core.checks.finding import Finding
from kiosk.core.checks.masking import mask, restore
from kiosk.core.checks.secrets import secret_marks
from kiosk.core.decree30.document import Document
from kiosk.core.drafting import prompting
from kiosk.core.drafting.compose import check_facts, compose
from kiosk.core.drafting.facts import DraftFacts, given_texts, written_texts
from kiosk.core.drafting.guard import lost, source_of, strays, unsupported
from kiosk.core.drafting.head import subject_of
from kiosk.core.drafting.kinds import KINDS, kind_named
from kiosk.core.drafting.letterhead import Letterhead, check_letterhead
from kiosk.core.drafting.limits import check_limits
from kiosk.core.drafting.reading import data_of, facts_of
from kiosk.core.drafting.review import Review, review
from kiosk.core.drafting.skeleton import Kind, Part
from kiosk.core.drafting.wording import ended
from kiosk.core.errors import (
    DraftIncompleteError,
    DraftLayoutError,
    DraftOutError,
    DraftUnsupportedError,
    KioskError,
    ModelError,
    SecretDocumentError,
    UnknownPaperError,
)
from kiosk.core.ids import LearnerId
from kiosk.core.lesson_toml import Table
from kiosk.core.sentence_starts import started
from kiosk.ports import Clock, Identities, LanguageModel
from kiosk.ports.desk import LetterheadSetting, Paper, Papers

PAPER = 'draft'
"""The kind of paper under which drafts are kept."""

Stage = Literal['waiting', 'writing', 'done']
_SHOWN = 5
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Proposal:
    """One paragraph as far as the model has come; ``number`` counts from 0 in its part.

    ``place`` counts those who asked before; when ``stage`` is done, ``struck`` is what nothing given stands behind
    and ``lost`` numbers, days and hours of the facts that it left out; ``quoted`` if the given points stand in for
    what the model wrote; ``error`` tells why the model says no more.
    """

    part: str
    number: int
    text: str = ''
    stage: Stage = 'waiting'
    place: int = 0
    struck: tuple[Finding, ...] = ()
    lost: tuple[str, ...] = ()
    quoted: bool = False
    error: KioskError | None = None


@dataclass(frozen=True)
class _Request:
    """One paragraph to ask for: its place, its true points, and the key of the mask."""

    part: Part
    number: int
    points: tuple[str, ...]
    key: Mapping[str, str]


@dataclass(frozen=True)
class Draft:
    """The drafting desk; ``write`` makes a ``.docx``, ``print_pdf`` a PDF of it."""

    model: LanguageModel
    write: Callable[[Document, Path], None]
    print_pdf: Callable[[Path, Path], None]
    read_facts: Callable[[Path], DraftFacts]
    examples: Callable[[str], DraftFacts]
    papers: Papers
    letterheads: LetterheadSetting
    clock: Clock
    identities: Identities

    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds in the order in which a screen offers them."""
        return tuple(KINDS.values())

    def example(self, kind: str) -> DraftFacts:
        """Return the example facts of a kind; raise UnknownKindError."""
        return self.examples(kind)

    def read(self, file: Path) -> DraftFacts:
        """Return the facts in a TOML file; raise NoFactsFileError, FactsFileError, SecretDocumentError."""
        facts = self.read_facts(file)
        _demand_open(facts)
        return facts

    def letterhead(self) -> Letterhead:
        """Return the office's letterhead, the example commune's if none was set."""
        return self.letterheads.get() or Letterhead()

    def set_letterhead(self, by: Person, letterhead: Letterhead) -> None:
        """Keep the office's letterhead; raise NotAllowedError, BadLetterheadError, NotSavedError, StoreFailedError."""
        demand(by, Act.SET_LETTERHEAD)
        check_letterhead(letterhead)
        self.letterheads.put(letterhead)

    def compose(self, facts: DraftFacts) -> Document:
        """Return the document, marks in place of what is missing.

        Raise UnknownKindError, BadFactError, BadLetterheadError, SecretDocumentError.
        """
        _demand_open(facts)
        return compose(facts, self.letterhead())

    def review(self, facts: DraftFacts) -> Review:
        """Return the document and whether it may leave; raise as ``compose`` does."""
        _demand_open(facts)
        return review(facts, self.letterhead(), self.clock.now().date())

    def propose(self, facts: DraftFacts, part: str = '', *, stop: Callable[[], bool]) -> Iterator[Proposal]:
        """Yield paragraphs as the model words them, of one part or of all that have points.

        A model that fails ends it with the error in the last proposal. Raise as ``compose`` does.
        """
        _demand_open(facts)
        kind, letterhead = check_facts(facts, self.letterhead()), self.letterhead()
        source = source_of(facts, letterhead)
        key = mask(source, names=[name for name in (facts.signer, facts.meeting.writer) if name]).key
        for text in (facts.boxes.viec, *(point for each in facts.parts for point in each.points)):
            key = mask(_one_line(text), key=key).key
        for request in _requests(facts, kind, part, key):
            last = Proposal(request.part.slug, request.number)
            for grown in self._worded(kind, facts, request, source, stop):
                last = grown
                yield grown
            if last.error is not None or stop():
                return

    def export(self, facts: DraftFacts, file: Path, *, pdf: bool = False, unfinished: bool = False) -> list[Path]:
        """Write the ``.docx`` (and a PDF beside it) and return what was written; ``unfinished`` allows marks.

        Raise DraftOutError, DraftIncompleteError, DraftUnsupportedError, DraftLayoutError, NotSavedError,
        PdfMissingError and PdfFailedError (the ``.docx`` is there then), and as ``compose`` does.
        """
        if file.suffix.lower() != '.docx':
            raise DraftOutError(file=file.name)
        state = self.review(facts)
        if state.unsupported:
            raise DraftUnsupportedError(items=_listed(found.finding.text for found in state.unsupported))
        if state.missing and not unfinished:
            raise DraftIncompleteError(fields=_listed(state.missing))
        if state.faults:
            fault = state.faults[0]
            raise DraftLayoutError(rule=fault.rule, words=fault.words, want=fault.want)
        self.write(state.document, file)
        if not pdf:
            return [file]
        printed = file.with_suffix('.pdf')
        self.print_pdf(file, printed)
        return [file, printed]

    def save(self, owner: LearnerId, facts: DraftFacts, paper_id: str = '') -> Paper:
        """Keep a draft as it is now, complete or not; a blank id makes a new one.

        Raise SecretDocumentError (and what was kept of it is gone), UnknownKindError, BadFactError, UnknownPaperError,
        NotSavedError, StoreFailedError.
        """
        try:
            _demand_open(facts)
        except SecretDocumentError:
            with suppress(UnknownPaperError):
                self.papers.remove(owner, paper_id)
            raise
        kind = kind_named(facts.kind)
        check_limits(facts)
        title, at = subject_of(facts, kind), self.clock.now().isoformat()
        paper = Paper(paper_id or self.identities.new(), owner, PAPER, title, at, data_of(facts))
        self.papers.put(paper)
        return paper

    def open(self, owner: LearnerId, paper_id: str) -> DraftFacts:
        """Return a kept draft of this person; raise UnknownPaperError."""
        return facts_of(Table('', {(): 1}, (), self.papers.get(owner, paper_id).data))

    def drafts(self, owner: LearnerId) -> list[Paper]:
        """Return this person's drafts, the latest first."""
        return self.papers.of(owner, PAPER)

    def discard(self, owner: LearnerId, paper_id: str) -> None:
        """Take a draft away for good; raise UnknownPaperError, NotSavedError, StoreFailedError."""
        self.papers.remove(owner, paper_id)

    def _worded(
        self, kind: Kind, facts: DraftFacts, request: _Request, source: str, stop: Callable[[], bool]
    ) -> Iterator[Proposal]:
        """Yield one paragraph as it grows, judged when it is whole."""
        here = Proposal(request.part.slug, request.number)
        masked = [mask(_one_line(text), key=request.key).text for text in request.points]
        task = mask(_one_line(facts.boxes.viec), key=request.key).text
        answer = ''
        try:
            prompt = prompting.messages(kind, request.part, masked, task)
            for piece in self.model.stream(prompt, prompting.MOST_TOKENS, stop):
                if piece.place:
                    yield replace(here, place=piece.place)
                answer += piece.text
                if piece.text:
                    yield replace(here, text=_unmasked(answer, request), stage='writing')
        except ModelError as error:
            _log.warning('%s: %s', error.key, error)
            yield replace(here, stage='done', error=error)
            return
        if not stop():
            text = _unmasked(prompting.paragraph(answer), request)
            yield self._judged(replace(here, text=text, stage='done'), request, source)

    def _judged(self, told: Proposal, request: _Request, source: str) -> Proposal:
        """Return a whole paragraph with what is struck; one that lost or strayed from its points gives way to them."""
        today = self.clock.now().date()
        struck, gone = unsupported(told.text, source, today), lost(told.text, request.points, today)
        if not struck and (gone or not told.text or strays(told.text, request.points)):
            return replace(told, text=' '.join(map(ended, request.points)), lost=gone, quoted=True)
        return replace(told, struck=struck, lost=gone)


def _requests(facts: DraftFacts, kind: Kind, only: str, key: Mapping[str, str]) -> Iterator[_Request]:
    for part in kind.parts:
        if only in {'', part.slug}:
            for number, points in enumerate(prompting.units(part, facts.part(part.slug).points)):
                yield _Request(part, number, points, key)


def _unmasked(said: str, request: _Request) -> str:
    """Return the model's words with the true names and numbers, each sentence with a capital first."""
    return started(restore(said, request.key).text)


def _demand_open(facts: DraftFacts) -> None:
    """Raise SecretDocumentError if anything given or written bears a mark of State secrets."""
    texts = [text for _, text in (*given_texts(facts), *written_texts(facts))]
    found = secret_marks('\n'.join(texts))
    if found:
        raise SecretDocumentError(file='', mark=found[0].text, reason='draft')


def _one_line(text: str) -> str:
    """Return a text as the prompt will hold it: a number broken over two lines is one number there."""
    return ' '.join(text.split())


def _listed(items: Iterator[str] | tuple[str, ...]) -> str:
    """Return the first few items in one text."""
    known = list(dict.fromkeys(items))
    more = f' (+{len(known) - _SHOWN})' if len(known) > _SHOWN else ''
    return '; '.join(known[:_SHOWN]) + more
