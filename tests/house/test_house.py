"""The rules of the house that a reader would otherwise have to remember."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

from kiosk.core import errors

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted((ROOT / 'kiosk').rglob('*.py'))
TRACKED = subprocess.run(
    ['git', 'ls-files', '--cached', '--others', '--exclude-standard'],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()
TEXTS = [
    ROOT / name
    for name in TRACKED
    if Path(name).suffix in {'.py', '.md', '.toml', '.json', '.sh', '.css', '.js', '.txt', '.lock', '.inc', ''}
    and (ROOT / name).is_file()
]


def lengths(tree: ast.AST) -> list[tuple[str, int]]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.name, (node.end_lineno or 0) - node.lineno + 1) for node in ast.walk(tree) if isinstance(node, kinds)]


@pytest.mark.parametrize('file', PYTHON, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_and_its_functions_stay_within_their_budget(file):
    source = file.read_text('utf-8')
    budget = 200 if 'core' in file.parts else 150 if 'pages' in file.parts else 300
    assert len(source.splitlines()) <= budget
    assert [(name, size) for name, size in lengths(ast.parse(source)) if size > 40] == []


def test_nothing_is_left_for_later():
    marks = re.compile(r'\b(TO' + r'DO|FIX' + r'ME|X' + r'XX|HA' + r'CK)\b|pytest\.mark\.(xfail|skip)\b')
    found = [
        f'{file.relative_to(ROOT)}: {line}'
        for file in TEXTS
        if file.suffix in {'.py', '.sh', '.css', '.toml'}
        for line in file.read_text('utf-8').splitlines()
        if marks.search(line)
    ]
    assert found == []


def test_no_machine_path_and_no_registry_name_is_in_the_repository():
    machine = re.compile(r'(^|[^A-Za-z0-9_.$}])/(wo' + r'rk|ro' + r'ot|ho' + r'me/\w+)/')
    registry = re.compile(
        r'files\.python' + r'hosted|pypi\.o' + r'rg|registry\.npm' + r'js|deb\.deb' + r'ian', re.IGNORECASE
    )
    found = [
        f'{file.relative_to(ROOT)}: {line[:120]}'
        for file in TEXTS
        for line in file.read_text('utf-8').splitlines()
        if machine.search(line) or registry.search(line)
    ]
    assert found == []


def test_no_screen_asks_the_internet_for_anything():
    found = [
        f'{file.relative_to(ROOT)}: {line}'
        for file in (ROOT / 'kiosk' / 'ui').rglob('*')
        if file.suffix in {'.py', '.css', '.js'}
        for line in file.read_text('utf-8').splitlines()
        if re.search(r'https?://(?!\{)', line)
    ]
    assert found == []


def test_a_word_a_person_reads_is_never_in_a_screen():
    vietnamese = re.compile(r'[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]', re.IGNORECASE)
    allowed = {
        'theme.py',
        'app.py',
    }  # the four lights' names are keys of the content; the title is the product's name
    found = [
        f'{file.relative_to(ROOT)}: {node.value!r}'
        for file in (ROOT / 'kiosk' / 'ui').rglob('*.py')
        if file.name not in allowed
        for node in ast.walk(ast.parse(file.read_text('utf-8')))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and vietnamese.search(node.value)
    ]
    assert found == []


def words(language: str) -> dict[str, str]:
    return json.loads((ROOT / 'kiosk' / 'locale' / f'{language}.json').read_text('utf-8'))


def test_both_languages_have_the_same_keys_and_the_same_facts():
    vi, en = words('vi'), words('en')
    assert set(vi) == set(en)
    facts = re.compile(r'\{(\w+)')
    assert [key for key in vi if set(facts.findall(vi[key])) != set(facts.findall(en[key]))] == []


def test_every_key_used_has_a_sentence():
    used = set()
    for file in PYTHON:
        for node in ast.walk(ast.parse(file.read_text('utf-8'))):
            called = isinstance(node, ast.Call) and getattr(node.func, 'id', getattr(node.func, 'attr', ''))
            if called in {'t', 'sentence'}:
                used |= {
                    arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    assert sorted(key for key in used - {'vi', 'en'} if key not in words('vi')) == []


def test_every_error_has_a_sentence_in_both_languages():
    keys = {
        f'error.{kind.key}'
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.KioskError) and 'key' in vars(kind)
    }
    assert sorted(keys - set(words('vi'))) == []


def test_every_rule_of_the_content_format_has_a_sentence():
    rules = set()
    for file in (ROOT / 'kiosk' / 'core').glob('*.py'):
        for node in ast.walk(ast.parse(file.read_text('utf-8'))):
            if isinstance(node, ast.keyword) and node.arg == 'rule' and isinstance(node.value, ast.Constant):
                rules.add(node.value.value)
    assert sorted(rule for rule in rules if isinstance(rule, str) and f'content.rule.{rule}' not in words('vi')) == []
