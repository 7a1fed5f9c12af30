"""Sentences of a commune's reports with their sources: told truly in other words, or with one number gone wrong.

- ``number_pairs(seed, count)``: a source, a text that tells it truly, and the same text with one number changed or two
  exchanged; all numbers are made by chance, percentages and sums are computed here, independently of the checker;
- ``letters(seed, count)``: citizens' letters full of personal data in every disguise, with what must not be left.

>>> pair = number_pairs(1, 1)[0]; (pair.source, pair.text, pair.wrong)
"""

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

THON = ('Bến Đò', 'Đồng Mít', 'Gò Sim', 'Đồi Cọ', 'Ngòi Lau', 'Chợ Phiên', 'Rừng Vầu', 'Bãi Ngô', 'Cầu Mây')
DIGITS = ('không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín')


@dataclass(frozen=True)
class Pair:
    """``text`` is true to ``source``; ``wrong`` is not, in the ``word`` at ``start``; ``way`` is the kind of sentence."""

    source: str
    text: str
    wrong: str
    word: str
    start: int
    way: str


@dataclass(frozen=True)
class Letter:
    """A letter, and the numbers and names that must not be left in it (digits alone, names as written)."""

    text: str
    numbers: tuple[str, ...]
    names: tuple[str, ...]


def grouped(value: int) -> str:
    """Return an integer with points."""
    return f'{value:,}'.replace(',', '.')


def decimal(value: Decimal) -> str:
    """Return a decimal with a comma and no zeros at its end."""
    text = f'{value:f}'
    return (text.rstrip('0').rstrip('.') if '.' in text else text).replace('.', ',')


def percent(part: Decimal, whole: Decimal) -> str:
    """Return a share in percent with at most two decimals."""
    return decimal((part / whole * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)) + '%'


def spelled(value: int) -> str:
    """Return a number below 100 in words."""
    tens, ones = divmod(value, 10)
    if not tens:
        return DIGITS[ones]
    last = {0: '', 1: 'mốt' if tens > 1 else 'một', 5: 'lăm'}.get(ones, DIGITS[ones])
    return f'{"mười" if tens == 1 else DIGITS[tens] + " mươi"} {last}'.strip()


def money(value: Decimal, chance: random.Random) -> str:
    """Return milliards of đồng in one of the ways that offices write them."""
    ways = (
        f'{decimal(value)} tỷ đồng',
        f'{decimal(value)} tỉ đồng',
        f'{grouped(int(value * 1000))} triệu đồng',
        f'{grouped(int(value * 10**9))} đồng',
    )
    return chance.choice(ways)


Told = tuple[str, str, list[tuple[str, Callable[[random.Random], str]]]]
"""Source, true text, and the words of the text that can be changed, each with a maker of another."""


def number_pairs(seed: int, count: int) -> list[Pair]:
    """Return ``count`` pairs, the kinds in turn."""
    chance = random.Random(seed)
    return [_pair(KINDS[place % len(KINDS)], chance) for place in range(count)]


def _pair(kind: Callable[[random.Random], Told], chance: random.Random) -> Pair:
    source, text, words = kind(chance)
    word, other = chance.choice(words)
    new = other(chance)
    while new == word:
        new = other(chance)
    assert word in text
    return Pair(source, text, text.replace(word, new, 1), new, text.index(word), kind.__name__)


def _money_between(chance: random.Random, low: int = 15, high: int = 60) -> Decimal:
    return Decimal(chance.randrange(low, high)) / 10


def _other_money(value: Decimal) -> Callable[[random.Random], str]:
    def other(chance: random.Random) -> str:
        wrong = value
        while wrong == value:
            wrong = chance.choice((value + Decimal(chance.randrange(1, 9)) / 10, value * 10, value / 10, value - 1))
        return money(abs(wrong) or Decimal('9.9'), chance)

    return other


def _other_count(*known: int) -> Callable[[random.Random], str]:
    """Return a maker of a count that is none of the known ones, nor their sums and differences."""
    taken = set(known) | {abs(a - b) for a in known for b in known} | {a + b for a in known for b in known}

    def other(chance: random.Random) -> str:
        value = known[0]
        while value in taken or value <= 0:
            value = chance.choice((known[0] + chance.randrange(-9, 10), known[0] * 10, _swapped(known[0])))
        return grouped(value)

    return other


def _swapped(value: int) -> int:
    digits = str(value)
    return int(digits[1:] + digits[:1])


def _near(right: str) -> set[str]:
    """Return the percentages within the tolerance of a right one."""
    value = Decimal(right.rstrip('%').replace(',', '.'))
    return {decimal(value + Decimal(step) / 100) + '%' for step in range(-6, 7)}


def _other_percent(right: str) -> Callable[[random.Random], str]:
    value = Decimal(right.rstrip('%').replace(',', '.'))

    def other(chance: random.Random) -> str:
        wrong = value
        while abs(wrong - value) <= Decimal('0.06') or wrong <= 0:
            wrong = value + Decimal(chance.choice((-300, -120, -30, -10, 10, 25, 90, 400))) / 100
        return decimal(wrong) + '%'

    return other


def budget_grew(chance: random.Random) -> Told:
    """Revenue against the year before, the percentage computed."""
    before = _money_between(chance)
    now = before + Decimal(chance.randrange(1, 12)) / 10
    rise = percent(now - before, before)
    source = (
        f'Thu ngân sách 10 tháng năm 2026 của xã là {decimal(now)} tỷ đồng; cùng kỳ năm 2025 là {decimal(before)} tỷ '
        f'đồng. Số liệu theo Báo cáo số 12/BC-UBND ngày 05/11/2026.'
    )
    one, other = money(now, chance), money(before, chance)
    text = f'Thu ngân sách 10 tháng đạt {one}, tăng {rise} so với {other} của cùng kỳ năm 2025.'
    wrong_base = percent(now - before, now)
    changes = [(one, _other_money(now)), (other, _other_money(before)), (rise, _other_percent(rise))]
    if wrong_base not in _near(rise):
        changes.append((rise, lambda _chance: wrong_base))
    return source, text, changes


def budget_fell(chance: random.Random) -> Told:
    """Spending that fell, told in another order."""
    now = _money_between(chance)
    before = now + Decimal(chance.randrange(2, 12)) / 10
    fall = percent(before - now, before)
    source = f'Chi thường xuyên: năm 2026 {decimal(now)} tỷ đồng, năm 2025 {decimal(before)} tỷ đồng (hai năm cùng kỳ).'
    one, other = money(now, chance), money(before, chance)
    text = f'So với {other} của năm 2025, chi thường xuyên năm 2026 giảm {fall}, còn {one}.'
    return source, text, [(one, _other_money(now)), (fall, _other_percent(fall))]


def files_received(chance: random.Random) -> Told:
    """Files received, their parts and their share."""
    online, direct = chance.randrange(150, 700), chance.randrange(40, 149)
    total = online + direct
    share = percent(Decimal(online), Decimal(total))
    source = (
        f'Từ ngày 01/11 đến ngày 20/11/2026, Trung tâm tiếp nhận {grouped(total)} hồ sơ: trực tuyến {online}, '
        f'trực tiếp {direct}.'
    )
    text = (
        f'Trung tâm đã tiếp nhận {grouped(total)} hồ sơ, trong đó trực tuyến {online} hồ sơ (chiếm {share}), '
        f'trực tiếp {direct} hồ sơ.'
    )
    known = (total, online, direct)
    return (
        source,
        text,
        [
            (grouped(total), _other_count(total, online, direct, 1, 11, 20)),
            (f'{direct} hồ sơ', lambda again: _other_count(direct, *known)(again) + ' hồ sơ'),
            (share, _other_percent(share)),
        ],
    )


def poor_households(chance: random.Random) -> Told:
    """A rate computed from two counts that stand in a table."""
    households, poor = chance.randrange(1200, 5000), chance.randrange(31, 190)
    rate = percent(Decimal(poor), Decimal(households))
    source = f'Thôn | Hộ | Hộ nghèo\nToàn xã | {grouped(households)} | {poor}\nNăm rà soát: 2026'
    text = f'Toàn xã có {grouped(households)} hộ, trong đó {poor} hộ nghèo, chiếm {rate}.'
    return (
        source,
        text,
        [
            (f'{poor} hộ nghèo', lambda again: _other_count(poor, households)(again) + ' hộ nghèo'),
            (grouped(households), _other_count(households, poor)),
            (rate, _other_percent(rate)),
        ],
    )


def vaccinated(chance: random.Random) -> Told:
    """Three counts and their sum, which the source does not state."""
    counts = chance.sample(range(100, 400, 10), 3)
    thon = chance.sample(THON, 3)
    source = 'Tiêm phòng trâu, bò: ' + ', '.join(f'thôn {name} {n} con' for name, n in zip(thon, counts, strict=True))
    text = (
        f'Tổng số trâu, bò được tiêm phòng là {grouped(sum(counts))} con: '
        + '; '.join(f'{name} {n} con' for name, n in zip(thon, counts, strict=True))
        + '.'
    )
    return (
        source + '.',
        text,
        [
            (grouped(sum(counts)), _other_count(sum(counts), *counts)),
            (f'{counts[1]} con', lambda again: _other_count(counts[1], *counts, sum(counts))(again) + ' con'),
        ],
    )


def villages_sent(chance: random.Random) -> Told:
    """Small counts, in words or in digits, and how many are missing."""
    all_of, sent = chance.randrange(13, 30), chance.randrange(6, 12)
    missing = all_of - sent
    source = f'Đến ngày 20/11/2026 có {sent} thôn đã nộp báo cáo rà soát, trên tổng số {all_of} thôn.'
    said = chance.choice((str(sent), f'{sent:02d}', spelled(sent)))
    whole = chance.choice((str(all_of), spelled(all_of)))
    text = f'Có {said} thôn trong {whole} thôn đã nộp báo cáo; còn {missing} thôn chưa nộp.'

    def wrong(again: random.Random) -> str:
        value = sent
        while value in {sent, all_of, missing}:
            value = again.randrange(2, 31)
        return again.choice((f'Có {value}', f'Có {spelled(value)}'))

    return (
        source,
        text,
        [
            (f'Có {said}', wrong),
            (f'còn {missing}', lambda again: 'còn ' + _other_count(missing, all_of, sent)(again)),
        ],
    )


def area_lost(chance: random.Random) -> Told:
    """Areas in other units."""
    hectares = Decimal(chance.randrange(11, 99)) / 10
    people = chance.randrange(12, 95)
    source = f'Diện tích lúa bị ngập {decimal(hectares)} ha của {people} hộ dân thôn {chance.choice(THON)}.'
    one = chance.choice(
        (f'{decimal(hectares)} ha', f'{grouped(int(hectares * 10_000))} m²', f'{decimal(hectares)} héc ta')
    )
    text = f'Mưa lớn làm ngập {one} lúa của {people} hộ dân.'

    def wrong(again: random.Random) -> str:
        return decimal(hectares + Decimal(again.randrange(1, 30)) / 10) + ' ha'

    return source, text, [(one, wrong), (f'{people} hộ', lambda again: _other_count(people)(again) + ' hộ')]


def class_finished(chance: random.Random) -> Told:
    """A share of people, told with the words for percent."""
    registered = chance.randrange(60, 140)
    done = registered - chance.randrange(3, 25)
    share = percent(Decimal(done), Decimal(registered))
    source = f'Lớp kỹ năng số: {registered} người đăng ký, {done} người hoàn thành.'
    told = share.replace('%', chance.choice(('%', ' %', ' phần trăm')))
    text = f'Lớp kỹ năng số có {registered} người đăng ký và {done} người hoàn thành, đạt {told}.'
    return (
        source,
        text,
        [
            (told, _other_percent(share)),
            (f'{done} người', lambda again: _other_count(done, registered)(again) + ' người'),
        ],
    )


def road_built(chance: random.Random) -> Told:
    """A composed sum of money and a length."""
    milliard, million = chance.randrange(1, 9), chance.randrange(1, 10) * 100
    metres = chance.randrange(5, 60) * 50
    total = Decimal(milliard) + Decimal(million) / 1000
    source = (
        f'Tuyến đường dài {grouped(metres)} m, tổng mức đầu tư {milliard} tỷ {million} triệu đồng, khởi công năm 2026.'
    )
    cost = money(total, chance)
    length = chance.choice((f'{grouped(metres)} m', f'{decimal(Decimal(metres) / 1000)} km', f'{grouped(metres)} mét'))
    text = f'Khởi công tuyến đường dài {length} với tổng mức đầu tư {cost}.'

    def wrong(again: random.Random) -> str:
        return f'{grouped(metres + again.randrange(1, 20) * 50)} m'

    return source, text, [(cost, _other_money(total)), (length, wrong)]


def plan_reached(chance: random.Random) -> Told:
    """A plan and what came of it, in a table declared in millions of đồng."""
    plan = chance.randrange(12, 60) * 100
    done = plan - chance.randrange(1, 9) * 50
    share = percent(Decimal(done), Decimal(plan))
    source = (
        f'Đơn vị tính: triệu đồng\nChỉ tiêu | Kế hoạch | Thực hiện\nThu phí, lệ phí | {grouped(plan)} | {grouped(done)}'
    )
    one = chance.choice(
        (f'{grouped(done)} triệu đồng', f'{grouped(done * 10**6)} đồng', f'{decimal(Decimal(done) / 1000)} tỷ đồng')
    )
    text = f'Thu phí, lệ phí được {one}, bằng {share} kế hoạch ({grouped(plan)} triệu đồng).'
    return source, text, [(one, _other_money(Decimal(done) / 1000)), (share, _other_percent(share))]


KINDS: tuple[Callable[[random.Random], Told], ...] = (
    budget_grew, budget_fell, files_received, poor_households, vaccinated, villages_sent, area_lost, class_finished,
    road_built, plan_reached,
)  # fmt: skip


def exchanged(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield sources and texts in which two numbers of the source have changed places."""
    chance = random.Random(seed)
    for _ in range(count):
        online, direct = chance.randrange(150, 700), chance.randrange(40, 149)
        yield (
            f'Tiếp nhận {online + direct} hồ sơ: trực tuyến {online}, trực tiếp {direct}.',
            f'Xã tiếp nhận {online + direct} hồ sơ, trong đó trực tuyến {direct}, trực tiếp {online}.',
        )


SURNAMES = ('Nguyễn', 'Trần', 'Lê', 'Phạm', 'Bùi', 'Đỗ', 'Hoàng', 'Vũ')
MIDDLE = ('Văn', 'Thị', 'Đức', 'Thu', 'Minh')
GIVEN = ('Mẫu', 'Thử', 'Nháp', 'Ví', 'Hòa', 'Lan', 'Thúy')


def letters(seed: int, count: int) -> list[Letter]:
    """Return letters of citizens; every number is disguised in one of the ways that people and files do it."""
    chance = random.Random(seed)
    return [_letter(chance) for _ in range(count)]


def _letter(chance: random.Random) -> Letter:
    name = f'{chance.choice(SURNAMES)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}'
    other = f'{chance.choice(SURNAMES)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}'
    identity = '0' + ''.join(chance.choice('0123456789') for _ in range(11))
    phones = ['0' + chance.choice('35789') + ''.join(chance.choice('0123456789') for _ in range(8)) for _ in range(2)]
    told = [
        (
            f'{chance.choice(("Bà", "Ông", "Tôi tên là", "Họ và tên:"))} {name}, {chance.choice(("CCCD", "số căn cước", "số định danh", "mã số"))}'
            f'{chance.choice((" ", ": ", " số "))}{disguised(identity, chance, (3, 3, 3, 3))}.'
        ),
        (
            f'{chance.choice(("Điện thoại", "ĐT", "Zalo", "Liên hệ", "Số máy", "gọi"))}{chance.choice((" ", ": "))}'
            f'{disguised(phones[0], chance, (4, 3, 3))} hoặc {disguised(phones[1], chance, (3, 3, 4))}.'
        ),
        f'Đề nghị xem xét hộ {chance.choice(("ông", "bà"))} {other} ở thôn {chance.choice(THON)}; {name} xin cảm ơn.',
        f'Gia đình thu 12.345.000 đồng năm 2025, theo Thông báo số 15/TB-UBND ngày 05/01/2026, diện tích {chance.randrange(2, 9)},5 ha.',
    ]
    chance.shuffle(told)
    text = chance.choice((' ', '\n')).join(told)
    form = chance.choice(('NFC', 'NFD'))
    return Letter(unicodedata.normalize(form, text), (identity, *phones), (name, other))


def disguised(digits: str, chance: random.Random, groups: tuple[int, ...]) -> str:
    """Return the digits as a person or a file may have written them."""
    way = chance.randrange(9)
    if way == 0:
        return digits
    if way == 1:
        return ''.join(chr(0xFF10 + int(digit)) for digit in digits)
    if way == 2:
        return chance.choice('\u200b\u200d\u2060\ufeff\u00ad').join(digits)
    if way == 3:
        return ' '.join(digits)
    if way == 4 and digits[1] != '0' and len(digits) == 10:
        return chance.choice(('+84', '+84 ', '(+84) ', '0084')) + digits[1:]
    parts, at = [], 0
    for size in groups:
        parts.append(digits[at : at + size])
        at += size
    return chance.choice((' ', '.', '-', '\u00a0', ' - ', '\u2009', '\u2011', '. ')).join(parts)
