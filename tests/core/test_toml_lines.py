"""The line an author is sent to must be the right one, in the trickiest TOML too."""

import tomllib

import pytest

from kiosk.core.toml_lines import lines_of
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
