"""Where the line between «the lessons say» and «they do not» runs: real questions, and near misses.

The model sleeps here: this is the gate before it (``core.extract.relevant``). What gets past the gate wrongly
meets the model's own refusal and ``core.verify``; what the gate refuses wrongly is lost, so that counts double.
"""

from itertools import product

import pytest

from kiosk import bootstrap
from kiosk.core import extract
from kiosk.core.extract import Excerpt, excerpts, relevant, sure
from kiosk.services.ask import READ_HITS, Ask
from kiosk.settings import Settings
from tests.simulators.memory import Clock, EventLog, Identities
from tests.simulators.speaker import Speaker

LIGHTS, BOXES = 'soan-thao/den-giao-thong', 'soan-thao/nam-o'

ANSWERED = [
    (LIGHTS, 'Ai chịu trách nhiệm về văn bản do AI soạn thảo?', 'người ký chịu trách nhiệm về văn bản do AI'),
    (LIGHTS, 'AI có ký văn bản được không?', 'AI không ký văn bản'),
    (LIGHTS, 'AI bịa là gì?', 'AI viết ra'),
    (LIGHTS, 'Khi nghi AI bịa thì phải làm gì?', 'đối chiếu với văn bản gốc'),
    (LIGHTS, 'AI làm được những việc gì?', 'soạn nháp, tóm tắt'),
    (LIGHTS, 'AI có biết tình hình của xã không?', 'không biết tình hình'),
    (LIGHTS, 'Dữ liệu đèn xanh là gì?', 'đã công khai'),
    (LIGHTS, 'Dữ liệu đèn vàng gồm những gì?', 'tài liệu nội bộ'),
    (LIGHTS, 'Dữ liệu đèn đỏ là gì?', 'dữ liệu cá nhân của người dân'),
    (LIGHTS, 'Dữ liệu đèn đen là gì?', 'TUYỆT MẬT'),
    (LIGHTS, 'Dữ liệu đèn đỏ có được đưa vào AI không?', 'không đưa vào AI'),
    (LIGHTS, 'Dữ liệu đèn xanh có được đưa vào AI không?', 'được đưa vào AI'),
    (LIGHTS, 'Dữ liệu đèn vàng có được đưa lên AI công cộng không?', 'không đưa lên AI công cộng'),
    (LIGHTS, 'Trước khi đưa dữ liệu đèn vàng vào AI phải làm gì?', 'che tên người'),
    (LIGHTS, 'Có được gõ văn bản mật vào trạm này không?', 'Không được gõ văn bản mật'),
    (LIGHTS, 'Hồ sơ thanh tra thuộc đèn màu gì?', 'thanh tra'),
    (LIGHTS, 'Hồ sơ nhân sự chưa công bố là đèn gì?', 'nhân sự chưa công bố'),
    (LIGHTS, 'Hồ sơ an ninh có được gõ vào trạm không?', 'an ninh'),
    (LIGHTS, 'Số căn cước của người dân là dữ liệu đèn gì?', 'số căn cước'),
    (LIGHTS, 'Ngày sinh của dân là dữ liệu màu gì?', 'ngày sinh'),
    (LIGHTS, 'Tài liệu nội bộ là đèn màu gì?', 'nội bộ'),
    (LIGHTS, 'Dự thảo chưa công bố có được đưa vào AI không?', 'dự thảo'),
    (LIGHTS, 'Mẫu biểu để trống thuộc màu đèn nào?', 'mẫu biểu để trống'),
    (LIGHTS, 'Người ký chịu trách nhiệm gì?', 'trước pháp luật'),
    (LIGHTS, 'Bản tóm tắt AI viết sai thì ai chịu trách nhiệm?', 'chịu trách nhiệm'),
    (LIGHTS, 'AI có thay người ký được không?', 'người ký'),
    (LIGHTS, 'Ai chịu trách nhiệm về thể thức và kỹ thuật trình bày?', 'Người kiểm tra thể thức'),
    (LIGHTS, 'Ai chịu trách nhiệm về bản thảo?', 'Người soạn thảo chịu trách nhiệm về bản thảo'),
    (LIGHTS, 'Khoản 5 Điều 13 Nghị định 30/2020/NĐ-CP nói gì?', 'trước pháp luật'),
    (LIGHTS, 'Luật nào bảo vệ dữ liệu cá nhân?', '91/2025/QH15'),
    (LIGHTS, 'Luật số 117/2025/QH15 là luật gì?', 'Bảo vệ bí mật nhà nước'),
    (LIGHTS, 'Luật Bảo vệ bí mật nhà nước cấm điều gì?', 'xâm phạm bí mật'),
    (LIGHTS, 'Bốn màu đèn dựa trên công văn nào?', '557/BKHCN-CĐSQG'),
    (LIGHTS, 'Trạm không nối mạng có phải giữ dữ liệu cá nhân không?', 'vẫn phải giữ'),
    (LIGHTS, 'Cơ quan có quy định chặt hơn thì theo quy định nào?', 'theo quy định của cơ quan'),
    (LIGHTS, 'Tôi có được gõ số căn cước của dân vào trợ lý không?', 'số căn cước'),
    (LIGHTS, 'Đơn của dân có họ tên thì làm thế nào trước khi nhờ AI?', 'HỌ TÊN 1'),
    (LIGHTS, 'Thay họ tên người dân bằng gì?', 'HỌ TÊN 1'),
    (LIGHTS, 'ai chiu trach nhiem ve van ban do ai soan thao', 'chịu trách nhiệm về văn bản'),
    (LIGHTS, 'du lieu den do la gi', 'dữ liệu cá nhân của người dân'),
    (LIGHTS, 'den vang co duoc dua len ai cong cong khong', 'AI công cộng'),
    (LIGHTS, 'duwx lieeuj ddenf ddor cos dduwowcj dduwa vaof ai khoong', 'đèn đỏ không đưa vào AI'),
    (LIGHTS, 'Dữ liệu đèn đõ là gì?', 'dữ liệu cá nhân của người dân'),
    (BOXES, 'Công thức 5 ô là gì?', 'cách viết câu yêu cầu'),
    (BOXES, 'Công thức 5 ô gồm những ô nào?', 'VAI, VIỆC'),
    (BOXES, 'Một câu yêu cầu đủ mấy ô?', '5 ô'),
    (BOXES, 'Vì sao phải viết đủ 5 ô?', '5 ô'),
    (BOXES, 'Ô VAI nói gì?', 'đóng vai ai'),
    (BOXES, 'Ô VIỆC mở đầu bằng từ gì?', 'động từ'),
    (BOXES, 'Ô VIỆC dùng để làm gì?', 'phải làm gì'),
    (BOXES, 'Ô BỐI CẢNH ghi những gì?', 'dữ kiện thật'),
    (BOXES, 'Ô BỐI CẢNH có ghi họ tên người dân không?', 'không ghi họ tên'),
    (BOXES, 'Tên người dân có ghi vào ô BỐI CẢNH được không?', 'không ghi họ tên'),
    (BOXES, 'Ô ĐỊNH DẠNG nói gì?', 'loại văn bản, bố cục'),
    (BOXES, 'Ô RÀO dùng để làm gì?', 'ngăn AI bịa'),
    (BOXES, 'Muốn AI không bịa thì viết gì?', 'ngăn AI bịa'),
    (BOXES, 'Ô trống thì AI làm gì?', 'tự đoán'),
    (BOXES, 'Câu rào mẫu là gì?', 'Chỉ dùng thông tin tôi đưa'),
    (BOXES, 'Thiếu thông tin thì dặn AI ghi gì?', 'CẦN BỔ SUNG'),
    (BOXES, 'Vì sao không cho AI tự nêu số văn bản?', 'không có thật'),
    (BOXES, 'Câu yêu cầu cụt là gì?', 'bỏ trống nhiều ô'),
    (BOXES, 'Câu yêu cầu thế nào là tốt?', 'người mới về xã'),
    (BOXES, 'Viết câu yêu cầu có cần câu văn hay không?', 'Không cần câu văn hay'),
    (BOXES, 'Bản nháp chưa đạt thì làm gì?', 'tìm ô viết thiếu'),
    (BOXES, 'Gặp chỗ [CẦN BỔ SUNG] trong bản nháp thì làm gì?', 'hỏi người phụ trách'),
    (BOXES, 'Ai phải hỏi lại khi bản nháp còn chỗ [CẦN BỔ SUNG]?', 'hỏi người phụ trách'),
    (BOXES, 'Tổng vệ sinh ngày nào?', '28/11/2026'),
    (BOXES, 'Trưởng thôn báo kết quả vào ngày nào?', '30/11/2026'),
    (BOXES, 'Thông báo tổng vệ sinh gửi cho ai?', 'trưởng thôn'),
    (BOXES, 'Thông báo tổng vệ sinh dài mấy trang?', 'một trang'),
    (BOXES, 'cong thuc 5 o gom nhung gi', 'VAI, VIỆC'),
    (BOXES, 'o rao dung de lam gi', 'ngăn AI bịa'),
    (BOXES, 'cau rao mau', 'Chỉ dùng thông tin'),
]
"""Lesson, question, and words that the quotation must hold."""

REFUSED = [
    'Giá vé xe buýt Việt Trì bao nhiêu tiền?',
    'Thời tiết ngày mai ở Phú Thọ thế nào?',
    'Ai là Chủ tịch nước Việt Nam?',
    'Thủ đô của nước Pháp là gì?',
    'Cách nấu phở bò?',
    'Lương tối thiểu vùng năm 2026 là bao nhiêu?',
    'Ai là chủ tịch xã Sông Chảy?',
    'Số điện thoại của UBND xã Sông Chảy là bao nhiêu?',
    'Công thức 7 ô là gì?',
    'Dữ liệu đèn tím là gì?',
    'Dữ liệu đèn xanh lưu trong bao nhiêu năm?',
    'Dữ liệu đèn đỏ bị phạt bao nhiêu tiền?',
    'Người ký văn bản sai bị phạt bao nhiêu tiền?',
    'Nghị định 30/2020/NĐ-CP có hiệu lực từ ngày nào?',
    'Nghị định 78/2025 quy định gì?',
    'Luật Bảo vệ dữ liệu cá nhân có bao nhiêu điều?',
    'Luật Đất đai quy định gì?',
    'Thời hạn giải quyết đơn khiếu nại là bao nhiêu ngày?',
    'Làm thẻ căn cước mất bao lâu?',
    'Thủ tục đăng ký khai sinh cần giấy tờ gì?',
    'Mua máy tính cho trạm giá bao nhiêu?',
    'Mật khẩu của trạm là gì?',
    'Trạm học mở cửa lúc mấy giờ?',
    'AI tên là gì?',
    'ChatGPT có mất tiền không?',
    'Cách cài ChatGPT trên điện thoại?',
    'Ai phát minh ra trí tuệ nhân tạo?',
    'Trí tuệ nhân tạo ra đời năm nào?',
    'Văn bản mật được lưu trữ ở đâu?',
    'Ai được đóng dấu mật?',
    'Lề trái văn bản bao nhiêu mm?',
    'Quốc hiệu viết cỡ chữ bao nhiêu?',
    'Đèn giao thông ở ngã tư có mấy màu?',
    'Vượt đèn đỏ phạt bao nhiêu tiền?',
    'Tổng vệ sinh hết bao nhiêu tiền?',
    'Ai phát động tổng vệ sinh?',
    'Ông Trần Văn Thử bị phạt bao nhiêu?',
    'Báo cáo gửi lãnh đạo trước mấy ngày?',
    'Hạn nộp báo cáo quý là ngày nào?',
    'Trưởng thôn được phụ cấp bao nhiêu tiền?',
    'Chị Mai bao nhiêu tuổi?',
    'Anh Thắng quê ở đâu?',
    'Câu rào bằng tiếng Anh viết thế nào?',
    'Khi nào nộp thuế thu nhập cá nhân?',
    'gia ve xe buyt bao nhieu',
    'thoi tiet ngay mai',
    'lam the can cuoc mat bao lau',
]
"""Foreign questions, and near misses in the lessons' own words, that the gate must refuse."""

LEFT_TO_THE_MODEL = [
    'Ô GIỌNG VĂN dùng để làm gì?',
    'Ô VÍ DỤ ghi những gì?',
    'Luật Bảo vệ bí mật nhà nước do ai ký ban hành?',
    'Trạm này nối mạng bằng cách nào?',
    'AI nào soạn thảo văn bản tốt nhất?',
    'Dấu mật màu gì?',
    'Người kiểm tra thể thức được bổ nhiệm thế nào?',
    'Phông chữ của văn bản hành chính là gì?',
    'Thôn Ngòi Lau có bao nhiêu hộ?',
]
"""Near misses that only differ in one word which an index cannot weigh: they may get past the gate."""

LOST = {'Muốn AI không bịa thì viết gì?'}
"""Asked in other words than the lesson's: the price of the gate."""

LOOK_ELSEWHERE = {
    'Đơn của dân có họ tên thì làm thế nào trước khi nhờ AI?',
    'Thay họ tên người dân bằng gì?',
    'Ô trống thì AI làm gì?',
    'Viết câu yêu cầu có cần câu văn hay không?',
}
"""Answered, but with another sentence first than the best one."""

FALSE_REFUSAL, FALSE_ANSWER = 2, 1
GRID = [step / 20 for step in range(4, 19)]


@pytest.fixture(scope='module')
def course(tmp_path_factory):
    opened = bootstrap.open_services(Settings(data_dir=tmp_path_factory.mktemp('kiosk')), writing=True)
    opened.find.refresh()
    yield opened
    opened.close()


@pytest.fixture(scope='module')
def found(course):
    """Return a question's excerpts, each looked up once."""
    asked = [question for _, question, _ in ANSWERED] + REFUSED + LEFT_TO_THE_MODEL
    hits = {question: course.find.search(question, READ_HITS, None) for question in asked}
    return {question: excerpts(question, hits[question], course.find.words) for question in asked}


Found = dict[str, list[Excerpt]]


@pytest.mark.parametrize(('lesson', 'question', 'words'), ANSWERED, ids=[case[1] for case in ANSWERED])
def test_what_the_lessons_say_is_found_with_its_sentence_and_lesson(found, lesson, question, words):
    if question in LOST:
        assert not relevant(question, found[question])
        return
    assert relevant(question, found[question])
    first = found[question][0]
    if question not in LOOK_ELSEWHERE:
        assert words in first.sentence
        assert first.passage.lesson == lesson


def test_nearly_always_the_first_quotation_is_the_answer():
    assert len(LOST | LOOK_ELSEWHERE) <= len(ANSWERED) * 0.08


@pytest.mark.parametrize('question', REFUSED)
def test_what_the_lessons_do_not_say_is_refused_and_the_model_sleeps_on(course, question):
    model = Speaker('Theo tôi thì có.')
    answer = Ask(course.find.search, course.find.words, EventLog(Clock()), Identities(), Clock(), 2000, model).ask(
        None, question
    )
    assert answer.refused
    assert (answer.text, answer.citations, model.prompts) == ('', (), [])


def cost(found: Found, coverage: float, share: float) -> int:
    """Return what these thresholds cost on all the questions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, 'LEAST_COVERAGE', coverage)
        patch.setattr(extract, 'LEAST_SHARE', share)
        lost = sum(not relevant(question, found[question]) for _, question, _ in ANSWERED)
        let_in = sum(relevant(question, found[question]) for question in REFUSED + LEFT_TO_THE_MODEL)
    return FALSE_REFUSAL * lost + FALSE_ANSWER * let_in


def test_no_other_thresholds_part_the_answered_from_the_refused_better(found):
    chosen = cost(found, extract.LEAST_COVERAGE, extract.LEAST_SHARE)
    others = {pair: cost(found, *pair) for pair in product(GRID, GRID)}
    assert chosen == min(others.values())
    assert others[0.2, 0.2] > 2 * chosen
    assert others[0.8, 0.8] > 2 * chosen


def test_a_quotation_that_stands_against_the_models_refusal_is_right(found):
    plain = [case for case in ANSWERED if sure(found[case[1]])]
    assert len(plain) >= len(ANSWERED) * 0.75
    assert [
        case[1] for case in plain if case[2] not in found[case[1]][0].sentence and case[1] not in LOOK_ELSEWHERE
    ] == []
    wrong = [question for question in REFUSED + LEFT_TO_THE_MODEL if sure(found[question])]
    assert len([question for question in wrong if relevant(question, found[question])]) <= 2
