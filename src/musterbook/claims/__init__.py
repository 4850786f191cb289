"""Claims: an Article in, Claims out. A pure function: no ledger, no network, no clock.

`read` is the table of contents; the rooms, from the text upwards, each knowing only those before it:

numbers, names, times      what a scan of the characters finds, each with its span
sentences                  blocks and sentences, datelines, lead-ins, interviews, the gate
trees, parsing             a sentence as a tree, and the facts about one that the others ask for
phrases, stages            the noun phrases that name forces and places; at what stage the words say that an action is
frames                     who comes, goes, is there or is given, as one verb or noun tells it
context, linking, line     what was said before; what it offers where a sentence names no nation; a sentence with all that was found in it
whose, where               which nation sends, which hosts, at which place
telling, dating            on whose word, and from when until when
assemble, confidence       a claim of it all, and how sure the reader may be of it
verify                     what the words of a claim must bear, whoever read it: asked of our claims and of a model's (`asked`) alike
"""
