"""An author must be told which file, which line and what is wrong."""

import re
from pathlib import Path

import pytest

from kiosk.core.errors import BrokenContentError
from kiosk.core.lesson_files import read_module
from tests.simulators import samples
from tests.simulators.samples import BOXES, LIGHTS, MODULE, changed, line_of, module_files, without

MD, QUIZ, PRACTICE, LESSON = (f'{LIGHTS}/{name}' for name in ('lesson.md', 'quiz.toml', 'practice.toml', 'lesson.toml'))
BOX_PRACTICE = f'{BOXES}/practice.toml'


def refusal(files: dict[str, bytes], folder: str = MODULE) -> BrokenContentError:
    with pytest.raises(BrokenContentError) as caught:
        read_module(folder, files)
    return caught.value


def test_a_valid_module_is_read_whole():
    module = samples.module()
    lights, boxes = module.lessons
    assert (module.id, module.number, module.version, module.min_app) == (MODULE, 1, 1, '0.1')
    assert (lights.id, lights.code, lights.minutes, lights.data_level) == (
        f'{MODULE}/{LIGHTS}',
        '1.1',
        15,
        'do',
    )
    assert lights.step_titles[1] == 'Xem mẫu'
    assert '### Chỗ phải sửa' in lights.steps[1]
    assert [len(lights.tasks_of(step)) for step in (3, 4)] == [1, 1]
    assert (lights.legal[0].date, lights.legal[0].reviewed) == ('2020-03-05', '2026-11-20')
    assert boxes.tasks[0].fields[1].choices == ('[CẦN BỔ SUNG]', 'tự đoán')
    assert [question.kind for question in boxes.questions] == ['single', 'multiple', 'true_false']


def test_defaults_of_a_criterion_are_filled_in():
    boxes = samples.module().lessons[1].tasks[1]
    filled, mentions, avoids = boxes.criteria
    assert dict(filled.settings) == {'min_words': 2}
    assert (mentions.points, mentions.fatal, mentions.settings['field']) == (2, False, 'rao')
    assert avoids.settings['field'] is None


def test_options_get_letters_and_a_statement_becomes_true_and_false():
    single, _, statement = samples.module().lessons[0].questions
    assert [(option.id, option.correct) for option in single.options] == [('a', False), ('b', True)]
    assert [(option.id, option.correct) for option in statement.options] == [('true', False), ('false', True)]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    dressed = {path: b'\xef\xbb\xbf' + data.replace(b'\n', b'\r\n') for path, data in module_files().items()}
    assert read_module(MODULE, dressed) == samples.module()


def test_html_and_links_are_text_and_no_breach():
    files = changed(module_files(), MD, 'Trả lời ba câu.', 'Xem <script>x</script> và [trang](https://example.org).')
    assert '<script>' in read_module(MODULE, files).lessons[0].steps[5]


# fmt: off
BROKEN_TOML = [
    # file, old, new, rule, text on the line to be named, one fact
    ('module.toml', 'version = 1', 'version = 0', 'out_of_range', 'version = 0', {'name': 'version', 'found': 0, 'low': 1}),
    ('module.toml', 'version = 1', 'version = true', 'not_integer', 'version = true', {'name': 'version'}),
    ('module.toml', 'version = 1', 'version = "1"', 'not_integer', 'version = "1"', {'name': 'version'}),
    ('module.toml', 'title =', 'titel =', 'unknown_key', 'titel', {'name': 'titel'}),
    ('module.toml', 'author = "Nhóm thử"\n', '', 'missing_key', 'id =', {'name': 'author'}),
    ('module.toml', '"Nhóm thử"', '"  "', 'empty_text', 'author', {'name': 'author'}),
    ('module.toml', '"0.1"', '"mới nhất"', 'bad_min_app', 'min_app', {'found': 'mới nhất'}),
    ('module.toml', 'id = "soan-thao"', 'id = "soan"', 'id_not_folder', 'id =', {'found': 'soan', 'folder': MODULE}),
    ('module.toml', '"nam-o"', '"Năm ô"', 'bad_folder_name', '"Năm ô"', {'found': 'Năm ô'}),
    ('module.toml', '"nam-o"', '"nam-o-nua"', 'listed_folder_missing', '"nam-o-nua"', {'lesson': 'nam-o-nua'}),
    ('module.toml', '  "nam-o",\n', '', 'folder_not_listed', 'lessons =', {'found': 'nam-o'}),
    ('module.toml', '"nam-o",', '"den-giao-thong",', 'lesson_listed_twice', 'last lesson', {'lesson': LIGHTS}),
    ('module.toml', '"nam-o",', '7,', 'not_text', '7,', {'name': 'lessons'}),
    (LESSON, 'minutes = 15', 'minutes = 3', 'out_of_range', 'minutes', {'found': 3, 'low': 5, 'high': 60}),
    (LESSON, 'outcomes = [', 'outcomes = []\nrest = [', 'unknown_key', 'rest', {'name': 'rest'}),
    (LESSON, '["Xếp đúng tài liệu vào bốn đèn", "Che thông tin cá nhân trước khi dùng AI"]', '[]', 'list_length', 'outcomes', {'found': 0, 'low': 1, 'high': 5}),
    (LESSON, '"do"', '"đỏ"', 'not_allowed', 'data_level', {'found': 'đỏ'}),
    (LESSON, '"1.1"', '"1.01"', 'bad_code', 'code', {'found': '1.01'}),
    (LESSON, '"1.1"', '"2.1"', 'code_not_of_module', 'code', {'found': '2.1', 'number': 1}),
    (f'{BOXES}/lesson.toml', '"1.2"', '"1.1"', 'duplicate_code', 'code', {'code': '1.1', 'other': f'{MODULE}/{LIGHTS}'}),
    (LESSON, '"2026-11-20"', '"20/11/2026"', 'not_date', 'reviewed', {'found': '20/11/2026'}),
    (LESSON, '[[legal]]', '[legal]', 'not_list', '[legal]', {'name': 'legal'}),
    (PRACTICE, 'step = 4', 'step = 5', 'out_of_range', 'step = 5', {'found': 5}),
    (PRACTICE, 'kind = "write"', 'kind = "essay"', 'not_allowed', 'kind = "essay"', {'found': 'essay'}),
    (PRACTICE, 'answers = ["Đen"]', 'answers = ["Tím"]', 'answer_not_in_choices', 'answers = ["Tím"]', {'field': 'm3', 'answer': 'Tím'}),
    (PRACTICE, 'answers = ["Đen"]', 'answers = ["Đen", "Đỏ"]', 'list_length', 'answers = ["Đen", "Đỏ"]', {'found': 2, 'high': 1}),
    (PRACTICE, 'id = "m3"', 'id = "m1"', 'duplicate_id', 'last m1', {'id': 'm1', 'first_line': 8}),
    (PRACTICE, '"Xanh", "Vàng", "Đỏ", "Đen"]\nanswers = ["Đen"]', '"Xanh", "Đen"]\nanswers = ["Đen"]', 'choices_differ', 'choices = ["Xanh", "Đen"]', {'field': 'm3', 'first': 'm1'}),
    (PRACTICE, 'rule = "word_count"', 'rule = "words"', 'unknown_rule', 'rule = "words"', {'found': 'words'}),
    (PRACTICE, 'rule = "no_personal_data"', 'rule = "right_answers"\nat_least = 1', 'rule_not_for_kind', 'rule = "right_answers"\nat_least = 1', {'kind': 'write'}),
    (PRACTICE, 'at_least = 3', 'at_least = 4', 'out_of_range', 'at_least = 4', {'found': 4, 'high': 3}),
    (PRACTICE, 'at_most = 60', 'at_most = 9', 'out_of_range', 'at_most = 9', {'low': 10}),
    (PRACTICE, 'at_most = 60', 'at_mots = 60', 'unknown_key', 'at_mots', {'name': 'at_mots'}),
    (PRACTICE, '  ["giống ngô"],', '  [],', 'not_list', '  [],', {'name': 'any_of'}),
    (PRACTICE, '"ngập úng"]', '5]', 'not_text', '5]', {'name': 'any_of'}),
    (PRACTICE, 'points = 6', 'points = 0', 'no_points', '[[task.criterion]]', {'task': 'xep-den'}),
    (PRACTICE, 'fatal = true', 'fatal = "có"', 'not_boolean', 'fatal', {'name': 'fatal'}),
    (PRACTICE, 'label = "Bài viết lại"', 'label = "Bài"\nanswers = ["x"]', 'unknown_key', 'answers = ["x"]', {'name': 'answers'}),
    (PRACTICE, '[[task.field]]\nid = "bai"\nlabel = "Bài viết lại"\n', '', 'missing_key', '[[task]]\nid = "viet-lai"', {'name': 'field'}),
    (PRACTICE, '[[task.field]]\nid = "bai"\nlabel = "Bài viết lại"\n', 'field = ["bai"]\n', 'not_tables', 'field = ["bai"]', {'name': 'field'}),
    (PRACTICE, 'prompt = "Mỗi mẩu một màu."', 'prompt = "![đèn](../den.png)"', 'image_outside', 'prompt = "![', {'image': '../den.png'}),
    (BOX_PRACTICE, 'Vai: ___ Phòng', 'Vai: Phòng', 'gap_blanks', 'label = "Vai: Phòng', {'field': 'vai'}),
    (BOX_PRACTICE, 'Vai: ___ Phòng', 'Vai: ___ và ___', 'gap_blanks', 'label = "Vai: ___ và', {'field': 'vai'}),
    (BOX_PRACTICE, 'field = "rao"', 'field = "hàng rào"', 'unknown_field', 'field = "hàng rào"', {'field': 'hàng rào'}),
    (QUIZ, 'correct = true\nwhy = "Đúng:', 'why = "Đúng:', 'no_correct_option', '[[question]]', {'question': 'ai-chiu'}),
    (QUIZ, 'why = "Máy không', 'correct = true\nwhy = "Máy không', 'too_many_correct', '[[question]]', {'found': 2}),
    (QUIZ, 'why = "Không cần."\n', '', 'missing_why', '[[question.option]]\ntext = "Màu giấy"', {'question': 'kiem-gi'}),
    (QUIZ, 'text = "Màu giấy"', 'text = "số  liệu"', 'duplicate_option', 'text = "số  liệu"', {'text': 'số  liệu'}),
    (QUIZ, 'id = "mat"', 'id = "ai-chiu"', 'duplicate_id', 'last ai-chiu', {'first_line': 2}),
    (QUIZ, 'answer = false', 'answer = "sai"', 'not_boolean', 'answer', {'name': 'answer'}),
    (QUIZ, 'kind = "true_false"', 'kind = "single"', 'unknown_key', 'answer', {'name': 'answer'}),
]
# fmt: on

LAST = {'last m1': 'id = "m1"', 'last ai-chiu': 'id = "ai-chiu"', 'last lesson': '"den-giao-thong"'}


@pytest.mark.parametrize('case', BROKEN_TOML, ids=lambda case: f'{case[3]}: {case[2][:25]}')
def test_a_breach_is_named_with_its_file_line_and_facts(case):
    path, old, new, rule, at, facts = case
    files = changed(module_files(), path, old, new)
    error = refusal(files)
    place = LAST.get(at, at)
    text = files[path].decode()
    line = text[: text.rindex(place) if at in LAST else text.index(place)].count('\n') + 1
    assert (error.facts['file'], error.facts['rule']) == (f'{MODULE}/{path}', rule)
    assert error.facts['line'] == line
    assert error.facts.items() >= facts.items()


# fmt: off
BROKEN_STEPS = [
    ('## 1. Việc hôm nay', 'Lời dẫn\n## 1. Việc hôm nay', 'text_before_first_step', 'Lời dẫn', {'found': 'Lời dẫn'}),
    ('## 3. Làm theo', '## 4. Làm theo', 'steps_wrong', '## 4. Làm theo', {'expected': '## 3.', 'found': '## 4. Làm theo'}),
    ('## 3. Làm theo', '## Làm theo', 'steps_wrong', '## Làm theo', {'expected': '## 3.'}),
    ('## 7. Phiếu mang về', '### Phiếu mang về', 'steps_missing', 'Năm ô: vai', {'expected': 7}),
    ('Năm ô: vai', '## 8. Thêm\n', 'steps_too_many', '## 8. Thêm', {'found': '## 8. Thêm'}),
    ('Trả lời ba câu.', '   ', 'empty_step', '## 6.', {'step': 6}),
    ('- [ ] Mọi con số có trong phiếu giao việc\n- [ ] Không', '- Không', 'no_check_item', '## 5.', {'step': 5}),
    ('### Chỗ phải sửa', '# Chỗ phải sửa', 'heading_level', '# Chỗ phải sửa', {'found': '# Chỗ phải sửa'}),
    ('### Chỗ phải sửa', '###Chỗ phải sửa', 'heading_level', '###Chỗ phải sửa', {}),
    ('### Chỗ phải sửa', 'Chỗ phải sửa\n---', 'heading_level', '---\n\nYêu cầu kém **', {'found': 'Chỗ phải sửa'}),
    ('Trả lời ba câu.', '```\nmã\n```', 'code_block', '```', {}),
    ('Trả lời ba câu.', '![x](https://example.org/a.png)', 'image_outside', '![x]', {'image': 'https://example.org/a.png'}),
    ('Trả lời ba câu.', '![x](../nam-o/a.png)', 'image_outside', '![x]', {}),
    ('Trả lời ba câu.', '![x](a.svg)', 'image_kind', '![x]', {'image': 'a.svg'}),
    ('Trả lời ba câu.', '![x](a.png)', 'image_missing', '![x]', {'image': 'a.png'}),
    ('Trả lời ba câu.', 'chuông\x07', 'control_character', 'chuông', {'code': 'U+0007'}),
    ('Trả lời', 'Tra\u0309 lời', 'not_nfc', 'Tra\u0309', {}),
]
# fmt: on


@pytest.mark.parametrize('case', BROKEN_STEPS, ids=lambda case: f'{case[2]}: {case[1][:25]}')
def test_a_lesson_text_that_is_not_seven_steps_is_named_with_its_line(case):
    old, new, rule, at, facts = case
    files = changed(module_files(), MD, old, new)
    error = refusal(files)
    assert (error.facts['file'], error.facts['rule']) == (f'{MODULE}/{MD}', rule)
    assert error.facts['line'] == line_of(files, MD, at)
    assert error.facts.items() >= facts.items()


def test_a_picture_of_the_lessons_own_folder_is_welcome():
    files = changed(module_files(), MD, 'Trả lời ba câu.', '![đèn](hinh/den.png)') | {
        f'{LIGHTS}/hinh/den.png': b'\x89PNG'
    }
    assert read_module(MODULE, files).lessons[0].steps[5] == '![đèn](hinh/den.png)'


def test_toml_that_cannot_be_parsed_is_refused_with_what_is_wrong_and_its_line():
    files = changed(module_files(), QUIZ, 'kind = "multiple"', 'kind = multiple')
    error = refusal(files)
    assert (error.facts['rule'], error.facts['line']) == ('toml_value', line_of(files, QUIZ, 'kind = multiple'))


def test_toml_that_ends_too_soon_points_at_its_end():
    files = module_files() | {QUIZ: b'[[question]]\nid = """never closed\n'}
    assert refusal(files).facts['line'] == 3


@pytest.mark.parametrize(
    ('data', 'rule'),
    [(b'x = ' + b'[' * 20_000, 'toml_deep'), (b'x = ' + b'9' * 5_000, 'toml')],
    ids=['nesting', 'digits'],
)
def test_toml_made_to_exhaust_the_parser_is_refused_like_any_other(data, rule):
    assert refusal(module_files() | {QUIZ: data}).facts['rule'] == rule


def test_bytes_that_are_not_utf8_are_refused_with_their_line():
    files = module_files()
    files[MD] = files[MD].replace('Tự làm'.encode(), b'T\xf9 l\xe0m')
    error = refusal(files)
    assert (error.facts['rule'], error.facts['line']) == ('not_utf8', line_of(module_files(), MD, 'Tự làm'))


def test_a_missing_file_points_at_the_list_that_promised_it():
    error = refusal(without(module_files(), f'{BOXES}/quiz.toml'))
    assert error.facts == {
        'file': f'{MODULE}/module.toml',
        'line': 11,
        'rule': 'missing_file',
        'missing': 'nam-o/quiz.toml',
    }


def test_a_folder_without_a_module_file_says_so():
    error = refusal({'ghi-chu.txt': b''}, 'bai')
    assert (error.facts['file'], error.facts['rule']) == ('bai/module.toml', 'missing_file')


def test_a_folder_that_cannot_be_an_id_is_refused():
    assert refusal(module_files('Soạn thảo'), 'Soạn thảo').facts['rule'] == 'bad_folder_name'


def test_two_questions_are_too_few():
    quiz = module_files()[QUIZ].decode()
    error = refusal(module_files() | {QUIZ: quiz[: quiz.rindex('[[question]]')].encode()})
    assert (error.facts['rule'], error.facts['found']) == ('too_few_questions', 2)


def test_no_breach_uses_a_fact_that_the_sentences_need_for_themselves():
    core = Path(__file__).parents[2] / 'kiosk' / 'core'
    source = ''.join(
        (core / name).read_text('utf-8') for name in ('lesson_files.py', 'lesson_toml.py', 'lesson_tasks.py')
    )
    assert not re.search(r'broken\([^)]*\b(key|language|why)=', source)
