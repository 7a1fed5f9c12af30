r"""Charts as PNG: drawn for a black-and-white printer, read by anyone, the same bytes for the same figures.

Rules:
- Be Vietnam Pro from its package: no letter of Vietnamese is missing, whatever the machine has;
- the figure stands at every bar and at every point of a line, as a Vietnamese document writes numbers; bars begin
  at zero, and the axis is as long as the figures beside them need: none runs into a name;
- the figures of a line are moved apart (``chart_labels``); names under it are turned where they would touch;
- two periods differ in lightness and in hatching or marks, never in colour alone;
- bars lie, so that names of villages are read without turning one's head; the first of the table is on top.

>>> ChartPainter().paint(chart)[:4]
b'\x89PNG'
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.patheffects import withStroke
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kiosk.adapters.office.chart_labels import Box, Spot, settled
from kiosk.core.tabular.chart import Chart, Series
from kiosk.core.tabular.numbers import write, write_percent

_INCH = 25.4
_WIDTH_MM = 165.0
_DPI = 200
_INK, _QUIET, _GRID = '#1d2320', '#4b534e', '#d9d6cd'
_FILLS = (('#b8c4bc', '///'), ('#14532d', ''))
"""Lightness 78 and 31: apart for every eye and every printer; the earlier period first."""
_LINES = (('#6f7a73', '--', 's'), ('#14532d', '-', 'o'))
_POINTS = 72
_CLEAR_PT, _STEPS = 5.0, 12
"""Left free around a figure; each step comes nearer to the length of axis where all figures fit."""
_LONG = 9
_MARKS, _FEW_MARKS = 6, 4
"""Figures along an axis; fewer where those of the bars have more signs than ``_LONG``."""
_EDGE = 0.06
"""Left free at both ends of a line, as a part of its length."""
_HEAD = 0.16
"""Left free above a line for its figures, as a part of its height."""
_MOST_LABELLED = 14
"""Points of a line that are labelled; more labels would lie on each other."""
_BESIDE, _BELOW = 28, 18
"""Letters of a name beside a bar and below a line."""
_HALO = (withStroke(linewidth=2.5, foreground='white'),)
_STYLE: Any = {
    'font.family': 'Be Vietnam Pro',
    'font.size': 10,
    'axes.edgecolor': _QUIET,
    'text.color': _INK,
    'axes.labelcolor': _INK,
    'xtick.color': _INK,
    'ytick.color': _INK,
    'hatch.linewidth': 0.8,
    'hatch.color': '#4b534e',
    'axes.spines.top': False,
    'axes.spines.right': False,
}


@dataclass(frozen=True)
class ChartPainter:
    """Draws charts for a page: 165 mm wide, 200 dots an inch."""

    def paint(self, chart: Chart) -> bytes:
        """Return a PNG."""
        with rc_context(_STYLE):
            out = io.BytesIO()
            drawn(chart).savefig(out, format='png', facecolor='white', metadata={'Software': None})
        return out.getvalue()


def drawn(chart: Chart) -> Figure:
    """Return the drawing before it becomes a picture; its figures are the texts of its axes."""
    _fonts()
    with rc_context(_STYLE):
        figure = Figure(figsize=(_WIDTH_MM / _INCH, _height(chart) / _INCH), dpi=_DPI, layout='constrained')
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        (_bars if chart.kind == 'bar' else _line)(axes, chart)
        if len(chart.series) > 1:
            axes.legend(loc='lower center', bbox_to_anchor=(0.5, 1.0), ncols=len(chart.series), frameon=False)
        if chart.title:
            figure.suptitle(chart.title, fontsize=12, fontweight='bold', x=0.01, ha='left')
        if chart.kind == 'bar':
            _make_room(figure, axes)
        else:
            _turn_names(figure, axes)
            _part_figures(figure, axes, chart)
    return figure


@cache
def _fonts() -> None:
    for weight in ('Regular', 'Bold'):
        fontManager.addfont(Path(fontpkg_be_vietnam_pro.__file__).parent / 'files' / f'BeVietnamPro-{weight}.ttf')


def _height(chart: Chart) -> float:
    """Return millimetres: as many as the bars need, at most a page."""
    if chart.kind == 'line':
        return 95.0 if len(chart.series) == 1 else 110.0
    bars = len(chart.categories) * len(chart.series)
    return min(235.0, 30.0 + max(4, bars) * (7.5 if len(chart.series) == 1 else 5.5))


def _bars(axes: Any, chart: Chart) -> None:
    count = len(chart.series)
    thick = 0.72 / count
    for number, series in enumerate(chart.series):
        color, hatch = _FILLS[len(_FILLS) - count + number]
        places = [place + (number - (count - 1) / 2) * thick for place in range(len(chart.categories))]
        drawn = axes.barh(
            places, _floats(series), height=thick * 0.92, color=color, hatch=hatch, edgecolor=_QUIET, label=series.name
        )
        labels = ['' if value is None else f' {_writer(chart)(value)}' for value in series.values]
        axes.bar_label(drawn, labels=labels, fontsize=9, padding=2)
    axes.set_yticks(range(len(chart.categories)), [_short(name) for name in chart.categories])
    axes.invert_yaxis()
    axes.margins(x=0.02, y=0.02)
    axes.axvline(0, color=_QUIET, linewidth=0.8)
    axes.grid(axis='x', color=_GRID, linewidth=0.6)
    axes.tick_params(axis='y', length=0)
    _finish(axes, axes.xaxis, chart)


def _make_room(figure: Figure, axes: Any) -> None:
    """Lengthen the axis until every figure stands beside its bar, inside the drawing."""
    figure.draw_without_rendering()
    wide = axes.get_window_extent().width
    labels = [(text.xy[0], text.get_window_extent().width + _CLEAR_PT * _DPI / _POINTS) for text in axes.texts]
    low, high = axes.get_xlim()
    for _ in range(_STEPS):
        unit = (high - low) / wide
        low = min([low, *(at - room * unit for at, room in labels if at < 0)])
        high = max([high, *(at + room * unit for at, room in labels if at >= 0)])
    axes.set_xlim(low, high)


def _line(axes: Any, chart: Chart) -> None:
    count = len(chart.series)
    for number, series in enumerate(chart.series):
        color, dashes, mark = _LINES[len(_LINES) - count + number]
        values = [float('nan') if value is None else float(value) for value in series.values]
        axes.plot(
            range(len(values)), values, color=color, linestyle=dashes, marker=mark, linewidth=2, label=series.name
        )
    axes.set_xticks(range(len(chart.categories)), [_short(name, _BELOW) for name in chart.categories])
    told = [float(value) for series in chart.series for value in series.values if value is not None]
    low, high = min([0.0, *told]), max([0.0, *told])
    room = _HEAD * ((high - low) or 1.0)
    axes.set_ylim(low - (room if low < 0 else 0.0), high + room)
    axes.margins(x=_EDGE)
    axes.grid(axis='y', color=_GRID, linewidth=0.6)
    _finish(axes, axes.yaxis, chart)


def _turn_names(figure: Figure, axes: Any) -> None:
    """Turn the names below a line if two of them would touch."""
    figure.draw_without_rendering()
    boxes = [each.get_window_extent() for each in axes.get_xticklabels()]
    clear = _CLEAR_PT * _DPI / _POINTS
    if any(one.x1 + clear > other.x0 for one, other in pairwise(boxes)):
        axes.tick_params(axis='x', labelrotation=45)
        for each in axes.get_xticklabels():
            each.set(ha='right', rotation_mode='anchor')


def _part_figures(figure: Figure, axes: Any, chart: Chart) -> None:
    """Write the figures of a line beside its points, none upon another."""
    values = [
        (number, place, value)
        for number, series in enumerate(chart.series if len(chart.categories) <= _MOST_LABELLED else ())
        for place, value in enumerate(series.values)
        if value is not None
    ]
    texts = [
        axes.text(place, float(value), _writer(chart)(value), fontsize=9, path_effects=_HALO)
        for _, place, value in values
    ]
    for text in texts:
        text.set_in_layout(False)
    figure.draw_without_rendering()
    sizes = [text.get_window_extent() for text in texts]
    clear = _CLEAR_PT * _DPI / _POINTS
    edge = max((size.width / 2 + clear for size in sizes), default=0.0) / axes.get_window_extent().width
    axes.set_xmargin(max(_EDGE, edge / (1 - 2 * edge)))
    figure.draw_without_rendering()
    shown = axes.get_window_extent()
    points = axes.transData.transform([(place, float(value)) for _, place, value in values]) if values else ()
    spots = [
        Spot(float(at[0]), float(at[1]), size.width, size.height, number)
        for (number, _, _), at, size in zip(values, points, sizes, strict=True)
    ]
    for text, box in zip(texts, settled(spots, Box(shown.x0, shown.y0, shown.x1, shown.y1), clear), strict=True):
        if box is None:
            text.remove()
            continue
        text.set(ha='center', va='bottom')
        text.set_position(axes.transData.inverted().transform(((box.left + box.right) / 2, box.bottom)))


def _finish(axes: Any, axis: Any, chart: Chart) -> None:
    """Write the figures of an axis in Vietnamese, and its name where there is one series only."""
    put = _writer(chart)
    marks = _FEW_MARKS if chart.kind == 'bar' and _long(chart) else _MARKS
    axis.set_major_locator(MaxNLocator(nbins=marks, integer=not chart.percent))
    axis.set_major_formatter(FuncFormatter(lambda value, _place: put(Decimal(repr(round(float(value), 6))))))
    axes.set_axisbelow(True)
    if len(chart.series) == 1:
        (axes.set_xlabel if chart.kind == 'bar' else axes.set_ylabel)(chart.series[0].name)


def _long(chart: Chart) -> bool:
    """Return whether figures are so long that many of them would touch along the foot of the drawing."""
    put = _writer(chart)
    return any(len(put(value)) > _LONG for series in chart.series for value in series.values if value is not None)


def _writer(chart: Chart) -> Callable[[Decimal], str]:
    return write_percent if chart.percent else lambda value: write(value, 2)


def _floats(series: Series) -> list[float]:
    return [0.0 if value is None else float(value) for value in series.values]


def _short(name: str, most: int = _BESIDE) -> str:
    return name if len(name) <= most else f'{name[: most - 1]}…'
