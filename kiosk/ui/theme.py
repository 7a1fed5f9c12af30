"""Colours, sizes and shapes: each has a meaning and its one home here.

Rules:
- a page names a meaning (``theme.MAIN_ACTION``), never a colour or a size;
- text stands at 7:1 or better on its ground (WCAG 2.2 AAA), targets are at least 48 px;
- everything is in ``rem``, so that A− A A+ scales the whole page through the root's font size.
"""

from pathlib import Path

import fontpkg_be_vietnam_pro
from nicegui import app, ui

INK, PAPER, CARD, LINE = '#1d2320', '#fbf7ef', '#fffdf8', '#cfc6b4'
GREEN, AMBER, AMBER_GROUND, RED, RED_GROUND = '#14532d', '#6b4400', '#fff3d6', '#8f1d1d', '#fdecea'
LIGHTS = {'Xanh': 'light-green', 'Vàng': 'light-yellow', 'Đỏ': 'light-red', 'Đen': 'light-black'}
"""The data traffic light: reserved for data safety, always with its word (DESIGN §5)."""

TEXT_SIZES = {'A−': 18, 'A': 21, 'A+': 24}
"""Root font size in px by button."""

TITLE = 'k-title'
HEADING = 'k-heading'
TEXT = 'k-text'
SMALL = 'k-small'
COLUMN = 'k-column'
CARD_BOX = 'k-card'
CHOICE = 'k-choice'
MAIN_ACTION = 'k-main'
QUIET_ACTION = 'k-quiet'
LOOK_HERE = 'k-look'
DANGER = 'k-danger'
RIGHT = 'k-right'
QUOTE = 'k-quote'
MODEL_WORDS = 'k-model'
SHEET = 'k-sheet'

_FONTS = Path(fontpkg_be_vietnam_pro.__file__).parent / 'files'
_WEIGHTS = {400: 'Regular', 600: 'SemiBold', 700: 'Bold'}
_CSS = Path(__file__).parent / 'theme.css'


def install() -> None:
    """Register fonts, colours and the style sheet for every page; call once before ``ui.run``."""
    app.add_static_files('/fonts', str(_FONTS))
    app.colors(primary=GREEN, secondary=AMBER, accent=GREEN, positive=GREEN, negative=RED, warning=AMBER, info=INK)
    faces = ''.join(
        f"@font-face{{font-family:'Be Vietnam Pro';font-weight:{weight};font-display:swap;"
        f"src:url('/fonts/BeVietnamPro-{name}.ttf') format('truetype')}}"
        for weight, name in _WEIGHTS.items()
    )
    colours = {
        'ink': INK, 'paper': PAPER, 'card': CARD, 'line': LINE, 'green': GREEN,
        'amber': AMBER, 'amber-ground': AMBER_GROUND, 'red': RED, 'red-ground': RED_GROUND,
    }  # fmt: skip
    root = ';'.join(f'--k-{name}:{value}' for name, value in colours.items())
    ui.add_css(f'{faces}:root{{{root}}}{_CSS.read_text("utf-8")}', shared=True)


def set_text_size(pixels: int) -> None:
    """Scale the page this person looks at."""
    ui.query('html').style(f'font-size: {pixels}px')
