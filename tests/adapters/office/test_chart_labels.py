"""The figures of a line chart can be read: none lies on another, none is taken for another's, names do not touch."""

from decimal import Decimal
from itertools import combinations, pairwise

import pytest

from kiosk.adapters.office.chart_labels import Box, Spot, settled
from kiosk.adapters.office.charts import drawn
from kiosk.core.tabular.chart import Chart, Series

MONTHS = tuple(f'{month:02}/2026' for month in range(1, 13))
CLOSE = ((1655, 1385, 1550, 1460), (1588.75, 1474, 1679.75, 1373))
CROSSING = (
    (1137.96, 1444.23, 1269.96, 1503.92, 1525.72, 965.53, 913.17, 1737.47, 1159.35, 1134.33, 1895.64, 1370.26),
    (1736.46, 1376.35, 1539.07, 1050.62, 1534.86, 1768.05, 1423.18, 1641.25, 1571.41, 964.03, 1658.23, 1491.1),
)
STEEP = (tuple(123456789.5 * month for month in range(1, 11)),)
BELOW_ZERO = ((-12.5, 3, -40, 0), (10, -3, -38, 0))


def line(told, names=MONTHS):
    series = tuple(
        Series(f'Kỳ {number}', tuple(Decimal(str(value)) for value in values)) for number, values in enumerate(told)
    )
    return Chart('line', 'Thu ngân sách', names[: len(told[0])], series)


def boxes(texts):
    extents = [text.get_window_extent() for text in texts]
    return [Box(each.x0, each.y0, each.x1, each.y1) for each in extents]


@pytest.mark.parametrize('told', [CLOSE, CROSSING, STEEP, BELOW_ZERO])
def test_no_figure_lies_on_another_or_outside_the_drawing(told):
    figure = drawn(line(told))
    figure.draw_without_rendering()
    axes = figure.axes[0]
    frame = axes.get_window_extent()
    placed = boxes(axes.texts)
    assert len(placed) == sum(map(len, told))
    assert not [pair for pair in combinations(placed, 2) if pair[0].meets(pair[1])]
    assert all(each.left >= frame.x0 - 1 and each.right <= frame.x1 + 1 for each in placed)
    assert all(each.bottom >= frame.y0 - 1 and each.top <= frame.y1 + 1 for each in placed)


def test_the_higher_of_two_points_has_its_figure_above_the_other():
    figure = drawn(line(CLOSE))
    texts = {text.get_text(): text.get_position()[1] for text in figure.axes[0].texts}
    for higher, lower in (('1.655', '1.588,75'), ('1.474', '1.385'), ('1.679,75', '1.550'), ('1.460', '1.373')):
        assert texts[higher] > texts[lower]


def test_long_names_under_a_line_do_not_touch():
    villages = ('Thôn Đồng Mít Thượng', 'Khu dân cư trung tâm xã', *(f'Tổ dân phố số {n}' for n in range(6)))
    figure = drawn(line((tuple(range(8)),), villages))
    figure.draw_without_rendering()
    labels = figure.axes[0].get_xticklabels()
    turned = {label.get_rotation() for label in labels} == {45.0}
    assert turned or all(one.right <= other.left for one, other in pairwise(boxes(labels)))


def test_few_short_names_stay_level():
    figure = drawn(line(CLOSE))
    assert {label.get_rotation() for label in figure.axes[0].get_xticklabels()} == {0.0}


def test_a_figure_without_room_is_left_out_and_the_others_stay():
    crowd = [Spot(50, 50, 40, 10, line) for line in range(30)]
    placed = [box for box in settled(crowd, Box(0, 0, 100, 100), 4) if box]
    assert 0 < len(placed) < len(crowd)
    assert not [pair for pair in combinations(placed, 2) if pair[0].meets(pair[1])]
