"""Report: sample 1.4 of Annex III with the four headings of practice (domain.md §4.8)."""

from kiosk.core.drafting.skeleton import Kind, Part

BAO_CAO = Kind(
    'bao-cao',
    'kết quả, hạn chế, việc sắp tới',
    (
        Part('ket-qua', 'kết quả đã làm, kèm số liệu', 'numbered', title='KẾT QUẢ'),
        Part('han-che', 'tồn tại, hạn chế và nguyên nhân', 'numbered', title='TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN'),
        Part('nhiem-vu', 'nhiệm vụ thời gian tới', 'tasks', title='NHIỆM VỤ TRỌNG TÂM'),
        Part('kien-nghi', 'kiến nghị, đề xuất', 'numbered', title='KIẾN NGHỊ, ĐỀ XUẤT', needed=False),
    ),
    headings='roman',
    addressed='may',
    opening='{issuer} báo cáo {subject} như sau:',
    closing='Trên đây là báo cáo của {short}./.',
    closing_to='{short} kính báo cáo {to}./.',
    receivers=('Chủ tịch, các PCT {committee}',),
    signing='pho-chu-tich',
)
