"""Perturb: small lies put into claims and texts, to see that the verifier refuses what is altered and the reader changes what it must.

In: an Article and Claims. Out: altered Claims (`proposals`), altered Articles (`neutral`, which change nothing that is claimed, and
`telling`, which change one thing). Deterministic: what a random choice would make is chosen by digest. Nothing here reads or verifies.
"""
