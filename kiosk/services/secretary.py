"""The virtual secretary at the desk: notes become minutes, jobs a week; both are kept, changed and exported.

Rules:
- a text with a mark of State secrets is refused before anything is read, kept, or shown to a model; if an earlier
  state of it was kept, that is removed too;
- rules find tasks and decide clashes; the model only proposes where a long line may be cut, sees personal data
  masked, and what it says counts only where it stands word for word in the notes;
- without a model, or when it fails, the notes stay as they are: everything else works the same;
- exports go through the drafting composer: one formatter for all documents;
- a paper belongs to the person who made it; keeping it again replaces it.

>>> minutes = secretary.minutes(notes, Meeting(secretary.today()))
>>> document = secretary.conclusion_document(minutes, letterhead)
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from kiosk.core.checks.masking import mask, restore
from kiosk.core.checks.secrets import secret_marks
from kiosk.core.decree30.document import Document
from kiosk.core.drafting.compose import compose
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.errors import (
    BrokenPaperError,
    ModelError,
    ModelMissingError,
    SecretTextError,
    TextTooLongError,
    UnknownPaperError,
)
from kiosk.core.ids import LearnerId
from kiosk.core.secretary import drafts
from kiosk.core.secretary.job import Hours
from kiosk.core.secretary.jobs import read_jobs
from kiosk.core.secretary.minutes import Meeting, Minutes
from kiosk.core.secretary.notes import read_notes
from kiosk.core.secretary.record import freeze, thaw
from kiosk.core.secretary.shorthand import UNITS, Units, clean
from kiosk.core.secretary.split import Piece, is_long, messages, resplit
from kiosk.core.secretary.tasks import Task
from kiosk.core.secretary.week import Week, plan
from kiosk.core.tabular.printed import Printed, PrintedKind
from kiosk.core.tabular.sheet import Row, Value
from kiosk.ports import Clock, Identities, LanguageModel
from kiosk.ports.desk import Paper, Papers

KIND = 'secretary'
About = Literal['', 'minutes', 'week']

LIMIT = 200_000
"""Characters of notes: 2,000 lines of 100."""

MOST_ASKED = 12
"""Long lines shown to the model at one time; each takes it some seconds."""


@dataclass(frozen=True)
class Work:
    """One piece of work as it is kept: the words as typed and what has been made of them so far.

    ``general`` and ``follow_up`` are what a person adds to the conclusions: how things stand, who sees to it.
    """

    title: str = ''
    notes: str = ''
    minutes: Minutes | None = None
    jobs: str = ''
    week: Week | None = None
    general: str = ''
    follow_up: str = ''


@dataclass(frozen=True)
class Segmented:
    """Notes in statements; ``asked`` lines were shown to the model; ``reason`` is an error's key if it failed."""

    pieces: tuple[Piece, ...]
    asked: int = 0
    reason: str = ''

    @property
    def text(self) -> str:
        """Return the notes with one statement a line, ready for ``Secretary.minutes``."""
        return '\n'.join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Secretary:
    """The verbs; ``model`` None where there is none; ``write`` makes a ``.docx``, ``write_book`` an ``.xlsx``."""

    model: LanguageModel | None
    papers: Papers
    identities: Identities
    clock: Clock
    write: Callable[[Document, Path], None]
    write_book: Callable[[Path, Sequence[Printed]], None]

    def today(self) -> date:
        """Return the day that a new meeting is dated with."""
        return self.clock.now().astimezone().date()

    def minutes(self, notes: str, meeting: Meeting, units: Units = UNITS) -> Minutes:
        """Return minutes and tasks; raise SecretTextError, TextTooLongError."""
        _admit(notes)
        return read_notes(notes, meeting, units)

    def week(self, text: str, monday: date, hours: Hours | None = None, units: Units = UNITS) -> Week:
        """Return the week of these jobs; raise SecretTextError, TextTooLongError."""
        _admit(text)
        office = hours or Hours()
        jobs, told = read_jobs(text, monday, office, units)
        return plan(jobs, monday, office, told)

    def segment(self, notes: str, names: Iterable[str] = (), stop: Callable[[], bool] = lambda: False) -> Segmented:
        """Return the notes with long lines cut where the model proposes it, every word of theirs kept in its order.

        ``names`` of people are masked as well; ``stop()`` ends the asking. Raise SecretTextError, TextTooLongError.
        """
        _admit(notes)
        pieces: list[Piece] = []
        asked, reason, known = 0, '', tuple(names)
        for number, line in enumerate(clean(notes).split('\n'), 1):
            cut = [Piece(line)]
            if is_long(line) and asked < MOST_ASKED and not reason and not stop():
                asked += 1
                try:
                    cut = resplit(line, self._proposed(line, known, stop))
                except ModelError as error:
                    reason = error.key
            pieces += [replace(piece, line=number) for piece in cut]
        return Segmented(tuple(pieces), asked, reason)

    def keep(self, owner: LearnerId, work: Work, paper_id: str = '') -> str:
        """Store this person's work and return its id, a new one if none was given.

        Raise SecretTextError (and what was kept of it is gone), TextTooLongError, NotSavedError, StoreFailedError,
        UnknownPaperError.
        """
        data = freeze(work)
        try:
            for text in (work.notes, work.jobs, '\n'.join(_texts(data))):
                _refuse_secret(text)
        except SecretTextError:
            with suppress(UnknownPaperError):
                self.papers.remove(owner, paper_id)
            raise
        if len(work.notes) + len(work.jobs) > LIMIT:
            raise TextTooLongError(length=len(work.notes) + len(work.jobs), limit=LIMIT)
        if paper_id:
            self.papers.get(owner, paper_id)
        paper = Paper(paper_id or self.identities.new(), owner, KIND, work.title, self.clock.now().isoformat(), data)
        self.papers.put(paper)
        return paper.id

    def take_up(self, owner: LearnerId, paper_id: str) -> Work:
        """Return what was kept; raise UnknownPaperError, BrokenPaperError."""
        paper = self.papers.get(owner, paper_id)
        try:
            return thaw(Work, paper.data)
        except (ValueError, TypeError) as error:
            raise BrokenPaperError(paper=paper_id, reason=str(error)) from error

    def kept(self, owner: LearnerId, about: About = '') -> list[Paper]:
        """Return this person's papers, the latest first; only those of a meeting or of a week if so asked."""
        return [paper for paper in self.papers.of(owner, KIND) if not about or paper.data.get(about) is not None]

    def discard(self, owner: LearnerId, paper_id: str) -> None:
        """Take a paper away; raise UnknownPaperError, NotSavedError, StoreFailedError."""
        self.papers.remove(owner, paper_id)

    def minutes_document(self, minutes: Minutes, letterhead: Letterhead) -> Document:
        """Return the minutes as a document; raise SecretTextError, BadFactError, BadLetterheadError."""
        _refuse_secret_in(minutes)
        return compose(drafts.minutes_draft(minutes), letterhead)

    def conclusion_document(
        self, minutes: Minutes, letterhead: Letterhead, general: str = '', follow_up: str = ''
    ) -> Document:
        """Return the notice of conclusions as a document, with what a person adds to it, a line a statement.

        Raise SecretTextError, BadFactError, BadLetterheadError.
        """
        _refuse_secret_in(minutes)
        _refuse_secret(f'{general}\n{follow_up}')
        return compose(drafts.conclusion_draft(minutes, general, follow_up), letterhead)

    def week_document(self, week: Week, letterhead: Letterhead) -> Document:
        """Return the schedule as a notice with an annex; raise SecretTextError, BadFactError, BadLetterheadError."""
        _refuse_secret_in(week)
        return compose(drafts.week_draft(week), letterhead)

    def week_rows(self, week: Week) -> list[tuple[str, ...]]:
        """Return the schedule for a sheet, its headings first."""
        return [drafts.COLUMNS, *drafts.week_table(week)]

    def task_rows(self, tasks: Iterable[Task]) -> list[tuple[str, ...]]:
        """Return the tasks for a sheet, its headings first."""
        return [drafts.TASK_COLUMNS, *drafts.task_table(tasks)]

    def export(self, document: Document, file: Path) -> None:
        """Write a document as ``.docx``; raise NotSavedError."""
        self.write(document, file)

    def export_rows(self, rows: Sequence[tuple[str, ...]], title: str, file: Path) -> None:
        """Write rows, their headings first, as one sheet under a title; raise SecretTextError, NotSavedError."""
        _refuse_secret('\n'.join(cell for row in rows for cell in row))
        heads, *body = rows
        columns = [[row[place] for row in body] for place in range(len(heads))]
        kinds: tuple[PrintedKind, ...] = tuple('order' if _counts(column) else 'text' for column in columns)
        printed = [_typed_row(row, kinds) for row in body]
        self.write_book(file, [Printed(title, title, heads, kinds, tuple(printed))])

    def _proposed(self, line: str, names: tuple[str, ...], stop: Callable[[], bool]) -> list[str]:
        """Return the statements that the model makes of a line, with the true words back in them."""
        if self.model is None:
            raise ModelMissingError(reason='library')
        masked = mask(line, names)
        said = ''.join(piece.text for piece in self.model.stream(messages(masked.text), len(line), stop))
        return [restore(each, masked.key).text for each in said.splitlines()]


def _admit(text: str) -> None:
    if len(text) > LIMIT:
        raise TextTooLongError(length=len(text), limit=LIMIT)
    _refuse_secret(text)


def _refuse_secret(text: str) -> None:
    marks = secret_marks(text)
    if marks:
        raise SecretTextError(mark=marks[0].text)


def _refuse_secret_in(made: Minutes | Week) -> None:
    _refuse_secret('\n'.join(_texts(freeze(made))))


def _counts(column: Sequence[str]) -> bool:
    return bool(column) and all(cell.isdecimal() for cell in column)


def _typed_row(row: Sequence[str], kinds: Sequence[PrintedKind]) -> Row:
    cells: list[Value] = [
        Decimal(cell) if kind == 'order' else cell or None for cell, kind in zip(row, kinds, strict=True)
    ]
    return tuple(cells)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list):
        for each in data:
            yield from _texts(each)
