r"""Charts as PNG: drawn for a black-and-white printer, read by anyone, the same bytes for the same figures.

Rules:
- Be Vietnam Pro from its package: no letter of Vietnamese is missing, whatever the machine has;
- the figure stands at every bar and at every point of a line, as a Vietnamese document writes numbers; bars begin
  at zero, and the axis is as long as the figures beside them need: none runs into a name;
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
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import FuncFormatter, MaxNLocator

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
_MOST_LABELLED = 14
"""Points of a line that are labelled; more labels would lie on each other."""
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
            out = io.BytesIO()
            figure.savefig(out, format='png', facecolor='white', metadata={'Software': None})
        return out.getvalue()


@cache
def _fonts() -> None:
    for weight in ('Regular', 'Bold'):
        fontManager.addfont(Path(fontpkg_be_vietnam_pro.__file__).parent / 'files' / f'BeVietnamPro-{weight}.ttf')


def _height(chart: Chart) -> float:
    """Return millimetres: as many as the bars need, at most a page."""
    if chart.kind == 'line':
        return 95.0
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
        for place, value in enumerate(series.values if len(values) <= _MOST_LABELLED else ()):
            if value is not None:
                above = number == count - 1
                axes.annotate(
                    _writer(chart)(value),
                    (place, float(value)),
                    textcoords='offset points',
                    xytext=(0, 8 if above else -16),
                    ha='center',
                    fontsize=9,
                )
    many = len(chart.categories) > _MOST_LABELLED // 2
    axes.set_xticks(range(len(chart.categories)), chart.categories, rotation=45 if many else 0)
    low = min((float(value) for series in chart.series for value in series.values if value is not None), default=0.0)
    axes.margins(x=0.06, y=0.16)
    if low >= 0:
        axes.set_ylim(bottom=0)
    axes.grid(axis='y', color=_GRID, linewidth=0.6)
    _finish(axes, axes.yaxis, chart)


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


def _short(name: str) -> str:
    return name if len(name) <= 28 else f'{name[:27]}…'  # noqa: PLR2004 -- letters beside the bars
