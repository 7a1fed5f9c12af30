"""Every knob of the kiosk, read once from the environment (``KIOSK_<NAME>``).

The only file that reads the environment. A setting says its type, default, unit and what it does.

>>> Settings(port=9000).port
9000
"""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

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
