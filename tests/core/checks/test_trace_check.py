"""What a chat tool leaves behind must not be printed; honest office text must pass."""

import pytest

from kiosk.core.checks.traces import traces


@pytest.mark.parametrize(
    ('text', 'kinds'),
    [
        ('Dưới đây là bản dự thảo công văn:', ['trace.talk']),
        ('Trân trọng./. Nếu bạn cần chỉnh sửa, hãy cho tôi biết.', ['trace.talk']),
        ('Tôi là một mô hình ngôn ngữ nên không biết.', ['trace.talk']),
        ('**Kính gửi:** các thôn', ['trace.markup', 'trace.markup']),
        ('## Kết quả', ['trace.markup']),
        ('| Thôn | Hộ |\n|---|---|', ['trace.markup']),
        ('đầu mối: [...]', ['trace.blank']),
        ('kinh phí [CẦN BỔ SUNG]', ['trace.blank']),
        ('ngày … tháng … năm 2026', ['trace.blank', 'trace.blank']),
        ('ngày XX/XX/2026', ['trace.blank']),
        ('ông ..........', ['trace.blank']),
        ('họ tên: ______', ['trace.blank']),
    ],
)
def test_a_trace_is_found(text, kinds):
    assert [finding.kind for finding in traces(text)] == kinds


@pytest.mark.parametrize(
    'text',
    [
        'Kính gửi: Trưởng các thôn trên địa bàn xã.\nSố: 05/UBND-VHXH\nTrân trọng./.',
        'thế kỷ XX, Chương XX; Đại hội XX',
        'giấy tờ, tài liệu v.v…; bàn ghế v.v...',
        '[HỌ TÊN 1], [ĐIỆN THOẠI 2], theo [1]',
        'Nếu anh/chị có thắc mắc, liên hệ Văn phòng.',
        'Danh sách dưới đây gồm 12 thôn.',
        '- Như trên;\n- Lưu: VT.',
    ],
)
def test_honest_text_has_no_trace(text):
    assert traces(text) == []
