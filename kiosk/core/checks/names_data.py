"""Words with a capital that are no names to look for, and the words by which a name's kind is known.

Rules:
- kinds of documents, parts of documents, offices spoken of in general, holidays, weekdays, and the words that Annex II
  of Decree 30/2020 always writes with a capital (Nhân dân, Nhà nước, Đảng) may stand in any text;
- abbreviations that every commune uses may stand in any text (domain.md §1.2, §1.9, §4.5).
"""

from kiosk.core.checks.letters import listed

EVERYDAY = listed(
    """
    nhân dân|nhà nước|đảng|quốc hội|chính phủ|thủ tướng|thủ tướng chính phủ|bộ|sở|ban|phòng|văn phòng|
    ủy ban|ủy ban nhân dân|hội đồng nhân dân|hội đồng|đảng ủy|mặt trận tổ quốc|trung ương|công an|
    trạm y tế|bác|người|tết|quốc khánh|quốc tế lao động|nguyên đán|trung thu|cách mạng|điều|chương|mục|
    phần|phụ lục|tiểu mục|khoản|điểm|luật|bộ luật|pháp lệnh|hiến pháp|nghị định|nghị quyết|quyết định|
    thông tư|chỉ thị|công văn|kế hoạch|báo cáo|thông báo|tờ trình|biên bản|giấy mời|hướng dẫn|
    chương trình|đề án|dự án|phương án|quy chế|quy định|công điện|hợp đồng|kết luận|văn bản|phiếu|mẫu|
    biểu|bảng|chủ tịch|phó chủ tịch|chánh văn phòng|trưởng phòng|trưởng thôn|bí thư|phó bí thư|giám đốc|
    phó giám đốc|trưởng công an|kế toán|văn thư|công báo|ông|bà|anh|chị|việt nam|
    cộng hòa xã hội chủ nghĩa việt nam|độc lập|tự do|hạnh phúc|kính gửi|nơi nhận|số|hai|ba|tư|năm|sáu|
    bảy|nhật|internet|zalo|excel|word|pdf|email|website|facebook|trân trọng|trung tâm|hội trường|
    thường trực|tổ|đoàn|hội
    """
)

ABBREVIATIONS = listed(
    """
    ubnd|hđnd|ubmttq|mttq|ttpvhcc|tthc|cchc|cbcc|ccvc|cbccvc|cntt|cđs|vhxh|vp|kt|tc|vt|cvp|pvp|
    pct|ct|sy|trs|sl|tm|tl|tuq|q|bc|kh|tb|qđ|nq|nđ|cp|tt|ttg|qh|cv|ttr|hd|gm|bb|ctr|đa|
    da|cccd|cmnd|bhxh|bhyt|vneid|ai|stk|đt|v/v|pctt|pccc|tkcn|ntm|ktxh|antt|qs|csdl|vbpl|dvc|
    gcn|ocop
    """
)

BODY_WORDS = listed(
    """
    ủy|hội|sở|phòng|ban|bộ|trung|đảng|công|trạm|trường|đoàn|mặt|văn|chi|cục|tổng|viện|tòa|kho|
    ngân|hợp|công|quỹ|liên|tổ|cơ|đài
    """
)

PLACE_WORDS = listed(
    """
    xã|phường|thôn|xóm|bản|ấp|tỉnh|huyện|quận|thị|thành|phố|đường|sông|suối|hồ|núi|đồi|cầu|chợ|
    khu|phố|đèo|ngòi
    """
)

PERSON_WORDS = listed(
    """
    ông|bà|anh|chị|em|cháu|cụ|cô|chú|bác|đồng|tịch|thư|trưởng|phó|đốc|nhiệm|viên|sĩ|hộ
    """
)

SURNAMES = listed(
    """
    nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đào|trịnh|mai|
    tô|lâm|hà|cao|lưu|tạ|phùng|quách|chu|thái|vương|trương|đoàn|lương|kiều|triệu|nông|hứa|tống|
    giàng|vàng|sùng|lò|quàng
    """
)
