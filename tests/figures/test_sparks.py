from xml.etree import ElementTree

import pytest

from components.figures.palette import TIERS
from components.figures.sparks import score_spark


def bars(spread):
    drawn = ElementTree.fromstring(score_spark(spread, dark=False))  # noqa: S314  of our own making
    return [(rect.get("fill"), float(rect.get("height"))) for rect in drawn.findall("{*}rect") if rect.get("rx")]


def test_bars_are_as_tall_as_their_share_and_in_their_tiers_colours():
    drawn = bars((10, 0, 0, 0, 5, 0, 0, 20, 0, 1))
    assert [colour for colour, _ in drawn] == [TIERS["Low"], TIERS["Medium"], TIERS["High"], TIERS["High"]]
    heights = [height for _, height in drawn]
    assert heights[2] == max(heights)
    assert [heights[2] / height for height in heights[:2]] == pytest.approx([2, 4], rel=0.02)
    assert heights[3] == 2.0, "one lead is seen, too"


def test_no_leads_are_a_line():
    assert bars((0,) * 10) == []
