"""Facts as people give them, and a little worse: whole forms of every kind, for properties of drafting.

- ``complete`` forms have everything their kind needs, and nothing that is no fact (blanks, marks of a machine);
- words are an official's: names, units, dates, sums, document codes, abbreviations, and what layout trips over
  (kinds of documents, ``Điều 5``, ``V/v``, capitals, stops, decomposed letters, blanks, old list labels).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from unicodedata import normalize

from kiosk.core.drafting.facts import AnnexFacts, Boxes, DraftFacts, Meeting, PartFacts, Task
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.letterhead import Letterhead, Unit

PHRASES = (
    'rà soát hộ nghèo', 'tổng vệ sinh đường làng', 'thôn Rừng Vầu', 'Ủy ban nhân dân xã', 'Phòng Văn hóa - Xã hội',
    'trước ngày 27/11/2026', 'lúc 14 giờ 30', 'thứ Sáu, ngày 27/11/2026', '12.500.000 đồng', 'tăng 19,05%', '640 con',
    'theo Kế hoạch số 05/KH-UBND ngày 15 tháng 01 năm 2026', 'báo cáo', 'kế hoạch', 'biên bản', 'quyết định', 'UBND xã',
    'HĐND', 'Điều 5', 'khoản 2 Điều 7', 'phần II', 'căn cứ tình hình thực tế', 'phụ lục kèm theo', 'gửi Công an xã',
    'Nghị định số 30/2020/NĐ-CP', 'các hộ bị thiệt hại', 'v.v.', '(nếu có)', 'đợt 1', 'TTPVHCC', 'nơi nhận hồ sơ',
    'mật độ dân số', 'khẩn trương thực hiện', 'Tổ công nghệ số cộng đồng', 'giai đoạn 2026 - 2030', 'Trạm Y tế',
    'đúng quy định;', 'gồm:', 'cụ thể như sau.', 'dữ liệu “sống”', 'họp giao ban', 'ngày 05 tháng 01 năm 2026',
    'kính gửi các đơn vị', 'đồng chí trưởng thôn', 'số 12', 'mục 3', 'tờ trình', 'THCS Sông Chảy', 'quý IV năm 2026',
)  # fmt: skip
LABELS = ('', '', '', '', '- ', '1. ', 'a) ', '+ ', 'II. ', '* ', '## ')
NAMES = ('Nguyễn Văn Mẫu', 'Trần Thị Thử', 'Lê Nháp', 'Hoàng Thị Minh Ví', 'Đặng Y Thử')


TO = ('Sở Nội vụ', 'Trưởng các thôn trên địa bàn xã', 'Ủy ban nhân dân tỉnh;', '- Công an xã')
GROUNDS = (
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
    'Thực hiện Kế hoạch số 05/KH-UBND ngày 15/01/2026',
    'Nghị quyết của HĐND xã',
    'Căn cứ tình hình thực tế',
)
RECEIVERS = ('Chủ tịch, các PCT UBND xã', '- Như trên;', 'Lưu: VT.', 'Sở Nội vụ (để báo cáo);')
COLUMNS = ('STT', 'Nội dung', 'Số hộ', 'Ghi chú', 'Kinh phí (đồng)')


class Clerk:
    """Whoever fills in the form; the same seed gives the same form."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def complete(self) -> DraftFacts:
        """A whole form of any kind, issued by the committee or by a unit."""
        pick = self.random.choice
        kind = pick(list(KINDS.values()))
        issuer = pick(('', '', 'VHXH', 'TTPVHCC', 'VP'))
        signings = ('', 'truong', 'pho', 'quyen') if issuer else ('', 'chu-tich', 'pho-chu-tich', 'rieng-chu-tich')
        parts = tuple(PartFacts(part.slug, self._some(self.sentence)) for part in kind.parts)
        if pick((True, False)):
            parts = tuple(replace(part, written=self._some(self.sentence)) for part in parts)
        return DraftFacts(
            kind.slug,
            self._subject(),
            Boxes(viec='soạn văn bản'),
            issuer,
            pick(('', 'KT', 'VHXH', 'TTPVHCC')),
            pick((None, self.random.randint(1, 4000), self.random.randint(1, 9))),
            pick((None, date(2025, 7, 1) + timedelta(days=self.random.randint(0, 2000)))),
            self._some(lambda: pick(TO), 1, 5),
            self._some(lambda: pick(GROUNDS), 1, 3),
            parts,
            tuple(self._task() for _ in range(pick((0, 0, 0, 1, 1, 2, 2, 3, 3, 26)))),
            self._meeting(),
            pick(('16 giờ, thứ Sáu, ngày 27/11/2026', 'trước ngày 04/12/2026.')),
            pick(('Phòng Kinh tế', 'Văn phòng HĐND và UBND xã')),
            pick(signings),
            pick(NAMES),
            self._some(lambda: pick(RECEIVERS), 0, 4),
            tuple(self._annex() for _ in range(pick((0, 0, 0, 0, 0, 0, 1, 1, 3)))),
        )

    def letterhead(self) -> Letterhead:
        """An office of another name, length and grade."""
        return self.random.choice(LETTERHEADS)

    def sentence(self) -> str:
        """Some phrases in a row, labelled, spaced or decomposed as typed text is."""
        pick = self.random.choice
        text = f'{pick(LABELS)}{self._phrases(8)}{pick(("", "", ".", ";", " .", ","))}'
        return pick((text, normalize('NFD', text), text.replace(' ', '  ', 2)))

    def _phrases(self, most: int) -> str:
        return ' '.join(self.random.choice(PHRASES) for _ in range(self.random.randint(1, most)))

    def _subject(self) -> str:
        text = self._phrases(7)[:240]
        return f'việc {text}' if text.isupper() else text

    def _some(self, make: Callable[[], str], low: int = 1, high: int = 4) -> tuple[str, ...]:
        return tuple(make() for _ in range(self.random.randint(low, high)))

    def _task(self) -> Task:
        pick = self.random.choice
        return Task(
            ' '.join(pick(PHRASES) for _ in range(6)),
            pick(('Phòng Kinh tế', 'Trưởng thôn Bãi Ngô', 'Công an xã, Trạm Y tế')),
            pick(('', 'Các phòng', 'Trưởng các thôn')),
            pick(('04/12/2026', 'thứ Sáu, ngày 04/12/2026', 'quý IV năm 2026')),
            pick((None, self.random.randint(0, 10**10))),
        )

    def _meeting(self) -> Meeting:
        pick = self.random.choice
        return Meeting(
            self._subject(),
            pick(('8 giờ 00, thứ Hai, ngày 23/11/2026', '14 giờ, ngày 02 tháng 12 năm 2026')),
            pick(('9 giờ 30, ngày 23/11/2026', '17 giờ cùng ngày')),
            self._phrases(2),
            pick(('Chủ tịch UBND xã', 'Phó Chủ tịch UBND xã')),
            'văn thư của UBND xã',
            pick(NAMES),
            self._some(lambda: self._phrases(3), 1, 3),
            pick(('', self.sentence())),
        )

    def _annex(self) -> AnnexFacts:
        pick = self.random.choice
        width = self.random.randint(1, 10)
        rows = tuple(
            tuple(pick(('', str(self.random.randint(0, 10**7)), pick(PHRASES))) for _ in range(width))
            for _ in range(self.random.randint(1, 4))
        )
        columns = tuple(pick(COLUMNS) for _ in range(width))
        return AnnexFacts(
            ' '.join(pick(PHRASES) for _ in range(4)), columns, rows, pick(('', 'Số liệu đến 20/11/2026.'))
        )


LETTERHEADS = (
    Letterhead(),
    Letterhead(area='phường Nguyễn Thị Minh Khai', place='Nguyễn Thị Minh Khai'),
    Letterhead(superior='UBND tỉnh Sông Chảy'),
    Letterhead(
        area='đặc khu Quần đảo Bãi Ngô Rừng Vầu Ngòi Lau Giếng Đá',
        place='Bãi Ngô',
        units=(
            Unit('Phòng Kinh tế, Hạ tầng và Đô thị', 'KT'),
            Unit('Phòng Văn hóa - Xã hội', 'VHXH'),
            Unit('Trung tâm Phục vụ hành chính công và Truyền thông cơ sở', 'TTPVHCC', 'GIÁM ĐỐC'),
            Unit('Văn phòng Hội đồng nhân dân và Ủy ban nhân dân', 'VP', 'CHÁNH VĂN PHÒNG'),
        ),
    ),
)
