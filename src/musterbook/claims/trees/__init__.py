"""Trees: a parsed sentence as plain objects, and the facts about it that every later room asks for."""
