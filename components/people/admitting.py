"""Whom a house lets in, and as what: the operator's own words, before anybody is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from components.people.identity import Identity
from components.people.person import NO_LIMITS, Allowance
from components.people.role import Role
from components.settings import Settings


@dataclass(frozen=True)
class Admission:
    """What the settings say of who may come in.

    `first_admin` is an e-mail address, always an admin. `role_claim` names a claim of the provider, `role_values` which of its values make
    which role. `builder` is what a builder by claim may spend; `ask_whom` is told to whoever may not come in.
    """

    first_admin: str = ""
    role_claim: str = ""
    role_values: Mapping[str, Role] = field(default_factory=dict)
    builder: Allowance = NO_LIMITS
    ask_whom: str = ""

    def is_first_admin(self, identity: Identity) -> bool:
        """Tell whether the settings name this person; only an address that the provider has verified counts."""
        return bool(self.first_admin) and sure_email(identity) == self.first_admin.lower()

    def claimed(self, identity: Identity) -> Role | None:
        """Give the highest role that the provider's claim makes, or None."""
        told = _values(identity.claims, self.role_claim) if self.role_claim else ()
        return max(
            (self.role_values[one] for one in told if one in self.role_values), key=lambda role: role.rank, default=None
        )


def admission_of(settings: Settings) -> Admission:
    """Read who may come in from the settings."""
    roles = {value: Role(role) for value, role in settings.role_values.items()}
    ask_whom = settings.ask_whom or settings.first_admin
    return Admission(settings.first_admin, settings.role_claim, roles, Allowance(*settings.builder_limits), ask_whom)


def sure_email(identity: Identity) -> str:
    """Give an e-mail address in small letters where the provider has verified it, else ""."""
    return identity.email.strip().lower() if identity.email_verified is True else ""


def _values(claims: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Read a claim that is a word or a list of words; a dotted name reaches into claims within claims (realm_access.roles)."""
    found: Any = claims
    for part in (name,) if name in claims else name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list | tuple) else (found,)
    return tuple(one for one in listed if isinstance(one, str))
