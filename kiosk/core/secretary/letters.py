"""What a name looks like in Vietnamese: words that begin with a capital."""

_UPPER = ''.join(sign for sign in map(chr, range(0x41, 0x1EFA)) if sign.isupper())

WORD = rf'[{_UPPER}][^\W\d_]*'
"""A pattern for one word that begins with a capital."""

NAME = rf'{WORD}(?: {WORD}){{0,3}}'
"""A pattern for a name: one to four such words."""
