"""The model we ship, once: it loads, reads Vietnamese and answers from what it was given."""

from pathlib import Path

import pytest

from kiosk.adapters.llm.catalogue import read_catalogue
from kiosk.adapters.llm.supervisor import LocalModel

MODELS = Path(__file__).resolve().parents[3] / 'models'
PASSAGE = (
    'Buổi tập huấn được bà Nguyễn Thị Ngọc Châm – chuyên gia đào tạo của IGB Media trực tiếp hướng dẫn. '
    'Nội dung chương trình được thiết kế linh hoạt, chú trọng thực hành ngay tại lớp.'
)


def test_the_default_model_answers_a_vietnamese_question_from_a_passage(tmp_path):
    entry = read_catalogue(MODELS / 'models.toml').model('')
    file = MODELS / entry.file
    if not file.is_file():
        pytest.skip(f'models/{entry.file} is not here: kiosk model fetch')
    model = LocalModel(file, chat_format=entry.chat_format, memory_mb=entry.ram_mb, log_path=tmp_path / 'worker.log')
    question = [
        {'role': 'system', 'content': f'Trả lời một câu, chỉ dựa vào đoạn văn sau.\n\n{PASSAGE}'},
        {'role': 'user', 'content': 'Ai trực tiếp hướng dẫn buổi tập huấn?'},
    ]
    try:
        first = list(model.stream(question, 60, lambda: False))
        second = list(model.stream(question, 60, lambda: False))
    finally:
        model.close()
    said = ''.join(piece.text for piece in first)
    assert 'Châm' in said
    assert ''.join(piece.text for piece in second) == said
    assert second[-1].timings.ttft_ms < first[-1].timings.ttft_ms
