"""Check a Word file against the layout rules of Decree 30, and mend a copy of it.

Rules:
- a document with a mark of State secrets is refused before anything is judged or written, and nothing of it is kept;
- the file that was given is never written to: mending makes another file;
- mending is done again on its own result, three times at the most, as long as that leaves fewer findings: what was
  set right may show what could not be seen before;
- the same file gives the same findings every time; no model has a say.

>>> check_document.check(Path('cong-van.docx')).counts
{'E': 2, 'W': 1, 'I': 0}
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from kiosk.core.canonical import legible
from kiosk.core.checks.secrets import secret_marks
from kiosk.core.checks.six import SixChecks, six_checks
from kiosk.core.decree30.checker import check, kind_of, summary
from kiosk.core.decree30.document import Document, walk
from kiosk.core.decree30.finding import Finding, Mend, Severity
from kiosk.core.errors import DocumentEmptyError, OutIsSourceError, SecretDocumentError
from kiosk.ports import Clock

MOST_ROUNDS = 3


class DocumentReader(Protocol):
    """Word files on disk, anybody's."""

    def read(self, file: Path) -> Document:
        """Return the document; raise NoDocumentError, DocumentError, DocumentReaderError."""


class DocumentMender(Protocol):
    """Word files on disk, copied with their looks mended."""

    def mend(self, file: Path, mends: Sequence[Mend], out: Path) -> tuple[Mend, ...]:
        """Write a copy of the same words and return the mends left out; raise as reading does, NotSavedError."""


@dataclass(frozen=True)
class Report:
    """What the checker says of a file: ``kind`` a slug or None, ``counts`` by severity, ``seconds`` it all took."""

    kind: str | None
    findings: tuple[Finding, ...]
    counts: Mapping[Severity, int]
    paragraphs: int
    seconds: float
    document: Document = field(repr=False)

    @property
    def mendable(self) -> int:
        """How many findings can be mended by machine."""
        return sum(1 for each in self.findings if each.mend is not None)

    @property
    def words(self) -> str:
        """The words of every paragraph, one a line: what the six checks read."""
        return '\n'.join(located.paragraph.text for located in walk(self.document))


@dataclass(frozen=True)
class Mended:
    """A file before and after mending; ``done`` how many mends were made, ``left`` those that were left out."""

    before: Report
    after: Report
    done: int
    left: tuple[Mend, ...]


@dataclass(frozen=True)
class CheckDocument:
    """Verbs on one Word file."""

    reader: DocumentReader
    mender: DocumentMender
    clock: Clock

    def check(self, file: Path) -> Report:
        """Return the findings.

        Raise NoDocumentError, DocumentError (SecretDocumentError and DocumentEmptyError among them),
        DocumentReaderError.
        """
        begun = self.clock.monotonic()
        document = self.reader.read(file)
        _demand_open(document, file)
        findings = tuple(check(document, today=self.clock.now().date()))
        return Report(
            kind=kind_of(document),
            findings=findings,
            counts=summary(findings),
            paragraphs=sum(1 for _ in walk(document)),
            seconds=round(self.clock.monotonic() - begun, 3),
            document=document,
        )

    def fix(self, file: Path, out: Path) -> Mended:
        """Write a copy with everything mended that is safe to mend; return the reports before and after.

        Raise as ``check``; OutIsSourceError, DocumentWordsError, NotSavedError.
        """
        if out.exists() and out.samefile(file):
            raise OutIsSourceError(file=legible(file.name))
        before = after = self.check(file)
        source, done, left = file, 0, list[Mend]()
        for _ in range(MOST_ROUNDS):
            mends = [each.mend for each in after.findings if each.mend is not None and each.mend not in left]
            if source is out and not mends:
                break
            left_out = self.mender.mend(source, mends, out)
            left, done = [*left, *left_out], done + len(mends) - len(left_out)
            source, earlier, after = out, after, self.check(out)
            if len(after.findings) >= len(earlier.findings):
                break
        return Mended(before, after, done, tuple(left))

    def look(self, report: Report) -> SixChecks:
        """Return what the six checks say of the words alone, there being no source to compare with."""
        return six_checks(report.words, None, self.clock.now().date())

    def mended(self, file: Path) -> bytes:
        """Return the bytes of a mended copy, for whoever has no place to write it; raise as ``fix``."""
        with TemporaryDirectory(prefix='tram-hoc-') as folder:
            out = Path(folder) / file.name
            self.fix(file, out)
            return out.read_bytes()


def _demand_open(document: Document, file: Path) -> None:
    """Refuse what bears a mark of secrecy, and what has no words at all."""
    name = legible(file.name)
    texts = [located.paragraph.text for located in walk(document)]
    marks = secret_marks('\n'.join([*texts, document.title, *document.asides]))
    if marks:
        raise SecretDocumentError(file=name, mark=marks[0].facts['level'])
    if not any(letter.isalnum() for text in texts for letter in text):
        raise DocumentEmptyError(file=name)
