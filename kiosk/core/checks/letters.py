"""The capital letters of Vietnamese, and words in lists.

Rules:
- a range of code points would take small letters in, for the two cases alternate there;
- a list of words is written as a text, with a bar between two entries.
"""

CAPITAL = '[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]'
"""A pattern for one of them; where a pattern ignores case it has to be ``(?-i:…)``."""


def listed(text: str) -> frozenset[str]:
    """Return the entries of a text, without the spaces and line ends around them."""
    return frozenset(entry.strip() for entry in text.split('|'))
