"""Quick questions marked at once, each choice answered with its reason.

Rules:
- an answer is right when exactly the correct options are chosen;
- what to say: the ``why`` of every option chosen, and of every correct one left out;
- the order of options is a function of the seed, the same on every machine; ``true_false`` is never shuffled;
- a quiz is passed at 70 % of its questions; a question left out is wrong.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from kiosk.core.catalog import Option, Question
from kiosk.core.rubric import passes


@dataclass(frozen=True)
class Explained:
    """One option and whether the learner chose it; ``missed`` is a correct one left out."""

    option: Option
    chosen: bool

    @property
    def missed(self) -> bool:
        """Whether it should have been chosen and was not."""
        return self.option.correct and not self.chosen


@dataclass(frozen=True)
class Marked:
    """One question marked; ``chosen`` are option ids in order, ``explained`` what to show, in file order."""

    question: Question
    correct: bool
    chosen: tuple[str, ...]
    explained: tuple[Explained, ...]


@dataclass(frozen=True)
class QuizResult:
    """One try at a lesson's quiz: how many of the questions asked are right."""

    marks: tuple[Marked, ...]

    @property
    def right(self) -> int:
        """How many are right."""
        return sum(mark.correct for mark in self.marks)

    @property
    def asked(self) -> int:
        """How many there were."""
        return len(self.marks)

    @property
    def passed(self) -> bool:
        """Whether 70 % are right."""
        return passes(self.right, self.asked)


def mark(question: Question, chosen: Collection[str]) -> Marked:
    """Mark one answer; ``chosen`` are option ids, and one that the question does not have makes it wrong."""
    wanted = {option.id for option in question.options if option.correct}
    seen = (Explained(option, option.id in chosen) for option in question.options)
    explained = tuple(each for each in seen if each.chosen or each.missed)
    return Marked(question, set(chosen) == wanted, tuple(sorted(set(chosen))), explained)


def mark_all(questions: Collection[Question], answers: Mapping[str, Collection[str]]) -> QuizResult:
    """Mark a whole quiz: question id -> chosen option ids; answers to unknown questions are ignored."""
    return QuizResult(tuple(mark(question, answers.get(question.id, ())) for question in questions))


def shuffled(question: Question, seed: str) -> Question:
    """Return the question with its options in an order that only the seed decides; ids stay."""
    if question.kind == 'true_false':
        return question
    return replace(question, options=tuple(sorted(question.options, key=lambda option: _lot(seed, question, option))))


def _lot(seed: str, question: Question, option: Option) -> bytes:
    return sha256(f'{seed}\0{question.id}\0{option.id}'.encode()).digest()
