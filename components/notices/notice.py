"""A notice: one thing that happened, in words that may leave the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode

PARAM = "notice"
"""The parameter of a link that says which notice led there, so that it counts as read."""
ACCOUNT_PARAM, ACCOUNT_CODE = "account", 8
"""The parameter that says which account a link is looked at from, and how many of its key's characters it shows."""


@dataclass(frozen=True)
class Recipient:
    """Somebody who may hear of an account: the key of a person, and the address that they sign in with, "" where there is none."""

    key: str
    email: str = ""


@dataclass(frozen=True)
class Notice:
    """What happened. `key` follows from what it was, so that the same thing is told once.

    `title` and `detail` are plain text: names that people gave, and counts; never a lead's name, phone or address. `page` and `query` say
    where it can be looked at. `to` are keys of persons; empty means everybody of the account. `share` is by how much a count moved (0.1
    is a tenth), for those who want to hear of larger moves only.
    """

    key: str
    account: str
    kind: str
    title: str
    detail: str = ""
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    to: tuple[str, ...] = ()
    share: float | None = None
    happened_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def link(self) -> dict[str, str]:
        """The parameters of a link to what it is about, in its account, by which it counts as read."""
        return {**self.query, PARAM: self.key, ACCOUNT_PARAM: self.account[:ACCOUNT_CODE]}

    def address(self, root: str) -> str:
        """Give the address to what it is about under the dashboard's own, "" where that isn't known."""
        return f"{root.rstrip('/')}/{self.page}?{urlencode(self.link)}" if root else ""
