"""Worries about what a pack says of itself."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import canonical, manifest
from kiosk.core.errors import PackMalformedError
from kiosk.core.ids import ModuleId
from kiosk.core.manifest import ListedFile, Manifest

SHA = 'ab' * 32
GOOD = Manifest(
    pack=ModuleId('vi-du'),
    version=3,
    title='Đặt tên tệp «dễ tìm»',
    author='Nguyễn Thị Hoa',
    licence='CC-BY-4.0',
    min_app='0.1',
    issued='2026-11-23',
    files=(ListedFile('bai/lesson.md', SHA, 12), ListedFile('module.toml', SHA, 0)),
)


def document() -> dict:
    return json.loads(manifest.write(GOOD))


def refusal(data: bytes) -> str:
    with pytest.raises(PackMalformedError) as refused:
        manifest.read(data)
    str(refused.value).encode('ascii', 'strict')
    return refused.value.facts['reason']


def refusal_of(**changes: object) -> str:
    return refusal(canonical.write({**document(), **changes}))


def with_path(path: object) -> bytes:
    return canonical.write({**document(), 'files': [{'path': path, 'sha256': SHA, 'size': 1}]})


def test_what_was_written_reads_back_and_has_one_spelling():
    data = manifest.write(GOOD)
    assert manifest.read(data) == GOOD
    assert data.startswith(b'{"author":"Nguy\xe1\xbb\x85n') and data.endswith(b'"version":3}\n')
    assert manifest.digest(data) == manifest.digest(manifest.write(manifest.read(data)))


@pytest.mark.parametrize(
    ('spelled', 'reason'),
    [
        (lambda data: b'\xef\xbb\xbf' + data, 'bom'),
        (lambda data: data.decode().encode('utf-16'), 'not_utf8'),
        (lambda data: data[:-1], 'not_canonical'),
        (lambda data: data + b'\n', 'not_canonical'),
        (lambda data: data.replace(b'\n', b'\r\n'), 'not_canonical'),
        (lambda data: data.replace(b'":', b'": '), 'not_canonical'),
        (lambda data: json.dumps(json.loads(data)).encode() + b'\n', 'not_canonical'),
        (lambda data: data.replace(b'"version":3', b'"version":3,"version":3'), 'repeated_key'),
        (lambda data: data.replace(b'"version":3', b'"version":3.0'), 'number'),
        (lambda data: data.replace(b'"version":3', b'"version":3e0'), 'number'),
        (lambda data: data.replace(b'"version":3', b'"version":NaN'), 'number'),
        (lambda data: data.replace(b'"version":3', b'"version":-Infinity'), 'number'),
        (lambda data: data.replace(b'"version":3', b'"version":03'), 'not_json'),
        (lambda data: data.replace(b'"version":3', b'"version":' + b'9' * 5000), 'not_json'),
        (lambda data: data[: len(data) // 2], 'not_json'),
        (lambda _: b'', 'not_json'),
        (lambda _: b'\x00' * 100, 'not_json'),
        (lambda _: b'[' * 100_000, 'too_deep'),
        (lambda _: b'{"a":' * 100_000, 'too_deep'),
        (lambda _: b'"' + b'x' * manifest.LARGEST_MANIFEST + b'"\n', 'too_large'),
        (lambda _: b'[]\n', 'format'),
        (lambda _: b'null\n', 'format'),
        (lambda data: data.replace('«'.encode(), b'\\ud800'), 'not_utf8'),
        (lambda data: data.replace('«'.encode(), b'\\u00ab'), 'not_canonical'),
    ],
)
def test_a_manifest_spelled_in_another_way_is_another_document(spelled, reason):
    assert refusal(spelled(manifest.write(GOOD))) == reason


@pytest.mark.parametrize(
    ('path', 'why'),
    [
        ('', 'length'),
        (7, 'length'),
        (None, 'length'),
        (['a.md'], 'length'),
        ('a' * 198 + '.md', 'length'),
        ('../x.md', 'characters'),
        ('a/../../x.md', 'characters'),
        ('./x.md', 'characters'),
        ('/etc/x.md', 'characters'),
        ('//x.md', 'characters'),
        ('a//x.md', 'characters'),
        ('a/', 'characters'),
        ('.hidden.md', 'characters'),
        ('a/.git/x.md', 'characters'),
        ('-rf.md', 'characters'),
        ('A.md', 'characters'),
        ('a b.md', 'characters'),
        ('a\\x.md', 'characters'),
        ('c:x.md', 'characters'),
        ('a\x00.md', 'characters'),
        ('a\n.md', 'characters'),
        ('a.md\n', 'characters'),
        ('a\u202egpj.md', 'characters'),
        ('a%2e%2e.md', 'characters'),
        ('ａ.md', 'characters'),
        ('bài.md', 'characters'),
        ('ba\u0300i.md', 'characters'),
        ('a./x.md', 'characters'),
        ('a.md.', 'characters'),
        ('con.md', 'device'),
        ('a/nul/x.md', 'device'),
        ('com1.toml', 'device'),
        ('a/b/c/d/x.md', 'depth'),
        ('x', 'ending'),
        ('x.svg', 'ending'),
        ('x.html', 'ending'),
        ('x.md.exe', 'ending'),
        ('x.gguf', 'ending'),
        ('manifest.json', 'ending'),
    ],
)
def test_a_name_that_could_mean_another_file_is_refused_and_told_in_ascii(path, why):
    with pytest.raises(PackMalformedError) as refused:
        manifest.read(with_path(path))
    assert (refused.value.facts['reason'], refused.value.facts['why']) == ('path', why)
    assert refused.value.facts['path'].isascii() and refused.value.facts['path'].isprintable()


def test_the_deepest_and_longest_good_names_pass():
    for path in ('a/b/c/x.md', 'a' * 197 + '.md', 'a_b-c.d/2.webp', 'nullum.opus'):
        assert manifest.read(with_path(path)).files[0].path == path


@pytest.mark.parametrize(
    'changes',
    [
        {'pack': 'Vi-Du'},
        {'pack': '../vi-du'},
        {'pack': 'vi--du'},
        {'pack': 'a' * 41},
        {'pack': 7},
        {'version': 0},
        {'version': -1},
        {'version': True},
        {'version': '3'},
        {'version': 10**7},
        {'title': ''},
        {'title': ' x'},
        {'title': 'x' * 201},
        {'title': 'ba\u0300i'},
        {'title': 'x\u202ey'},
        {'title': 'x\x1b[2J'},
        {'title': 'x\u200by'},
        {'title': None},
        {'author': 3},
        {'licence': ['CC']},
        {'min_app': '0.1rc1'},
        {'min_app': '٣.1'},
        {'min_app': '1.2.3.4'},
        {'issued': '2026-02-30'},
        {'issued': '23/11/2026'},
        {'issued': '20261123'},
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(changes):
    assert refusal_of(**changes) == 'value'


@pytest.mark.parametrize(
    'entry', [None, 'a.md', [], {'path': 'a.md'}, {'path': 'a.md', 'sha256': SHA, 'size': 1, 'x': 1}]
)
def test_a_file_entry_has_exactly_its_three_keys(entry):
    assert refusal_of(files=[entry]) == 'keys'


@pytest.mark.parametrize(
    ('sha256', 'size'),
    [(SHA.upper(), 1), ('ab' * 31, 1), (SHA + '\n', 1), (SHA, -1), (SHA, True), (SHA, '1'), (SHA, 1 << 63)],
)
def test_a_digest_or_size_of_the_wrong_kind_is_refused(sha256, size):
    assert refusal_of(files=[{'path': 'a.md', 'sha256': sha256, 'size': size}]) == 'value'


def files_of(*files: tuple[str, int]) -> list[dict]:
    return [{'path': path, 'sha256': SHA, 'size': size} for path, size in files]


def test_a_pack_cannot_be_larger_than_its_limits():
    assert refusal_of(files=[]) == 'count'
    assert refusal_of(files=files_of(*((f'{n:05}.md', 1) for n in range(2001)))) == 'count'
    assert refusal_of(files=files_of(('a.mp4', (256 << 20) + 1))) == 'value'
    assert refusal_of(files=files_of(('a.md', (1 << 20) + 1))) == 'value'
    assert refusal_of(files=files_of(*((f'{n:02}.mp4', 256 << 20) for n in range(17)))) == 'total_size'
    assert refusal_of(files=files_of(*((f'{n:02}.md', 1 << 20) for n in range(65)))) == 'total_size'
    full = files_of(*((f'{n:02}.mp4', 256 << 20) for n in range(16)))
    assert len(manifest.read(canonical.write({**document(), 'files': full})).files) == 16


def test_a_file_is_listed_once_in_order_and_is_not_also_a_folder():
    assert refusal_of(files=files_of(('b.md', 1), ('a.md', 1))) == 'order'
    assert refusal_of(files=files_of(('a.md', 1), ('a.md', 1))) == 'order'
    assert refusal_of(files=files_of(('a.md', 1), ('a.md/b.md', 1))) == 'name_clash'
    assert refusal_of(files=files_of(('a.md', 1), ('a.md-b.md', 1), ('a.md/c/b.md', 1))) == 'name_clash'


def test_a_missing_or_unknown_key_and_a_later_format_are_refused():
    assert refusal_of(extra=1) == 'keys'
    assert refusal(canonical.write({key: value for key, value in document().items() if key != 'title'})) == 'keys'
    assert refusal_of(format=2, extra=1) == 'format'
    assert refusal_of(format=True) == 'format'


def test_changes_are_told_lesson_by_lesson():
    before = {
        'module.toml': 'a',
        'mot/lesson.md': 'a',
        'hai/lesson.md': 'a',
        'ba/lesson.md': 'a',
        'ba/x.png': 'a',
    }
    after = {'module.toml': 'b', 'mot/lesson.md': 'a', 'ba/lesson.md': 'a', 'bon/lesson.md': 'a'}
    told = manifest.changes(before, after)
    assert (told.new, told.changed, told.removed) == (('bon',), ('ba',), ('hai',))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_manifest_or_malformed(data):
    with pytest.raises(PackMalformedError):
        manifest.read(data)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(sorted(json.loads(manifest.write(GOOD)))), _JSON)
def test_any_value_in_any_place_is_read_back_the_same_or_refused(key, value):
    try:
        data = canonical.write({**document(), key: value})
    except UnicodeEncodeError:
        return
    try:
        read = manifest.read(data)
    except PackMalformedError:
        return
    assert manifest.write(read) == data


def test_a_manifest_that_cannot_be_read_back_is_noticed_by_its_author():
    assert refusal(manifest.write(replace(GOOD, title='x' * 300))) == 'value'
