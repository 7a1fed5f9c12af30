"""What the engine is told and the news it brings: known to the worker before llama.cpp is loaded."""

from dataclasses import dataclass


class Stopped(Exception):  # noqa: N818 - it is news, not an error
    """The asker left."""


@dataclass(frozen=True)
class EngineOptions:
    """How to run a model file; ``temperature`` 0 always takes the likeliest token."""

    model_path: str
    context: int
    threads: int
    batch_threads: int
    chat_format: str
    temperature: float
    repeat_penalty: float
