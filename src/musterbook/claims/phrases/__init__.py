"""Phrases: the noun phrases that name a force, with whose, what and how many, and those that name a place or a footing."""
