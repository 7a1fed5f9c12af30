"""Minutes (sample 1.9 of Annex III) and the notice of conclusions (domain.md §4.8)."""

from kiosk.core.drafting.skeleton import Kind, Part

BIEN_BAN = Kind(
    'bien-ban',
    'ghi lại cuộc họp, buổi kiểm tra',
    (
        Part('dien-bien', 'nội dung theo diễn biến', 'numbered', lead='Nội dung (theo diễn biến cuộc họp):'),
        Part('ket-luan', 'kết luận của người chủ trì', 'dashed', lead='Kết luận:', needed=False),
    ),
    dated=False,
    closing='Cuộc họp kết thúc vào {end}./.',
    needs=(
        'hop.bat_dau',
        'hop.dia_diem',
        'hop.thanh_phan',
        'hop.chu_tri',
        'hop.thu_ky',
        'hop.ket_thuc',
        'hop.ten_thu_ky',
    ),
)

THONG_BAO_KET_LUAN = Kind(
    'thong-bao-ket-luan',
    'giao việc sau cuộc họp',
    (
        Part('danh-gia', 'đánh giá chung', 'plain', title='Đánh giá chung'),
        Part('giao-viec', 'việc giao, ai làm, hạn nào', 'task_list', title='Giao nhiệm vụ'),
        Part('to-chuc', 'tổ chức thực hiện', 'plain', title='Tổ chức thực hiện'),
    ),
    headings='arabic',
    opening='vào {start}, tại {place}, {chair} chủ trì {name} và kết luận như sau:',
    closing='{issuer} thông báo để các đơn vị biết và thực hiện./.',
    needs=('hop.ten', 'hop.bat_dau', 'hop.dia_diem', 'hop.chu_tri'),
    receivers=('Chủ tịch, các PCT {committee}', 'Các phòng, TTPVHCC xã', 'Trưởng các thôn'),
    signing='chanh-van-phong',
)
