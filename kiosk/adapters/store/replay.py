"""Walk a journal from its first byte: replay what verifies, set apart what does not.

- lines that do not verify, with a good line behind them, are rot: skipped, the good ones still count;
- lines that do not verify with nothing good behind them are the tail: cut by the writer, ignored by a reader;
- commits count by one; a number left out is a gap, a number seen before is a repetition and is not replayed;
- the header stands twice at the top, so that one rotten line cannot take the kiosk's identity.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from kiosk.adapters.store import lines
from kiosk.adapters.store.lines import Changes, Commit, Header

Kind = Literal['torn', 'rotten', 'header', 'gap', 'repeated']
Replay = Callable[[Changes], None]


@dataclass(frozen=True)
class Finding:
    """Something wrong: from commit ``seq`` on, at most ``lost`` commits are missing; ``data`` is rot."""

    kind: Kind
    seq: int
    lost: int
    data: bytes


class Walk:
    """One pass over a journal's lines; ``length`` ends at the last good line, ``tail`` lies behind."""

    def __init__(self, replay: Replay) -> None:
        self.header: Header | None = None
        self.seq = 0
        self.length = 0
        self.findings: list[Finding] = []
        self.tail = b''
        self._replay = replay
        self._commits = 0

    def over(self, raw_lines: Iterable[bytes]) -> 'Walk':
        """Read every line; stop at the header of a newer format."""
        doubtful: list[bytes] = []
        for raw in raw_lines:
            found = lines.parse(raw)
            if found is None:
                doubtful.append(raw)
                continue
            behind = b''.join(doubtful)
            doubtful.clear()
            self.length += len(behind) + len(raw)
            if isinstance(found, Commit):
                self._commit(found, behind, raw)
            else:
                self._header(found, behind, raw)
                if found.format > lines.FORMAT:
                    break
        self.tail = b''.join(doubtful)
        return self

    @property
    def knows_nothing(self) -> bool:
        """Return whether not a single line could be read."""
        return self.header is None and not self._commits

    def _header(self, header: Header, behind: bytes, raw: bytes) -> None:
        if behind:
            self._found('header', 0, behind)
        if self.header is None:
            self.header, self.seq = header, header.base
        elif header != self.header:
            self._found('repeated', 0, raw)

    def _commit(self, commit: Commit, behind: bytes, raw: bytes) -> None:
        missing = commit.seq - self.seq - 1
        if self.header is None and not self._commits:
            self._found('header', missing, behind)
        elif behind:
            self._found('rotten', max(missing, 0), behind)
        elif missing > 0:
            self._found('gap', missing, b'')
        self._commits += 1
        if missing < 0:
            self._found('repeated', 0, raw)
            return
        self.seq = commit.seq
        self._replay(commit.changes)

    def _found(self, kind: Kind, lost: int, data: bytes) -> None:
        self.findings.append(Finding(kind, self.seq + 1, lost, data))
