"""Where every value of a TOML text begins, and what keeps a text from being TOML.

Rules:
- ``tomllib`` reads the values and forgets the lines; it says what is wrong in English: both are made good here;
- a fault it may name one day and we do not know is ``toml``, with the line it names;
- lines are asked for of a text that ``tomllib`` accepted: the scanner only finds places, it judges nothing;
- a path is keys and positions: ``('task', 1, 'field', 0, 'answers', 2)`` is the third answer of the first
  field of the second task; lines count from 1;
- what cannot be located (a quoted key with escapes) is missing: use the line of its parent.
"""

import re
from bisect import bisect_right

TomlPath = tuple[str | int, ...]
"""Keys and list positions from the root of a TOML document."""

_PLACE = re.compile(r'\(at (?:line (\d+), column \d+|end of document)\)$')
_FAULTS = (
    ('Invalid date or datetime', 'toml_date'),
    ("Expected '=' after", 'toml_equals'),
    ('Invalid value', 'toml_value'),
    (r'Unterminated string|Illegal character \'\\n\'|Expected "\'"', 'toml_string'),
    ('Expected newline', 'toml_rest'),
    ('Cannot (?:overwrite|declare|mutate|redefine)|Duplicate', 'toml_twice'),
    ('Unclosed array', 'toml_list'),
    ('Unclosed inline table', 'toml_braces'),
    (r"Expected '\]", 'toml_header'),
    ('Unescaped|Invalid hex|Escaped character', 'toml_backslash'),
    ('Invalid statement|Invalid initial character', 'toml_key'),
)
"""What ``tomllib`` of Python 3.11 to 3.14 says, and the rule of ours that it breaks."""

_BLANK = re.compile(r'(?:[ \t\r\n,]|#[^\n]*)+')
_KEY = re.compile(r'[ \t]*(?:"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'|([A-Za-z0-9_-]+))[ \t]*')
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r'|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]+'
    r'|[^\s,\]}#]+',
    re.DOTALL,
)


def lines_of(text: str) -> dict[TomlPath, int]:
    """Return the line of every table, key and list item of a valid TOML text."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


def fault_of(text: str, error: ValueError) -> tuple[str, int]:
    """Return the rule a text breaks, one of ``toml``, ``toml_date`` …, and the line, from what ``tomllib`` raised."""
    said = str(error)
    rule = next((rule for pattern, rule in _FAULTS if re.match(pattern, said)), 'toml')
    place = _PLACE.search(said)
    if place is None:
        return rule, 1
    return rule, int(place[1]) if place[1] else text.count('\n') + 1


class _Scanner:
    """One walk through one text; ``at`` is the place reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[TomlPath, int] = {(): 1}
        self._breaks = [found.start() for found in re.finditer('\n', text)]
        self._tables: dict[TomlPath, int] = {}

    def document(self) -> None:
        """Walk the statements: headers and key-value pairs."""
        prefix: TomlPath = ()
        while self._skip_blank():
            if self.text[self.at] == '[':
                prefix = self._header()
            else:
                self._pair(prefix)

    def _skip_blank(self) -> bool:
        """Pass white space, comments and commas; return whether anything is left."""
        if found := _BLANK.match(self.text, self.at):
            self.at = found.end()
        return self.at < len(self.text)

    def _mark(self, path: TomlPath) -> None:
        self.lines.setdefault(path, bisect_right(self._breaks, self.at - 1) + 1)

    def _header(self) -> TomlPath:
        begun = self.at
        many = self.text.startswith('[[', self.at)
        self.at += 2 if many else 1
        *parents, last = self._keys()
        self.at, ended = begun, self.at
        path: TomlPath = ()
        for key in parents:
            path = self._inside((*path, key))
            self._mark(path)
        path = (*path, last)
        self._mark(path)
        if many:
            self._tables[path] = self._tables.get(path, -1) + 1
            path = self._inside(path)
            self._mark(path)
        self.at = ended + (2 if many else 1)
        return path

    def _inside(self, path: TomlPath) -> TomlPath:
        """Return the path of the last table of a list of tables, or the path itself."""
        return (*path, self._tables[path]) if path in self._tables else path

    def _pair(self, prefix: TomlPath) -> None:
        begun = self.at
        keys = self._keys()
        ended = self.at + 1
        self.at = begun
        for depth in range(1, len(keys) + 1):
            self._mark((*prefix, *keys[:depth]))
        self.at = ended
        self._value((*prefix, *keys))

    def _keys(self) -> list[str]:
        """Pass a dotted key; ``at`` then stands on what follows it."""
        keys: list[str] = []
        while found := _KEY.match(self.text, self.at):
            keys.append(found[found.lastindex or 0])
            self.at = found.end()
            if not self.text.startswith('.', self.at):
                break
            self.at += 1
        return keys

    def _value(self, path: TomlPath) -> None:
        while self.text.startswith((' ', '\t'), self.at):
            self.at += 1
        self._mark(path)
        opening = self.text[self.at]
        if opening == '[':
            self._list(path)
        elif opening == '{':
            self._inline_table(path)
        elif found := _SCALAR.match(self.text, self.at):
            self.at = found.end()

    def _list(self, path: TomlPath) -> None:
        self.at += 1
        place = 0
        while self._skip_blank() and self.text[self.at] != ']':
            self._value((*path, place))
            place += 1
        self.at += 1

    def _inline_table(self, path: TomlPath) -> None:
        self.at += 1
        while self._skip_blank() and self.text[self.at] != '}':
            self._pair(path)
        self.at += 1
