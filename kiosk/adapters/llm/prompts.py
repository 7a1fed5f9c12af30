"""Our own prompt formats: messages become text, and only the marks we wrote are read as marks.

Rules:
- the template inside a model file is never used;
- a part is ``(text, ours)``; only parts that are ours may hold the format's marks, so a passage or a question
  that contains ``<|im_end|>`` stays words.

>>> chatml([{'role': 'user', 'content': 'Chào'}])[1]
('Chào', False)
"""

from collections.abc import Callable, Mapping, Sequence

Part = tuple[str, bool]
Messages = Sequence[Mapping[str, str]]
ROLES = ('system', 'user', 'assistant')


def chatml(messages: Messages) -> list[Part]:
    """Return messages in ChatML, open for the assistant's answer; an unknown role is ValueError."""
    parts: list[Part] = []
    for message in messages:
        if message['role'] not in ROLES:
            raise ValueError(message['role'])
        parts += [
            (f'<|im_start|>{message["role"]}\n', True),
            (message['content'], False),
            ('<|im_end|>\n', True),
        ]
    return [*parts, ('<|im_start|>assistant\n', True)]


FORMATS: Mapping[str, tuple[Callable[[Messages], list[Part]], tuple[str, ...]]] = {
    'chatml': (chatml, ('<|im_end|>', '<|endoftext|>')),
}
"""Name -> how to write the prompt, and the marks at which an answer ends."""
