"""The chart of a line as a picture for pages: SVG and PNG, by `views.charts`."""

from fastapi import APIRouter
from starlette.responses import Response

from musterbook.errors import BadValue
from musterbook.views import charts
from musterbook.views.http.pages import Place
from musterbook.world.nations import code_for

router = APIRouter(include_in_schema=False)


@router.get("/line/{nation}/{whose}/chart.{kind}")
def picture(desk: Place, nation: str, whose: str, kind: str, theme: str = "light", what: str = "personnel") -> Response:
    """The chart of a line; `kind` is svg or png, `theme` light or dark."""
    if kind not in ("svg", "png") or theme not in charts.THEMES:
        raise BadValue(f"a chart is svg or png, light or dark; got {kind[:10]!r}, {theme[:10]!r}")
    host, sender = code_for(nation), code_for(whose)
    told = charts.story_of(desk.library.record(host, sender, desk.asked.on, desk.asked.known_by), host, sender, what)
    if kind == "png":
        return Response(charts.as_png(told, charts.THEMES[theme]), media_type="image/png")
    return Response(charts.as_svg(told, charts.THEMES[theme]), media_type="image/svg+xml")
