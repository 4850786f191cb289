"""An article of another house that has two thirds of another's telling words, in whatever order and form, derives from it.

So synonyms and a translation there and back do not hide a copy: names, numbers and enough of the rarer words stay.

Fires:
    a 2024-05-02 text="The ministry approved barracks, kitchens, workshops, garages, hangars, fences, watchtowers,
        pipelines, generators, chapels and libraries for dragoons, sappers, gunners, drivers, cooks, medics, clerks and
        chaplains." outlet=Northwire
    b 2024-05-03 text="Approval by ministry: for chaplains, clerks, medics, cook, driver, gunner, sapper, dragoon there be
        library, chapel, generator, pipeline, watchtower, fence, hangar, garage, workshop, kitchen, barrack." outlet=Herald
Quiet:
    a 2024-05-02 text="The ministry approved barracks, kitchens, workshops, garages, hangars, fences, watchtowers,
        pipelines, generators, chapels and libraries for dragoons, sappers, gunners, drivers, cooks, medics, clerks and
        chaplains." outlet=Northwire
    b 2024-05-03 text="The ministry approved a budget for museums, theatres, orchestras, galleries, archives, cinemas,
        festivals, choirs, dancers, painters, poets, actors, singers, sculptors, composers and librarians." outlet=Herald
"""

from musterbook.links.direction import Alike
from musterbook.links.rarity import weight_of_words
from musterbook.links.texts import Text

CODE = "copy-respelt"
# Measured on six synthetic stories: texts of two houses of which neither copies the other share at most 0.44 of the poorer text's words,
# by what they tell.
SHARE = 0.65
LEAST = 15


def find(left: Text, right: Text) -> Alike | None:
    """The two share that many telling words."""
    shared = left.stems & right.stems
    if left.house == right.house or len(shared) < LEAST:
        return None
    overlap = weight_of_words(shared) / min(weight_of_words(left.stems), weight_of_words(right.stems))
    if overlap < SHARE:
        return None
    return Alike(
        left.article.id, right.article.id, min(0.5, overlap / 2), CODE, f"respelt: {overlap:.0%} of its telling words are those of {{of}}"
    )
