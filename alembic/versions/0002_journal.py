"""The journal: what was done with each revision, when, by whom and why (docs/adr/0003)."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "tracks_0002"
down_revision = "tracks_0001"
branch_labels = None
depends_on = None

taxonomies = sa.table("taxonomy", sa.column("id"), sa.column("key"))
revisions = sa.table(
    "revision",
    sa.column("id"),
    sa.column("taxonomy"),
    sa.column("edition"),
    sa.column("number"),
    sa.column("recorded_at"),
)


def upgrade() -> None:
    act = op.create_table(
        "act",
        sa.Column("taxonomy", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("taxonomy", "number", name="pk_act"),
        sa.ForeignKeyConstraint(["taxonomy"], ["taxonomy.id"], name="fk_act_taxonomy"),
        sa.ForeignKeyConstraint(["revision"], ["revision.id"], name="fk_act_revision"),
    )
    acts = list(_recordings())
    if acts:
        op.bulk_insert(act, acts)
    with op.batch_alter_table("revision") as batch:
        batch.drop_column("recorded_at")


def downgrade() -> None:
    # Publishing and withdrawing have no place in the older schema: they are lost.
    with op.batch_alter_table("revision") as batch:
        batch.add_column(sa.Column("recorded_at", sa.Text(), nullable=True))
    op.execute(
        "UPDATE revision SET recorded_at = (SELECT act.at FROM act"
        " WHERE act.revision = revision.id AND act.deed = 'recorded')"
    )
    with op.batch_alter_table("revision") as batch:
        batch.alter_column("recorded_at", nullable=False)
    op.drop_table("act")


def _recordings():
    """Yield the act of recording of every revision there is; who did it and why nobody knows."""
    rows = op.get_bind().execute(
        sa.select(revisions, taxonomies.c.key)
        .join(taxonomies, taxonomies.c.id == revisions.c.taxonomy)
        .order_by(revisions.c.recorded_at, revisions.c.id)
    )
    entries: dict[int, int] = {}
    for row in rows.all():
        number = entries[row.taxonomy] = entries.get(row.taxonomy, 0) + 1
        at = row.recorded_at.replace("+00:00", "Z")
        told = [row.key, f"{row.edition}@{row.number}", number, "recorded", at, None, None]
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        yield {
            "taxonomy": row.taxonomy,
            "number": number,
            "revision": row.id,
            "deed": "recorded",
            "at": at,
            "by": None,
            "why": None,
            "digest": sha256(text.encode()).digest(),
        }
