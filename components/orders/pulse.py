"""The durable engine's pulse: whether it runs in this process, and how much waits for it."""

from __future__ import annotations

from dbos import DBOS

from components.orders.driving import ALIVE


def workflows_alive() -> int:
    """Count the workflows that are under way or wait, whoever drives them. Raises whatever keeps the engine's books from being read."""
    return len(DBOS.list_workflows(status=sorted(ALIVE), load_input=False, load_output=False))
