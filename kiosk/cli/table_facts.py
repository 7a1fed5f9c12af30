"""What ``kiosk tabulate --json`` tells of a table, of a finding and of an answer, as plain values."""

from datetime import date
from decimal import Decimal
from typing import Any

from kiosk.cli.common import t
from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.printed import Printed, cell_text
from kiosk.core.tabular.profile import Profiled
from kiosk.core.tabular.sheet import Value
from kiosk.services.tabulate import Opened


def profile_facts(opened: Opened) -> dict[str, Any]:
    """Return what a spreadsheet holds and what is unclean in it."""
    sheet, profile, found = opened.sheet, opened.profile, opened.cleanliness
    return {
        'file': sheet.file,
        'sheet': sheet.name,
        'sheets': list(sheet.sheets),
        'hidden_sheets': list(sheet.hidden_sheets),
        'hidden_rows': len(sheet.hidden_rows),
        'hidden_columns': len(sheet.hidden_columns),
        'warnings': list(sheet.warnings),
        'where': profile.where,
        'headings': profile.headings,
        'rows': profile.rows,
        'columns': [_column(each) for each in profile.columns],
        'clean': found.clean,
        'counts': dict(found.counts),
        'fixable': dict(found.fixable),
        'findings': [finding_facts(each) for each in found.told],
    }


def _column(each: Profiled) -> dict[str, Any]:
    return {
        'name': each.name,
        'letter': each.letter,
        'kind': each.kind,
        'filled': each.filled,
        'blanks': each.blanks,
        'distinct': each.distinct,
        'texts': each.texts,
        'formulas': each.formulas,
        'faults': each.faults,
        'min': _plain(each.low),
        'max': _plain(each.high),
        'sum': _plain(each.total),
    }


def finding_facts(each: Any) -> dict[str, Any]:
    """Return a finding and its sentence."""
    facts = {'rule': each.rule, 'what': each.what, 'cell': each.cell, 'column': each.column}
    facts |= {'have': each.have, 'want': each.want, 'fixable': each.fixable}
    return {**facts, 'message': t(each.key, **each.facts)}


def answer_facts(answer: Answer, printed: Printed) -> dict[str, Any]:
    """Return the figures of an answer, bare and as a person reads them."""
    return {
        'columns': list(printed.heads),
        'rows': [[_plain(value) for value in row] for row in answer.rows],
        'whole': [_plain(value) for value in answer.whole],
        'left_out': answer.left_out,
        'unread': answer.unread,
        'shown': [
            [cell_text(value, kind) for value, kind in zip(row, printed.kinds, strict=True)]
            for row in printed.every_row
        ],
    }


def _plain(value: Value) -> Any:
    """Return a value as JSON has it: a whole number, a number, an ISO date, a text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | None) else str(value)
