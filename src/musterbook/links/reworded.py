"""An article of another house that has, days later, the same rare names and numbers derives from the first, whatever its words.

Rare is a name that stands in no table of the world, and a number of three digits or more. A house's own update or correction is no copy.

Fires:
    a 2024-05-02 text="In Sampletown, Ada Quillfeather and Bruno Hartmannswil agreed on 480 soldiers, 28 Lynx, 31 barracks
        and the 7th Dragoons." outlet=Northwire
    b 2024-05-04 text="The 7th Dragoons are bound for Sampletown: Ada Quillfeather and Bruno Hartmannswil spoke of 480 men,
        28 Lynx, 31 huts." outlet=Herald
Quiet:
    a 2024-05-02 text="In Sampletown, Ada Quillfeather and Bruno Hartmannswil agreed on 480 soldiers, 28 Lynx, 31 barracks
        and the 7th Dragoons." outlet=Northwire
    b 2024-05-04 text="A mayor of Sampletown, Emil Brandtner, met Gerda Lottmann at a museum; 14 uniforms and a drum of 1813
        were shown to both." outlet=Herald
"""

from datetime import timedelta

from musterbook.links.credits import credit
from musterbook.links.direction import Alike
from musterbook.links.rarity import of_name, weight_of_names
from musterbook.links.texts import Text

CODE = "copy-reworded"
# Measured on six synthetic stories: reworded copies share at least 0.38 of the poorer text's names and numbers by what they tell,
# other houses' texts at most 0.15.
SHARE = 0.36
LEAST = 6
FRESH = timedelta(days=10)


def find(left: Text, right: Text) -> Alike | None:
    """The two share that many rare names and numbers, and one came out soon after the other."""
    shared = left.rare & right.rare
    if len(shared) < LEAST or left.house == right.house:
        return None
    poorer = min(weight_of_names(left.rare), weight_of_names(right.rare))
    overlap = weight_of_names(shared) / poorer
    if overlap < SHARE or not _is_soon_after(left, right):
        return None
    common = ", ".join(sorted(shared, key=lambda token: (-of_name(token), token))[:5])
    why = f"reworded: {overlap:.0%} of the rare names and numbers are those of {{of}} ({common})"
    return Alike(left.article.id, right.article.id, min(0.5, overlap / 2), CODE, why)


def _is_soon_after(left: Text, right: Text) -> bool:
    """Within days, and no earlier one credits a later one."""
    if left.day is None or right.day is None or abs(right.day - left.day) > FRESH:
        return False
    first, second = (left, right) if left.day <= right.day else (right, left)
    return first.day == second.day or not (second.house and credit(first.article, second.article))
