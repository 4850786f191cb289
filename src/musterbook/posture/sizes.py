"""Two words for one size of force."""

from musterbook.compare import same_place
from musterbook.model import Claim


def is_same_size(left: Claim, right: Claim) -> bool:
    """A battlegroup is a battalion with attachments: at one place, the two words stand for one force."""
    sizes = {left.echelon, right.echelon}
    at_one_place = bool(left.place and right.place and same_place(left.place, right.place))
    return sizes == {"battalion", "battlegroup"} and at_one_place and not (left.unit and right.unit)
