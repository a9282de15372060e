"""The order of siblings gets a digest of its own; of what was recorded before it is unknown."""

import sqlalchemy as sa
from alembic import op

revision = "tracks_0003"
down_revision = "tracks_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revision", sa.Column("order_digest", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("revision") as batch:
        batch.drop_column("order_digest")
