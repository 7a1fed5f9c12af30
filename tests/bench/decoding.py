"""Does the road through our worker cost speed? ``python -m tests.bench.decoding [ROUNDS]``

The same prompt, threads and number of tokens, each run in a fresh process, in turns:

- ``port``: through LocalModel, timed where its user sits (from the first word to the end);
- ``raw``: llama_cpp.Llama as its own documentation uses it, with our threads and environment;
- ``raw_default``: the same with nothing set at all.

The medians are compared; the goal is port >= 0.95 raw.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from kiosk.adapters.llm.catalogue import read_catalogue
from kiosk.adapters.llm.prompts import chatml
from kiosk.adapters.llm.supervisor import LocalModel
from tests.bench.figure import Figure, Goal, UnavailableError

ROOT = Path(__file__).resolve().parents[2]
TOKENS = 96
GOAL = Goal(0.95, least=True)
WAYS = ('port', 'raw', 'raw_default')
MESSAGES = [
    {'role': 'system', 'content': 'Bạn là trợ lý của cán bộ xã. Viết tiếng Việt, đầy đủ, rõ ràng.'},
    {'role': 'user', 'content': 'Kể thật dài và chi tiết các bước chuẩn bị một buổi tập huấn ở xã.'},
]


def model_file() -> Path:
    """Return where the default model lies."""
    return ROOT / 'models' / read_catalogue(ROOT / 'models' / 'models.toml').model('').file


def measure(rounds: int = 3) -> dict[str, float]:
    """Return the median tokens a second and milliseconds to the first word of each way, and ``ratio``."""
    if not model_file().exists() or find_spec('llama_cpp') is None:
        raise UnavailableError('the model or llama-cpp-python is not here: make engine model')
    found: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for way in WAYS:
            found[way].append(_once(way))
    result = {
        f'{way}_{fact}': statistics.median(run[fact] for run in runs)
        for way, runs in found.items()
        for fact in ('tokens_per_s', 'ttft_ms')
    }
    return {**result, 'ratio': result['port_tokens_per_s'] / result['raw_tokens_per_s'], 'goal': GOAL.limit}


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table; the peers run with our threads, and with nothing set at all."""
    ours = found['port_tokens_per_s']
    same, bare = 'llama-cpp-python, our threads', 'llama-cpp-python, its defaults'
    return [
        Figure('decoding through the worker', 'tokens/s', ours, same, found['raw_tokens_per_s'], GOAL),
        Figure('decoding through the worker', 'tokens/s', ours, bare, found['raw_default_tokens_per_s']),
    ]


def _once(way: str) -> dict[str, float]:
    environment = LocalModel(model_file())._environment() if way == 'raw' else dict(os.environ)
    done = subprocess.run(
        [sys.executable, '-m', 'tests.bench.decoding', way],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _port() -> list[float]:
    """Return when it began, when the first word came and when the last of exactly TOKENS tokens had."""
    model = LocalModel(model_file(), repeat_penalty=1.0)
    times = [time.monotonic()]
    pieces = []
    for piece in model.stream(MESSAGES, TOKENS, lambda: False):
        times.append(time.monotonic())
        pieces.append(piece)
    model.close()
    if pieces[-1].timings is None or pieces[-1].timings.tokens != TOKENS:
        raise SystemExit('the answer ended early: the comparison would not be fair')
    return [times[0], times[1], times[-1]]


def _raw(ours: bool) -> list[float]:
    """Return the same three moments of llama_cpp.Llama."""
    import llama_cpp  # noqa: PLC0415 - only in the process that is measured

    settings = {}
    if ours:
        options = json.loads(LocalModel(model_file())._command()[-1])
        os.nice(options['nice'])
        settings = {'n_threads': options['threads'], 'n_threads_batch': options['batch_threads']}
    times = [time.monotonic()]
    llama = llama_cpp.Llama(str(model_file()), n_ctx=4096, verbose=False, **settings)
    prompt = ''.join(text for text, _ours in chatml(MESSAGES))
    pieces = []
    for piece in llama(prompt, max_tokens=TOKENS, temperature=0.0, repeat_penalty=1.0, stream=True):
        times.append(time.monotonic())
        pieces.append(piece)
    if pieces[-1]['choices'][0]['finish_reason'] != 'length':
        raise SystemExit('the answer ended early: the comparison would not be fair')
    return [times[0], times[1], times[-1]]


def main(arguments: list[str]) -> None:
    """Run one way and print its numbers, or compare all of them."""
    if arguments and arguments[0] in WAYS:
        began, first, last = _port() if arguments[0] == 'port' else _raw(ours=arguments[0] == 'raw')
        print(json.dumps({'tokens_per_s': (TOKENS - 1) / (last - first), 'ttft_ms': (first - began) * 1000}))
        return
    result = measure(int(arguments[0]) if arguments else 3)
    for way in WAYS:
        print(f'{way:12} {result[f"{way}_tokens_per_s"]:6.1f} tokens/s, first word {result[f"{way}_ttft_ms"]:6.0f} ms')
    print(f'ratio port / raw = {result["ratio"]:.3f} (goal >= {GOAL.limit})')


if __name__ == '__main__':
    main(sys.argv[1:])
