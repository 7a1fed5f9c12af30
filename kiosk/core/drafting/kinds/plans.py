"""Plan, submission, decision: sample 1.4, and sample 1.2 of Annex III (domain.md §1.6, §4.8)."""

from kiosk.core.drafting.skeleton import Kind, Part

_AIMS = 'MỤC ĐÍCH, YÊU CẦU'

KE_HOACH = Kind(
    'ke-hoach',
    'ai làm gì, khi nào, kinh phí bao nhiêu',
    (
        Part('muc-dich', 'mục đích', 'dashed', title=_AIMS, sub='Mục đích'),
        Part('yeu-cau', 'yêu cầu', 'dashed', title=_AIMS, sub='Yêu cầu'),
        Part('noi-dung', 'nội dung thực hiện', 'numbered', title='NỘI DUNG'),
        Part('kinh-phi', 'nguồn kinh phí', 'money', title='KINH PHÍ'),
        Part('to-chuc', 'việc, người chủ trì, thời hạn', 'tasks', title='TỔ CHỨC THỰC HIỆN'),
    ),
    headings='roman',
    opening='{issuer} xây dựng Kế hoạch {subject} như sau:',
    closing='Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị báo cáo {short} xem xét, giải quyết./.',
    receivers=(
        'Thường trực Đảng ủy, Thường trực HĐND xã',
        'Chủ tịch, các PCT {committee}',
        'Các phòng, TTPVHCC xã',
        'Trưởng các thôn',
    ),
    signing='pho-chu-tich',
)

TO_TRINH = Kind(
    'to-trinh',
    'trình cấp trên quyết định một việc',
    (
        Part('su-can-thiet', 'sự cần thiết', title='SỰ CẦN THIẾT'),
        Part('noi-dung', 'nội dung đề nghị', 'numbered', title='NỘI DUNG ĐỀ NGHỊ'),
        Part('kinh-phi', 'kinh phí và nguồn kinh phí', 'money', title='KINH PHÍ'),
    ),
    headings='roman',
    addressed='yes',
    opening='{issuer} trình {to} {subject} như sau:',
    closing='{short} kính đề nghị {to} xem xét, quyết định./.',
    receivers=('Chủ tịch, các PCT {committee}',),
    signing='chu-tich',
)

QUYET_DINH = Kind(
    'quyet-dinh',
    'quyết định cá biệt: thành lập, cử, phê duyệt',
    (
        Part('dieu', 'nội dung quyết định', 'articles'),
        Part('hieu-luc', 'thời điểm có hiệu lực', 'articles', needed=False),
        Part('thi-hanh', 'ai chịu trách nhiệm thi hành', 'articles'),
    ),
    needs=('can_cu',),
    closing='',
    signing='rieng-chu-tich',
)
