"""The office desk's parts; a library that takes long to load is loaded by whoever first needs it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kiosk.adapters.llm.supervisor import LocalModel
from kiosk.adapters.machine.clock import RandomIdentities, SystemClock
from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.adapters.office.facts_file import example_facts, read_facts
from kiosk.adapters.office.pdf import write_pdf
from kiosk.adapters.office.sheets import SheetFiles
from kiosk.adapters.store.opening import Store
from kiosk.adapters.store.papers import StoredPapers
from kiosk.core.decree30.document import Document
from kiosk.core.tabular.chart import Chart
from kiosk.core.tabular.plan import Aggregate, Groups, Key
from kiosk.core.tabular.printed import Printed
from kiosk.core.tabular.query import Condition
from kiosk.core.tabular.table import Table
from kiosk.locale import sentence
from kiosk.services.check_document import CheckDocument
from kiosk.services.draft import Draft
from kiosk.services.secretary import Secretary
from kiosk.services.tabulate import Tabulate


def check_document(clock: SystemClock) -> CheckDocument:
    """Return the checker of Word files."""
    return CheckDocument(OfficeDocuments(), OfficeDocuments(), clock)


def draft(store: Store, papers: StoredPapers, model: LocalModel, clock: SystemClock, ids: RandomIdentities) -> Draft:
    """Return the drafting desk."""
    return Draft(
        model=model,
        write=_write,
        print_pdf=write_pdf,
        read_facts=read_facts,
        examples=example_facts,
        papers=papers,
        letterheads=store.letterhead,
        clock=clock,
        identities=ids,
    )


def tabulate(model: LocalModel) -> Tabulate:
    """Return the table desk; its documents speak Vietnamese whatever the screen does."""
    return Tabulate(SheetFiles(), _Engine(), _Painter(), _Books(), partial(sentence, 'vi'), model)


def secretary(papers: StoredPapers, model: LocalModel, clock: SystemClock, ids: RandomIdentities) -> Secretary:
    """Return the virtual secretary."""
    return Secretary(model, papers, ids, clock, _write, _Books().write)


def _write(document: Document, file: Path) -> None:
    """Write a ``.docx``; lxml is loaded now."""
    from kiosk.adapters.office.docx_writer import write_docx  # noqa: PLC0415

    write_docx(document, file)


class _Engine:
    """DuckDB, loaded with the first question: 0.2 s and 20 MB that most days nobody needs."""

    def group(
        self, table: Table, keys: tuple[Key, ...], aggregates: tuple[Aggregate, ...], where: tuple[Condition, ...]
    ) -> Groups:
        from kiosk.adapters.office.sheet_query import DuckEngine  # noqa: PLC0415

        return DuckEngine().group(table, keys, aggregates, where)


class _Painter:
    """matplotlib, loaded with the first chart."""

    def paint(self, chart: Chart) -> bytes:
        from kiosk.adapters.office.charts import ChartPainter  # noqa: PLC0415

        return ChartPainter().paint(chart)


class _Books:
    """openpyxl, loaded with the first workbook."""

    def write(self, path: Path, tables: Sequence[Printed]) -> None:
        from kiosk.adapters.office.xlsx_writer import XlsxWriter  # noqa: PLC0415

        XlsxWriter().write(path, tables)
