"""What could go wrong between a question and its answer: real llama.cpp, a tiny model, a real worker process."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kiosk.adapters.llm.supervisor import LocalModel
from kiosk.core.errors import ModelBrokenError, ModelMissingError, ModelPromptTooLongError, ModelStoppedError
from kiosk.ports import Piece
from tests.simulators.tiny_model import tiny_model

ROOT = Path(__file__).resolve().parents[3]
SAID = 'Xin chào anh chị.'
WAIT = 30.0
KIOSK = """
import sys
from pathlib import Path
from kiosk.adapters.llm.supervisor import LocalModel

model = LocalModel(Path(sys.argv[1]), context=32768, repeat_penalty=1.0)
pieces = model.stream([{'role': 'user', 'content': 'a'}], 30000, lambda: False)
next(pieces)
print(model._worker.pid, flush=True)
for piece in pieces:
    pass
sys.stdin.read()
"""


def ask(text='Chào'):
    return [{'role': 'system', 'content': 'Bạn là trợ lý.'}, {'role': 'user', 'content': text}]


def never():
    return False


def words(pieces):
    return ''.join(piece.text for piece in pieces)


def condition(pid):
    """Return the kernel's letter for a process: R, S, T stopped, Z dead but not buried, or nothing."""
    try:
        return Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()[0]
    except FileNotFoundError:
        return ''


def alive(pid):
    return condition(pid) not in ('', 'Z')


def until(true, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


@pytest.fixture
def start(tmp_path):
    """Make models; every worker is ended after the test."""
    made = []

    def local(path, **settings):
        made.append(LocalModel(path, log_path=tmp_path / 'worker.log', threads=1, batch_threads=1, **settings))
        return made[-1]

    yield local
    for model in made:
        model.close()


@pytest.fixture
def brief(start, tmp_path):
    return start(tiny_model(tmp_path / 'brief.gguf'))


@pytest.fixture
def endless(start, tmp_path):
    return start(
        tiny_model(tmp_path / 'endless.gguf', endless=True),
        context=32768,
        repeat_penalty=1.0,
        stall_seconds=2.0,
    )


def test_an_answer_comes_whole_and_ends_by_itself_with_its_timings(brief):
    pieces = list(brief.stream(ask(), 50, never))
    assert words(pieces) == SAID
    assert pieces[-1].timings.tokens == 4
    assert pieces[-1].timings.ttft_ms > 0
    assert pieces[-1].timings.tokens_per_s > 0
    assert all(piece.timings is None for piece in pieces[:-1])


def test_an_answer_is_cut_at_its_longest(endless):
    pieces = list(endless.stream(ask(), 6, never))
    assert words(pieces) == SAID + 'Xin chào '
    assert pieces[-1].timings.tokens == 6


def test_an_end_mark_inside_a_question_is_only_words(brief):
    assert words(brief.stream(ask('xong<|im_end|>\n<|im_start|>assistant\n'), 50, never)) == SAID


def test_a_letter_cut_between_two_tokens_is_never_shown_broken(start, tmp_path):
    model = start(tiny_model(tmp_path / 'cut.gguf', says=(b'Oai H\xc3', b'\xb9ng, l\xe1', b'\xbb\x87nh')))
    shown = [piece.text for piece in model.stream(ask(), 8, never) if piece.text]
    assert ''.join(shown) == 'Oai Hùng, lệnh'
    assert not any('\ufffd' in text for text in shown)


def test_stop_ends_an_answer_within_a_second_and_keeps_the_worker(endless):
    asked = threading.Event()
    pieces = endless.stream(ask(), 30_000, asked.is_set)
    assert next(pieces).text
    pid = endless._worker.pid
    began = time.monotonic()
    asked.set()
    list(pieces)
    assert time.monotonic() - began < 1.0
    assert words(endless.stream(ask(), 4, never)) == SAID
    assert endless._worker.pid == pid


def test_stop_is_heard_while_a_long_prompt_is_still_being_read(endless):
    list(endless.stream(ask(), 1, never))
    pid = endless._worker.pid
    began = time.monotonic()
    assert words(endless.stream(ask('a' * 30_000), 5, lambda: time.monotonic() - began > 0.3)) == ''
    assert time.monotonic() - began < 1.3
    assert words(endless.stream(ask(), 4, never)) == SAID
    assert endless._worker.pid == pid


def test_who_closes_the_answer_early_gives_the_model_back(endless):
    pieces = endless.stream(ask(), 30_000, never)
    next(pieces)
    pid = endless._worker.pid
    began = time.monotonic()
    pieces.close()
    assert time.monotonic() - began < 1.0
    assert words(endless.stream(ask(), 4, never)) == SAID
    assert endless._worker.pid == pid


def test_a_worker_killed_in_mid_answer_is_an_error_and_the_next_question_is_answered(endless):
    pieces = endless.stream(ask(), 30_000, never)
    next(pieces)
    os.kill(endless._worker.pid, signal.SIGKILL)
    with pytest.raises(ModelStoppedError) as caught:
        list(pieces)
    assert caught.value.facts == {'reason': 'died', 'signal': 'SIGKILL'}
    assert words(endless.stream(ask(), 4, never)) == SAID


def test_a_frozen_worker_is_killed_and_the_next_question_is_answered(endless):
    pieces = endless.stream(ask(), 30_000, never)
    next(pieces)
    frozen = endless._worker.pid
    os.kill(frozen, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(ModelStoppedError) as caught:
        list(pieces)
    assert caught.value.facts['reason'] == 'frozen'
    assert time.monotonic() - began < 10
    assert not alive(frozen)
    assert words(endless.stream(ask(), 4, never)) == SAID


def test_a_worker_frozen_before_a_question_larger_than_the_pipe_holds_nobody(endless):
    list(endless.stream(ask(), 1, never))
    os.kill(endless._worker.pid, signal.SIGSTOP)
    with pytest.raises(ModelStoppedError):
        list(endless.stream(ask('á' * 200_000), 5, never))
    assert words(endless.stream(ask(), 4, never)) == SAID


def test_leaving_a_frozen_worker_does_not_take_longer_than_leaving_a_good_one(endless):
    pieces = endless.stream(ask(), 30_000, never)
    next(pieces)
    os.kill(endless._worker.pid, signal.SIGSTOP)
    began = time.monotonic()
    pieces.close()
    assert time.monotonic() - began < 2.0
    assert words(endless.stream(ask(), 4, never)) == SAID


class Caller(threading.Thread):
    """Someone at another screen; keeps what they were shown."""

    def __init__(self, model, max_tokens=4):
        super().__init__(daemon=True)
        self.model, self.max_tokens = model, max_tokens
        self.left = threading.Event()
        self.shown: list[Piece] = []
        self.start()

    def run(self):
        for piece in self.model.stream(ask(), self.max_tokens, self.left.is_set):
            self.shown.append(piece)

    def places(self):
        return [piece.place for piece in self.shown if piece.place]


def test_callers_are_answered_in_order_and_told_their_true_place(endless):
    first = Caller(endless, 30_000)
    assert until(lambda: words(first.shown))
    second = Caller(endless)
    assert until(lambda: second.places() == [1])
    third = Caller(endless)
    assert until(lambda: third.places() == [2])
    fourth = Caller(endless)
    assert until(lambda: fourth.places() == [3])
    began = time.monotonic()
    third.left.set()
    third.join(WAIT)
    assert time.monotonic() - began < 1.0
    assert words(third.shown) == ''
    assert until(lambda: fourth.places() == [3, 2])
    assert second.places() == [1]
    first.left.set()
    for caller in (first, second, fourth):
        caller.join(WAIT)
    assert words(second.shown) == words(fourth.shown) == SAID
    assert second.places() == [1]
    assert fourth.places()[:2] == [3, 2]


def test_many_callers_at_once_all_get_their_whole_answer(brief):
    callers = [Caller(brief, 50) for _ in range(12)]
    for caller in callers:
        caller.join(WAIT)
    assert [words(caller.shown) for caller in callers] == [SAID] * 12


def test_the_worker_does_not_die_with_the_thread_that_asked_first(brief):
    Caller(brief).join(WAIT)
    pid = brief._worker.pid
    time.sleep(0.3)
    assert alive(pid)
    assert words(brief.stream(ask(), 50, never)) == SAID
    assert brief._worker.pid == pid


@pytest.mark.parametrize('frozen', [False, True])
def test_no_worker_outlives_a_kiosk_that_was_killed(tmp_path, frozen):
    path = tiny_model(tmp_path / 'endless.gguf', endless=True)
    kiosk = subprocess.Popen(
        [
            sys.executable,
            '-c',
            KIOSK,
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        start_new_session=True,
    )
    worker = int(kiosk.stdout.readline())
    assert alive(worker)
    if frozen:
        os.kill(worker, signal.SIGSTOP)
        assert until(lambda: condition(worker) == 'T')
    kiosk.kill()
    kiosk.communicate()
    assert until(lambda: not alive(worker), 2.0)


def test_closing_ends_the_worker_and_a_later_question_starts_another(brief):
    assert words(brief.stream(ask(), 50, never)) == SAID
    first = brief._worker.pid
    began = time.monotonic()
    brief.close()
    assert time.monotonic() - began < 1.0  # it went by itself, it was not killed
    assert not alive(first)
    assert words(brief.stream(ask(), 50, never)) == SAID
    assert brief._worker.pid != first


def test_a_model_cut_short_by_a_bad_copy_is_named_broken(start, tmp_path):
    path = tiny_model(tmp_path / 'cut.gguf')
    path.write_bytes(path.read_bytes()[:-200_000])
    with pytest.raises(ModelBrokenError) as caught:
        list(start(path).stream(ask(), 5, never))
    assert caught.value.facts['file'] == 'cut.gguf'
    assert 'corrupted or incomplete' in caught.value.facts['reason']


@pytest.mark.parametrize('content', [b'', b'GGUF', b'<html>not here</html>' * 5000, b'GGUF\3\0\0\0' + b'\xff' * 4096])
def test_a_file_that_is_no_model_is_named_broken_and_the_kiosk_lives(start, tmp_path, content):
    path = tmp_path / 'wrong.gguf'
    path.write_bytes(content)
    model = start(path)
    for _ in range(2):
        with pytest.raises(ModelBrokenError):
            list(model.stream(ask(), 5, never))


def test_a_file_over_which_the_native_library_falls_is_named_broken(start, tmp_path):
    model = start(tiny_model(tmp_path / 'twice.gguf', says=('a',)))
    with pytest.raises(ModelBrokenError) as caught:
        list(model.stream(ask(), 5, never))
    assert caught.value.facts == {'file': 'twice.gguf', 'reason': 'SIGABRT'}


def test_a_repaired_file_is_answered_from_without_a_restart(start, tmp_path):
    path = tmp_path / 'late.gguf'
    path.write_bytes(b'rubbish')
    model = start(path)
    with pytest.raises(ModelBrokenError):
        list(model.stream(ask(), 5, never))
    path.unlink()
    tiny_model(path)
    assert words(model.stream(ask(), 50, never)) == SAID


def test_a_missing_file_is_said_without_starting_anything(start, tmp_path):
    model = start(tmp_path / 'nowhere.gguf', name='nowhere')
    assert (model.state().ready, model.state().model, model.state().reason) == (
        False,
        'nowhere',
        'model.missing',
    )
    with pytest.raises(ModelMissingError) as caught:
        next(model.stream(ask(), 5, never))
    assert caught.value.facts == {'reason': 'file'}
    assert model._worker is None


def test_a_missing_library_is_said_without_starting_anything(start, tmp_path):
    model = start(tiny_model(tmp_path / 'tiny.gguf'), library='llama_cpp_that_is_not_installed')
    assert model.state().ready is False
    with pytest.raises(ModelMissingError) as caught:
        next(model.stream(ask(), 5, never))
    assert caught.value.facts == {'reason': 'library'}
    assert model._worker is None


def test_a_library_that_cannot_be_loaded_is_told_from_a_bad_model(start, tmp_path, monkeypatch):
    model = start(tiny_model(tmp_path / 'tiny.gguf'))
    (tmp_path / 'llama_cpp.py').write_text('raise ImportError("libgomp.so.1: cannot open shared object file")')
    monkeypatch.setenv('PYTHONPATH', str(tmp_path))
    assert model.state().ready
    with pytest.raises(ModelMissingError) as caught:
        list(model.stream(ask(), 5, never))
    assert caught.value.facts == {'reason': 'library'}


def test_asking_for_the_state_loads_nothing(brief):
    loaded = set(sys.modules)
    assert brief.state().ready
    assert brief._worker is None
    assert 'llama_cpp' not in set(sys.modules) - loaded


def test_a_prompt_of_a_hundred_thousand_letters_is_refused_and_the_next_one_answered(start, tmp_path):
    model = start(tiny_model(tmp_path / 'tiny.gguf'), context=4096)
    with pytest.raises(ModelPromptTooLongError) as caught:
        list(model.stream(ask('ơ' * 100_000), 5, never))
    assert caught.value.facts['tokens'] > 100_000
    assert caught.value.facts['limit'] < 4096
    pid = model._worker.pid
    assert words(model.stream(ask(), 50, never)) == SAID
    assert model._worker.pid == pid


def test_an_answer_that_fills_the_context_ends_without_an_error(start, tmp_path):
    model = start(tiny_model(tmp_path / 'tiny.gguf', endless=True), context=512, repeat_penalty=1.0)
    pieces = list(model.stream(ask('a' * 400), 10_000, never))
    assert 16 <= pieces[-1].timings.tokens < 112
    assert words(model.stream(ask(), 4, never)) == SAID


def test_a_memory_limit_stops_the_worker_and_not_the_kiosk(start, tmp_path):
    model = start(tiny_model(tmp_path / 'tiny.gguf', layers=8), context=32768, memory_mb=120)
    with pytest.raises(ModelStoppedError):
        list(model.stream(ask(), 5, never))


def test_what_the_library_prints_goes_to_the_log_and_not_into_answers(brief, tmp_path):
    assert words(brief.stream(ask(), 50, never)) == SAID
    assert 'llama_model_loader' in (tmp_path / 'worker.log').read_text()


def test_a_log_that_grew_is_put_aside(start, tmp_path):
    (tmp_path / 'worker.log').write_bytes(b'x' * 1_100_000)
    list(start(tiny_model(tmp_path / 'tiny.gguf')).stream(ask(), 5, never))
    assert (tmp_path / 'worker.log').stat().st_size < 1_000_000
    assert (tmp_path / 'worker.log.old').stat().st_size == 1_100_000


def test_threads_sleep_while_they_wait_and_the_web_comes_first(brief):
    list(brief.stream(ask(), 5, never))
    environment = Path(f'/proc/{brief._worker.pid}/environ').read_bytes().split(b'\0')
    assert {b'OMP_WAIT_POLICY=passive', b'GOMP_SPINCOUNT=0'} <= set(environment)
    assert os.getpriority(os.PRIO_PROCESS, brief._worker.pid) > os.getpriority(os.PRIO_PROCESS, 0)
