"""What taxonomy.yaml says beside the facts of the editions gets a journal of its own rows."""

import sqlalchemy as sa
from alembic import op

revision = "tracks_0004"
down_revision = "tracks_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settings",
        sa.Column("taxonomy", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["taxonomy"], ["taxonomy.id"], name=op.f("fk_settings_taxonomy")),
        sa.PrimaryKeyConstraint("taxonomy", "number", name=op.f("pk_settings")),
    )


def downgrade() -> None:
    op.drop_table("settings")
