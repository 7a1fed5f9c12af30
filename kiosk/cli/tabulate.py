"""``kiosk tabulate``: what a spreadsheet holds, what is unclean in it, what can be told from it.

Without a question it prints a profile and the findings of the eight rules. A question (``--by``, ``--sum``, …) is put
to the table after everything that can be mended safely was mended in memory; ``--raw`` puts it to the table as it is.
Exit code 0 done, 1 the file or the question is refused, 2 misuse, 3 the machine failed.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from kiosk.cli.common import demand_outputs, message, say, say_error, say_json, services, t
from kiosk.cli.table_facts import answer_facts, finding_facts, profile_facts
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.review import missing_in
from kiosk.core.errors import BadQuestionError, NotSavedError, RefusedError
from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.dates import write_date
from kiosk.core.tabular.numbers import write
from kiosk.core.tabular.query import Compare, Filter, Measure, MeasureKind, Operator, Period, Query
from kiosk.services.tabulate import Reported

Write = tuple[Path, Callable[[Path], None]]
"""A place and what writes to it."""

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
Force = Annotated[bool, typer.Option('--force', help='Write over files that are there already.')]
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
    force: Force = False,
    raw: Raw = False,
    as_json: AsJson = False,
) -> None:
    """Look into a spreadsheet, mend it, ask it, report from it."""
    measures = _measures(count, sums=sums, mean=mean, share=share, ratio=ratio, growth=growth)
    asked = bool(by or measures or where or compare or report or annex or chart)
    query = _query(by, measures, compare, where, period=period, top=top) if asked else None
    demand_outputs(file, [(fix, '.xlsx'), (report, '.docx'), (annex, '.xlsx'), (chart, '.png')], force=force)
    out = {'fix': fix, 'report': report, 'annex': annex, 'chart': chart}
    try:
        told = _done(file, sheet, query, out, words=(title, scope), raw=raw)
    except RefusedError as error:
        if as_json:
            say_json({'file': file.name, 'error': error.key, 'message': message(error)})
        raise typer.Exit(say_error(error)) from error
    (say_json if as_json else _print)(told)


def _done(
    file: Path, sheet: str, query: Query | None, out: dict[str, Path | None], *, words: tuple[str, str], raw: bool
) -> dict[str, Any]:
    """Do all that was asked for and return what there is to tell."""
    desk, (title, scope) = services().desk.tabulate, words
    opened = desk.open(file, sheet)
    told = profile_facts(opened)
    mended = None if raw else desk.clean(opened)
    writes: list[Write] = []
    if out['fix']:
        cleaned = mended or desk.clean(opened)
        told |= {
            'mended': dict(cleaned.done),
            'left': [finding_facts(each) for each in cleaned.opened.cleanliness.told],
        }
        writes.append((out['fix'], partial(desk.save_table, cleaned.opened)))
    if query is not None:
        answer = desk.ask(opened if mended is None else mended.opened, query)
        reported = desk.report(answer, title, scope, drawn=out['report'] is not None and answer.depth > 0)
        told |= {'mended': dict(mended.done) if mended else {}, 'sentences': list(reported.sentences)}
        told |= {'answer': answer_facts(answer, reported.printed)}
        writes += _results(answer, reported, out, title, told)
    written = desk.save(opened, writes)
    return told | ({'written': [str(path) for path in written]} if out['fix'] or query is not None else {})


def _results(
    answer: Answer, reported: Reported, out: dict[str, Path | None], title: str, told: dict[str, Any]
) -> Iterator[Write]:
    """Yield what an answer is to be written as, and tell what the report lacks."""
    desk, draft = services().desk.tabulate, services().desk.draft
    if out['report']:
        document = desk.compose(reported, DraftFacts('bao-cao', subject=title), draft.letterhead())
        told['missing'] = list(missing_in(document))
        yield out['report'], partial(draft.write, document)
    if out['annex']:
        yield out['annex'], partial(desk.save_annex, reported)
    if out['chart']:
        yield out['chart'], partial(_write, data=desk.draw(answer, title))


def _write(path: Path, *, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise NotSavedError(reason=error.strerror or type(error).__name__) from error


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
