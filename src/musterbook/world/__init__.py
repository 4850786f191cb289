"""What is known before anything is read: nations, bodies, people's titles, outlets, sites, formations, equipment.

In: the tables in `data/`, each with its source in `data/SOURCES.md`. Out: frozen rows and surface forms, loaded when first
asked for and then kept. Nothing here reads an article, decides what a sentence means, opens a socket or names a private person;
a table row is a public, lasting fact at the level of country, body, base and unit.
"""
