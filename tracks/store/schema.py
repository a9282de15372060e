"""The tables: a temporal table in edition order (docs/adr/0001), a journal beside it (docs/adr/0003)."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

VERSIONS = ("tracks_0001", "tracks_0002", "tracks_0003", "tracks_0004", "tracks_0005")
"""Every version of these tables, oldest first: the same as in alembic/versions."""

OPEN = 2**63 - 1
"""The `until` of a state that lives on: beyond every place."""

IS_CLOSED = f"until < {OPEN}"
"""As a literal: only then does a database see that the partial index serves."""

KEY = Text().with_variant(Text(collation="C"), "postgresql")
"""A text that rows are found by: compared byte by byte, in any language's database."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

taxonomy = Table(
    "taxonomy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", KEY, nullable=False, unique=True),
)

# `head` is all of an edition that is not items, `tally` its counts, both JSON. `digest` leaves the order
# of siblings aside, `order_digest` is of nothing else; None in what was recorded before there was one.
revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("taxonomy", ForeignKey(taxonomy.c.id), nullable=False),
    Column("edition", KEY, nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("digest", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("tally", Text, nullable=False),
    Column("order_digest", Text),
    UniqueConstraint("taxonomy", "edition", "number"),
    UniqueConstraint("taxonomy", "place"),
)

# One row is one state of an item: in every revision with since <= place < until. `rest` and
# `digest` are model.digest's item_rest and item_digest; `rank` orders siblings, outside the digest.
state = Table(
    "state",
    metadata,
    Column("taxonomy", ForeignKey(taxonomy.c.id), primary_key=True),
    Column("item", KEY, primary_key=True),
    Column("since", BigInteger, primary_key=True),
    Column("until", BigInteger, nullable=False),
    Column("parent", KEY),
    Column("level", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("rest", Text, nullable=False),
    Column("rank", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Index(None, "taxonomy", "since"),
    # On PostgreSQL too (migration 0001); said here, it would load that dialect for everyone.
    Index(None, "taxonomy", "until", sqlite_where=text(IS_CLOSED)),
    Index(None, "taxonomy", "parent", "since"),
    sqlite_with_rowid=False,
)

# One row is one model.act.Act; nothing here is ever updated or deleted.
act = Table(
    "act",
    metadata,
    Column("taxonomy", ForeignKey(taxonomy.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("revision", ForeignKey(revision.c.id), nullable=False),
    Column("deed", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("why", Text),
    Column("digest", LargeBinary, nullable=False),
)

# One row is one model.act.Act done with the taxonomy: what its taxonomy.yaml says since then, as JSON,
# and the digest of that (docs/adr/0008). Numbered with the acts, and never updated or deleted either.
settings = Table(
    "settings",
    metadata,
    Column("taxonomy", ForeignKey(taxonomy.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("why", Text),
    Column("digest", LargeBinary, nullable=False),
    Column("content", Text, nullable=False),
    Column("content_digest", Text, nullable=False),
)

# One row is one model.act.Act done with a map between two taxonomies: what it says since then, as JSON
# (model.map), and the digest of that; neither where it is withdrawn. Each map counts its own acts, for
# it belongs to neither taxonomy, and no row is ever updated or deleted (docs/adr/0012).
map_ = Table(
    "map",
    metadata,
    Column("source", ForeignKey(taxonomy.c.id), primary_key=True),
    Column("source_edition", KEY, primary_key=True),
    Column("target", ForeignKey(taxonomy.c.id), primary_key=True),
    Column("target_edition", KEY, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("deed", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("why", Text),
    Column("digest", LargeBinary, nullable=False),
    Column("content", Text),
    Column("content_digest", Text),
)
