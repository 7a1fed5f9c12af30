"""``quiz.toml``: the quick questions of a lesson, read strictly.

Rules (``content/README.md``):
- at least three questions, ids unique in the lesson;
- options get the ids ``a``, ``b``, … in the order of the file; ``single`` has one correct, ``multiple``
  at least one; every option says why, and no two say the same;
- ``true_false`` becomes the two options ``true`` and ``false`` without a text: the screen has the words.
"""

from string import ascii_lowercase
from typing import cast

from kiosk.core.catalog import Option, Question, QuestionKind
from kiosk.core.lesson_toml import Table, unique
from kiosk.core.vietnamese import canonical

FEWEST_QUESTIONS = 3
_MOST_QUESTIONS, _FEWEST_OPTIONS, _MOST_OPTIONS = 50, 2, 6


def read_questions(root: Table) -> tuple[Question, ...]:
    """Return the questions of a quiz file; raise BrokenContentError.

    Its own rules: ``too_few_questions``, ``no_correct_option``, ``too_many_correct``, ``missing_why``,
    ``duplicate_option``, ``duplicate_id``.
    """
    root.only('question')
    tables = root.tables('question', 0, _MOST_QUESTIONS)
    if len(tables) < FEWEST_QUESTIONS:
        raise root.broken('too_few_questions', found=len(tables), low=FEWEST_QUESTIONS)
    questions = [_question(table) for table in tables]
    unique(tables, [question.id for question in questions])
    return tuple(questions)


def _question(table: Table) -> Question:
    kind = cast('QuestionKind', table.choice('kind', ('single', 'multiple', 'true_false')))
    name, text = table.text('id'), table.text('text')
    if kind == 'true_false':
        table.only('id', 'kind', 'text', 'answer', 'why')
        answer, why = table.flag('answer'), _why(table, name)
        options: tuple[Option, ...] = (Option('true', '', answer, why), Option('false', '', not answer, why))
    else:
        table.only('id', 'kind', 'text', 'option')
        options = _options(table, kind, name)
    return Question(name, kind, text, options)


def _options(table: Table, kind: QuestionKind, question: str) -> tuple[Option, ...]:
    tables = table.tables('option', _FEWEST_OPTIONS, _MOST_OPTIONS)
    options = tuple(_option(each, letter, question) for each, letter in zip(tables, ascii_lowercase, strict=False))
    right = sum(option.correct for option in options)
    if right == 0:
        raise table.broken('no_correct_option', question=question)
    if kind == 'single' and right > 1:
        raise table.broken('too_many_correct', question=question, found=right)
    texts = [canonical(option.text) for option in options]
    for n, text in enumerate(texts):
        if text in texts[:n]:
            raise tables[n].broken('duplicate_option', 'text', question=question, text=options[n].text)
    return options


def _option(table: Table, letter: str, question: str) -> Option:
    table.only('text', 'correct', 'why')
    text, correct = table.text('text'), table.flag('correct', default=False)
    return Option(letter, text, correct, _why(table, question))


def _why(table: Table, question: str) -> str:
    if 'why' not in table.data:
        raise table.broken('missing_why', question=question)
    return table.text('why')
