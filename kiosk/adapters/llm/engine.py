"""llama.cpp itself, through its C interface: load, read a prompt, write an answer token by token.

Rules:
- imported by the worker process only: a native crash here must not take the kiosk along;
- what the context already holds is kept: only the part of a prompt that differs from the last one is read;
- ``watch()`` is asked while loading and between the nodes of a prefill (every few milliseconds), and between
  the tokens of an answer; when it returns True the work ends with Stopped and what was read stays usable;
- prompts are read in batches of 128 tokens: as fast as 512 (141 and 134 tokens a second) and sooner stopped.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import llama_cpp

from kiosk.adapters.llm.options import EngineOptions, Stopped
from kiosk.adapters.llm.prompts import FORMATS, Messages
from kiosk.core.errors import ModelBrokenError, ModelPromptTooLongError, ModelStoppedError

BATCH = 128
PENALISED = 64
"""Tokens of the answer a repetition is looked for in."""
LEAST_ROOM = 16
"""An answer needs at least this many free tokens; less is a prompt that does not fit."""
ABORTED = 2
"""What ``llama_decode`` returns after its abort callback said stop (llama.h)."""
LOG_DEBUG, LOG_ERROR = 1, 4


@dataclass
class Engine:
    """One loaded model with one context; one answer at a time."""

    options: EngineOptions
    watch: Callable[[], bool]
    held: list[int] = field(default_factory=list)
    complaint: str = ''

    def __post_init__(self) -> None:
        """Load the file; raise ModelBrokenError, ModelStoppedError (reason memory), Stopped."""
        self._log = llama_cpp.llama_log_callback(self._note)
        self._progress = llama_cpp.llama_progress_callback(lambda _done, _data: not self.watch())
        self._abort = llama_cpp.ggml_abort_callback(lambda _data: self.watch())
        self._never = llama_cpp.ggml_abort_callback()
        llama_cpp.llama_log_set(self._log, ctypes.c_void_p(0))
        llama_cpp.llama_backend_init()
        self._model = self._load()
        self._vocab = llama_cpp.llama_model_get_vocab(self._model)
        self._context = llama_cpp.llama_init_from_model(self._model, self._context_params())
        if not self._context:
            raise self._unloadable()
        self._memory = llama_cpp.llama_get_memory(self._context)
        self._write_prompt, marks = FORMATS[self.options.chat_format]
        single = (self._tokenize(mark, ours=True) for mark in marks)
        self._ends = {tokens[0] for tokens in single if len(tokens) == 1}

    def tokens(self, messages: Messages) -> list[int]:
        """Return the prompt as tokens; raise ModelPromptTooLongError unless an answer fits behind it."""
        found: list[int] = []
        limit = self.options.context - LEAST_ROOM
        for text, ours in self._write_prompt(messages):
            found += self._tokenize(text, ours=ours)
        if len(found) > limit:
            raise ModelPromptTooLongError(tokens=len(found), limit=limit)
        return found

    def read(self, prompt: list[int]) -> int:
        """Evaluate a prompt and return how many tokens of it the context held already; raise Stopped."""
        kept = 0
        for held, wanted in zip(self.held, prompt[:-1], strict=False):
            if held != wanted:
                break
            kept += 1
        self._keep(kept)
        llama_cpp.llama_set_abort_callback(self._context, self._abort, None)
        for start in range(kept, len(prompt), BATCH):
            self._decode(prompt[start : start + BATCH])
        return kept

    def write(self, max_tokens: int) -> Iterator[bytes]:
        """Yield the bytes of one token after another until the answer ends, the room does, or Stopped."""
        llama_cpp.llama_set_abort_callback(self._context, self._never, None)
        sampler = self._sampler()
        try:
            for left in reversed(range(min(max_tokens, self.options.context - len(self.held)))):
                token = llama_cpp.llama_sampler_sample(sampler, self._context, -1)
                if token in self._ends or llama_cpp.llama_vocab_is_eog(self._vocab, token):
                    return
                yield self._bytes(token)
                if self.watch():
                    raise Stopped
                if left:
                    self._decode([token])
        finally:
            llama_cpp.llama_sampler_free(sampler)

    def _load(self) -> Any:
        params = llama_cpp.llama_model_default_params()
        params.n_gpu_layers = 0
        params.load_mode = llama_cpp.LLAMA_LOAD_MODE_MMAP
        params.progress_callback = self._progress
        model = llama_cpp.llama_model_load_from_file(self.options.model_path.encode(), params)
        if model:
            return model
        if self.watch():
            raise Stopped
        raise self._unloadable()

    def _context_params(self) -> Any:
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = self.options.context
        params.n_batch = params.n_ubatch = BATCH
        params.n_threads = self.options.threads
        params.n_threads_batch = self.options.batch_threads
        params.flash_attn_type = llama_cpp.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.no_perf = True
        return params

    def _unloadable(self) -> ModelBrokenError | ModelStoppedError:
        if 'allocate' in self.complaint:
            return ModelStoppedError(reason='memory', signal='')
        return ModelBrokenError(file=Path(self.options.model_path).name, reason=self.complaint or 'unreadable')

    def _note(self, level: int, text: bytes, _data: Any) -> None:
        line = text.decode('utf-8', 'replace')
        if level == LOG_DEBUG:
            return
        if level == LOG_ERROR and 'failed to load model' not in line:
            self.complaint = line.strip()
        sys.stderr.write(line)
        sys.stderr.flush()

    def _tokenize(self, text: str, *, ours: bool) -> list[int]:
        data = text.encode('utf-8', 'replace')
        room = len(data) + 2
        tokens = (llama_cpp.llama_token * room)()
        count = llama_cpp.llama_tokenize(self._vocab, data, len(data), tokens, room, False, ours)
        if count < 0:
            raise ModelBrokenError(file=Path(self.options.model_path).name, reason='tokenizer')
        return list(tokens[:count])

    def _keep(self, count: int) -> None:
        if not llama_cpp.llama_memory_seq_rm(self._memory, 0, count, -1):
            llama_cpp.llama_memory_clear(self._memory, True)
            count = 0
        del self.held[count:]

    def _decode(self, tokens: list[int]) -> None:
        array = (llama_cpp.llama_token * len(tokens))(*tokens)
        code = llama_cpp.llama_decode(self._context, llama_cpp.llama_batch_get_one(array, len(tokens)))
        if code == ABORTED:
            raise Stopped
        if code:
            self._keep(0)
            raise ModelStoppedError(reason=f'decode {code}', signal='')
        self.held += tokens

    def _sampler(self) -> Any:
        chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
        add = llama_cpp.llama_sampler_chain_add
        count = llama_cpp.llama_vocab_n_tokens(self._vocab)
        penalty = self.options.repeat_penalty
        add(chain, llama_cpp.llama_sampler_init_penalties(count, PENALISED, penalty, 0.0, 0.0))
        if self.options.temperature > 0:
            add(chain, llama_cpp.llama_sampler_init_top_k(40))
            add(chain, llama_cpp.llama_sampler_init_top_p(0.95, 1))
            add(chain, llama_cpp.llama_sampler_init_temp(self.options.temperature))
            add(chain, llama_cpp.llama_sampler_init_dist(llama_cpp.LLAMA_DEFAULT_SEED))
        else:
            add(chain, llama_cpp.llama_sampler_init_greedy())
        return chain

    def _bytes(self, token: int) -> bytes:
        size = 256
        buffer = ctypes.create_string_buffer(size)
        count = llama_cpp.llama_token_to_piece(self._vocab, token, buffer, size, 0, False)
        return buffer.raw[: max(count, 0)]
