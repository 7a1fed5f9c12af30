"""Two real learning-record stores to send statements to, on 127.0.0.1 only, and gone when the test is.

    with ralph(folder) as lrs:
        httpx.post(f'{lrs.base_url}/statements', json=batch, auth=(lrs.user, lrs.password), headers=VERSION)
        assert lrs.statement(batch[0]['id'])

- `ralph` is the lax judge: it accepts much, misreports some, and keeps its statements in `folder` when stopped.
- `learning_locker` is the strict judge: it takes any password, and forgets everything when stopped.
- A store keeps its port, so `stop()` and `start()` again are a receiver that goes away and comes back.
- A store dies with the thread that started it: start it from a thread that lives as long as the test.
- `make lrs` installs both into build/lrs; `installed` tells whether it did.
"""

import ctypes
import json
import os
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Self

import httpx

VERSION = {'X-Experience-API-Version': '1.0.3'}

START_SECONDS = 60.0
STOP_SECONDS = 10.0
ANSWER_SECONDS = 10.0

_ROOT = Path(__file__).resolve().parents[2]
_SOURCES = _ROOT / 'tests' / 'lrs'
_BUILT = _ROOT / 'build' / 'lrs'
_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1

Statement = dict[str, Any]


def ralph(folder: Path) -> 'LearningRecordStore':
    """Ralph on a Mongo-like database, not started yet; its data and logs go to `folder`."""
    return _Ralph(folder)


def learning_locker(folder: Path) -> 'LearningRecordStore':
    """Learning Locker's statements service in memory, not started yet; its logs go to `folder`."""
    return _LearningLocker(folder)


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return int(probe.getsockname()[1])


@dataclass
class LearningRecordStore(ABC):
    """One store, started and stopped at will; leaving its `with` block stops it."""

    folder: Path
    port: int = field(default_factory=free_port)
    user: str = 'kiosk'
    password: str = 'kiosk-secret'
    name: ClassVar[str]
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list, init=False, repr=False)

    @property
    def base_url(self) -> str:
        """The endpoint a client is configured with; statements live under `/statements`."""
        return f'http://127.0.0.1:{self.port}/xAPI'

    @property
    def installed(self) -> bool:
        """Whether `make lrs` has built this store."""
        return (_BUILT / self.name / '.installed').exists()

    @property
    def pids(self) -> list[int]:
        """The processes running now, each the leader of a process group of its own."""
        return [process.pid for process in self._processes]

    def start(self, folder: Path | None = None, port: int | None = None) -> None:
        """Start on `folder` and `port`, unless told otherwise the ones of before, and wait until it answers.

        Raises:
            RuntimeError: it runs already, or stopped while starting; the message ends with its log.
            TimeoutError: no answer within 60 seconds.
            OSError: somebody else listens on `port`, or its program is not there: run `make lrs`.

        """
        if self._processes:
            raise RuntimeError(f'{self.name} runs already')
        self.folder = (folder or self.folder).resolve()
        self.port = port or self.port
        self.folder.mkdir(parents=True, exist_ok=True)
        _refuse_taken(self.port)
        try:
            self._launch()
            self._wait_for_answer()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop every process, politely for 10 seconds, then by force; nothing happens if none runs."""
        while self._processes:
            process = self._processes[-1]
            _signal_group(process, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
            _signal_group(process, signal.SIGKILL)
            process.wait()
            self._processes.pop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @abstractmethod
    def statements(self) -> list[Statement]:
        """Every statement stored, voided ones and accidental duplicates included, in no promised order.

        Raises:
            httpx.HTTPError, subprocess.SubprocessError: the store did not answer.

        """

    @abstractmethod
    def statement(self, statement_id: str) -> Statement | None:
        """The stored statement of this id as the store hands it out, voided or not; None if it has none.

        Raises:
            httpx.HTTPError: the store did not answer, or refused the question.

        """

    @abstractmethod
    def _launch(self) -> None:
        """Start the processes with `_run`, the one that listens on `port` last."""

    def _run(self, log: str, command: list[str], **environment: str) -> None:
        with (self.folder / log).open('ab') as output:
            self._processes.append(
                subprocess.Popen(
                    command,
                    cwd=self.folder,
                    env=os.environ | environment,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    preexec_fn=_dying_with_us(),  # noqa: PLW1509 -- two system calls, no lock
                )
            )

    def _wait_for_answer(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            for process in self._processes:
                if process.poll() is not None:
                    raise RuntimeError(f'{self.name} stopped while starting\n{self._logs()}')
            with suppress(httpx.HTTPError):
                if 'statements' in self._ask('/xAPI/statements?limit=1').raise_for_status().json():
                    return
            time.sleep(0.05)
        raise TimeoutError(f'{self.name} did not answer within {START_SECONDS:.0f} s\n{self._logs()}')

    def _ask(self, path: str, **parameters: str) -> httpx.Response:
        return httpx.get(
            httpx.URL(self.base_url).join(path).copy_merge_params(parameters),
            auth=(self.user, self.password),
            headers=VERSION,
            timeout=ANSWER_SECONDS,
            trust_env=False,
        )

    def _logs(self) -> str:
        logs = sorted(self.folder.glob(f'{self.name}*.log'))
        return '\n'.join(log.read_text('utf-8', 'replace')[-2000:] for log in logs)


class _Ralph(LearningRecordStore):
    name = 'ralph'
    _python = str(_BUILT / 'ralph' / 'bin' / 'python')
    _database_port = 0

    def statements(self) -> list[Statement]:
        # Straight from the database: Ralph's own `more` pages lose statements of the same second.
        found: list[Statement] = json.loads(self._database('dump'))
        return found

    def statement(self, statement_id: str) -> Statement | None:
        answer = self._ask('/xAPI/statements', statementId=statement_id)
        return next(iter(answer.raise_for_status().json()['statements']), None)

    def _launch(self) -> None:
        self._database_port = free_port()
        database = f'secantus --host 127.0.0.1 --port {self._database_port} --storage-path ralph-database'
        service = f'uvicorn ralph.api:app --host 127.0.0.1 --port {self.port}'
        self._run('ralph-database.log', [self._python, '-m', *database.split(), '--cache-size', '128M'])
        self._run(
            'ralph.log',
            [self._python, '-m', *service.split()],
            RALPH_APP_DIR=str(self.folder),
            RALPH_AUTH_FILE=str(_SOURCES / 'ralph' / 'auth.json'),
            RALPH_RUNSERVER_BACKEND='mongo',
            RALPH_BACKENDS__LRS__MONGO__CONNECTION_URI=f'mongodb://127.0.0.1:{self._database_port}/?directConnection=true',
            RALPH_BACKENDS__LRS__MONGO__DEFAULT_DATABASE='statements',
            RALPH_BACKENDS__LRS__MONGO__DEFAULT_COLLECTION='marsha',
        )

    def _wait_for_answer(self) -> None:
        super()._wait_for_answer()
        self._database('index')

    def _database(self, verb: str) -> bytes:
        command = [self._python, str(_SOURCES / 'ralph' / 'database.py'), verb, str(self._database_port)]
        done = subprocess.run(
            command,
            check=True,
            stdout=subprocess.PIPE,
            timeout=START_SECONDS,
            preexec_fn=_dying_with_us(),
        )
        return done.stdout


class _LearningLocker(LearningRecordStore):
    name = 'learninglocker'

    def statements(self) -> list[Statement]:
        found: list[Statement] = []
        more = '/xAPI/statements?limit=500'
        while more:
            page = self._ask(more).raise_for_status().json()
            found += page['statements']
            more = page.get('more', '')
        voiding = [each['object']['id'] for each in found if each['verb']['id'].endswith('/voided')]
        return found + [voided for each in voiding if (voided := self.statement(each))]

    def statement(self, statement_id: str) -> Statement | None:
        for question in ('statementId', 'voidedStatementId'):
            answer = self._ask('/xAPI/statements', **{question: statement_id})
            if answer.status_code != httpx.codes.NOT_FOUND:
                found: Statement = answer.raise_for_status().json()
                return found
        return None

    def _launch(self) -> None:
        self._run(
            'learninglocker.log',
            ['node', str(_SOURCES / 'learninglocker' / 'start.js')],
            EXPRESS_PORT=str(self.port),
            MODELS_REPO='memory',
            AUTH_REPO='test',
            EVENTS_REPO='test',
            STORAGE_REPO='local',
            SERVICE_AWAIT_UPDATES='true',
        )


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(('127.0.0.1', port))


def _signal_group(process: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _dying_with_us() -> Callable[[], None]:
    """What a child does first: ask the kernel to be killed when we die, however we die."""
    parent = os.getpid()

    def ask() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return ask
