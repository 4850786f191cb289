"""How many examples each law of the suite is held against.

A law names the number at which a fault of its kind is found in most runs. `MUSTERBOOK_TEST_TIMES=12` holds every law against twelve times
as many, for whoever changes what the laws are about.
"""

import os
from typing import Any

from hypothesis import settings

TIMES = float(os.environ.get("MUSTERBOOK_TEST_TIMES", "1"))


def examples(many: int, **others: Any) -> settings:
    """Hold a law against so many examples, or as many times as many as was asked for; others are settings of Hypothesis."""
    return settings(max_examples=max(1, round(many * TIMES)), **others)
