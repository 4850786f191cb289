"""How articles and claims hang together: who copied whom, what contradicts what, what became of each promise.

In: `model.Known` (articles and claims, already cut to what was known by a day). Out: `model.Links`, every link with a sentence of
why that can be checked against the words. Pure functions: no file, no clock, no ledger, no figure for a posture; one rule, one file.
"""
