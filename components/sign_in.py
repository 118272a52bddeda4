"""How people sign in: what the `[auth]` table of secrets.toml says, read as `st.login` reads it; and which addresses are this machine's.

Any OpenID Connect provider works. Without `[auth]` nobody signs in, and the server listens on this machine alone. A table that can't
work stops the start: half a door is no door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from components.faults import BadInput

CALLBACK = "/oauth2callback"
MIN_SECRET_LETTERS = 32
DEFAULT_PROVIDER = "default"
_OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True)
class SignIn:
    """Who may vouch for a visitor, and what their vouching is signed with."""

    cookie_secret: str = field(repr=False)
    redirect_uri: str
    """Where a provider sends people back to: this dashboard as browsers know it, with /oauth2callback."""
    providers: tuple[str, ...]
    """Names in the order of the file; one that stands in `[auth]` itself is `DEFAULT_PROVIDER`."""
    hours: int
    """How long a sign-in holds."""

    @property
    def origin(self) -> str:
        """The dashboard's own scheme, host and port; a cookie for another is none."""
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"

    def holds(self, claims: Mapping[str, Any], now: float) -> bool:
        """Tell whether somebody is signed in by these claims now (seconds since 1970); a sign-in begins at the provider's `iat`."""
        begun = claims.get("iat")
        if claims.get("is_logged_in") is not True or not isinstance(begun, int | float) or isinstance(begun, bool):
            return False
        return begun <= now + _SLOW_CLOCK_S and now < begun + self.hours * 3600


_SLOW_CLOCK_S = 600
"""How far a provider's clock may be ahead of ours."""


def read_sign_in(secrets: Mapping[str, Any], hours: int) -> SignIn | None:
    """Read `[auth]`; None where there is none. Raises `BadInput` naming the key at fault, never its value."""
    table = secrets.get("auth")
    if table is None:
        return None
    if not isinstance(table, Mapping):
        raise BadInput("[auth]", "[auth] is a table.")
    secret = str(table.get("cookie_secret", ""))
    if len(secret) < MIN_SECRET_LETTERS:
        raise BadInput(
            "[auth] cookie_secret",
            f"[auth] cookie_secret needs at least {MIN_SECRET_LETTERS} letters that nobody can guess.",
            advice="Make one: python3 -c 'import secrets; print(secrets.token_hex(32))'.",
        )
    return SignIn(secret, _redirect_uri(str(table.get("redirect_uri", ""))), _providers(table), hours)


def _redirect_uri(value: str) -> str:
    try:
        parts = urlsplit(value)
        _ = parts.port  # what is no number raises ValueError
    except ValueError:
        parts = urlsplit("")
    private = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))
    if not (private and parts.hostname and parts.path.endswith(CALLBACK)):
        raise BadInput(
            "[auth] redirect_uri",
            f"[auth] redirect_uri is the https address of this dashboard with {CALLBACK} (http only on this machine).",
        )
    return value


def _providers(table: Mapping[str, Any]) -> tuple[str, ...]:
    own = (DEFAULT_PROVIDER,) if any(name in table for name in _OF_A_PROVIDER) else ()
    named = tuple(name for name, value in table.items() if isinstance(value, Mapping) and name != "client_kwargs")
    for name in own + named:
        lacking = [key for key in _OF_A_PROVIDER if not (table if name in own else table[name]).get(key)]
        if lacking:
            raise BadInput("[auth]", f"[auth{'' if name in own else f'.{name}'}] lacks {', '.join(lacking)}.")
        if "_" in name:
            raise BadInput("[auth]", f"[auth.{name}] has an underscore in its name, which sign-in can't read.")
    if not own + named:
        raise BadInput("[auth]", f"[auth] names no provider: it lacks {', '.join(_OF_A_PROVIDER)}.")
    return own + named


def is_loopback(host: str | None) -> bool:
    """Tell whether an address, or the name localhost, reaches this machine alone; a path is a socket in the file system, which does."""
    if not host:
        return False
    if host == "localhost" or host.startswith(("/", "unix:")):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
