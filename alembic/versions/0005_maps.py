"""Maps between taxonomies get a table of their own: a row for each act done with one."""

import sqlalchemy as sa
from alembic import op

revision = "tracks_0005"
down_revision = "tracks_0004"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "map",
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("source_edition", KEY, nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("target_edition", KEY, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("content_digest", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["source"], ["taxonomy.id"], name=op.f("fk_map_source")),
        sa.ForeignKeyConstraint(["target"], ["taxonomy.id"], name=op.f("fk_map_target")),
        sa.PrimaryKeyConstraint(
            "source",
            "source_edition",
            "target",
            "target_edition",
            "number",
            name=op.f("pk_map"),
        ),
    )


def downgrade() -> None:
    op.drop_table("map")
