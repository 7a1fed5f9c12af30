"""``lesson.md`` cut into its seven steps, and the Markdown a lesson may hold.

Rules (``content/README.md``):
- exactly seven level-2 headings ``## n. title``, numbered in order; nothing before the first; none empty;
- below them only headings ``###`` and ``####``, written with a space; no code fences, no underlined headings;
- step 5 holds at least one ``- [ ]`` item;
- an image is a ``.png``, ``.jpg`` or ``.webp`` file of the lesson's own folder;
- HTML and links are allowed to stand there: they are shown as text.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from posixpath import normpath

from kiosk.core.catalog import CHECK_STEP, STEPS
from kiosk.core.errors import BrokenContentError

_STEP = re.compile(r'## +(\d+)\. +(\S.*?)[ #]*')
_ITEM = re.compile(r'\s*[-*+] \[[ xX]\] \S')
_IMAGE = re.compile(r'!\[[^\]]*\](?:\(\s*<?([^)\s>]*)[^)]*\)|\[[^\]]*\])')
_PICTURES = ('.png', '.jpg', '.webp')


@dataclass
class _Step:
    """A step while its lines are gathered."""

    title: str
    line: int
    lines: list[str]


def read_steps(file: str, text: str, beside: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles and the Markdown of the seven steps; ``beside`` are the files of the lesson's folder.

    Raises BrokenContentError: ``text_before_first_step``, ``steps_wrong``, ``steps_missing``,
    ``steps_too_many``, ``empty_step``, ``no_check_item``, ``heading_level``, ``code_block``, ``image_*``.
    """
    steps: list[_Step] = []
    for number, line in enumerate(text.split('\n'), start=1):
        if line.startswith('## ') or line == '##':
            steps.append(_next_step(file, number, line, len(steps) + 1))
        elif steps:
            _check_line(file, number, line, steps[-1].lines[-1] if steps[-1].lines else '')
            check_images(file, number, line, beside)
            steps[-1].lines.append(line)
        elif line.strip():
            raise _broken(file, number, 'text_before_first_step', found=line.strip()[:60])
    if len(steps) < len(STEPS):
        last = len(text.rstrip('\n').split('\n'))
        raise _broken(file, last, 'steps_missing', expected=len(steps) + 1, steps=len(STEPS))
    for number, step in enumerate(steps, start=1):
        _check_step(file, number, step)
    return tuple(step.title for step in steps), tuple('\n'.join(step.lines).strip() for step in steps)


def check_images(file: str, line: int, markdown: str, beside: Collection[str]) -> None:
    """Raise ``image_outside``, ``image_kind`` or ``image_missing`` for a picture that cannot be shown."""
    for found in _IMAGE.finditer(markdown):
        target = found[1] or ''
        if not target or ':' in target or '\\' in target or normpath(target).startswith(('/', '..')):
            raise _broken(file, line, 'image_outside', image=target or found[0])
        if not target.endswith(_PICTURES):
            raise _broken(file, line, 'image_kind', image=target, allowed=' '.join(_PICTURES))
        if normpath(target) not in beside:
            raise _broken(file, line, 'image_missing', image=target)


def _next_step(file: str, number: int, line: str, expected: int) -> _Step:
    if expected > len(STEPS):
        raise _broken(file, number, 'steps_too_many', found=line, steps=len(STEPS))
    found = _STEP.fullmatch(line)
    if not found or int(found[1]) != expected:
        raise _broken(file, number, 'steps_wrong', expected=f'## {expected}.', found=line)
    return _Step(found[2], number, [])


def _check_line(file: str, number: int, line: str, above: str) -> None:
    if line.startswith('#') and not re.match(r'#{3,4} +\S', line):
        raise _broken(file, number, 'heading_level', found=line[:60])
    if re.fullmatch(r'(=+|-+) *', line) and above.strip() and not above.startswith('#'):
        raise _broken(file, number, 'heading_level', found=above.strip()[:60])
    if re.match(r' {0,3}(```|~~~)', line):
        raise _broken(file, number, 'code_block')


def _check_step(file: str, number: int, step: _Step) -> None:
    if not any(line.strip() for line in step.lines):
        raise _broken(file, step.line, 'empty_step', step=number)
    if number == CHECK_STEP and not any(_ITEM.match(line) for line in step.lines):
        raise _broken(file, step.line, 'no_check_item', step=number)


def _broken(file: str, line: int, rule: str, **facts: str | int) -> BrokenContentError:
    return BrokenContentError(file=file, line=line, rule=rule, **facts)
