"""A language model of a few hundred kilobytes, written in milliseconds, that real llama.cpp loads and runs.

It has 256 byte tokens, the ChatML marks and the words it is to say. Its weights are random, but the layers
whisper and the output is loud: after the prompt's last line break comes the first word, after each word the
next, after the last one the end mark (or the first word again: ``endless``).
A word may be bytes, so that a letter can be cut in two.

>>> tiny_model(folder / 'tiny.gguf', says=('Xin ', 'chào ', 'bạn.'))
"""

from pathlib import Path

import gguf
import numpy as np

MARKS = ('<|endoftext|>', '<|im_start|>', '<|im_end|>')
WIDTH, HEADS, HIDDEN = 64, 4, 128
SAYS = ('Xin ', 'chào ', 'anh ', 'chị.')


def tiny_model(
    path: Path,
    says: tuple[str | bytes, ...] = SAYS,
    *,
    endless: bool = False,
    layers: int = 2,
    context: int = 32768,
) -> Path:
    """Write the model and return its path."""
    vocabulary = [*_byte_tokens(), *(_visible(word) for word in says), *MARKS]
    writer = gguf.GGUFWriter(path, 'llama')
    _describe(writer, layers, context)
    _tokenizer(writer, vocabulary)
    _weights(writer, layers, len(vocabulary), _chain(len(says), endless=endless))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _byte_letters() -> dict[int, str]:
    """Return GPT-2's visible letter for each byte."""
    plain = [*range(ord('!'), ord('~') + 1), *range(ord('¡'), ord('¬') + 1), *range(ord('®'), ord('ÿ') + 1)]
    rest = [byte for byte in range(256) if byte not in plain]
    return {**{byte: chr(byte) for byte in plain}, **{byte: chr(256 + n) for n, byte in enumerate(rest)}}


def _byte_tokens() -> list[str]:
    letters = _byte_letters()
    return [letters[byte] for byte in range(256)]


def _visible(word: str | bytes) -> str:
    letters = _byte_letters()
    return ''.join(letters[byte] for byte in (word.encode() if isinstance(word, str) else word))


def _chain(words: int, *, endless: bool) -> dict[int, int]:
    """Return which token follows which: line break -> words in order -> end mark, or round again."""
    first, end = 256, 256 + words + MARKS.index('<|im_end|>')
    chain = {ord('\n'): first}
    for n in range(words):
        chain[first + n] = first + n + 1 if n + 1 < words else (first if endless else end)
    return chain


def _describe(writer: gguf.GGUFWriter, layers: int, context: int) -> None:
    writer.add_name('tiny')
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(layers)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)


def _tokenizer(writer: gguf.GGUFWriter, vocabulary: list[str]) -> None:
    kinds = [gguf.TokenType.NORMAL] * (len(vocabulary) - len(MARKS)) + [gguf.TokenType.CONTROL] * len(MARKS)
    writer.add_vocab_size(len(vocabulary))
    writer.add_tokenizer_model('gpt2')
    writer.add_tokenizer_pre('qwen2')
    writer.add_token_list(vocabulary)
    writer.add_token_types(kinds)
    writer.add_token_merges(['X i'])
    writer.add_bos_token_id(vocabulary.index('<|endoftext|>'))
    writer.add_eos_token_id(vocabulary.index('<|im_end|>'))
    writer.add_add_bos_token(False)


def _weights(writer: gguf.GGUFWriter, layers: int, size: int, chain: dict[int, int]) -> None:
    chance = np.random.default_rng(7)

    def random(*shape: int, loud: float = 1.0) -> np.ndarray:
        return (chance.standard_normal(shape) * loud).astype(np.float32)

    embedding = random(size, WIDTH)
    output = random(size, WIDTH, loud=0.01)
    for token, following in chain.items():
        output[following] += embedding[token]
    writer.add_tensor('token_embd.weight', embedding)
    writer.add_tensor('output.weight', output)
    writer.add_tensor('output_norm.weight', np.ones(WIDTH, np.float32))
    for n in range(layers):
        for name in ('attn_norm', 'ffn_norm'):
            writer.add_tensor(f'blk.{n}.{name}.weight', np.ones(WIDTH, np.float32))
        for name in ('attn_q', 'attn_k', 'attn_v', 'attn_output'):
            writer.add_tensor(f'blk.{n}.{name}.weight', random(WIDTH, WIDTH, loud=0.02))
        for name in ('ffn_gate', 'ffn_up'):
            writer.add_tensor(f'blk.{n}.{name}.weight', random(HIDDEN, WIDTH, loud=0.02))
        writer.add_tensor(f'blk.{n}.ffn_down.weight', random(WIDTH, HIDDEN, loud=0.02))
