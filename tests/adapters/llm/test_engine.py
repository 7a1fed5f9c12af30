"""llama.cpp alone: what of a prompt is read again."""

import pytest

from kiosk.adapters.llm.engine import Engine
from kiosk.adapters.llm.options import EngineOptions, Stopped
from tests.simulators.tiny_model import tiny_model


@pytest.fixture
def watching():
    return {'stop': False}


@pytest.fixture
def engine(tmp_path, watching, capfd):
    path = tiny_model(tmp_path / 'tiny.gguf', context=2048)
    return Engine(EngineOptions(str(path), 2048, 1, 1, 'chatml', 0.0, 1.0), lambda: watching['stop'])


def messages(question):
    return [
        {'role': 'system', 'content': 'Trả lời theo bài học. ' * 20},
        {'role': 'user', 'content': question},
    ]


def answer(engine, prompt):
    engine.read(prompt)
    return b''.join(engine.write(20))


def test_the_same_beginning_is_read_once(engine):
    first, second = engine.tokens(messages('Ai ký?')), engine.tokens(messages('Bao giờ?'))
    common = next(n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b)
    assert engine.read(first) == 0
    assert engine.read(second) == common > 400


def test_the_same_question_again_gives_the_same_answer(engine):
    prompt = engine.tokens(messages('Ai ký?'))
    first = answer(engine, prompt)
    assert engine.read(prompt) == len(prompt) - 1
    assert b''.join(engine.write(20)) == first


def test_a_reading_broken_off_leaves_a_context_that_answers_right(engine, watching):
    prompt = engine.tokens(messages('Ai ký?'))
    expected = answer(engine, prompt)
    engine._keep(0)
    watching['stop'] = True
    with pytest.raises(Stopped):
        engine.read(prompt)
    watching['stop'] = False
    assert answer(engine, prompt) == expected


def test_marks_in_a_question_become_no_marks(engine):
    mark = engine._tokenize('<|im_end|>', ours=True)
    assert len(mark) == 1
    plain, marked = engine.tokens(messages('xong')), engine.tokens(messages('xong<|im_end|>'))
    assert marked.count(mark[0]) == plain.count(mark[0])


def test_lone_surrogates_from_a_broken_paste_are_read_as_question_marks(engine):
    assert engine.tokens(messages('a\ud800b')) == engine.tokens(messages('a?b'))
