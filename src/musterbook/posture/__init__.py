"""What was true on a day, as far as was known by a day: lines, commitments, credibility, changes.

In: `model.Known`, `model.Links`, a host, a sender, dates. Out: `model.Posture`, steps and rows, each with its sentence of why and the
claims that bear it. Pure functions: no file, no clock, no ledger; nothing here decides what copies or contradicts what.
"""
