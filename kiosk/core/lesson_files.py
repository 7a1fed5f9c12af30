"""A module's files read into a Module, strictly; the format is ``content/README.md``.

Rules:
- the first breach is a BrokenContentError: ``file`` (module folder first), ``line`` from 1, ``rule``, facts;
- a folder not listed is refused, so is a listed one that is missing; other files of a lesson are let be;
- a lesson's code begins with its module's number and is unique in the course;
- a broken module never takes another down: it goes to ``Catalog.broken``;
- an installed module supersedes the bundled one with its id; while the installed one is broken, the bundled
  one stays in its place;
- two modules may share a number, not a lesson code: the newcomer is the broken one, so a pack cannot push out
  a module of the bundled course; among newcomers the first by id stays.
"""

import re
from collections.abc import Iterator, Mapping

from kiosk.core.catalog import Catalog, LegalBasis, Lesson, Module
from kiosk.core.errors import BrokenContentError, KioskError
from kiosk.core.ids import LessonId, ModuleId
from kiosk.core.lesson_questions import read_questions
from kiosk.core.lesson_steps import read_steps
from kiosk.core.lesson_tasks import read_tasks
from kiosk.core.lesson_toml import Table, decoded, read_toml

MODULE_FILE = 'module.toml'
LESSON_FILES = ('lesson.toml', 'lesson.md', 'practice.toml', 'quiz.toml')
DATA_LEVELS = ('xanh', 'vang', 'do', 'den')

_FOLDER = re.compile(r'[a-z0-9]+(-[a-z0-9]+)*')
_LONGEST_FOLDER = 40
_MOST_LESSONS, _HIGHEST = 60, 1_000_000
_MODULE_KEYS = ('id', 'number', 'title', 'summary', 'author', 'licence', 'version', 'min_app', 'lessons')
_LESSON_KEYS = ('code', 'title', 'minutes', 'outcomes', 'data_level', 'version', 'licence', 'legal')

Files = Mapping[str, bytes]
"""The files of one module: path below the module's folder, with ``/`` -> bytes."""


def read_module(folder: str, files: Files) -> Module:
    """Return the module whose folder has this name; raise BrokenContentError at the first breach."""
    if MODULE_FILE not in files:
        missing = MODULE_FILE
        raise BrokenContentError(file=f'{folder}/{missing}', line=1, rule='missing_file', missing=missing)
    root = read_toml(f'{folder}/{MODULE_FILE}', files[MODULE_FILE])
    root.only(*_MODULE_KEYS)
    if not _is_folder_name(folder):
        raise root.broken('bad_folder_name', 'id', found=folder, limit=_LONGEST_FOLDER)
    if root.text('id') != folder:
        raise root.broken('id_not_folder', 'id', found=root.text('id'), folder=folder)
    number = root.number('number', 1, _HIGHEST)
    return Module(
        id=ModuleId(folder),
        number=number,
        title=root.text('title'),
        summary=root.text('summary'),
        version=root.number('version', 1, _HIGHEST),
        author=root.text('author'),
        licence=root.text('licence'),
        min_app=_min_app(root),
        lessons=tuple(_lessons(root, folder, number, files)),
    )


def build_catalog(bundled: Mapping[str, Files], installed: Mapping[str, Files]) -> Catalog:
    """Return everything that can be learned, by number then id; broken modules with their errors aside.

    A module can be both in ``modules`` (bundled) and in ``broken`` (installed).
    """
    read: dict[ModuleId, Module] = {}
    broken: dict[ModuleId, Exception] = {}
    for source in (bundled, installed):
        for folder, files in source.items():
            try:
                module = read_module(folder, files)
            except KioskError as error:
                broken[ModuleId(folder)] = error
            else:
                read[module.id] = module
                broken.pop(module.id, None)
    kept: dict[ModuleId, Module] = {}
    for module in sorted(read.values(), key=lambda module: (module.id not in bundled, module.id)):
        if clash := _taken_code(module, kept):
            broken[module.id] = clash
        else:
            kept[module.id] = module
    return Catalog(tuple(sorted(kept.values(), key=lambda module: (module.number, module.id))), broken)


def _taken_code(module: Module, kept: Mapping[ModuleId, Module]) -> BrokenContentError | None:
    owners = {lesson.code: lesson.id for other in kept.values() for lesson in other.lessons}
    for lesson in module.lessons:
        if lesson.code in owners:
            facts = {'code': lesson.code, 'other': owners[lesson.code]}
            return BrokenContentError(file=f'{lesson.id}/lesson.toml', line=1, rule='duplicate_code', **facts)
    return None


def _is_folder_name(name: str) -> bool:
    return len(name) <= _LONGEST_FOLDER and _FOLDER.fullmatch(name) is not None


def _min_app(root: Table) -> str:
    found = root.text('min_app')
    if not re.fullmatch(r'\d{1,4}(\.\d{1,4}){0,2}', found):
        raise root.broken('bad_min_app', 'min_app', found=found)
    return found


def _lessons(root: Table, folder: str, number: int, files: Files) -> Iterator[Lesson]:
    names = root.texts('lessons', 1, _MOST_LESSONS)
    held = {path.split('/')[0] for path in files if '/' in path}
    codes: dict[str, str] = {}
    for n, name in enumerate(names):
        if not _is_folder_name(name):
            raise root.broken('bad_folder_name', 'lessons', n, found=name, limit=_LONGEST_FOLDER)
        if name in names[:n]:
            raise root.broken('lesson_listed_twice', 'lessons', n, lesson=name)
        if name not in held:
            raise root.broken('listed_folder_missing', 'lessons', n, lesson=name)
        for missing in LESSON_FILES:
            if f'{name}/{missing}' not in files:
                raise root.broken('missing_file', 'lessons', n, missing=f'{name}/{missing}')
    for extra in sorted(held - set(names)):
        raise root.broken('folder_not_listed', 'lessons', found=extra)
    for name in names:
        beside = {path.removeprefix(f'{name}/'): data for path, data in files.items() if path.startswith(f'{name}/')}
        yield _lesson(LessonId(f'{folder}/{name}'), number, beside, codes)


def _lesson(lesson_id: LessonId, number: int, files: Files, codes: dict[str, str]) -> Lesson:
    root, practice, quiz = (
        read_toml(f'{lesson_id}/{name}', files[name]) for name in LESSON_FILES if name.endswith('.toml')
    )
    root.only(*_LESSON_KEYS)
    text_file = f'{lesson_id}/lesson.md'
    titles, steps = read_steps(text_file, decoded(text_file, files['lesson.md']), files)
    return Lesson(
        id=lesson_id,
        code=_code(root, number, lesson_id, codes),
        title=root.text('title'),
        minutes=root.number('minutes', 5, 60),
        outcomes=root.texts('outcomes', 1, 5),
        data_level=root.choice('data_level', DATA_LEVELS),
        version=root.number('version', 1, _HIGHEST),
        licence=root.text('licence'),
        legal=tuple(_legal(table) for table in root.tables('legal', 0, 50)),
        steps=steps,
        step_titles=titles,
        tasks=read_tasks(practice, files),
        questions=read_questions(quiz),
    )


def _code(root: Table, number: int, lesson_id: LessonId, codes: dict[str, str]) -> str:
    code = root.text('code')
    if not re.fullmatch(r'[1-9]\d*\.[1-9]\d*', code):
        raise root.broken('bad_code', 'code', found=code)
    if not code.startswith(f'{number}.'):
        raise root.broken('code_not_of_module', 'code', found=code, number=number)
    if code in codes:
        raise root.broken('duplicate_code', 'code', code=code, other=codes[code])
    codes[code] = lesson_id
    return code


def _legal(table: Table) -> LegalBasis:
    table.only('number', 'name', 'date', 'reviewed')
    return LegalBasis(table.text('number'), table.text('name'), table.day('date'), table.day('reviewed'))
