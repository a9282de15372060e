"""Taxonomies, revisions, and the states of items in edition order (docs/adr/0001)."""

import sqlalchemy as sa
from alembic import op

revision = "tracks_0001"
down_revision = None
branch_labels = None
depends_on = None

IS_CLOSED = sa.text(f"until < {2**63 - 1}")
KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "taxonomy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_taxonomy"),
        sa.UniqueConstraint("key", name="uq_taxonomy_key"),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("taxonomy", sa.Integer(), nullable=False),
        sa.Column("edition", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("tally", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.ForeignKeyConstraint(["taxonomy"], ["taxonomy.id"], name="fk_revision_taxonomy"),
        sa.UniqueConstraint(
            "taxonomy", "edition", "number", name="uq_revision_taxonomy_edition_number"
        ),
        sa.UniqueConstraint("taxonomy", "place", name="uq_revision_taxonomy_place"),
    )
    op.create_table(
        "state",
        sa.Column("taxonomy", sa.Integer(), nullable=False),
        sa.Column("item", KEY, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("parent", KEY, nullable=True),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("taxonomy", "item", "since", name="pk_state"),
        sa.ForeignKeyConstraint(["taxonomy"], ["taxonomy.id"], name="fk_state_taxonomy"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_state_taxonomy_since", "state", ["taxonomy", "since"])
    op.create_index(
        "ix_state_taxonomy_until",
        "state",
        ["taxonomy", "until"],
        sqlite_where=IS_CLOSED,
        postgresql_where=IS_CLOSED,
    )
    op.create_index("ix_state_taxonomy_parent_since", "state", ["taxonomy", "parent", "since"])


def downgrade() -> None:
    op.drop_table("state")
    op.drop_table("revision")
    op.drop_table("taxonomy")
