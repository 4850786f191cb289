"""A claim is new where no other article says the same, denies it or gives another value.

Fires:
    a 2024-05-01 station in_effect USA>LTU 500
Quiet:
    a 2024-05-01 station in_effect USA>LTU 500
    a 2024-05-01 station denied USA>LTU 500 by="minister LTU"
"""

CODE = "check-new"
WHY = "no claim of another article says the same, denies it or gives another value"
