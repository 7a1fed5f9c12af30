"""A language model that says what it is told, word by word, by the rules of the port.

- it can be missing, die after some words, or have people before us, as the real worker can;
- it stops between two words when it is told to, and counts how many were spoken.

>>> model = Speaker('Dữ liệu đèn đỏ không đưa vào AI. [1]', dies_after=3)
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.core.errors import ModelMissingError, ModelStoppedError
from kiosk.ports import ModelState, Piece, Timings


@dataclass
class Speaker:
    """One scripted model; ``before_us`` people are in the line, ``dies_after`` counts words."""

    words: str = ''
    before_us: int = 0
    dies_after: int | None = None
    here: bool = True
    spoken: list[str] = field(default_factory=list)
    prompts: list[Sequence[Mapping[str, str]]] = field(default_factory=list)

    def state(self) -> ModelState:
        """Return whether it is here."""
        return ModelState(self.here, 'speaker', None if self.here else ModelMissingError.key)

    def stream(
        self, messages: Sequence[Mapping[str, str]], max_tokens: int, stop: Callable[[], bool]
    ) -> Iterator[Piece]:
        """Yield the line, the words until ``stop()`` or ``max_tokens``, then the timings."""
        if not self.here:
            raise ModelMissingError(reason='file')
        self.prompts.append(messages)
        for place in range(self.before_us, 0, -1):
            yield Piece(place=place)
        for count, word in enumerate(re.findall(r'\S+\s*', self.words)[:max_tokens]):
            if stop():
                return
            if count == self.dies_after:
                raise ModelStoppedError(reason='died', signal='SIGKILL')
            self.spoken.append(word)
            yield Piece(text=word)
        yield Piece(timings=Timings(ttft_ms=900, tokens=max(1, len(self.spoken)), tokens_per_s=20.0))

    def close(self) -> None:
        """Nothing is held."""
