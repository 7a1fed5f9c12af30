"""``kiosk search`` and ``kiosk ask``: finding and asking without a browser."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk import bootstrap
from kiosk.cli.common import say, say_error, say_json, services, settings, t
from kiosk.core.errors import EmptyQuestionError
from kiosk.core.passages import Hit
from kiosk.services.ask import Answer
from kiosk.services.find import Find

NOT_FOUND = 1
SNIPPET = 300
"""Characters of a passage shown in a list."""


def search(
    text: Annotated[str | None, typer.Argument(help='What to look for.')] = None,
    index: Annotated[Path | None, typer.Option(help='Another index, made by `kiosk index --corpus`.')] = None,
    batch: Annotated[Path | None, typer.Option(help='Lines of JSON {"q": …}; answers in the same order.')] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help='Hits at the most.')] = 10,
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object an answer.')] = False,
) -> None:
    """Find passages; exit 1 when nothing was found."""
    find = services().find if index is None else bootstrap.open_corpus(settings(), index)
    if batch is not None:
        for query in _queries(batch):
            say_json(_found(find, query, limit))
        return
    if not text:
        raise EmptyQuestionError
    answer = _found(find, text, limit)
    if as_json:
        say_json(answer)
    else:
        for hit in answer['hits']:
            say(f'{hit["id"]}  {hit["title"]} › {hit["heading"]}\n    {hit["snippet"]}')
    if not answer['hits']:
        if not as_json:
            say(t('find.nothing_plain'))
        raise typer.Exit(NOT_FOUND)


def ask(
    text: Annotated[str, typer.Argument(help='The question.')],
    lesson: Annotated[str | None, typer.Option(help='Lesson id or code to look in first.')] = None,
    as_json: Annotated[bool, typer.Option('--json', help='One JSON object.')] = False,
) -> None:
    """Ask the installed lessons; exit 1 when they do not answer."""
    opened = services()
    opened.find.refresh()
    preferred = opened.courses.catalog().lesson(lesson).id if lesson else None
    try:
        answer = opened.ask.ask(None, text, preferred)
    finally:
        opened.close()
    if as_json:
        say_json(_answered(answer))
    else:
        say(t('ask.refused') if answer.refused else answer.text)
        for cited in answer.citations:
            say(f'  [{cited.passage.id}] {cited.sentence}')
        if answer.error:
            say_error(answer.error)
    if answer.refused:
        raise typer.Exit(NOT_FOUND)


def _found(find: Find, query: str, limit: int) -> dict[str, Any]:
    start = time.perf_counter()
    hits = find.search(query, limit) if query.strip() else []
    took = (time.perf_counter() - start) * 1000
    return {'q': query, 'hits': [_hit(hit) for hit in hits], 'took_ms': round(took, 2)}


def _answered(answer: Answer) -> dict[str, Any]:
    citations = [
        {
            'passage_id': cited.passage.id,
            'lesson': cited.passage.lesson,
            'heading': cited.passage.heading,
            'quotation': cited.sentence,
        }
        for cited in answer.citations
    ]
    return {
        'answer': answer.text,
        'citations': citations,
        'refused': answer.refused,
        'supported': not answer.refused,
        'replaced': answer.replaced,
        'words': 'model' if answer.sentences else 'quotation',
        'error': answer.error.key if answer.error else None,
        'ttft_ms': round(answer.ttft_ms, 1),
        'tokens_per_s': answer.tokens_per_s,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        'id': passage.id, 'title': passage.title, 'lesson': passage.lesson, 'heading': passage.heading,
        'snippet': passage.text[:SNIPPET], 'score': round(hit.score, 4),
    }  # fmt: skip


def _queries(file: Path) -> Iterator[str]:
    with file.open(encoding='utf-8') as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield str(json.loads(line)['q'])
            except (ValueError, KeyError, TypeError) as error:
                raise typer.BadParameter(t('search.bad_line', file=file.name, line=number)) from error
