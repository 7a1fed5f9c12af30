"""Tables to reports: open a spreadsheet, see what is unclean, mend it, ask it, draw it, tell it.

Rules:
- nothing is counted by a model: figures come from the engine, percentages from exact sums, sentences from patterns;
- rows of totals are never added up with the rows they add up, mended or not;
- what a model phrases is taken only if it is faithful (``core.tabular.phrasing``); it sees our sentences with
  personal data masked, never the table;
- the file that was opened is never written to, nor two results to one place.

>>> opened = tabulate.open(Path('ho-ngheo.xlsx'))
>>> cleaned = tabulate.clean(opened)
>>> answer = tabulate.ask(cleaned.opened, Query(('Thôn',), (Measure('sum', 'Hộ nghèo'),), sort=0))
>>> tabulate.report(answer, 'Hộ nghèo theo thôn').sentences[0]
'Toàn xã có 124 hộ nghèo.'
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from kiosk.core.checks.masking import mask, restore
from kiosk.core.decree30.document import Document, Picture
from kiosk.core.drafting.compose import compose
from kiosk.core.drafting.facts import AnnexFacts, DraftFacts
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.errors import KioskError, OutIsSourceError
from kiosk.core.sentence_starts import started
from kiosk.core.tabular import annex, phrasing, printed, remarks
from kiosk.core.tabular.answer import Answer, answer
from kiosk.core.tabular.chart import Chart, ChartKind, chart
from kiosk.core.tabular.cleanliness import Cleanliness, judge
from kiosk.core.tabular.findings import RULES, Rule
from kiosk.core.tabular.fixes import mend, without_totals
from kiosk.core.tabular.nouns import group_name, is_person
from kiosk.core.tabular.numbers import write
from kiosk.core.tabular.plan import Engine
from kiosk.core.tabular.printed import Printed
from kiosk.core.tabular.profile import Profile, profile
from kiosk.core.tabular.query import Query
from kiosk.core.tabular.sheet import Sheet
from kiosk.core.tabular.table import Table, read_table
from kiosk.ports import LanguageModel


class SheetReader(Protocol):
    """Spreadsheets on disk."""

    def read(self, path: Path, sheet: str = '') -> Sheet:
        """Return one sheet, the first good one if none is named; raise a SheetError, NoSheetFileError."""


class Painter(Protocol):
    """Draws charts."""

    def paint(self, chart: Chart) -> bytes:
        """Return a PNG."""


class BookWriter(Protocol):
    """Writes ``.xlsx``."""

    def write(self, path: Path, tables: Sequence[Printed]) -> None:
        """Write one sheet a table; raise NotSavedError."""


@dataclass(frozen=True)
class Opened:
    """A spreadsheet that was read: its table, the figures of its columns, what is unclean in it, its file."""

    sheet: Sheet
    table: Table
    profile: Profile
    cleanliness: Cleanliness
    source: Path


@dataclass(frozen=True)
class Cleaned:
    """The table after mending, looked at again; ``done`` counts the mended places by rule."""

    opened: Opened
    done: Mapping[Rule, int]


@dataclass(frozen=True)
class Reported:
    """Parts of a report: computed sentences, the annex, a chart.

    ``names`` are the groups the sentences may name, ``people`` if those are persons; ``phrased`` is a model's
    faithful wording of the sentences, '' if there is none.
    """

    title: str
    sentences: tuple[str, ...]
    printed: Printed
    annex: AnnexFacts
    picture: Picture | None = None
    names: tuple[str, ...] = ()
    people: bool = False
    phrased: str = ''


@dataclass(frozen=True)
class Tabulate:
    """The table desk; ``words`` gives the Vietnamese sentences of documents, ``model`` may be missing."""

    sheets: SheetReader
    engine: Engine
    painter: Painter
    books: BookWriter
    words: Callable[..., str]
    model: LanguageModel | None = None

    def open(self, path: Path, sheet: str = '') -> Opened:
        """Read a spreadsheet and look at it.

        Raise NoSheetFileError, UnknownSheetError, SheetError (NoTableError, OneCellError, FormulasOnlyError too).
        """
        found = self.sheets.read(path, sheet)
        return _looked_at(read_table(found), found, path)

    def clean(self, opened: Opened, rules: Collection[Rule] = RULES, columns: Collection[str] = ()) -> Cleaned:
        """Return the table mended by these rules, in these columns only if any are named."""
        mended = mend(opened.table, rules, columns)
        return Cleaned(_looked_at(mended.table, mended.table.sheet, opened.source), mended.done)

    def ask(self, opened: Opened, query: Query) -> Answer:
        """Answer a question.

        Raise UnknownColumnError, BadQuestionError, NothingToSayError, SheetTooLargeError.
        """
        return answer(without_totals(opened.table), query, self.engine)

    def printed(self, found: Answer, title: str = '') -> Printed:
        """Return an answer as a table to show or to write."""
        return printed.of_answer(found, self.words, title or self.words('sheet.annex'), title)

    def draw(self, found: Answer, title: str = '', kind: ChartKind | None = None) -> bytes:
        """Return a chart of an answer's first measure as PNG; raise NothingToSayError without groups."""
        return self.painter.paint(chart(found, self.printed(found, title), kind))

    def report(self, found: Answer, title: str = '', scope: str = '', *, drawn: bool = False) -> Reported:
        """Return the sentences, the annex and, if wanted, a chart; ``scope`` is whom the table covers.

        Raise NothingToSayError for a chart of an answer without groups.
        """
        whom = scope or self.words('sheet.scope')
        sentences = tuple(each.say(self.words, whom) for each in remarks.remarks(found))
        table = self.printed(found, title)
        cut = annex.cut_rows(table) + found.left_out
        note = self.words('sheet.remark.left_out', count=write(Decimal(cut))) if cut else ''
        return Reported(
            title=title,
            sentences=sentences,
            printed=table,
            annex=annex.annex_facts(table, title or table.name, note),
            picture=annex.picture(self.draw(found, title), title or table.name) if drawn else None,
            names=tuple(group_name(found, row) for row in found.groups if row[:1] != (None,)),
            people=any(is_person(column) for column in found.query.group_by),
        )

    def facts(self, told: Reported, facts: DraftFacts) -> DraftFacts:
        """Return the facts of a report (``bao-cao``) with the sentences among its results, and the annex."""
        return annex.with_report(facts, told.annex, told.sentences, told.phrased)

    def compose(self, told: Reported, facts: DraftFacts, letterhead: Letterhead) -> Document:
        """Return a whole report by Decree 30 with the sentences, the annex and the chart.

        Raise BadFactError, BadLetterheadError.
        """
        document = compose(self.facts(told, facts), letterhead)
        return annex.with_picture(document, told.picture) if told.picture else document

    def phrase(self, told: Reported, stop: Callable[[], bool] = lambda: False) -> Reported:
        """Return the report in a model's words if they are faithful; else, or without a model, as it was."""
        if self.model is None or not told.sentences or not self.model.state().ready:
            return told
        source = '\n'.join(told.sentences)
        masked = mask(source, told.names if told.people else ())
        try:
            asked = phrasing.messages(masked.text.splitlines())
            written = ''.join(piece.text for piece in self.model.stream(asked, phrasing.MOST_TOKENS, stop))
        except KioskError:
            return told
        back = restore(' '.join(written.split()), masked.key)
        if back.lost or back.invented or not phrasing.faithful(back.text, source, told.names):
            return told
        return replace(told, phrased=started(back.text))

    def save(self, opened: Opened, writes: Sequence[tuple[Path, Callable[[Path], None]]]) -> list[Path]:
        """Write every result to its place and return the places.

        Raise OutIsSourceError, nothing written, if one is the file that was opened or two are one; else as the writers.
        """
        taken = [opened.source]
        for path, _ in writes:
            if any(_same(path, other) for other in taken):
                raise OutIsSourceError(file=path.name)
            taken.append(path)
        for path, write_to in writes:
            write_to(path)
        return taken[1:]

    def save_table(self, opened: Opened, path: Path, title: str = '') -> None:
        """Write a table, as a rule a mended one, to ``.xlsx``; raise OutIsSourceError, NotSavedError."""
        if _same(path, opened.source):
            raise OutIsSourceError(file=path.name)
        self.books.write(path, [printed.of_table(opened.table, opened.sheet.name, title)])

    def save_annex(self, told: Reported, path: Path) -> None:
        """Write the annex of a report to ``.xlsx``; raise NotSavedError."""
        self.books.write(path, [told.printed])


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names lead to one place, through links and hard links too."""
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _looked_at(table: Table, sheet: Sheet, source: Path) -> Opened:
    return Opened(sheet, table, profile(table), judge(table), source)
