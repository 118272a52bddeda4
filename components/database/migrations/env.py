"""Alembic's way in: the steps run on the connection that `bring_up_to_date` holds."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
context.run_migrations()
