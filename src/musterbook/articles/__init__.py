"""Bytes in, Articles out.

In: what a person gives (files, folders, globs, '-', later addresses). Out: for every source and every line in it either a
`Given` (an Article, with the claims that came along where the line was coded already) or a `Failure` that says why not.
May not live here: what a sentence means. Nothing is guessed: a field that the source does not state stays None, and
`Article.notes` says why. Offsets are characters of `Article.text`, which is what remains after extraction.

The order of work: sources (what was given) → capture (bytes, bounded) → kinds (what they are) → decode (characters) →
page | feed | lines | plain (one module a format) → story (what a text tells of itself: heading, days, credits).
"""
