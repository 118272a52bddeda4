"""Some leads: rows of lists, narrowed. What pages hand to one another when a person says "these"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Selection:
    """Rows of some lists of an account.

    `where` is DuckDB's words over the table `rows` (see `Shelf.ask`), of our own making; what a person entered stands in `params`.
    `words` says the same to a person: "Roof 70 or more, in 85032".
    """

    list_ids: tuple[int, ...]
    where: str = "true"
    params: tuple[Any, ...] = ()
    words: str = ""
