"""``practice.toml``: the guided practice and the own task of a lesson, read strictly.

Rules (``content/README.md``):
- task ids are unique in the lesson, field and criterion ids in the task;
- a gap's label holds exactly one ``___``; an item to sort has one right bin, and every item the same bins;
- boxes and whole texts have no accepted answers; a task of kind ``write`` has one field;
- a criterion's own keys are complete in ``Criterion.settings``: defaults filled in, ``field`` None for all;
- the points of a task add up to more than zero.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, cast

from kiosk.core.catalog import GUIDED_STEP, OWN_STEP, Criterion, Field, Task, TaskKind
from kiosk.core.lesson_steps import check_images
from kiosk.core.lesson_toml import Table, unique
from kiosk.core.vietnamese import same_text

_MOST = 60
"""Tables or texts of one list: beyond it, it is not one piece of practice."""

_MOST_WORDS, _MOST_POINTS = 5_000, 100
_KINDS = ('gaps', 'sort', 'write', 'boxes')
_FIELD_KEYS = {
    'gaps': ('id', 'label', 'hint', 'answers', 'choices'),
    'sort': ('id', 'label', 'hint', 'answers', 'choices'),
    'boxes': ('id', 'label', 'hint'),
    'write': ('id', 'label', 'hint'),
}

Settings = Mapping[str, Any]


def read_tasks(root: Table, beside: Collection[str]) -> tuple[Task, ...]:
    """Return the tasks of a practice file; ``beside`` are the files of the lesson's folder.

    Raises BrokenContentError. Its own rules: ``gap_blanks``, ``answer_not_in_choices``, ``choices_differ``,
    ``unknown_rule``, ``rule_not_for_kind``, ``unknown_field``, ``no_points``, ``image_*``, ``duplicate_id``.
    """
    root.only('task')
    tables = root.tables('task', 1, _MOST)
    tasks = [_task(table, beside) for table in tables]
    unique(tables, [task.id for task in tasks])
    return tuple(tasks)


def _task(table: Table, beside: Collection[str]) -> Task:
    table.only('id', 'step', 'kind', 'title', 'prompt', 'field', 'criterion', 'model_answer')
    kind = cast('TaskKind', table.choice('kind', _KINDS))
    for key in ('prompt', 'model_answer'):
        check_images(table.file, table.line(key), table.text(key, ''), beside)
    fields = _fields(table, kind)
    return Task(
        id=table.text('id'),
        step=table.number('step', GUIDED_STEP, OWN_STEP),
        kind=kind,
        title=table.text('title'),
        prompt=table.text('prompt'),
        fields=fields,
        criteria=_criteria(table, kind, fields),
        model_answer=table.text('model_answer', ''),
    )


def _fields(task: Table, kind: TaskKind) -> tuple[Field, ...]:
    tables = task.tables('field', 1, 1 if kind == 'write' else _MOST)
    fields = [_field(table, kind) for table in tables]
    unique(tables, [field.id for field in fields])
    if kind == 'sort':
        for table, field in zip(tables, fields, strict=True):
            if set(field.choices) != set(fields[0].choices):
                raise table.broken('choices_differ', 'choices', field=field.id, first=fields[0].id)
    return tuple(fields)


def _field(table: Table, kind: TaskKind) -> Field:
    table.only(*_FIELD_KEYS[kind])
    name, label = table.text('id'), table.text('label')
    answers = table.texts('answers', *{'gaps': (1, _MOST), 'sort': (1, 1)}.get(kind, (0, 0)))
    choices = table.texts('choices', 2 if kind == 'sort' or 'choices' in table.data else 0, _MOST)
    if kind == 'gaps' and len(re.findall('_{3,}', label)) != 1:
        raise table.broken('gap_blanks', 'label', field=name)
    for n, answer in enumerate(answers):
        if choices and not any(same_text(answer, choice) for choice in choices):
            raise table.broken('answer_not_in_choices', 'answers', n, field=name, answer=answer)
    return Field(name, label, answers, choices, table.text('hint', ''))


def _criteria(task: Table, kind: TaskKind, fields: tuple[Field, ...]) -> tuple[Criterion, ...]:
    tables = task.tables('criterion', 1, _MOST)
    criteria = [_criterion(table, kind, fields) for table in tables]
    unique(tables, [criterion.id for criterion in criteria])
    if not any(criterion.points for criterion in criteria):
        raise tables[0].broken('no_points', task=task.text('id'))
    return tuple(criteria)


def _criterion(table: Table, kind: TaskKind, fields: tuple[Field, ...]) -> Criterion:
    rule = table.text('rule')
    if rule not in _RULES:
        raise table.broken('unknown_rule', 'rule', found=rule, allowed=', '.join(_RULES))
    if rule == 'right_answers' and not fields[0].answers:
        raise table.broken('rule_not_for_kind', 'rule', found=rule, kind=kind)
    own_keys, settings = _RULES[rule]
    table.only('id', 'text', 'rule', 'points', 'fatal', *own_keys)
    return Criterion(
        id=table.text('id'),
        text=table.text('text'),
        rule=rule,
        points=table.number('points', 0, _MOST_POINTS, default=2),
        fatal=table.flag('fatal', default=False),
        settings=settings(table, fields),
    )


def _right_answers(table: Table, fields: tuple[Field, ...]) -> Settings:
    return {'at_least': table.number('at_least', 1, len(fields))}


def _boxes_filled(table: Table, _fields: tuple[Field, ...]) -> Settings:
    return {'min_words': table.number('min_words', 1, _MOST_WORDS, default=2)}


def _mentions(table: Table, fields: tuple[Field, ...]) -> Settings:
    groups = table.text_lists('any_of', 1, _MOST)
    at_least = table.number('at_least', 1, len(groups))
    return {'field': _field_named(table, fields), 'any_of': groups, 'at_least': at_least}


def _avoids(table: Table, fields: tuple[Field, ...]) -> Settings:
    return {'field': _field_named(table, fields), 'phrases': table.texts('phrases', 1, _MOST)}


def _word_count(table: Table, fields: tuple[Field, ...]) -> Settings:
    low = table.number('at_least', 0, _MOST_WORDS)
    high = table.number('at_most', max(low, 1), _MOST_WORDS)
    return {'field': _field_named(table, fields), 'at_least': low, 'at_most': high}


def _no_personal_data(_table: Table, _fields: tuple[Field, ...]) -> Settings:
    return {}


def _field_named(table: Table, fields: tuple[Field, ...]) -> str | None:
    if 'field' not in table.data:
        return None
    name = table.text('field')
    if name not in [field.id for field in fields]:
        raise table.broken('unknown_field', 'field', field=name, allowed=', '.join(f.id for f in fields))
    return name


_RULES: Mapping[str, tuple[tuple[str, ...], Callable[[Table, tuple[Field, ...]], Settings]]] = {
    'right_answers': (('at_least',), _right_answers),
    'boxes_filled': (('min_words',), _boxes_filled),
    'mentions': (('field', 'any_of', 'at_least'), _mentions),
    'avoids': (('field', 'phrases'), _avoids),
    'word_count': (('field', 'at_least', 'at_most'), _word_count),
    'no_personal_data': ((), _no_personal_data),
}
