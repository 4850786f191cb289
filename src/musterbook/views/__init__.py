"""A posture in, people served: the command line, and the JSON that programs read.

In: what `pipeline` gives (articles, claims, links, postures, promises). Out: text on a terminal, JSON, CSV.
May not live here: any conclusion. A view arranges, names and quotes; it never computes what `links` and `posture` compute.
Whatever comes from an article is shown as text: no markup of it is obeyed, and what cannot be seen is made visible.
"""
