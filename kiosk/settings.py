"""Every knob of the kiosk, read once from the environment (``KIOSK_<NAME>``).

The only file that reads the environment. A setting says its type, default, unit and what it does.
A value it cannot have is a BadCommandError that names the variable.

>>> Settings(port=9000).port
9000
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kiosk.core.canonical import legible
from kiosk.core.errors import BadCommandError

PROJECT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """The kiosk's settings; immutable after start."""

    model_config = SettingsConfigDict(env_prefix='KIOSK_', frozen=True, extra='ignore')

    host: str = Field('127.0.0.1', description='Address to listen on. Anything else than loopback belongs behind TLS.')
    port: int = Field(8080, ge=1, le=65535, description='TCP port to listen on.')
    data_dir: Path = Field(PROJECT / 'data', description='Records, installed packs, search index, keys, logs.')
    content_dir: Path = Field(PROJECT / 'content', description='The bundled course.')
    models_dir: Path = Field(PROJECT / 'models', description='Model catalogue (models.toml) and model files.')
    words_dir: Path = Field(
        PROJECT / 'search_index', description='Stop words, synonyms and abbreviations of the search.'
    )
    language: str = Field('vi', pattern='^(vi|en)$', description='Language of commands and of a new browser.')
    idle_minutes: float = Field(10.0, gt=0, description='Minutes without a touch before a person is signed out.')
    idle_warning_seconds: float = Field(60.0, gt=0, description='Seconds the warning stands before that.')
    model: str = Field('', description='Name in the model catalogue; empty for its default.')
    llm_threads: int = Field(0, ge=0, description='Threads that write words; 0 chooses by the number of cores.')
    llm_batch_threads: int = Field(0, ge=0, description='Threads that read the question; 0 chooses by cores.')
    llm_context: int = Field(4096, ge=512, le=32768, description='Tokens the model sees at once.')
    llm_memory_mb: int = Field(4096, ge=256, description='Memory the model worker may take, MB.')
    question_limit: int = Field(2000, ge=100, description='Longest question to the tutor, characters.')
    stick_dirs: str = Field('', description='Folders that stand for USB sticks, separated by ":".')
    commune: str = Field('', description="The commune's name as the screens and commands show it.")
    lrs_url: str = Field('', description='xAPI base address of the LRS, e.g. https://lrs.example.vn/xAPI; empty: none.')
    lrs_user: str = Field('', description='User name this kiosk has at the LRS.')
    lrs_password: SecretStr = Field(SecretStr(''), description='Its password.')
    statement_base: str = Field(
        'https://tramhoc.example/kiosk',
        description='IRI under which learners and lessons are named; never change it.',
    )

    @property
    def sticks(self) -> list[Path]:
        """Return ``stick_dirs`` as paths."""
        return [Path(part) for part in self.stick_dirs.split(':') if part]


_LONGEST = 60
_REASONS = {
    'int_parsing': ('whole', ''),
    'int_from_float': ('whole', ''),
    'int_parsing_size': ('whole', ''),
    'float_parsing': ('number', ''),
    'greater_than_equal': ('low', 'ge'),
    'greater_than': ('above', 'gt'),
    'less_than_equal': ('high', 'le'),
}
"""A fault as pydantic names it: our reason, and where pydantic keeps the bound."""


def read_settings() -> Settings:
    """Return the settings of this process; raise BadCommandError (reason, name of the variable, found, limit)."""
    try:
        return Settings()
    except ValidationError as error:
        fault: Mapping[str, Any] = error.errors()[0]
        name = str(fault['loc'][0])
        if name == 'language':
            raise BadCommandError(reason='choice', allowed='vi, en', **_named(name, fault)) from error
        raise BadCommandError(**reason_of(fault), **_named(name, fault)) from error


def language_wanted() -> str:
    """Return the language of commands where the settings as a whole cannot be read."""
    return 'en' if os.environ.get('KIOSK_LANGUAGE') == 'en' else 'vi'


def reason_of(fault: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``reason``, and ``limit`` where there is one, of a fault that pydantic found in a value."""
    reason, bound = _REASONS.get(fault['type'], ('value', ''))
    return {'reason': reason, 'limit': f'{fault["ctx"][bound]:g}'} if bound else {'reason': reason}


def _named(name: str, fault: Mapping[str, Any]) -> dict[str, str]:
    hidden = Settings.model_fields[name].annotation is SecretStr
    return {'name': f'KIOSK_{name.upper()}', 'found': '…' if hidden else legible(str(fault['input']))[:_LONGEST]}
