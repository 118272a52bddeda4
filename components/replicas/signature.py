"""Whose a row is: a column filled by itself with the lease of the process that writes it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

_OPTION = "platbook_lease"


def sign(database: Engine, lease: str) -> None:
    """Let all that is written over this engine from now on bear the lease, where its table asks for it."""
    database.update_execution_options(**{_OPTION: lease})


def signed_by(context: Any) -> str:
    """Give the lease of whoever writes; a column's default. "" where nobody has signed."""
    return str(context.execution_options.get(_OPTION, ""))
