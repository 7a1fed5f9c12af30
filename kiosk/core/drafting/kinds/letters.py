"""Official letter, notice, invitation: samples 1.5, 1.4 and 1.7 of Annex III."""

from kiosk.core.drafting.skeleton import Kind, Part

CONG_VAN = Kind(
    'cong-van',
    'đề nghị, trả lời, đôn đốc một việc',
    (
        Part('ly-do', 'lý do, việc đã xảy ra'),
        Part(
            'de-nghi',
            'nội dung đề nghị',
            'numbered',
            lead='{issuer} đề nghị {to} thực hiện các nội dung sau:',
        ),
        Part('to-chuc', 'cách thực hiện, lưu ý', needed=False),
    ),
    addressed='yes',
    closing='{short} đề nghị {to} quan tâm thực hiện./.',
    needs=('han', 'dau_moi'),
    receivers=('Chủ tịch, các PCT {committee}',),
    signing='pho-chu-tich',
)

THONG_BAO = Kind(
    'thong-bao',
    'báo cho nhiều người biết một việc',
    (
        Part('noi-dung', 'nội dung thông báo', 'numbered'),
        Part('yeu-cau', 'việc cần làm', 'dashed', lead='Yêu cầu thực hiện:', needed=False),
    ),
    opening='{issuer} thông báo {subject} như sau:',
    closing='{short} thông báo để các cơ quan, đơn vị, cá nhân liên quan biết và thực hiện./.',
    receivers=('Thường trực Đảng ủy, Thường trực HĐND xã', 'Chủ tịch, các PCT {committee}', 'Trưởng các thôn'),
    signing='pho-chu-tich',
)

GIAY_MOI = Kind(
    'giay-moi',
    'mời dự họp, dự lễ',
    (Part('noi-dung', 'nội dung chương trình', 'dashed', needed=False),),
    needs=('kinh_gui', 'hop.ten', 'hop.chu_tri', 'hop.bat_dau', 'hop.dia_diem'),
    closing='Đề nghị các đại biểu đến dự đúng thành phần, đúng giờ./.',
    receivers=('Chủ tịch, các PCT {committee}',),
    signing='chanh-van-phong',
)
