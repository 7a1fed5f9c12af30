"""Asking: the sentence of the installed lessons that answers, word for word, or an honest no.

Rules (DESIGN D4):
- the answer is a quotation with its place; nothing is said that the lessons do not say;
- nothing relevant found is a refusal, with the nearest lessons;
- the words of a question are not stored, only that something was asked.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.errors import EmptyQuestionError, QuestionTooLongError
from kiosk.core.events import EventDraft, EventKind
from kiosk.core.extract import Excerpt, excerpts, relevant
from kiosk.core.ids import EventId, LearnerId, LessonId
from kiosk.core.passages import Hit
from kiosk.core.query import Words
from kiosk.ports import Clock, EventLog, Identities

READ_HITS, SHOWN_LESSONS = 8, 3


@dataclass(frozen=True)
class Answer:
    """The quotations that answer, best first; refused if there are none; ``nearest`` names lessons to look in."""

    text: str
    excerpts: tuple[Excerpt, ...]
    refused: bool
    nearest: tuple[LessonId, ...]
    seconds: float


@dataclass(frozen=True)
class Ask:
    """The tutor's verb; ``limit`` is the longest question in characters."""

    search: Callable[[str, int, LessonId | None], list[Hit]]
    words: Words
    events: EventLog
    identities: Identities
    clock: Clock
    limit: int

    def ask(self, learner: LearnerId | None, question: str, lesson: LessonId | None = None) -> Answer:
        """Return what the lessons say.

        Raise EmptyQuestionError, QuestionTooLongError, IndexMissingError, NotSavedError.
        """
        if len(question) > self.limit:
            raise QuestionTooLongError(length=len(question), limit=self.limit)
        if not question.strip():
            raise EmptyQuestionError
        start = self.clock.monotonic()
        hits = self._hits(question, lesson)
        found = excerpts(question, hits, self.words)
        refused = not relevant(question, found)
        answer = Answer(
            text='' if refused else found[0].sentence,
            excerpts=() if refused else tuple(found),
            refused=refused,
            nearest=tuple(dict.fromkeys(hit.passage.lesson for hit in hits))[:SHOWN_LESSONS],
            seconds=self.clock.monotonic() - start,
        )
        if learner is not None:
            facts = {'refused': refused, 'supported': not refused}
            self.events.append(
                [EventDraft(EventId(self.identities.new()), learner, EventKind.TUTOR_ASKED, lesson, facts)]
            )
        return answer

    def _hits(self, question: str, lesson: LessonId | None) -> list[Hit]:
        everywhere = self.search(question, READ_HITS, None)
        if lesson is None:
            return everywhere
        here = self.search(question, READ_HITS, lesson)
        if relevant(question, excerpts(question, here, self.words)):
            return here
        return everywhere
