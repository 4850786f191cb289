"""The chart of a line as a picture for pages: SVG and PNG, by `views.charts`."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from musterbook.errors import BadValue
from musterbook.views import charts, drawing
from musterbook.views.http.pages import Place
from musterbook.views.http.rendering import Desk
from musterbook.world.nations import code_for

router = APIRouter(include_in_schema=False)


@router.get("/line/{nation}/{whose}/chart.{kind}")
def picture(desk: Place, nation: str, whose: str, kind: str, theme: str = "light", what: str = "personnel") -> Response:
    """The chart of a line; `kind` is svg or png, `theme` light or dark."""
    if kind not in ("svg", "png") or theme not in drawing.THEMES:
        raise BadValue(f"a chart is svg or png, light or dark; got {kind[:10]!r}, {theme[:10]!r}")
    host, sender = code_for(nation), code_for(whose)
    asked = (host, sender, what, desk.asked.on, desk.asked.known_by)
    story = desk.library.story(asked, partial(_story, desk, host, sender, what))
    draw, media = (charts.as_png, "image/png") if kind == "png" else (charts.as_svg, "image/svg+xml")
    return Response(desk.library.drawn((*asked, kind, theme), partial(draw, story, drawing.THEMES[theme])), media_type=media)


def _story(desk: Desk, host: str, sender: str, what: str) -> charts.Story:
    told = desk.library.record(host, sender, desk.asked.on, desk.asked.known_by)
    return charts.story_of(told, host, sender, what)
