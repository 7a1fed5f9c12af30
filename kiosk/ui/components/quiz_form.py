"""The quick questions: choose, hand in, see why."""

from collections.abc import Awaitable, Callable, Sequence

from nicegui import ui

from kiosk.core.catalog import Option, Question
from kiosk.core.quiz import Marked, QuizResult
from kiosk.ui import theme
from kiosk.ui.words import t

Chosen = dict[str, list[str]]


def quiz_form(questions: Sequence[Question], on_submit: Callable[[Chosen], Awaitable[QuizResult]]) -> None:
    """Ask all questions; after handing in, each shows whether it is right and why."""
    chosen: Chosen = {}

    @ui.refreshable
    def body(result: QuizResult | None = None) -> None:
        marks = {mark.question.id: mark for mark in result.marks} if result else {}
        if result:
            style = theme.RIGHT if result.passed else theme.LOOK_HERE
            ui.label(t('quiz.result', right=result.right, asked=result.asked)).classes(style).mark('quiz-result')
        for number, question in enumerate(questions, start=1):
            with ui.element('fieldset').classes(theme.CARD_BOX):
                with ui.element('legend').classes('font-bold'):
                    ui.label(t('quiz.question', number=number, text=question.text))
                if question.id in marks:
                    _explained(marks[question.id])
                else:
                    _choices(question, chosen)
        if result is None:
            ui.button(t('quiz.submit'), on_click=submit).props('no-caps').classes(theme.MAIN_ACTION).mark('quiz-submit')
        else:
            ui.button(t('action.try_again'), on_click=again, color=None).props('no-caps flat').classes(
                theme.QUIET_ACTION
            )

    async def submit() -> None:
        if missing := sum(1 for question in questions if not chosen.get(question.id)):
            ui.notify(t('quiz.unanswered', missing=missing), type='warning', position='top')
            return
        body.refresh(await on_submit(chosen))

    def again() -> None:
        chosen.clear()
        body.refresh(None)

    body()


def _choices(question: Question, chosen: Chosen) -> None:
    labels = {option.id: option_text(option) for option in question.options}
    if question.kind != 'multiple':
        radio = ui.radio(labels, on_change=lambda event: chosen.__setitem__(question.id, [event.value]))
        radio.classes('w-full').mark(f'answers-{question.id}')
        return
    ui.label(t('quiz.several')).classes(theme.SMALL)
    for option_id, label in labels.items():

        def change(event: object, option_id: str = option_id) -> None:
            held = set(chosen.get(question.id, []))
            held ^= {option_id}
            chosen[question.id] = sorted(held)

        ui.checkbox(label, on_change=change).mark(f'answer-{question.id}-{option_id}')


def _explained(mark: Marked) -> None:
    ui.label(t('quiz.right' if mark.correct else 'quiz.wrong')).classes(
        theme.RIGHT if mark.correct else theme.LOOK_HERE
    )
    for explained in mark.explained:
        key = 'quiz.you_chose' if explained.chosen else 'quiz.missed'
        ui.label(t(key, text=option_text(explained.option))).classes('font-bold')
        ui.label(explained.option.why).classes(theme.TEXT)


def option_text(option: Option) -> str:
    """Return an option's words; true and false have no words of their own in the file."""
    return option.text or t(f'quiz.{option.id}')
