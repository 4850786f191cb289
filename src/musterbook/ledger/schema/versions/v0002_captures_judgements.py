"""Captures with their bytes, extractions, judgements, withholdings, and the hosts that claims speak of; guards for PostgreSQL."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KINDS = "'article', 'claim', 'failure', 'capture', 'extraction', 'judgement', 'withholding', 'retraction', 'supersession'"
_SIGNED = "(who <> '' AND why <> '' AND who IS NOT NULL AND why IS NOT NULL)"
_CHECKS = {
    "ck_entries_kind": (
        "kind IN ('article', 'claim', 'failure', 'retraction', 'supersession')",
        f"kind IN ({_KINDS})",
    ),
    "ck_entries_retraction_is_signed": (
        f"kind <> 'retraction' OR {_SIGNED}",
        f"kind NOT IN ('retraction', 'judgement', 'withholding') OR {_SIGNED}",
    ),
}
# Tables of which no row may change or go, with their key; of texts and bodies only the body may be emptied, once it is withheld.
_NEW = {"captures": "seq", "extractions": "seq", "judgements": "seq", "withholdings": "seq", "hosts": "claim"}
_OLD = {"articles": "seq", "claims": "seq", "failures": "seq"}
_WITHHELD = {"texts": "text", "bodies": "body"}
_SEALED = ("seq", "kind", "subject", "target", "recorded", "who", "why", "leaf", "chain")


def upgrade() -> None:
    """Let the new kinds in, make their tables, fill the hosts of the claims that are there, then the guards."""
    dialect = op.get_bind().dialect.name
    {"sqlite": _recheck_sqlite, "postgresql": _recheck_postgresql}[dialect]()
    _make_captures()
    _make_reviews()
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text, primary_key=True),
        sa.Column("known", sa.Date, primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.seq", name="fk_hosts_claim"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_hosts_claim", "hosts", ["claim"])
    if dialect == "sqlite":
        # In PostgreSQL there is no book older than this schema.
        op.execute(_FILL_HOSTS)
    for statement in {"sqlite": _sqlite_guards, "postgresql": _postgresql_guards}[dialect]():
        op.execute(statement)


def _make_captures() -> None:
    op.create_table(
        "bodies",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.CheckConstraint("size >= 0", name="ck_bodies_size"),
    )
    op.create_table(
        "captures",
        _seq("captures"),
        sa.Column("body", sa.String(64), sa.ForeignKey("bodies.digest", name="fk_captures_body"), nullable=False),
        sa.Column("doc", sa.Text, nullable=False),
    )
    op.create_index("ix_captures_body", "captures", ["body"])
    op.create_table(
        "extractions",
        _seq("extractions"),
        sa.Column("capture", sa.Integer, sa.ForeignKey("captures.seq", name="fk_extractions_capture"), nullable=False),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.seq", name="fk_extractions_article"), nullable=False),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.CheckConstraint("capture < seq AND article < seq", name="ck_extractions_are_newest"),
    )
    op.create_index("ix_extractions_capture", "extractions", ["capture"])
    op.create_index("ix_extractions_article", "extractions", ["article"])


def _make_reviews() -> None:
    op.create_table(
        "judgements",
        _seq("judgements"),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.seq", name="fk_judgements_claim"), nullable=False),
        sa.Column("of", sa.String(24), nullable=False),
        sa.Column("known", sa.Date, nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.CheckConstraint("verdict IN ('accept', 'correct', 'reject')", name="ck_judgements_verdict"),
        sa.CheckConstraint("claim < seq", name="ck_judgements_claim_is_older"),
    )
    op.create_index("ix_judgements_of", "judgements", ["of"])
    op.create_index("ix_judgements_claim", "judgements", ["claim"])
    op.create_table(
        "withholdings",
        _seq("withholdings"),
        sa.Column("text", sa.String(64), sa.ForeignKey("texts.digest", name="fk_withholdings_text")),
        sa.Column("body", sa.String(64), sa.ForeignKey("bodies.digest", name="fk_withholdings_body")),
        sa.Column("length", sa.Integer, nullable=False),
        sa.CheckConstraint("(text IS NULL) <> (body IS NULL)", name="ck_withholdings_one_thing"),
        sa.CheckConstraint("length > 0", name="ck_withholdings_length"),
    )
    op.create_index("uq_withholdings_text", "withholdings", ["text"], unique=True)
    op.create_index("uq_withholdings_body", "withholdings", ["body"], unique=True)


def _seq(table: str) -> sa.Column[int]:
    return sa.Column("seq", sa.Integer, sa.ForeignKey("entries.seq", name=f"fk_{table}_seq"), primary_key=True, autoincrement=False)


def _recheck_sqlite() -> None:
    # SQLite cannot alter a check. This is its manual's own way, which leaves a million rows where they are:
    # https://www.sqlite.org/lang_altertable.html#otheralter (the second, simpler procedure).
    bind = op.get_bind()
    (made,) = bind.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'entries'").one()
    for before, after in _CHECKS.values():
        if before not in made:
            raise ValueError("the table `entries` is not as the first schema made it")
        made = made.replace(before, after)
    (version,) = bind.exec_driver_sql("PRAGMA schema_version").one()
    bind.exec_driver_sql("PRAGMA writable_schema = ON")
    bind.exec_driver_sql("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = 'entries'", (made,))
    bind.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    bind.exec_driver_sql("PRAGMA writable_schema = OFF")


def _recheck_postgresql() -> None:
    for name, (_, after) in _CHECKS.items():
        op.drop_constraint(name, "entries", type_="check")
        op.create_check_constraint(name, "entries", after)
    # Ids are looked up by how they begin, and moments are compared, by code point and not by the language of the server.
    for column, kind in (("subject", "TEXT"), ("recorded", "VARCHAR(32)"), ("retracted", "VARCHAR(32)")):
        op.execute(f'ALTER TABLE entries ALTER COLUMN {column} TYPE {kind} COLLATE "C"')


_FILL_HOSTS = """
INSERT INTO hosts (host, known, claim)
SELECT DISTINCT host.value, a.known, c.seq FROM claims c JOIN articles a ON a.seq = c.article JOIN json_each(c.body, '$.hosts') host
UNION ALL
SELECT '', a.known, c.seq FROM claims c JOIN articles a ON a.seq = c.article WHERE json_type(c.body, '$.hosts') IS NULL
"""


def _refuse(name: str, when: str, condition: str, why: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'append-only: {why}'); END"


def _emptied(table: str, is_not: str) -> str:
    """The one change allowed of a text or body: it is emptied, and an entry says who withheld it and why."""
    size = "" if table == "texts" else f" AND NEW.size {is_not} OLD.size"
    entry = f"EXISTS (SELECT 1 FROM withholdings w WHERE w.{_WITHHELD[table]} = OLD.digest)"
    return f"NEW.digest {is_not} OLD.digest{size} AND length(NEW.body) = 0 AND {entry}"


def _sqlite_guards() -> list[str]:
    """Triggers on the new tables, as on the old ones; a text may be emptied, no more, where it is withheld."""
    for_ever = [
        _refuse(f"tr_{table}_no_{verb.lower()}", f"{verb} ON {table}", "1", f"no {verb} of {table}")
        for table in _NEW
        for verb in ("UPDATE", "DELETE")
    ]
    keys = _NEW | {"bodies": "digest"}
    same = {table: f"{key} = NEW.{key}" for table, key in keys.items()} | {
        "hosts": "host = NEW.host AND known = NEW.known AND claim = NEW.claim"
    }
    replaced = [
        _refuse(f"tr_{table}_no_replace", f"INSERT ON {table}", f"EXISTS (SELECT 1 FROM {table} WHERE {same[table]})",
                f"that row of {table} stands")
        for table in keys
    ]  # fmt: skip
    emptied = [
        _refuse(f"tr_{table}_only_withhold", f"UPDATE ON {table}", f"NOT ({_emptied(table, 'IS')})",
                f"a row of {table} may only be emptied, by an entry that says why")
        for table in _WITHHELD
    ]  # fmt: skip
    twice = [
        _refuse(f"tr_withholdings_once_{what}", "INSERT ON withholdings",
                f"NEW.{what} IS NOT NULL AND EXISTS (SELECT 1 FROM withholdings w WHERE w.{what} = NEW.{what})", "withheld once")
        for what in _WITHHELD.values()
    ]  # fmt: skip
    return [
        "DROP TRIGGER tr_texts_no_update", *for_ever, *replaced, *emptied, *twice,
        _refuse("tr_bodies_no_delete", "DELETE ON bodies", "1", "no DELETE of bodies"),
    ]  # fmt: skip


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"


def _raise(why: str) -> str:
    return f"RAISE EXCEPTION 'append-only: {why}' USING ERRCODE = 'integrity_constraint_violation';"


def _postgresql_guards() -> list[str]:
    """The same guards: every DELETE, TRUNCATE and UPDATE is refused but closing an entry and emptying what is withheld."""
    tables = ("entries", *_OLD, *_NEW, *_WITHHELD)
    refuse = "RAISE EXCEPTION 'append-only: no % of %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';"
    unchanged = " AND ".join(f"OLD.{name} IS NOT DISTINCT FROM NEW.{name}" for name in _SEALED)
    closing = "EXISTS (SELECT 1 FROM entries c WHERE c.target = OLD.seq AND c.recorded = NEW.retracted)"
    in_order = f"""
        IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM entries) THEN
            {_raise("entries follow one another without gaps")} END IF;
        IF NEW.recorded < (SELECT recorded FROM entries WHERE seq = NEW.seq - 1) THEN
            {_raise("an entry is never older than the one before it")} END IF;
        IF NEW.retracted IS NOT NULL THEN {_raise("an entry is recorded before it is closed")} END IF;
        RETURN NEW;"""
    only_close = f"""
        IF NOT (OLD.retracted IS NULL AND {closing} AND {unchanged}) THEN
            {_raise("an entry may only be closed, once, by an entry that says why")} END IF;
        RETURN NEW;"""
    made = [_function("musterbook_refuse", refuse), _function("musterbook_in_order", in_order), _function("musterbook_close", only_close)]
    for table in _WITHHELD:
        condition = _emptied(table, "IS NOT DISTINCT FROM")
        body = f"IF NOT ({condition}) THEN {_raise(f'a row of {table} may only be emptied, by an entry that says why')} END IF; RETURN NEW;"
        made += [
            _function(f"musterbook_empty_{table}", body),
            f"CREATE TRIGGER tr_{table}_only_withhold BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION musterbook_empty_{table}()",
        ]
    each = "FOR EACH ROW EXECUTE FUNCTION"
    made += [f"CREATE TRIGGER tr_{table}_no_update BEFORE UPDATE ON {table} {each} musterbook_refuse()" for table in (*_OLD, *_NEW)]
    made += [f"CREATE TRIGGER tr_{table}_no_delete BEFORE DELETE ON {table} {each} musterbook_refuse()" for table in tables]
    made += [f"CREATE TRIGGER tr_{table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION musterbook_refuse()" for table in tables]
    return [
        *made,
        f"CREATE TRIGGER tr_entries_in_order BEFORE INSERT ON entries {each} musterbook_in_order()",
        f"CREATE TRIGGER tr_entries_only_close BEFORE UPDATE ON entries {each} musterbook_close()",
    ]
