"""The form of a chart is made once and filled by each story."""

import json

import altair as alt
import pytest

from musterbook.views import drawing
from musterbook.views.drawing import KINDS, SHAPES, Frame, specification

FULL = Frame("2022-03-17", "2026-02-10", KINDS, tuple(SHAPES), has_copies=True, has_bars=True)
BARE = Frame("2024-01-01", "2024-01-02", ("agency",), ("in effect",), has_copies=False, has_bars=False)


@pytest.mark.parametrize("theme", drawing.THEMES)
@pytest.mark.parametrize("frame", [FULL, BARE])
def test_a_filled_form_is_a_vega_lite_chart_without_a_blank(frame: Frame, theme: str) -> None:
    found = specification(frame, drawing.THEMES[theme])
    alt.VConcatChart.from_dict(found)
    assert '"@' not in json.dumps(found)
    point = found["vconcat"][0]["layer"][-1]["encoding"]
    assert point["x"]["scale"]["domain"] == [frame.first, frame.last]
    assert point["fill"]["scale"]["domain"] == list(frame.kinds)
    assert point["shape"]["scale"]["range"] == [SHAPES[stage] for stage in frame.stages]
    assert len(found["vconcat"]) == 1 + frame.has_bars


def test_a_form_is_put_together_once() -> None:
    specification(FULL, drawing.LIGHT)
    before = drawing._form.cache_info().misses
    specification(Frame("2001-01-01", "2002-01-01", ("agency",), ("denied",), has_copies=False, has_bars=True), drawing.LIGHT)
    assert drawing._form.cache_info().misses == before
