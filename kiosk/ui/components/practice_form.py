"""One piece of practice: fields to fill, graded by rules, tried as often as one likes."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from kiosk.core.catalog import Field, Task
from kiosk.core.rubric import CriterionResult, Grade
from kiosk.ui import theme
from kiosk.ui.components.markdown import markdown
from kiosk.ui.words import t


def practice_form(task: Task, folder: str, on_submit: Callable[[dict[str, str]], Awaitable[Grade]]) -> None:
    """Show one task; ``on_submit`` grades what was written and the result appears under it."""
    answers: dict[str, str] = {}

    @ui.refreshable
    def graded(grade: Grade | None = None) -> None:
        if grade is not None:
            _result(task, grade, folder)

    async def submit() -> None:
        graded.refresh(await on_submit(dict(answers)))

    with ui.element('section').classes(theme.CARD_BOX).mark(f'task-{task.id}'):
        ui.label(task.title).classes(theme.HEADING)
        markdown(task.prompt, folder)
        for field in task.fields:
            _field(task, field, answers)
        ui.button(t('practice.submit'), on_click=submit).props('no-caps').classes(theme.MAIN_ACTION).mark(
            f'submit-{task.id}'
        )
        graded()


def _field(task: Task, field: Field, answers: dict[str, str]) -> None:
    with ui.element('div').classes('w-full').mark(f'field-{task.id}-{field.id}'):
        ui.label(field.label).classes(theme.TEXT)
        if field.choices:
            ui.toggle(list(field.choices), on_change=lambda event: answers.update({field.id: event.value or ''})).props(
                'no-caps unelevated toggle-color=primary color=white text-color=black'
            ).classes('k-toggle')
        else:
            kind = ui.input if task.kind == 'gaps' else ui.textarea
            kind(on_change=lambda event: answers.update({field.id: event.value or ''})).props(
                f'outlined autogrow spellcheck=false aria-label="{field.id}"'
            ).classes('w-full').mark(f'write-{task.id}-{field.id}')
        if field.hint and task.kind != 'sort':
            with ui.expansion(t('practice.hint')).classes('w-full'):
                ui.label(field.hint).classes(theme.TEXT)


def _result(task: Task, grade: Grade, folder: str) -> None:
    style = theme.RIGHT if grade.passed else theme.DANGER if grade.fatal else theme.LOOK_HERE
    points = f'{grade.points:g}'.replace('.', ',')
    with ui.element('div').classes(style).props('role=status').mark(f'grade-{task.id}'):
        key = 'practice.passed' if grade.passed else 'practice.fatal' if grade.fatal else 'practice.not_yet'
        ui.label(t(key, points=points, out_of=grade.out_of)).classes('font-bold')
        texts = {criterion.id: criterion.text for criterion in task.criteria}
        for result in grade.criteria:
            ui.label(f'{"✓" if result.met else "✗"} {texts[result.id]}')
            if not result.met:
                ui.label(_missing(task, result)).classes(theme.SMALL)
    wrong = {field for result in grade.criteria for field in result.missing.get('fields', ())}
    for field in task.fields:
        if field.id in wrong and field.hint:
            ui.label(f'{field.label} → {field.hint}').classes(theme.QUOTE)
    if task.model_answer:
        with ui.expansion(t('practice.model_answer')).classes('w-full'):
            markdown(task.model_answer, folder)


def _missing(task: Task, result: CriterionResult) -> str:
    missing = result.missing
    labels = {field.id: field.label for field in task.fields}
    if missing.get('empty'):
        return t('practice.missing.empty')
    if 'findings' in missing:
        return t(
            'practice.missing.findings',
            found=', '.join(f'«{text}»' for _kind, text in missing['findings']),
        )
    if 'words' in missing:
        return t('practice.missing.words', words=missing['words'], low=missing['at_least'], high=missing['at_most'])
    if 'min_words' in missing:
        return t(
            'practice.missing.boxes',
            boxes=', '.join(labels[box] for box in missing['fields']),
            low=missing['min_words'],
        )
    if 'need' in missing:
        return t('practice.missing.count', have=missing['have'], need=missing['need'])
    return t('practice.missing.phrases', phrases=', '.join(map(str, missing.get('phrases', ()))))
