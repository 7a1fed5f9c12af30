"""The line an author is sent to must be the right one, in the trickiest TOML too, and what is wrong there said."""

import tomllib

import pytest

from kiosk.core.toml_lines import fault_of, lines_of
from kiosk.locale import words
from tests.simulators.samples import module_files

TRICKY = '''\
# một chú thích có [[bẫy]]
"khóa lạ".'con' = 1
a.b.c = { x = [1, 2], y = "]}" }
when = 2026-02-09 08:30:00
text = """
[[không phải bảng]]
k = 1 \\""" vẫn trong chuỗi"""""
raw = \'\'\'
[x]
\'\'\'
many = [
  "một", # [hai]
  [ "ba",
    'bốn' ],
]
[t]
k = -1.5e3
[[list]]
n = 1
  [[list.sub]]
  m = 1
  [[list.sub]]
  m = 2
  [list.sub.deep]
  z = true
[[list]]
  [[list.sub]]
  m = 3
'''


def paths(value, path=()):
    """Every table, key and item of a parsed document."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from paths(child, (*path, key))


def test_the_line_of_every_key_and_item_is_found_in_the_trickiest_toml():
    places, source = lines_of(TRICKY), TRICKY.split('\n')
    assert set(paths(tomllib.loads(TRICKY))) == set(places)
    for path, line in places.items():
        key = next((part for part in reversed(path) if isinstance(part, str)), '')
        if path and isinstance(path[-1], str):
            assert key in source[line - 1], path
    assert places['many', 1, 1] == 14
    assert [places['list', n, 'sub', m, 'm'] for n, m in ((0, 0), (0, 1), (1, 0))] == [21, 23, 28]
    assert places['list', 0, 'sub', 1, 'deep', 'z'] == 25


@pytest.mark.parametrize('path', sorted(path for path in module_files() if path.endswith('.toml')))
def test_the_line_of_every_key_of_the_sample_module_is_found(path):
    text = module_files()[path].decode()
    assert set(paths(tomllib.loads(text))) == set(lines_of(text))


@pytest.mark.parametrize(
    ('text', 'rule', 'line'),
    [
        ('so = 1\nngay = 2026-02-31\n', 'toml_date', 2),
        ('so 118\n', 'toml_equals', 1),
        ('số = 118\n', 'toml_equals', 1),
        ('so = 1\nky = “chu-tich”\n', 'toml_value', 2),
        ('so = 1\nky = "chu-tich\nso = 2\n', 'toml_string', 2),
        ("ky = 'chu-tich\n", 'toml_string', 2),
        ('ky = """chu-tich\n', 'toml_string', 2),
        ('ngay = 24/11/2026\n', 'toml_rest', 1),
        ('so = 1\nky = "x" y\n', 'toml_rest', 2),
        ('so = 1\nso = 2\n', 'toml_twice', 2),
        ('[hop]\n[hop]\n', 'toml_twice', 2),
        ('so.a = 1\nso = 2\n', 'toml_twice', 2),
        ('x = {a = 1, a = 2}\n', 'toml_twice', 1),
        ('kinh_gui = ["a"\n"b"]\n', 'toml_list', 2),
        ('x = {a = 1\n', 'toml_braces', 1),
        ('[hop\nten = "x"\n', 'toml_header', 1),
        ('[[viec]\nten = "x"\n', 'toml_header', 1),
        ('ten = "C:\\Users"\n', 'toml_backslash', 1),
        ('= 1\n', 'toml_key', 1),
        ('so = ' + '9' * 5_000, 'toml', 1),
    ],
)
def test_what_the_parser_says_in_english_becomes_a_rule_with_a_sentence(text, rule, line):
    with pytest.raises(ValueError) as caught:
        tomllib.loads(text)
    assert fault_of(text, caught.value) == (rule, line)
    assert all(f'content.rule.{rule}' in words(language) for language in ('vi', 'en'))


def test_a_fault_of_a_parser_to_come_is_still_told_with_its_line():
    assert fault_of('', ValueError('Whatever comes next (at line 7, column 2)')) == ('toml', 7)
