"""Asking: the sentence of the installed lessons that answers, and the model's words as far as that proof reaches.

Rules (DESIGN D4):
- the quotation with its place comes first, at once, without the model; it stands whatever the model does;
- a sentence of the model is shown only when a passage it was given supports it, and the first one only when it is
  not off the point; else the quotation takes its place;
- nothing relevant found is a refusal without waking the model, with the nearest lessons;
- the model's own refusal counts, unless the quotation answers so plainly that it stands against it;
- the words of a question are not stored, only that something was asked.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.core import grounding, verify
from kiosk.core.errors import EmptyQuestionError, KioskError, ModelError, QuestionTooLongError
from kiosk.core.events import EventDraft, EventKind
from kiosk.core.extract import Excerpt, excerpts, relevant, sure
from kiosk.core.ids import EventId, LearnerId, LessonId
from kiosk.core.passages import Hit
from kiosk.core.query import Words
from kiosk.ports import Clock, EventLog, Identities, LanguageModel, Timings

READ_HITS, SHOWN_LESSONS = 8, 3
MOST_SENTENCES = 3
"""Sentences of the model that are shown; it is asked for one or two."""

Stage = Literal['found', 'waiting', 'writing', 'done']
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sentence:
    """What the tutor says, and the excerpt that proves it; ``quoted`` if it stands in for words that it did not."""

    text: str
    proof: Excerpt
    quoted: bool


@dataclass(frozen=True)
class Answer:
    """An answer as far as it has come; ``stage`` done is the last one.

    ``excerpts`` are the quotations, best first; ``sentences`` the tutor's own words, each with its proof;
    ``refused`` means the lessons do not say, and ``nearest`` names lessons to look in; ``place`` counts those who
    asked before; ``error`` tells why the model said nothing (more); ``ttft_ms`` is the time to the first words,
    the quotation's if the model is silent; ``tokens_per_s`` is None without the model.
    """

    excerpts: tuple[Excerpt, ...]
    refused: bool
    nearest: tuple[LessonId, ...]
    ttft_ms: float
    stage: Stage = 'found'
    place: int = 0
    sentences: tuple[Sentence, ...] = ()
    error: KioskError | None = None
    tokens_per_s: float | None = None

    @property
    def text(self) -> str:
        """Return the answer in words: the tutor's sentences, else the best quotation, else nothing."""
        if self.refused:
            return ''
        return ' '.join(said.text for said in self.sentences) or self.excerpts[0].sentence

    @property
    def citations(self) -> tuple[Excerpt, ...]:
        """Return the excerpts that prove ``text``, in its order; none for a refusal."""
        if self.refused:
            return ()
        return tuple(dict.fromkeys(said.proof for said in self.sentences)) or self.excerpts

    @property
    def replaced(self) -> int:
        """Return how many of the sentences are quotations in place of what the model wrote."""
        return sum(said.quoted for said in self.sentences)


@dataclass(frozen=True)
class Ask:
    """The tutor's verb; ``limit`` is the longest question in characters."""

    search: Callable[[str, int, LessonId | None], list[Hit]]
    words: Words
    events: EventLog
    identities: Identities
    clock: Clock
    limit: int
    model: LanguageModel

    def ask(self, learner: LearnerId | None, question: str, lesson: LessonId | None = None) -> Answer:
        """Return the finished answer; raise what ``stream`` raises."""
        *_, answer = self.stream(learner, question, lesson, stop=lambda: False)
        return answer

    def stream(
        self, learner: LearnerId | None, question: str, lesson: LessonId | None, *, stop: Callable[[], bool]
    ) -> Iterator[Answer]:
        """Yield the answer as it grows: quotations at once, then the place in the line, then verified sentences.

        Raise EmptyQuestionError, QuestionTooLongError, IndexMissingError; NotSavedError after the last one.
        """
        if len(question) > self.limit:
            raise QuestionTooLongError(length=len(question), limit=self.limit)
        if not question.strip():
            raise EmptyQuestionError
        answer = found = self._found(question, lesson)
        yield found
        if not found.refused:
            for grown in self._worded(question, found, stop):
                answer = grown
                yield grown
        answer = replace(answer, stage='done', place=0)
        yield answer
        if learner is not None:
            self._note(learner, lesson, answer)

    def _note(self, learner: LearnerId, lesson: LessonId | None, answer: Answer) -> None:
        facts = {'refused': answer.refused, 'supported': not answer.refused}
        self.events.append([EventDraft(EventId(self.identities.new()), learner, EventKind.TUTOR_ASKED, lesson, facts)])

    def _found(self, question: str, lesson: LessonId | None) -> Answer:
        start = self.clock.monotonic()
        hits = self._hits(question, lesson)
        found = excerpts(question, hits, self.words)
        refused = not relevant(question, found)
        nearest = tuple(dict.fromkeys(hit.passage.lesson for hit in hits))[:SHOWN_LESSONS]
        took = (self.clock.monotonic() - start) * 1000
        return Answer(() if refused else tuple(found), refused, nearest, took)

    def _worded(self, question: str, found: Answer, stop: Callable[[], bool]) -> Iterator[Answer]:
        """Yield the answer with the model's verified words; a model that fails leaves what there is."""
        draft, whole, answer = '', 0, found
        try:
            for piece in self.model.stream(grounding.messages(question, found.excerpts), grounding.MOST_TOKENS, stop):
                if piece.place:
                    yield replace(answer, stage='waiting', place=piece.place)
                draft += piece.text
                claims, _ = grounding.finished(draft)
                if piece.text and (answer.stage == 'found' or len(claims) > whole):
                    whole = len(claims)
                    answer = replace(answer, stage='writing', sentences=_said(question, found.excerpts, claims))
                    yield answer
                if piece.timings:
                    yield _settled(question, found, draft, piece.timings)
        except ModelError as error:
            _log.warning('%s: %s', error.key, error)
            yield replace(answer, error=error)

    def _hits(self, question: str, lesson: LessonId | None) -> list[Hit]:
        everywhere = self.search(question, READ_HITS, None)
        if lesson is None:
            return everywhere
        here = self.search(question, READ_HITS, lesson)
        if relevant(question, excerpts(question, here, self.words)):
            return here
        return everywhere


def _settled(question: str, found: Answer, draft: str, timings: Timings) -> Answer:
    """Return the answer when the model has finished: its words, the quotation, or its refusal."""
    paced = replace(found, ttft_ms=found.ttft_ms + timings.ttft_ms, tokens_per_s=timings.tokens_per_s)
    sentences = _said(question, found.excerpts, grounding.claims(draft))
    if grounding.refuses(draft) and all(said.quoted for said in sentences):
        return paced if sure(found.excerpts) else replace(paced, refused=True, excerpts=())
    return replace(paced, sentences=sentences)


def _said(question: str, found: Sequence[Excerpt], claims: Sequence[grounding.Claim]) -> tuple[Sentence, ...]:
    """Return each claim once, as the model's words if proven and to the point, else the best quotation."""
    said: dict[str, Sentence] = {}
    quotation = Sentence(found[0].sentence, found[0], quoted=True)
    for claim in claims[:MOST_SENTENCES]:
        if not grounding.refuses(claim.text):
            astray = not said and verify.strays(question, claim.text, quotation.text)
            sentence = None if astray else _proven(question, found, claim)
            said.setdefault((sentence or quotation).text, sentence or quotation)
    return tuple(said.values())


def _proven(question: str, found: Sequence[Excerpt], claim: grounding.Claim) -> Sentence | None:
    """Return the claim under the first excerpt that supports it, those it cites first; None if none does."""
    cited = [found[number - 1] for number in claim.cites if 0 < number <= len(found)]
    for excerpt in dict.fromkeys([*cited, *found]):
        passage = excerpt.passage
        if verify.check(claim.text, passage.text, passage.heading, question).supported:
            return Sentence(claim.text, excerpt, quoted=False)
    return None
