"""One script for each change of the schema, in order. Alembic reads them from here; nothing imports them."""
