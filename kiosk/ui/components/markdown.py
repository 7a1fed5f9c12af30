"""A pack's Markdown on the screen, cleaned on the server.

Rules (DESIGN D6, facts/reliability.md §1.1):
- only the tags and attributes below survive; HTML in the text is shown as text;
- links lose their target and stay as text; images come from the same module only.
"""

import html
import re

import nh3
from nicegui import ui

_TAGS = {
    'p',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'blockquote',
    'br',
    'img',
    'hr',
}
_PICTURE = re.compile(r'^(?!/|[a-z]+:)[a-z0-9._/-]+\.(?:png|jpg|webp)$')


def markdown(text: str, folder: str) -> ui.markdown:
    """Show a lesson's Markdown; ``folder`` is ``<module>/<lesson>``, where its pictures lie."""
    shown = ui.markdown(_prepared(text), extras=['tables', 'break-on-newline'], sanitize=lambda raw: clean(raw, folder))
    return shown.classes('k-md')


def clean(raw: str, folder: str) -> str:
    """Return HTML with only what a lesson may show."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if (tag, name) == ('img', 'src'):
            return f'/media/{folder}/{value}' if _PICTURE.match(value) and '..' not in value else None
        return value

    return nh3.clean(raw, tags=_TAGS, attributes={'img': {'src', 'alt'}}, attribute_filter=attribute, link_rel=None)


def _prepared(text: str) -> str:
    escaped = html.escape(text, quote=False)
    escaped = re.sub(r'^(\s*)&gt;', r'\1>', escaped, flags=re.MULTILINE)
    return re.sub(r'^(\s*)[-*+] \[[ x]\] ', r'\1- ☐ ', escaped, flags=re.MULTILINE)
