"""The ledger in a browser and as a JSON API: requests in, pages and JSON out.

In: addresses with dates and filters, texts to check, judgements of reviewers. Out: pages rendered on the server, readable without a
script; JSON with the verbs of the command line, one shape for every error. May not live here: any conclusion: `library` asks
`pipeline`, and the rest arranges. Every text that an article brought is escaped and its steering characters are written out; `guard`
stands before all of it.
"""
