"""Asked: a language model as a second reader, up to the point where something is sent.

In: Articles. Out: requests (`requests`), each a passage that the gate lets through with the instruction (`instruction`, built from the
codebook and examples of our own) and the JSON Schema of its answer (`schema`); and, from answers, Claims as proposed (`replies`), which
the same verifier takes or refuses. Pure: nothing here sends, waits or stores.
"""
