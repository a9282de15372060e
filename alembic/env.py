"""Runs the migrations on the connection that tracks.store.migrate hands over, in its transaction."""

from alembic import context

from tracks.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite's is too, as dialects/sqlite.py begins it
    render_as_batch=True,  # SQLite alters a table by making another one
)
with context.begin_transaction():
    context.run_migrations()
