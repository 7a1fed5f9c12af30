"""The text of a draft: the skeleton's parts filled with what was written, else with the given facts as they stand.

Rules:
- what was written for a part stands in place of its points, in the same form;
- a needed part with nothing given is marked as missing;
- one point alone is a paragraph, several are numbered, dashed or articles, as the part says;
- the sentence before a list and the closing sentence come from the skeleton and state no fact;
- the last paragraph ends with ``./.`` and stays on the page of the signature.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.core.decree30.document import Block, Paragraph, Table
from kiosk.core.drafting.facts import DraftFacts, Task
from kiosk.core.drafting.looks import heading, prose, run
from kiosk.core.drafting.meeting import meeting_blocks
from kiosk.core.drafting.places import Places
from kiosk.core.drafting.skeleton import Kind, Part
from kiosk.core.drafting.tables import task_table
from kiosk.core.drafting.wording import bare, closed, ended, lowered, missing, raised, standing, thousands, tidy

_ROMAN = ('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII')
ALPHABET = 'abcdđeghiklmnopqrstuvxy'
_REPORTED_BACK = frozenset({'thong-bao', 'ke-hoach', 'thong-bao-ket-luan'})
"""Kinds that may say where and by when to report, beside those that must."""
_POINTED = re.compile(r'(?i)phụ lục|kèm theo')
_BELOW = re.compile(rf'(?:[{ALPHABET}]\)|[-+]) ')


def body_blocks(facts: DraftFacts, kind: Kind, places: Places) -> tuple[Block, ...]:
    """Return the text, from the opening sentence to ``./.``."""
    blocks: list[Block] = [prose(run(sentence)) for sentence in _opening(kind, places)]
    blocks += meeting_blocks(facts, kind, places)
    if kind.slug == 'quyet-dinh':
        blocks += _articles(facts, kind, places)
    else:
        blocks += _parts(facts, kind, places)
    blocks += [prose(run(sentence)) for sentence in _ending(facts, kind, places)]
    return _closed(blocks)


def _opening(kind: Kind, places: Places) -> Iterator[str]:
    if kind.opening:
        yield places.opening(kind.opening)
    elif places.prose_grounds and kind.slug == 'bien-ban':
        yield f'{places.prose_grounds}.'


def _parts(facts: DraftFacts, kind: Kind, places: Places) -> Iterator[Block]:
    title, titles, subs = '', 0, 0
    for part in kind.parts:
        given = facts.part(part.slug)
        if not (part.needed or given.points or given.written or (_has_jobs(part) and facts.tasks)):
            continue
        if part.title and part.title != title:
            title, titles, subs = part.title, titles + 1, 0
            if kind.headings != 'none':
                yield heading(f'{_numeral(kind, titles)}. {title}')
        if part.sub:
            subs += 1
            yield heading(f'{subs}. {part.sub}')
        yield from _part(facts, part, places)


def _numeral(kind: Kind, count: int) -> str:
    return _ROMAN[count - 1] if kind.headings == 'roman' else str(count)


def _part(facts: DraftFacts, part: Part, places: Places) -> Iterator[Block]:
    given = facts.part(part.slug)
    yield from _points(part, given.written or given.points, places)
    jobs = facts.tasks if _has_jobs(part) else ()
    if jobs and part.form == 'tasks':
        yield prose(run('Phân công thực hiện:'), keep_next=True)
        yield task_table(jobs)
        yield Paragraph(line=None, line_pt=6.0)
    elif jobs:
        yield from _listed(_letters(len(jobs)), [_said(task) for task in jobs])
    if part.form == 'money' and facts.money is not None:
        yield prose(run(f'Tổng kinh phí: {thousands(facts.money)} đồng.'))
    if not (given.written or given.points or jobs or (part.form == 'money' and facts.money is not None)):
        yield prose(run(f'{missing(part.asks)}.'))


def _points(part: Part, points: Sequence[str], places: Places) -> Iterator[Paragraph]:
    points = [text for text in points if tidy(text)]
    if part.lead and points:
        lead = part.lead if len(points) > 1 else part.lead.replace('các nội dung', 'nội dung')
        yield prose(run(places.opening(lead) if '{issuer}' in lead else places.filled(lead)), keep_next=True)
    if len(points) == 1 and not part.sub:
        yield prose(run(standing(points[0])))
    elif part.form in {'numbered', 'tasks', 'money'}:
        yield from _numbered(points)
    elif part.form in {'dashed', 'task_list'}:
        yield from _listed(['-'] * len(points), list(map(ended, points)))
    else:
        yield from (prose(run(standing(text))) for text in points)


def _numbered(points: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the points numbered; those typed with a letter or a dash stay below the one before them."""
    number = 0
    for text in points:
        below = _BELOW.match(tidy(text)) if number else None
        number += below is None
        yield prose(run(f'{below[0] if below else f"{number}. "}{ended(text)}'))


def _listed(labels: Sequence[str], points: Sequence[str]) -> Iterator[Paragraph]:
    yield from (prose(run(f'{label} {text}')) for label, text in zip(labels, points, strict=True))


def _letters(count: int) -> list[str]:
    return [f'{letter})' for letter in ALPHABET[:count]] if count <= len(ALPHABET) else ['-'] * count


def _has_jobs(part: Part) -> bool:
    return part.form in {'tasks', 'task_list'}


def _said(task: Task) -> str:
    """Return one job as a sentence: ``Phòng Kinh tế: rà soát …; thời hạn: ngày …``."""
    said = f'{raised(bare(task.who)) or missing("ai làm")}: {bare(task.what)}'
    said += f'; phối hợp: {bare(task.helped_by)}' if task.helped_by else ''
    said += f'; thời hạn: {bare(task.by) or missing("thời hạn")}'
    return f'{said}; kinh phí: {thousands(task.money)} đồng.' if task.money is not None else f'{said}.'


def _articles(facts: DraftFacts, kind: Kind, places: Places) -> Iterator[Paragraph]:
    number = 0
    for part in kind.parts:
        given = facts.part(part.slug)
        texts = given.written or given.points or _usual(part)
        for text in texts:
            number += 1
            words = ended(text)
            if number == 1 and facts.annexes and not _POINTED.search(words):
                words = f'{words} {places.annex_pointer}'
            yield prose(run(f'Điều {number}.', bold=True), run(f' {words}'))


def _usual(part: Part) -> tuple[str, ...]:
    if part.slug == 'hieu-luc':
        return ('Quyết định này có hiệu lực kể từ ngày ký.',)
    return (f'{missing(part.asks)}.',)


def _ending(facts: DraftFacts, kind: Kind, places: Places) -> Iterator[str]:
    if 'han' in kind.needs:
        contact, by = bare(facts.contact) or missing('đầu mối'), bare(facts.deadline) or missing('thời hạn')
        yield f'Kết quả gửi về {contact} trước {by.removeprefix("trước ")} để tổng hợp.'
    elif kind.slug in _REPORTED_BACK and (facts.contact or facts.deadline):
        sent = f'gửi về {bare(facts.contact)}' if facts.contact else 'gửi'
        by = f' trước {bare(facts.deadline).removeprefix("trước ")}' if facts.deadline else ''
        yield f'Kết quả thực hiện {sent}{by}.'
    if kind.slug == 'giay-moi' and facts.meeting.note:
        yield f'Lưu ý: {lowered(bare(facts.meeting.note))}.'
    if facts.annexes and kind.slug != 'quyet-dinh':
        yield places.annex_pointer
    closing = kind.closing_to if kind.closing_to and facts.to else kind.closing
    if closing:
        yield places.filled(closing)


def _closed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with ``./.`` behind the last words, which stay with the signature."""
    last = blocks[-1]
    if isinstance(last, Table) or not isinstance(last, Paragraph):
        return tuple(blocks)
    *before, end = last.runs
    closing = replace(last, runs=(*before, replace(end, text=closed_run(end.text))), keep_next=True)
    return (*blocks[:-1], closing)


def closed_run(text: str) -> str:
    """Return the letters of the last run, closed; the blank that parts it from the run before is kept."""
    return f'{" " * text.startswith(" ")}{closed(text)}'
