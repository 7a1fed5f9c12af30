"""Totals that a person typed beside jobs whose money the machine adds up itself.

Rules:
- a total is an amount in đồng behind ``tổng kinh phí``, ``tổng cộng`` and the like, in the same clause; other totals
  (``tổng thu``, ``tổng số hồ sơ``) are of other things;
- one that is not the sum of the jobs' money is a doubt ``number.total`` with the fact ``sum``: a person knows which of
  both is wrong.

>>> [found.facts['sum'] for found in total_findings('Tổng kinh phí 7 triệu đồng', 6_400_000)]
['6.400.000']
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from kiosk.core.checks.finding import Finding
from kiosk.core.checks.numbers import numbers_in
from kiosk.core.drafting.wording import thousands

_TOTAL = re.compile(
    r'(?i)(?<!\w)tổng(?: cộng| (?:mức |số |nguồn |dự toán )?(?:kinh phí|tiền|chi phí)| chi| dự toán|(?= *(?::|là|\d)))'
    r'(?!\w)[^.;\d]{0,60}$'
)


def total_findings(text: str, money: int) -> Iterator[Finding]:
    """Yield the totals of a text that differ from the sum in đồng; positions count in its NFC form."""
    whole = normalize('NFC', text)
    for number in numbers_in(whole):
        value, unit = number.base
        if unit == 'đồng' and value != money and _TOTAL.search(whole[: number.start]):
            facts = {'sum': thousands(money)}
            yield Finding('number.total', number.start, number.end, number.text, 'doubt', facts)
