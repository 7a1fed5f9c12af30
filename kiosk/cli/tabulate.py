"""``kiosk tabulate``: what a spreadsheet holds, what is unclean in it, what can be told from it.

Without a question it prints a profile and the findings of the eight rules. A question (``--by``, ``--sum``, …) is put
to the table after everything that can be mended safely was mended in memory; ``--raw`` puts it to the table as it is.
Exit code 0 done, 1 the file or the question is refused, 2 misuse, 3 the machine failed.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from kiosk.cli.common import demand_outputs, message, say, say_error, say_json, services, t
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.review import missing_in
from kiosk.core.errors import BadQuestionError, NotSavedError, RefusedError
from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.dates import write_date
from kiosk.core.tabular.numbers import write
from kiosk.core.tabular.printed import Printed, cell_text
from kiosk.core.tabular.profile import Profiled
from kiosk.core.tabular.query import Compare, Filter, Measure, MeasureKind, Operator, Period, Query
from kiosk.core.tabular.sheet import Value
from kiosk.services.tabulate import Cleaned, Opened

File = Annotated[Path, typer.Argument(metavar='FILE', help='An .xlsx or .csv file; it is never written to.')]
SheetName = Annotated[str, typer.Option('--sheet', help='The sheet; the first one with a table if absent.')]
AsJson = Annotated[bool, typer.Option('--json', help='One JSON object.')]
Raw = Annotated[bool, typer.Option('--raw', help='Ask the table as it is, nothing mended.')]
Columns = list[str] | None
By = Annotated[Columns, typer.Option('--by', metavar='COLUMN', help='Group by this column; may be repeated.')]
Period_ = Annotated[str, typer.Option('--period', help='Group dates by day, month, quarter or year.')]
Count = Annotated[bool, typer.Option('--count', help='Count the rows.')]
Sum = Annotated[Columns, typer.Option('--sum', metavar='COLUMN', help='Add up this column; may be repeated.')]
Mean = Annotated[Columns, typer.Option('--mean', metavar='COLUMN', help='The mean of this column.')]
Share = Annotated[Columns, typer.Option('--share', metavar='COLUMN', help='Percent of the whole.')]
Ratio = Annotated[Columns, typer.Option('--ratio', metavar='PART:WHOLE', help='One column in percent of another.')]
Growth = Annotated[Columns, typer.Option('--growth', metavar='LATER:EARLIER', help='Change between two columns, %.')]
Against = Annotated[
    str,
    typer.Option(
        '--compare', metavar='COLUMN:EARLIER:LATER', help='Two periods of a column, e.g. Ngày:10/2026:11/2026.'
    ),
]
Where = Annotated[Columns, typer.Option('--where', metavar='COLUMN=VALUE', help='Keep rows; also != < <= > >= ~.')]
Top = Annotated[int, typer.Option('--top', min=0, help='The greatest N groups only; 0 is all, in table order.')]
Title = Annotated[str, typer.Option('--title', help='Title of the annex, subject of the report.')]
Scope = Annotated[str, typer.Option('--scope', help='Whom the table covers, as a sentence says it; default toàn xã.')]
Fix = Annotated[Path | None, typer.Option('--fix', metavar='OUT.xlsx', help='Write the mended table.')]
Report = Annotated[Path | None, typer.Option('--report', metavar='OUT.docx', help='Write a report with the annex.')]
Annex = Annotated[Path | None, typer.Option('--annex', metavar='OUT.xlsx', help='Write the answer as a sheet.')]
Picture = Annotated[Path | None, typer.Option('--chart', metavar='OUT.png', help='Draw the first measure.')]


def tabulate(
    file: File,
    *,
    sheet: SheetName = '',
    by: By = None,
    period: Period_ = 'month',
    count: Count = False,
    sums: Sum = None,
    mean: Mean = None,
    share: Share = None,
    ratio: Ratio = None,
    growth: Growth = None,
    compare: Against = '',
    where: Where = None,
    top: Top = 0,
    title: Title = '',
    scope: Scope = '',
    fix: Fix = None,
    report: Report = None,
    annex: Annex = None,
    chart: Picture = None,
    raw: Raw = False,
    as_json: AsJson = False,
) -> None:
    """Look into a spreadsheet, mend it, ask it, report from it."""
    measures = _measures(count, sums=sums, mean=mean, share=share, ratio=ratio, growth=growth)
    asked = bool(by or measures or where or compare or report or annex or chart)
    query = _query(by, measures, compare, where, period=period, top=top) if asked else None
    demand_outputs(file, [(fix, '.xlsx'), (report, '.docx'), (annex, '.xlsx'), (chart, '.png')])
    out = {'fix': fix, 'report': report, 'annex': annex, 'chart': chart}
    try:
        told = _done(file, sheet, query, out, words=(title, scope), raw=raw)
    except RefusedError as error:
        if as_json:
            say_json({'file': file.name, 'error': error.key, 'message': message(error)})
        raise typer.Exit(say_error(error)) from error
    if as_json:
        say_json(told)
    else:
        _print(told)


def _done(
    file: Path, sheet: str, query: Query | None, out: dict[str, Path | None], *, words: tuple[str, str], raw: bool
) -> dict[str, Any]:
    """Do all that was asked for and return what there is to tell."""
    desk, (title, scope) = services().desk.tabulate, words
    opened = desk.open(file, sheet)
    told = _profile(opened)
    mended = None if raw else desk.clean(opened)
    if out['fix']:
        told |= _fixed(mended or desk.clean(opened), out['fix'])
    if query is None:
        return told
    answer = desk.ask(opened if mended is None else mended.opened, query)
    reported = desk.report(answer, title, scope, drawn=out['report'] is not None and answer.depth > 0)
    told |= {'mended': dict(mended.done) if mended else {}, 'sentences': list(reported.sentences)}
    told |= {'answer': _answer(answer, reported.printed)}
    if out['annex']:
        desk.save_annex(reported, out['annex'])
    if out['chart']:
        _write(out['chart'], desk.draw(answer, title))
    if out['report']:
        draft = services().desk.draft
        document = desk.compose(reported, DraftFacts('bao-cao', subject=title), draft.letterhead())
        draft.write(document, out['report'])
        told['missing'] = list(missing_in(document))
    return told | {'written': [str(path) for path in out.values() if path]}


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise NotSavedError(reason=error.strerror or type(error).__name__) from error


def _fixed(mended: Cleaned, path: Path) -> dict[str, Any]:
    services().desk.tabulate.save_table(mended.opened, path)
    left = [_finding(each) for each in mended.opened.cleanliness.told]
    return {'mended': dict(mended.done), 'left': left, 'written': [str(path)]}


_TWO: dict[str, MeasureKind] = {'ratio': 'ratio', 'growth': 'growth'}
_ONE: dict[str, MeasureKind] = {'sums': 'sum', 'mean': 'mean', 'share': 'share'}


def _measures(count: bool, **named: Columns) -> tuple[Measure, ...]:
    measures = [Measure('count')] if count else []
    for option, kind in _ONE.items():
        measures += [Measure(kind, column) for column in named[option] or ()]
    for option, kind in _TWO.items():
        measures += [Measure(kind, *_parts(pair, 2)) for pair in named[option] or ()]
    return tuple(measures)


def _query(by: Columns, measures: tuple[Measure, ...], compare: str, where: Columns, *, period: str, top: int) -> Query:
    if period not in get_args(Period):
        raise BadQuestionError(reason='shape', column=f'--period {period}')
    return Query(
        group_by=tuple(by or ()),
        measures=measures or (Measure('count'),),
        compare=Compare(*_parts(compare, 3)) if compare else None,
        filters=tuple(_filter(text) for text in where or ()),
        sort=0 if top else None,
        top=top,
        period=period,  # type: ignore[arg-type]
    )


def _parts(text: str, count: int) -> list[str]:
    parts = [part.strip() for part in text.rsplit(':', count - 1)]
    if len(parts) != count or not all(parts):
        raise BadQuestionError(reason='shape', column=text)
    return parts


_SIGNS: dict[str, Operator] = {'!=': '!=', '<=': '<=', '>=': '>=', '=': '=', '<': '<', '>': '>', '~': 'contains'}


def _filter(text: str) -> Filter:
    places = [(text.find(sign), -len(sign), sign) for sign in _SIGNS if text.find(sign) > 0]
    if not places:
        raise BadQuestionError(reason='shape', column=text)
    at, _, sign = min(places)
    return Filter(text[:at].strip(), _SIGNS[sign], text[at + len(sign) :].strip())


def _profile(opened: Opened) -> dict[str, Any]:
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
        'findings': [_finding(each) for each in found.told],
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


def _finding(each: Any) -> dict[str, Any]:
    facts = {'rule': each.rule, 'what': each.what, 'cell': each.cell, 'column': each.column}
    facts |= {'have': each.have, 'want': each.want, 'fixable': each.fixable}
    return {**facts, 'message': t(each.key, **each.facts)}


def _answer(answer: Answer, printed: Printed) -> dict[str, Any]:
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


def _print(told: dict[str, Any]) -> None:
    if 'answer' in told:
        say('\t'.join(told['answer']['columns']))
        for row in told['answer']['shown']:
            say('\t'.join(row))
        for sentence in told['sentences']:
            say(sentence)
    elif 'left' not in told:
        say(t('sheet.cli.rows', where=told['where'], sheet=told['sheet'], rows=write(Decimal(told['rows']))))
        for column in told['columns']:
            kind = 'rate' if column['kind'] == 'number' and column['sum'] is None else column['kind']
            say(t(f'sheet.cli.{kind}', **{**column, **_written(column)}))
        for finding in told['findings']:
            say(finding['message'])
        for rule, count in told['counts'].items():
            say(t('sheet.cli.count', rule=t(f'sheet.rule.{rule}'), count=count, fixable=told['fixable'].get(rule, 0)))
    else:
        for finding in told['left']:
            say(finding['message'])
        say(t('sheet.cli.mended', count=sum(told['mended'].values()), left=len(told['left'])))
    _print_written(told)


def _print_written(told: dict[str, Any]) -> None:
    for path in told.get('written', ()):
        say(t('sheet.cli.written', path=path))
    if missing := told.get('missing'):
        say(t('sheet.cli.missing', count=len(missing), names='; '.join(missing)))


def _written(column: dict[str, Any]) -> dict[str, str]:
    """Return a column's reach as a person reads it."""
    numbers = {name: column[name] for name in ('min', 'max', 'sum')}
    return {
        name: '' if value is None else _day(value) if isinstance(value, str) else write(Decimal(str(value)))
        for name, value in numbers.items()
    }


def _day(value: str) -> str:
    return write_date(date.fromisoformat(value))
