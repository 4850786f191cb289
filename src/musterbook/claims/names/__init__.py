"""Names: every name that the world's tables or the lexicons know, and those known by how they are written, as mentions with a span."""
