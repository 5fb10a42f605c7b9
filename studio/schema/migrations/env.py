"""How a migration runs: on the connection it is handed, inside the transaction that is already open (RR2)."""

from alembic import context

from studio.schema.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()
