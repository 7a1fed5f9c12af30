"""A small valid module as files, and verbs to change or break it.

- ``module_files()`` gives a module's files by path: every kind of task and question, every rule of the grader;
- ``changed`` refuses a change that changes nothing, so a test cannot pass because its fault was never made;
- ``line_of`` finds the line where a text stands, so a test need not count.

>>> files = changed(module_files(), 'nam-o/quiz.toml', 'correct = true', 'correct = false')
"""

from collections.abc import Mapping

from kiosk.core.catalog import Catalog, Module
from kiosk.core.lesson_files import build_catalog, read_module

MODULE = 'soan-thao'
LIGHTS, BOXES = 'den-giao-thong', 'nam-o'

_MODULE_TOML = """\
id = "soan-thao"
number = 1
title = "Soạn thảo văn bản nhanh và đúng"
summary = "Viết câu yêu cầu rõ."
author = "Nhóm thử"
licence = "CC-BY-4.0"
version = 1
min_app = "0.1"
lessons = [
  "den-giao-thong",
  "nam-o",
]
"""

_LIGHTS_TOML = """\
code = "1.1"
title = "Đèn giao thông dữ liệu"
minutes = 15
outcomes = ["Xếp đúng tài liệu vào bốn đèn", "Che thông tin cá nhân trước khi dùng AI"]
data_level = "do"
version = 1
licence = "CC-BY-4.0"

[[legal]]
number = "30/2020/NĐ-CP"
name = "Nghị định về công tác văn thư"
date = 2020-03-05
reviewed = "2026-11-20"
"""

_BOXES_TOML = """\
code = "1.2"
title = "Công thức năm ô"
minutes = 20
outcomes = ["Viết câu yêu cầu đủ năm ô"]
data_level = "xanh"
version = 3
licence = "CC-BY-4.0"
"""

_STEPS = """\
## 1. Việc hôm nay

Chủ tịch xã giao anh/chị soạn công văn đề nghị trưởng thôn báo cáo hộ bị thiệt hại do bão.

## 2. Xem mẫu

| Yêu cầu kém | Yêu cầu tốt |
|---|---|
| viết báo cáo | Vai: chuyên viên Phòng Văn hóa - Xã hội |

### Chỗ phải sửa

Yêu cầu kém **không có** bối cảnh. 5 < 6 và <b>chữ này hiện nguyên</b>.

## 3. Làm theo
Anh/chị làm bài dưới đây, có gợi ý.

## 4. Tự làm
Anh/chị tự làm, không có gợi ý.

## 5. Soát

- [ ] Mọi con số có trong phiếu giao việc
- [ ] Không còn tên người dân

## 6. Ba câu hỏi nhanh
Trả lời ba câu.

## 7. Phiếu mang về
Năm ô: vai, việc, bối cảnh, định dạng, rào.
"""

_LIGHTS_PRACTICE = """\
[[task]]
id = "xep-den"
step = 3
kind = "sort"
title = "Xếp ba mẩu"
prompt = "Mỗi mẩu một màu."
[[task.field]]
id = "m1"
label = "Mẫu tờ khai để trống"
choices = ["Xanh", "Vàng", "Đỏ", "Đen"]
answers = ["Xanh"]
hint = "Mẫu đã công khai."
[[task.field]]
id = "m2"
label = "Lá đơn có họ tên và chữ ký"
choices = ["Xanh", "Vàng", "Đỏ", "Đen"]
answers = ["Đỏ"]
hint = "Đọc là biết của ai."
[[task.field]]
id = "m3"
label = "Công văn đóng dấu MẬT"
choices = ["Xanh", "Vàng", "Đỏ", "Đen"]
answers = ["Đen"]
hint = "Không gõ vào trạm."
[[task.criterion]]
id = "dung"
text = "Xếp đúng cả ba mẩu."
rule = "right_answers"
at_least = 3
points = 6

[[task]]
id = "viet-lai"
step = 4
kind = "write"
title = "Viết lại mẩu đèn đỏ"
prompt = "Viết lại lá đơn cho AI tóm tắt."
model_answer = "[HỌ TÊN 1] ở thôn Đồng Mít đề nghị hỗ trợ giống ngô vì 0,3 ha bị ngập."
[[task.field]]
id = "bai"
label = "Bài viết lại"
[[task.criterion]]
id = "an-toan"
text = "Không còn thông tin cá nhân."
rule = "no_personal_data"
fatal = true
[[task.criterion]]
id = "du-y"
text = "Còn đủ hai ý: giống ngô, bị ngập."
rule = "mentions"
any_of = [
  ["giống ngô"],
  ["bị ngập", "ngập úng"],
]
at_least = 2
[[task.criterion]]
id = "do-dai"
text = "Từ 10 đến 60 chữ."
rule = "word_count"
at_least = 10
at_most = 60
points = 1
"""

_BOXES_PRACTICE = """\
[[task]]
id = "dien-cho"
step = 3
kind = "gaps"
title = "Điền chỗ trống"
prompt = '''
Điền vào mẫu:

[[task]] trong đoạn này không phải là bảng
'''
[[task.field]]
id = "vai"
label = "Vai: ___ Phòng Văn hóa - Xã hội."
answers = ["chuyên viên", "công chức"]
hint = "Người soạn thảo."
[[task.field]]
id = "rao"
label = "Rào: thiếu thì ghi ___."
answers = ["[CẦN BỔ SUNG]"]
choices = ["[CẦN BỔ SUNG]", "tự đoán"]
[[task.criterion]]
id = "dung"
text = "Điền đúng cả hai chỗ."
rule = "right_answers"
at_least = 2

[[task]]
id = "nam-o"
step = 4
kind = "boxes"
title = "Viết câu yêu cầu"
prompt = "Viết đủ năm ô."
[[task.field]]
id = "vai"
label = "Vai"
[[task.field]]
id = "viec"
label = "Việc"
[[task.field]]
id = "rao"
label = "Rào"
[[task.criterion]]
id = "du-o"
text = "Ô nào cũng có chữ."
rule = "boxes_filled"
points = 3
[[task.criterion]]
id = "co-rao"
text = "Có rào."
rule = "mentions"
field = "rao"
any_of = [["chỉ dùng", "không bịa", "CẦN BỔ SUNG"]]
at_least = 1
[[task.criterion]]
id = "sach"
text = "Không còn dấu vết của AI."
rule = "avoids"
phrases = ["Dưới đây là", "**"]
"""

_QUIZ = """\
[[question]]
id = "ai-chiu"
kind = "single"
text = "Ai chịu trách nhiệm về văn bản có AI giúp soạn?"
[[question.option]]
text = "Máy tính"
why = "Máy không ký văn bản."
[[question.option]]
text = "Người ký và người soạn"
correct = true
why = "Đúng: con người chịu trách nhiệm."

[[question]]
id = "kiem-gi"
kind = "multiple"
text = "Trước khi trình ký cần kiểm những gì?"
[[question.option]]
text = "Số liệu"
correct = true
why = "Số phải có trong nguồn."
[[question.option]]
text = "Căn cứ pháp lý"
correct = true
why = "Văn bản phải có thật và còn hiệu lực."
[[question.option]]
text = "Màu giấy"
why = "Không cần."

[[question]]
id = "mat"
kind = "true_false"
text = "Được gõ tài liệu MẬT vào trạm học vì trạm không nối mạng."
answer = false
why = "Tài liệu mật không gõ vào máy nào ngoài quy định."
"""


def module_files(folder: str = MODULE, number: int = 1) -> dict[str, bytes]:
    """Return the files of a valid module; another folder and number give a second module of the course."""
    texts = {
        'module.toml': _MODULE_TOML.replace('id = "soan-thao"', f'id = "{folder}"').replace(
            'number = 1', f'number = {number}'
        ),
        f'{LIGHTS}/lesson.toml': _LIGHTS_TOML.replace('"1.1"', f'"{number}.1"'),
        f'{LIGHTS}/lesson.md': _STEPS,
        f'{LIGHTS}/practice.toml': _LIGHTS_PRACTICE,
        f'{LIGHTS}/quiz.toml': _QUIZ,
        f'{BOXES}/lesson.toml': _BOXES_TOML.replace('"1.2"', f'"{number}.2"'),
        f'{BOXES}/lesson.md': _STEPS,
        f'{BOXES}/practice.toml': _BOXES_PRACTICE,
        f'{BOXES}/quiz.toml': _QUIZ,
    }
    return {path: text.encode() for path, text in texts.items()}


def changed(files: Mapping[str, bytes], path: str, old: str, new: str) -> dict[str, bytes]:
    """Return the files with the first ``old`` of one file replaced; it must be there."""
    text = files[path].decode()
    assert old in text, f'{old!r} is not in {path}'
    return {**files, path: text.replace(old, new, 1).encode()}


def without(files: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """Return the files less one file, or less a whole folder."""
    kept = {name: data for name, data in files.items() if name != path and not name.startswith(f'{path}/')}
    assert len(kept) < len(files), f'there is no {path}'
    return kept


def line_of(files: Mapping[str, bytes], path: str, text: str) -> int:
    """Return the line, from 1, where a text first stands in a file."""
    return files[path].decode().split(text)[0].count('\n') + 1


def module(folder: str = MODULE, number: int = 1) -> Module:
    """Return the valid module, read."""
    return read_module(folder, module_files(folder, number))


def catalog() -> Catalog:
    """Return a course of two modules with two lessons each: codes 1.1, 1.2, 2.1, 2.2."""
    return build_catalog({MODULE: module_files(), 'tra-cuu': module_files('tra-cuu', 2)}, {})
