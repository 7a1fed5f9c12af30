"""Texts cut into citable passages, and the shape in which search gives them back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.catalog import Catalog, Lesson
from kiosk.core.ids import LessonId, PassageId

LONGEST = 700
"""Characters of a passage: about 200 tokens of Vietnamese (3.6 characters a token, facts/llm.md)."""

CUT = 2
"""Goes up whenever texts are cut into passages in another way: an index of an earlier cut is then built again."""


@dataclass(frozen=True)
class Passage:
    """A piece of a lesson that can be quoted; ``heading`` is its path, ``text`` is plain text."""

    id: PassageId
    lesson: LessonId
    title: str
    heading: str
    text: str


@dataclass(frozen=True)
class Hit:
    """One passage found; ``score`` only orders, ``coverage`` is the share of the question's weight in it (0..1)."""

    passage: Passage
    score: float
    coverage: float


def passages_of(catalog: Catalog) -> Iterator[Passage]:
    """Yield every passage of the catalog in the order of the course."""
    for lesson in catalog.lessons():
        yield from lesson_passages(lesson)


def lesson_passages(lesson: Lesson) -> Iterator[Passage]:
    """Yield a lesson's passages: a heading opens a new one, a long one is cut between paragraphs."""
    for number, (title, markdown) in enumerate(zip(lesson.step_titles, lesson.steps, strict=True), start=1):
        pieces = (piece for heading, body in _sections(title, markdown) for piece in _cut(heading, body))
        for n, (heading, text) in enumerate(pieces, start=1):
            yield Passage(
                id=PassageId(f'{lesson.id}#{number}.{n}'),
                lesson=lesson.id,
                title=lesson.title,
                heading=heading,
                text=text,
            )


def plain(markdown: str) -> str:
    """Return Markdown without its marks: what a reader sees, and what search and quotations use."""
    text = re.sub(r'^[ \t]*(?:\|[ \t:|-]*-[ \t:|-]*|-{3,}[ \t]*)(?:\n|\Z)', '', markdown, flags=re.MULTILINE)
    text = re.sub(r'!\[([^\]]*)\]\([^)]*\)|\[([^\]]*)\]\([^)]*\)', r'\1\2', text)
    text = re.sub(r'^[ \t]{0,3}(?:>[ \t]?|#{1,6}[ \t]+)', '', text, flags=re.MULTILINE)
    text = re.sub(r'^[ \t]*(?:[-*+]|\[[ x]\])[ \t]+(?:\[[ x]\][ \t]+)?', '- ', text, flags=re.MULTILINE)
    text = re.sub(r'(\*\*|__|`)(.+?)\1', r'\2', text, flags=re.DOTALL)
    text = re.sub(r'(?<![\w*])\*(?!\s)([^*\n]+)\*(?!\w)', r'\1', text)
    text = re.sub(r'^[ \t]*\|(.+)\|[ \t]*$', lambda row: _cells(row.group(1)), text, flags=re.MULTILINE)
    return re.sub(r'\n{3,}', '\n\n', text).strip()


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text, whole, in order; list items (without their mark) and table rows count."""
    found: list[str] = []
    for line in text.split('\n'):
        stripped = re.sub(r'^(?:-|\d{1,2}[.)])\s+', '', line.strip())
        found += [part.strip() for part in re.split(r'(?<=[.!?…;])\s+(?=[\w"“(\[])', stripped) if part.strip()]
    return found


def _cells(row: str) -> str:
    return ' – '.join(cell.strip() for cell in row.split('|') if cell.strip())


def _sections(title: str, markdown: str) -> Iterator[tuple[str, str]]:
    heading, lines = title, list[str]()
    for line in markdown.splitlines():
        if found := re.match(r'#{3,6}\s+(.+)', line):
            yield heading, '\n'.join(lines)
            heading, lines = f'{title} › {plain(found.group(1))}', []
        else:
            lines.append(line)
    yield heading, '\n'.join(lines)


def _cut(heading: str, markdown: str) -> Iterator[tuple[str, str]]:
    held = ''
    for paragraph in re.split(r'\n\s*\n', plain(markdown)):
        joined = f'{held}\n{paragraph}'.strip()
        if held and len(joined) > LONGEST:
            yield heading, held
            held = paragraph.strip()
        else:
            held = joined
    if held:
        yield heading, held
