"""One account of the vendor's, as this house knows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from components.people import HERE

COLOURS = ("blue", "orange", "green", "violet", "red", "gray")
"""What accounts are told apart by, beside their names."""

KEPT, PLAY, SANDBOX, FIRST = "kept", "play:", "sandbox", "token"
"""Where a token is: encrypted here; made up for the sandbox; the sandbox's own setting; PLATBOOK_TOKEN. Others are `tokens.NAME`."""


@dataclass(frozen=True)
class Account:
    """`key` is for good; `slot` says where its token is. Limits are credits, None: the house's alone. Times are UTC."""

    key: str
    name: str
    colour: str
    slot: str
    sealed: str = field(repr=False)
    """The token, encrypted; "" where it is elsewhere."""
    max_order_credits: int | None
    max_daily_credits: int | None
    everyone: bool
    """Whether whoever may come in may look at it; else `members` alone."""
    members: frozenset[str]
    """Ids of people."""
    created_at: datetime
    archived_at: datetime | None

    @property
    def code(self) -> str:
        """A short form of the key, for links."""
        return self.key[:8]

    def open_to(self, person_id: str) -> bool:
        """Tell whether somebody may look at it; where nobody signs in, everybody may."""
        return self.archived_at is None and (self.everyone or person_id == HERE.id or person_id in self.members)
