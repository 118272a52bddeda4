"""Who somebody is in the words of the provider that they signed in with (OpenID Connect Core 1.0, 2 and 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Identity:
    """One visitor as the provider names them. `issuer` and `subject` together are who it is; all else may change, or be shared."""

    issuer: str
    """The provider: its `iss`, an https address."""
    subject: str
    """Its name for the person, `sub`: never given to another."""
    email: str = ""
    """In small letters; "" where the provider doesn't tell."""
    email_verified: bool | None = None
    """Whether the provider has seen that the address is theirs; None: it doesn't say, which is not a yes."""
    name: str = ""
    """What to call them: their name, else their address, else the subject."""
    claims: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """Everything that the provider says, for a role by claim; it may hold groups, a tenant, a picture."""


def identity_of(claims: Mapping[str, Any]) -> Identity | None:
    """Read who signed in from claims as `st.user` gives them; None where nobody did, or where the provider names no subject."""
    issuer, subject = _text(claims, "iss"), _text(claims, "sub")
    if not (claims.get("is_logged_in") is True and issuer and subject):
        return None
    email = _text(claims, "email").lower()
    name = _text(claims, "name") or _text(claims, "preferred_username") or email or subject
    return Identity(issuer, subject, email, _yes_or_no(claims.get("email_verified")), name, dict(claims))


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) else ""


def _yes_or_no(value: object) -> bool | None:
    """Some providers write truth as a word."""
    words = {"true": True, "false": False}
    return value if isinstance(value, bool) else words.get(str(value).lower())
