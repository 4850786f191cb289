"""Times: the dates and durations of a sentence, as EDTF values.

In: plain text, the EDTF date it counts from (dateline or publication; None where unknown), and the date named last before it.
Out: Times in order, not overlapping, each with its characters, its role, and its value for either tense. What cannot be
derived stays None with the reason: no default date may be made here.
"""

from musterbook.claims.times.arithmetic import add, begun
from musterbook.claims.times.read import last_named, times, told_of
from musterbook.claims.times.when import Time

__all__ = ["Time", "add", "begun", "last_named", "times", "told_of"]
