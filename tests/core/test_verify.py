"""Could a sentence that the lesson does not prove pass for the tutor's own words?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import verify
from kiosk.core.extract import bad_example, spans
from kiosk.core.passages import passages_of
from kiosk.core.verify import answers, check, overlap, strays, windows
from tests.content.course import CATALOG

WHO = """- Người soạn thảo, người kiểm tra và người ký chịu trách nhiệm về văn bản do AI soạn thảo.
- AI không ký văn bản và không chịu trách nhiệm về văn bản.
- Người soạn thảo chịu trách nhiệm về bản thảo (khoản 4 Điều 10 Nghị định 30/2020/NĐ-CP).
- Người kiểm tra thể thức chịu trách nhiệm về thể thức, kỹ thuật trình bày (khoản 2 Điều 12 Nghị định 30/2020/NĐ-CP).
- Người ký chịu trách nhiệm trước pháp luật về văn bản mình ký (khoản 5 Điều 13 Nghị định 30/2020/NĐ-CP)."""
LIGHTS = """- Dữ liệu đèn xanh được đưa vào AI.
- Dữ liệu đèn vàng là tài liệu nội bộ, dự thảo, số liệu tổng hợp chưa công bố.
- Dữ liệu đèn vàng phải che tên người và bỏ số nhạy cảm trước khi đưa vào AI.
- Dữ liệu đèn vàng chỉ đưa vào công cụ cơ quan cho phép, không đưa lên AI công cộng.
- Dữ liệu đèn đỏ là dữ liệu cá nhân của người dân, như họ tên, ngày sinh, địa chỉ, số căn cước, số điện thoại.
- Dữ liệu đèn đỏ không đưa vào AI.
- Dữ liệu đèn đen là văn bản MẬT, TỐI MẬT, TUYỆT MẬT và hồ sơ thanh tra, an ninh, nhân sự chưa công bố.
- Dữ liệu đèn đen cấm gõ vào mọi AI, kể cả trạm này."""
BOXES = """- Công thức 5 ô là cách viết câu yêu cầu đủ 5 ô, gồm VAI, VIỆC, BỐI CẢNH, ĐỊNH DẠNG và RÀO.
- Ô VAI nói trợ lý đóng vai ai, ví dụ chuyên viên Phòng Kinh tế của xã.
- Ô VIỆC mở đầu bằng một động từ, như soạn, tóm tắt, viết lại, lập bảng.
- Ô BỐI CẢNH không ghi họ tên, số căn cước, số điện thoại của người dân.
- Ô ĐỊNH DẠNG nói loại văn bản, bố cục, độ dài và văn phong.
- Ô RÀO dùng để ngăn AI bịa số liệu, tên người và số văn bản."""
STATION = """- Không được gõ văn bản mật vào trạm này, dù trạm không nối mạng.
- Trạm không nối mạng vẫn phải giữ dữ liệu cá nhân theo Luật Bảo vệ dữ liệu cá nhân (Luật số 91/2025/QH15).
- Luật Bảo vệ bí mật nhà nước (Luật số 117/2025/QH15) cấm dùng trí tuệ nhân tạo để xâm phạm bí mật nhà nước.
Bốn màu đèn là quy ước của khóa học. Quy ước này dựa trên Công văn 557/BKHCN-CĐSQG và các luật nêu trên."""
MEETING = 'Giấy mời họp gửi trước ngày họp ít nhất 3 ngày. Hạn nộp báo cáo là ngày 05/01/2026, trước 16 giờ.'
REPORT = 'Trong tháng 10, xã giải quyết 412 hồ sơ, trong đó 398 hồ sơ đúng hạn, 14 hồ sơ quá hạn, giảm 5 hồ sơ so với tháng 9.'

TRUE = [
    (WHO, 'AI không ký văn bản.'),
    (WHO, 'AI không chịu trách nhiệm.'),
    (WHO, 'Không, AI không ký văn bản và không chịu trách nhiệm về văn bản.'),
    (
        WHO,
        'Theo khoản 5 Điều 13 Nghị định 30/2020/NĐ-CP, người ký chịu trách nhiệm trước pháp luật về văn bản mình ký.',
    ),
    (WHO, 'Theo Nghị định 30, người soạn thảo chịu trách nhiệm về bản thảo.'),
    (WHO, 'Văn bản do AI soạn thảo thì người soạn thảo, người kiểm tra và người ký chịu trách nhiệm.'),
    (LIGHTS, 'Có, dữ liệu đèn xanh được đưa vào AI.'),
    (LIGHTS, 'Không, dữ liệu đèn đỏ không được đưa vào AI [1].'),
    (LIGHTS, 'Số căn cước là dữ liệu đèn đỏ.'),
    (LIGHTS, 'Hồ sơ thanh tra là dữ liệu đèn đen.'),
    (LIGHTS, 'Dữ liệu đèn đen bị cấm gõ vào mọi AI.'),
    (LIGHTS, 'Không được đưa dữ liệu đèn vàng lên AI công cộng.'),
    (LIGHTS, 'Trước khi đưa vào AI, dữ liệu đèn vàng phải che tên người và bỏ số nhạy cảm.'),
    (LIGHTS, 'Dữ liệu đèn vàng gồm tài liệu nội bộ, dự thảo và số liệu tổng hợp chưa công bố.'),
    (BOXES, 'Công thức 5 ô gồm VAI, VIỆC, BỐI CẢNH, ĐỊNH DẠNG và RÀO.'),
    (BOXES, 'Công thức năm ô gồm VAI, VIỆC, BỐI CẢNH, ĐỊNH DẠNG và RÀO.'),
    (BOXES, 'Ô RÀO ngăn AI bịa số liệu.'),
    (LIGHTS, 'Dữ liệu đèn đỏ là các loại dữ liệu cá nhân của người dân.'),
    (BOXES, 'Ô BỐI CẢNH không được ghi số căn cước của người dân.'),
    (STATION, 'Trạm không nối mạng vẫn phải giữ dữ liệu cá nhân.'),
    (STATION, 'Không được gõ văn bản mật vào trạm này.'),
    (STATION, 'Có 4 màu đèn, là quy ước của khóa học.'),
    (STATION, 'Bốn màu đèn là quy ước dựa trên Công văn 557/BKHCN-CĐSQG.'),
    (REPORT, 'Trong tháng 10, xã giải quyết 412 hồ sơ.'),
    (REPORT, 'Có 398 hồ sơ đúng hạn và 14 hồ sơ quá hạn.'),
    (MEETING, 'Hạn nộp báo cáo là ngày 05 tháng 01 năm 2026.'),
    (MEETING, 'Giấy mời họp gửi trước ngày họp ít nhất ba ngày.'),
]
FALSE = [
    (WHO, 'AI ký văn bản.'),
    (WHO, 'AI chịu trách nhiệm về văn bản.'),
    (WHO, 'Người ký không chịu trách nhiệm về văn bản.'),
    (WHO, 'AI ký văn bản và không chịu trách nhiệm về văn bản.'),
    (WHO, 'AI không ký văn bản và chịu trách nhiệm về văn bản.'),
    (WHO, 'AI chịu trách nhiệm về văn bản do người ký soạn thảo.'),
    (WHO, 'Người kiểm tra thể thức chịu trách nhiệm về bản thảo.'),
    (WHO, 'Văn thư xã chịu trách nhiệm về văn bản do AI soạn thảo.'),
    (WHO, 'Lan chịu trách nhiệm về văn bản do AI soạn thảo.'),
    (WHO, 'Chỉ người ký chịu trách nhiệm về văn bản do AI soạn thảo.'),
    (WHO, 'Người soạn thảo chịu trách nhiệm về bản thảo trong 30 ngày.'),
    (WHO, 'Người soạn thảo chịu trách nhiệm về bản thảo và gửi công an.'),
    (WHO, 'Người soạn thảo chịu trách nhiệm về bản thảo (khoản 10 Điều 4 Nghị định 30/2020/NĐ-CP).'),
    (WHO, 'Người soạn thảo chịu trách nhiệm về bản thảo (khoản 4 Điều 10 Nghị định 78/2025/NĐ-CP).'),
    (WHO, 'Người ký chịu trách nhiệm trước nhân dân về văn bản mình ký.'),
    (LIGHTS, 'Dữ liệu đèn đỏ được đưa vào AI.'),
    (LIGHTS, 'Có, dữ liệu đèn đỏ được đưa vào AI.'),
    (LIGHTS, 'Có, dữ liệu đèn đỏ không đưa vào AI.'),
    (LIGHTS, 'Dữ liệu đèn đỏ không cấm đưa vào AI.'),
    (LIGHTS, 'Dữ liệu đèn xanh không được đưa vào AI.'),
    (LIGHTS, 'Dữ liệu đèn đen được gõ vào mọi AI.'),
    (LIGHTS, 'Dữ liệu đèn vàng được đưa lên AI công cộng.'),
    (LIGHTS, 'Dữ liệu đèn vàng phải che tên người sau khi đưa vào AI.'),
    (LIGHTS, 'Dữ liệu đèn vàng không phải che tên người trước khi đưa vào AI.'),
    (LIGHTS, 'Dữ liệu đèn đỏ là tài liệu nội bộ, dự thảo.'),
    (LIGHTS, 'Hồ sơ thanh tra là dữ liệu đèn đỏ.'),
    (LIGHTS, 'Số căn cước là dữ liệu đèn vàng.'),
    (LIGHTS, 'Mọi dữ liệu được đưa vào AI.'),
    (BOXES, 'Công thức 7 ô gồm VAI, VIỆC, BỐI CẢNH, ĐỊNH DẠNG và RÀO.'),
    (BOXES, 'Ô VÍ DỤ ghi trợ lý đóng vai chuyên viên Phòng Kinh tế của xã.'),
    (BOXES, 'Ô GIỌNG VĂN dùng để ngăn AI bịa số liệu, tên người và số văn bản.'),
    (BOXES, 'Ô VAI nói loại văn bản, bố cục, độ dài và văn phong.'),
    (BOXES, 'Ô VAI dùng để ngăn AI bịa số liệu, tên người và số văn bản.'),
    (BOXES, 'Ô VIỆC mở đầu bằng một danh từ, như soạn, tóm tắt.'),
    (BOXES, 'Ô BỐI CẢNH ghi họ tên, số căn cước, số điện thoại của người dân.'),
    (BOXES, 'Ô VAI nói trợ lý đóng vai ai, ví dụ chuyên viên Phòng Văn hóa của xã.'),
    (STATION, 'Văn bản mật được gõ vào trạm này.'),
    (STATION, 'Trạm không nối mạng không phải giữ dữ liệu cá nhân.'),
    (STATION, 'Trạm nối mạng vẫn phải giữ dữ liệu cá nhân.'),
    (STATION, 'Được gõ văn bản mật vào trạm này, vì trạm không nối mạng.'),
    (STATION, 'Luật Bảo vệ bí mật nhà nước cho phép dùng trí tuệ nhân tạo.'),
    (STATION, 'Luật số 91/2025/QH15 cấm dùng trí tuệ nhân tạo để xâm phạm bí mật nhà nước.'),
    (STATION, 'Có năm màu đèn, là quy ước của khóa học.'),
    (STATION, 'Bốn màu đèn là quy ước của Bộ Công an.'),
    (WHO, 'Người soạn thảo lưu văn bản.'),
    (WHO, 'Người soạn thảo nộp bản thảo cho người ký.'),
    (LIGHTS, 'Dữ liệu đèn xanh đưa vào trạm này.'),
    (LIGHTS, 'Dữ liệu đèn xanh được đưa vào loa.'),
    (BOXES, 'Ô RÀO dài một trang.'),
    (REPORT, 'Xã giải quyết 398 hồ sơ.'),
    (REPORT, 'Có 398 hồ sơ quá hạn.'),
    (REPORT, 'Có 14 hồ sơ đúng hạn.'),
    (REPORT, 'Xã giải quyết 421 hồ sơ.'),
    (REPORT, 'Hồ sơ quá hạn tăng 5 hồ sơ so với tháng 9.'),
    (REPORT, 'Xã giải quyết 412 đơn trong tháng 10.'),
    (REPORT, 'Tỉnh giải quyết 412 hồ sơ trong tháng 10.'),
    (REPORT, 'Xã chưa giải quyết 14 hồ sơ.'),
    (MEETING, 'Giấy mời họp dán ở cổng trước ngày họp.'),
    (MEETING, 'Giấy mời họp gửi trước ngày họp một ngày.'),
    (MEETING, 'Giấy mời họp gửi sau ngày họp 3 ngày.'),
    (MEETING, 'Giấy mời họp gửi trước ngày họp ít nhất 3 tuần.'),
    (MEETING, 'Hạn nộp báo cáo là ngày 05/02/2026.'),
    (MEETING, 'Hạn nộp báo cáo là ngày 16/01/2026.'),
]
STRUCK_THOUGH_TRUE = [
    (STATION, 'Có, trạm không nối mạng vẫn phải giữ dữ liệu cá nhân.'),
    (LIGHTS, 'Anh/chị phải che tên người và bỏ số nhạy cảm trước khi đưa dữ liệu đèn vàng vào AI.'),
    (BOXES, 'Ô VIỆC bắt đầu bằng một động từ, như soạn, tóm tắt, viết lại, lập bảng.'),
    (BOXES, 'Mục đích của ô RÀO là không để trợ lý tự nghĩ ra số liệu.'),
]
"""The price: the order turned round, a yes about what is not there, a synonym, free wording. The quotation stands instead."""

COPIED = [
    (passage, passage.text[start:end])
    for passage in passages_of(CATALOG)
    for start, end in spans(passage.text)
    if not bad_example(passage.text, start) and re.search(r'\w{2}.*\w{2}', passage.text[start:end])
]
"""Every sentence that the model could copy from the bundled course, with its passage."""


@pytest.mark.parametrize(('passage', 'sentence'), TRUE)
def test_what_the_lesson_says_may_be_said_in_nearly_its_words(passage, sentence):
    assert check(sentence, passage).reason == ''


@pytest.mark.parametrize(('passage', 'sentence'), FALSE)
def test_what_the_lesson_does_not_say_is_not_supported(passage, sentence):
    assert not check(sentence, passage).supported


@pytest.mark.parametrize(('passage', 'sentence'), STRUCK_THOUGH_TRUE)
def test_a_doubt_is_a_no_even_where_the_sentence_is_true(passage, sentence):
    assert not check(sentence, passage).supported


def test_no_other_share_of_overlap_parts_the_true_from_the_false_better(monkeypatch):
    def mistakes(share: float) -> int:
        monkeypatch.setattr(verify, 'LEAST_OVERLAP', share)
        struck = sum(not check(sentence, passage).supported for passage, sentence in TRUE)
        return struck + sum(check(sentence, passage).supported for passage, sentence in FALSE)

    assert mistakes(verify.LEAST_OVERLAP) == 0
    assert all(mistakes(share) > 0 for share in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0))


def test_every_sentence_of_the_course_is_supported_where_it_stands():
    assert len(COPIED) > 100
    lost = [sentence for passage, sentence in COPIED if not check(sentence, passage.text, passage.heading).supported]
    assert [sentence for sentence in lost if '…' not in sentence and not sentence.endswith('?')] == []


def test_no_sentence_of_the_course_survives_a_changed_number():
    changed = [
        (passage, f'{sentence[: digits.start()]}{int(digits[0]) + step}{sentence[digits.end() :]}')
        for passage, sentence in COPIED
        for digits in re.finditer(r'\d+', sentence)
        for step in (1, 10)
    ]
    assert len(changed) > 60
    assert [text for passage, text in changed if check(text, passage.text, passage.heading).supported] == []


def test_no_sentence_of_the_course_survives_the_loss_of_its_denial():
    without = [
        (passage, re.sub(r'(?<!\w)(không|chưa|cấm|đừng) (?!chỉ)', '', sentence, count=1, flags=re.IGNORECASE))
        for passage, sentence in COPIED
    ]
    lost = [(passage, text) for (passage, text), (_, sentence) in zip(without, COPIED, strict=True) if text != sentence]
    assert len(lost) > 25
    assert [text for passage, text in lost if check(text, passage.text, passage.heading).supported] == []


def test_no_sentence_of_the_course_survives_a_denial_put_in():
    verb = re.compile(r'(?<!\w)(?:được|phải|làm|là|ghi|có|dùng|chịu|viết|nói|đưa) ')
    denied = [
        (passage, f'{sentence[: at.start()]}không {sentence[at.start() :]}')
        for passage, sentence in COPIED
        if 'không' not in sentence.lower() and (at := verb.search(sentence))
    ]
    assert len(denied) > 40
    assert [text for passage, text in denied if check(text, passage.text, passage.heading).supported] == []


@given(st.integers(0, 10_000))
def test_only_the_number_that_stands_there_is_supported(number):
    source = 'Tổng vệ sinh từ 7 giờ, gửi trưởng thôn của 12 thôn, mỗi hộ nhận 2.500 đồng.'
    assert check(f'Gửi trưởng thôn của {number} thôn.', source).supported is (number == 12)
    assert check(f'Mỗi hộ nhận {number} đồng.', source).supported is (number == 2500)


@given(st.dates())
def test_only_the_day_that_stands_there_is_supported(day):
    said = f'Hạn nộp báo cáo là ngày {day.day:02}/{day.month:02}/{day.year:04}.'
    assert check(said, MEETING).supported is ((day.day, day.month, day.year) == (5, 1, 2026))


@given(st.text(), st.text(), st.text())
def test_whatever_is_written_gets_a_verdict(sentence, passage, question):
    assert check(sentence, passage, question=question).supported in {True, False}


@given(st.text(alphabet='abcxyz ', min_size=3).filter(str.strip))
def test_nothing_is_supported_by_an_empty_passage(sentence):
    assert not check(sentence, '').supported


@pytest.mark.parametrize(
    ('sentence', 'reason'),
    [
        ('', 'empty'),
        ('[1]', 'empty'),
        ('Không.', 'empty'),
        ('2.', 'empty'),
        ('Mùa hè năm nay rất nóng.', 'overlap'),
        ('Người soạn thảo chịu trách nhiệm về bản thảo (khoản 4 Điều 10 Nghị định 78/2025/NĐ-CP).', 'code'),
        ('Người soạn thảo chịu trách nhiệm về bản thảo từ ngày 01/02/2026.', 'date'),
        ('Người soạn thảo chịu trách nhiệm về 3 bản thảo.', 'number'),
        ('Người ký không chịu trách nhiệm về văn bản mình ký.', 'negation'),
        ('Người ký luôn chịu trách nhiệm trước pháp luật về văn bản mình ký.', 'widened'),
        ('AI chịu trách nhiệm về văn bản do người ký soạn thảo.', 'reversed'),
    ],
)
def test_the_reason_names_the_rule_that_was_broken(sentence, reason):
    assert check(sentence, WHO).reason == reason


def test_an_invented_example_of_the_lesson_supports_nothing():
    passage = 'Cách kém: «Bà Nguyễn Thị Mẫu xả nước thải ra mương.» Câu đó do AI bịa.\nAnh Thắng tóm tắt lá đơn.'
    assert windows(passage) == ['Anh Thắng tóm tắt lá đơn.']
    assert not check('Bà Nguyễn Thị Mẫu xả nước thải ra mương.', passage).supported


def test_two_lines_of_a_list_do_not_prove_one_sentence_together():
    assert not check('Dữ liệu đèn xanh được đưa vào AI trước khi bỏ số nhạy cảm.', LIGHTS).supported
    assert 'một câu. Hai câu.' in windows('một câu. Hai câu.\nBa câu.')
    assert not any('Hai câu.\nBa' in window for window in windows('một câu. Hai câu.\nBa câu.'))


def test_who_does_not_is_no_answer_to_who_does():
    asked = 'Ai chịu trách nhiệm về văn bản?'
    assert check('AI không chịu trách nhiệm về văn bản.', WHO, question=asked).reason == 'question'
    assert check('AI không chịu trách nhiệm về văn bản.', WHO, question='AI có chịu trách nhiệm không?').supported
    assert answers('Ai không chịu trách nhiệm về văn bản?', 'AI không chịu trách nhiệm về văn bản.')


def test_half_an_answer_is_off_the_point_where_the_quotation_has_the_whole():
    asked = 'Ai chịu trách nhiệm về văn bản do AI soạn thảo?'
    whole = 'Người soạn thảo, người kiểm tra và người ký chịu trách nhiệm về văn bản do AI soạn thảo.'
    assert strays(asked, 'Người soạn thảo chịu trách nhiệm về bản thảo.', whole)
    assert strays(asked, 'AI không ký văn bản.', whole)
    assert not strays(asked, 'Người ký chịu trách nhiệm về văn bản do AI soạn.', whole)
    assert not strays(asked, whole, whole)
    assert not strays('AI có chịu trách nhiệm về văn bản không?', 'AI không chịu trách nhiệm.', whole)
    assert not strays('', '', '')
    assert strays('ai chiu trach nhiem ve van ban do ai soan thao', 'Người soạn thảo chịu trách nhiệm.', whole)
    assert not strays('ai chiu trach nhiem ve van ban do ai soan thao', whole, whole)


def test_the_question_said_again_before_the_sentence_is_no_answer():
    line = 'Người kiểm tra thể thức chịu trách nhiệm về thể thức, kỹ thuật trình bày'
    assert check(f'{line}.', WHO).supported
    assert check(f'Người kiểm tra thể thức được bổ nhiệm thế nào: {line}.', WHO).reason == 'question'
    assert not check('Người soạn thảo chịu trách nhiệm về bản thảo?', WHO).supported


def test_words_taken_apart_are_not_the_words_that_stood_together():
    assert overlap('bản thảo', 'văn bản do AI soạn thảo') < overlap('bản thảo', 'bản thảo đầu tiên') == 1.0
