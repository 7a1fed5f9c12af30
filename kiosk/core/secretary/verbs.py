"""The verbs by which a task is known in Vietnamese notes, and the papers that come out of tasks (data).

Rules:
- *orders* give somebody work: giao, yêu cầu, phân công…; *asks* (đề nghị, nhờ) do so only in the chair's mouth;
- *deeds* are what an office does; a clause with a deed and a deadline is a task even without an order;
- *products* are the papers that a deed makes: «dự thảo kế hoạch rà soát hộ nghèo».
"""

import re

ORDER = (
    r'(?:(?<!bàn )(?<!được )giao(?! ban| thông| lưu| dịch| đất)(?: nhiệm vụ)?(?: cho)?|phân công(?: cho)?'
    r'|(?<!theo )yêu cầu(?! của)|(?<!ban )chỉ đạo|cử(?! tri| tuyển))'
)
ASK = r'(?:(?<!văn bản )đề nghị(?! của)|nhờ)'
WILL = r'(?:sẽ|cần|phải|cam kết(?: sẽ)?|xin|hứa|nhận|tiếp tục|khẩn trương|(?:được giao|có|chịu) trách nhiệm|được giao)'
DEED = (
    r'(?:rà soát|rà|lập|xây dựng|soạn(?: thảo)?|dự thảo|tham mưu|gửi|nộp|trình|báo cáo|chuẩn bị|hoàn thành|hoàn thiện'
    r'|tổng hợp|thống kê|kiểm tra|phối hợp|chủ trì|tổ chức|triển khai|thông báo|đăng|in|mời|liên hệ'
    r'|tuyên truyền|vận động|khắc phục|xử lý|giải quyết|trả'
    r'|tiếp nhận|cập nhật|theo dõi|đôn đốc|hướng dẫn|hỗ trợ|bố trí|sắp xếp|ban hành'
    r'|thực hiện|rút kinh nghiệm|phát động|chi trả|cấp|bàn giao|niêm yết|sửa|dọn|treo|mua|đề xuất|ký|làm|viết|xong'
    r'|đánh giá|phun(?: thuốc)?|tiêm(?: chủng| phòng)?|khám|khử khuẩn|nạo vét|thu gom|kiểm đếm|xác minh|thẩm định'
    r'|báo(?! động| chí)|gọi(?: điện)?|nhắn|trực|dự|phát|dán|duyệt|chốt'
    r'|ra (?:thông báo|văn bản|công văn|quyết định|giấy mời)'
    r'|tham gia|công khai|lấy ý kiến|xin ý kiến|bổ sung|giải trình|nhập|đối chiếu|khảo sát|nghiệm thu)'
)
CUE = (
    r'(?:(?:hoàn thành|xong),?\s+)?(?:trước|chậm nhất|muộn nhất|hạn chót|hạn|thời hạn|xong|đến hết|hết|hoàn thành)'
    r'(?:\s+(?:là|vào|trong|đến|ngày|trước|hết|cuối|giờ hành chính|buổi|sáng|chiều))*\s*:?\s*'
    r'(?:\d{1,2}\s?(?:h|giờ)\s?(?:\d\d)?,?\s*)?'
)
WITH = r'(?:(?:và\s+)?phối hợp(?: chặt chẽ)?(?: với| cùng)?|cùng với|cùng)'
_PAPER = (
    r'(?:báo cáo|kế hoạch|tờ trình|danh sách|giấy mời|công văn|thông báo|biên bản|quyết định|biểu(?: mẫu)?|bảng'
    r'|phương án|dự toán|chương trình|bài phát biểu|hồ sơ|phiếu|lịch|đề án|kịch bản|văn bản|bản (?:cam kết|đồ|tin)|tin)'
)

WILLING = re.compile(rf'(?i)\s*(?:{WILL}\s+)+')
ORDERED = re.compile(rf'(?i)(?<!\w){ORDER}(?!\w)')
ASKED = re.compile(rf'(?i)(?<!\w){ASK}(?!\w)')
DONE = re.compile(rf'(?i)(?<!\w){DEED}(?!\w)')
DEADLINE = re.compile(rf'(?i)(?<!\w){CUE}\(?$')
SELF_CUED = re.compile(r'(?i)(?:trong|hết|cuối|sau)(?!\w)')
COMPANIONS = re.compile(rf'(?i)(?<!\w){WITH}\s+')
PRODUCT = re.compile(
    rf'(?i)(?<!\w)(?:(?:xây dựng|lập|soạn(?: thảo)?|dự thảo|gửi|nộp|trình|hoàn thành|hoàn thiện|làm|in|viết|ban hành'
    rf'|tham mưu|tổng hợp|chuẩn bị|đăng|cập nhật|ra)\s+)(?:lại\s+)?(?P<it>(?:dự thảo\s+)?{_PAPER}(?!\w)[^,;.()]*)'
)
"""The paper and what it is about, up to the next sign."""

REPORT = re.compile(r'(?i)(?:^|(?<=[,;]\s)|(?<=và\s))(?P<it>báo cáo)(?!\w)')
"""«…, báo cáo Chủ tịch»: the paper is its own verb."""
