r"""Texts that a spreadsheet would run as a formula, made harmless before they are written.

Rule: a text that begins with ``=``, ``+``, ``-``, ``@``, a tab, a carriage return or NUL gets an apostrophe before
it (OWASP ASVS 5.0, V1.2.10); real numbers are written as numbers and never come here.

>>> neutral('=HYPERLINK("x")')
'\'=HYPERLINK("x")'
"""

_STARTERS = ('=', '+', '-', '@', '\t', '\r', '\0')


def neutral(text: str) -> str:
    """Return the text in a form no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_STARTERS) else text
