"""Whose a thing is that a link names. Whoever may look at that account is offered to; for everybody else there is no such thing."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine, text

LINKED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "list": (("orders", "key"),),
    "thread": (("threads", "id"),),
    "batch": (("batches", "key"),),
    "upload": (("uploads", "key"),),
    "trace": (("instants", "key"),),
    "dossier": (("instants", "key"),),
    "check": (("instants", "key"),),
    "scrub": (("batches", "key"), ("orders", "key")),
    "receipt": (("outreach_receipts", "key"),),
    "saved": (("saved_audiences", "id"),),
}
"""The link parameters that name one thing for good, each with the tables and columns where it stands. Numbers of lists are not among
them: they may be the same in two accounts."""


def owner_of(database: Engine, param: str, value: str) -> str:
    """Give the key of the account that owns what a link names, or "" where nothing is named or nobody owns it."""
    with database.connect() as connection:
        for table, column in LINKED.get(param, ()):
            query = text(f"SELECT account FROM {table} WHERE {column} = :value")  # noqa: S608  words of our own
            if found := connection.execute(query, {"value": value}).scalar():
                return str(found)
    return ""
