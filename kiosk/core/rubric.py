"""Practice graded by rules; no model has a say (D10). The table of rules is in ``content/README.md``.

Rules:
- ``right_answers``, ``boxes_filled`` and ``mentions`` give points in proportion, rounded to hundredths;
  ``avoids``, ``word_count`` and ``no_personal_data`` give all or nothing;
- a fatal criterion that is not met makes the whole task 0;
- nothing written at all earns nothing and breaks nothing: every criterion is unmet, none of them fatally;
- texts are compared without regard to case, tone placement and spaces; tone marks matter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from kiosk.core.catalog import Criterion, Task
from kiosk.core.personal_data import find_personal
from kiosk.core.vietnamese import contains, same_text, words

PASS_PERCENT = 70
"""Of a task's points and of a quiz's questions (``content/README.md``, domain.md §4.5)."""

Answers = Mapping[str, str]
"""What the learner wrote or chose: field id -> text; a field left out is blank."""

_Verdict = tuple[Fraction, Mapping[str, Any]]


@dataclass(frozen=True)
class CriterionResult:
    """How one criterion went; ``missing`` holds what a screen can say about it, empty when it is met.

    By rule: ``right_answers`` fields (ids that are not right), have, need; ``boxes_filled`` fields (ids),
    min_words; ``mentions`` phrases (the first text of each absent list), have, need; ``avoids`` phrases
    (found); ``word_count`` words, at_least, at_most; ``no_personal_data`` findings (kind, text). When nothing
    was written at all it is ``{'empty': True}`` for every rule.
    """

    id: str
    points: float
    out_of: int
    met: bool
    missing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Grade:
    """The result of one try: ``points`` of ``out_of``; ``fatal`` if a fatal criterion made it 0."""

    points: float
    out_of: int
    fatal: bool
    criteria: tuple[CriterionResult, ...]

    @property
    def passed(self) -> bool:
        """Whether the task is passed."""
        return not self.fatal and passes(self.points, self.out_of)


def passes(points: float, out_of: int) -> bool:
    """Return whether this reaches 70 %; hundredths of a point count, nothing out of nothing does not pass."""
    return out_of > 0 and round(points * 100) >= out_of * PASS_PERCENT


def grade(task: Task, answers: Answers) -> Grade:
    """Grade one try; answers to unknown fields are ignored."""
    given = {each.id: answers.get(each.id, '') for each in task.fields}
    empty = not any(text.strip() for text in given.values())
    results = tuple(_result(task, criterion, given, empty) for criterion in task.criteria)
    fatal = not empty and any(
        criterion.fatal and not result.met for criterion, result in zip(task.criteria, results, strict=True)
    )
    points = 0.0 if fatal else round(sum(result.points for result in results), 2)
    return Grade(points, sum(criterion.points for criterion in task.criteria), fatal, results)


def _result(task: Task, criterion: Criterion, given: Answers, empty: bool) -> CriterionResult:
    if empty:
        return CriterionResult(criterion.id, 0.0, criterion.points, met=False, missing={'empty': True})
    share, missing = _RULES[criterion.rule](task, criterion.settings, given)
    points = round(float(criterion.points * share), 2)
    met = share == 1
    return CriterionResult(criterion.id, points, criterion.points, met, {} if met else missing)


def _part(have: int, need: int) -> Fraction:
    return Fraction(min(have, need), need)


def _scope(settings: Mapping[str, Any], given: Answers) -> list[str]:
    """Return the answers a criterion looks at: of one field, or of all."""
    return list(given.values()) if settings['field'] is None else [given[settings['field']]]


def _right_answers(task: Task, settings: Mapping[str, Any], given: Answers) -> _Verdict:
    wrong = tuple(
        each.id for each in task.fields if not any(same_text(given[each.id], answer) for answer in each.answers)
    )
    have, need = len(task.fields) - len(wrong), settings['at_least']
    return _part(have, need), {'fields': wrong, 'have': have, 'need': need}


def _boxes_filled(task: Task, settings: Mapping[str, Any], given: Answers) -> _Verdict:
    low = settings['min_words']
    thin = tuple(each.id for each in task.fields if len(words(given[each.id])) < low)
    return _part(len(task.fields) - len(thin), len(task.fields)), {'fields': thin, 'min_words': low}


def _mentions(_task: Task, settings: Mapping[str, Any], given: Answers) -> _Verdict:
    texts = _scope(settings, given)
    absent = tuple(
        group[0]
        for group in settings['any_of']
        if not any(contains(text, phrase) for text in texts for phrase in group)
    )
    have, need = len(settings['any_of']) - len(absent), settings['at_least']
    return _part(have, need), {'phrases': absent, 'have': have, 'need': need}


def _avoids(_task: Task, settings: Mapping[str, Any], given: Answers) -> _Verdict:
    texts = _scope(settings, given)
    found = tuple(phrase for phrase in settings['phrases'] if any(contains(text, phrase) for text in texts))
    return Fraction(not found), {'phrases': found}


def _word_count(_task: Task, settings: Mapping[str, Any], given: Answers) -> _Verdict:
    count = sum(len(words(text)) for text in _scope(settings, given))
    low, high = settings['at_least'], settings['at_most']
    return Fraction(low <= count <= high), {'words': count, 'at_least': low, 'at_most': high}


def _no_personal_data(_task: Task, _settings: Mapping[str, Any], given: Answers) -> _Verdict:
    findings = tuple((found.kind, found.text) for text in given.values() for found in find_personal(text))
    return Fraction(not findings), {'findings': findings}


_RULES: Mapping[str, Callable[[Task, Mapping[str, Any], Answers], _Verdict]] = {
    'right_answers': _right_answers,
    'boxes_filled': _boxes_filled,
    'mentions': _mentions,
    'avoids': _avoids,
    'word_count': _word_count,
    'no_personal_data': _no_personal_data,
}
