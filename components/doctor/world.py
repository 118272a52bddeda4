"""The world outside: the API, the webhook's address, sign-in, mail, tiles, who can reach the server."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from components.doctor.finding import Finding, broken, note, well
from components.faults import BadInput, Fault
from components.public_addresses import NotPublic, public_address, public_url
from components.settings import LOOPBACK, Settings
from components.tracerfy import Tracerfy, Unauthorized

MOST_SKEW_S = 120
_SIGN_IN_NEEDS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


def api(settings: Settings) -> Iterator[Finding]:
    """Ask the API for the balance, which is free."""
    if settings.mode == "sandbox" and not settings.sandbox_url:
        yield well("API", "No token: Platbook runs its own sandbox, and nothing is charged.")
        return
    live = settings.mode == "live"
    address = settings.base_url if live else settings.sandbox_url
    line = Tracerfy(address, settings.token if live else settings.sandbox_token, prefix=settings.prefix, timeout_s=15)
    try:
        line.analytics()
        yield well("API", f"{urlsplit(address).hostname} answers and takes the token.")
    except Unauthorized:
        yield broken(
            "API", "The token is not accepted.", "Set PLATBOOK_TOKEN to a token of your account at the vendor's."
        )
    except Fault as fault:
        yield broken("API", fault.message, "Check the network, a proxy's settings and PLATBOOK_BASE_URL.")
    finally:
        line.close()
    yield from _clock(line.skew_s)


def _clock(skew_s: float | None) -> Iterator[Finding]:
    if skew_s is None:
        return
    if abs(skew_s) > MOST_SKEW_S:
        told = f"This machine's clock is {abs(skew_s):,.0f} s {'ahead' if skew_s > 0 else 'behind'}."
        yield note("Clock", told, "Set the clock by NTP: sign-in, signed links and calling hours go by it.")
    else:
        yield well("Clock", "Agrees with the API's.")


def webhook_address(settings: Settings) -> Iterator[Finding]:
    """Look whether the vendor can reach the dashboard."""
    if not settings.public_url:
        yield note(
            "Webhook", "Where people open the dashboard is not set.", "Set PLATBOOK_PUBLIC_URL. Polling works without."
        )
        return
    try:
        parts = public_url(settings.public_url)
        public_address(parts.hostname or "", parts.port or 443)
    except (NotPublic, BadInput) as fault:
        yield note("Webhook", f"{fault.message} The vendor can't post there.", "Polling works without.")
    except Fault as fault:
        yield note("Webhook", fault.message, "Check the name's DNS entry.")
    else:
        yield well("Webhook", f"{parts.hostname} is a public address.")


def sign_in(secrets: Mapping[str, Any]) -> Iterator[Finding]:
    """Look whether `[auth]` holds all that a sign-in needs; one provider's table may hold what is its own."""
    auth = secrets.get("auth")
    if not isinstance(auth, Mapping):
        yield note("Sign-in", "Nobody signs in: whoever reaches the server may spend.", "See the README on sign-in.")
        return
    providers = [name for name, value in auth.items() if isinstance(value, Mapping)] or [""]
    for name in providers:
        held = {**auth, **(auth[name] if name else {})}
        missing = [need for need in _SIGN_IN_NEEDS if not held.get(need)]
        label = f"[auth.{name}]" if name else "[auth]"
        if missing:
            yield broken("Sign-in", f"{label} lacks {', '.join(missing)}.", "Write them into .streamlit/secrets.toml.")
        else:
            yield well("Sign-in", f"{label} is complete.")
    if auth.get("redirect_uri") and not str(auth["redirect_uri"]).endswith("/oauth2callback"):
        yield broken("Sign-in", "redirect_uri does not end in /oauth2callback.", "Correct it here and at the provider.")


def listening(config: Path, secrets: Mapping[str, Any]) -> Iterator[Finding]:
    """Look on which address the server listens."""
    written = tomllib.loads(config.read_text(encoding="utf-8")) if config.exists() else {}
    address = os.environ.get("STREAMLIT_SERVER_ADDRESS") or str(written.get("server", {}).get("address", ""))
    if address in LOOPBACK:
        yield well("Listening", f"On {address}: this machine alone.")
    elif "auth" in secrets:
        yield note("Listening", f"On {address or 'all addresses'}.", _PROXY)
    else:
        yield broken(
            "Listening", f"On {address or 'all addresses'} without sign-in.", "Set [auth], or listen on 127.0.0.1."
        )


_PROXY = (
    "A proxy in front must pass websockets on (Upgrade, Connection), stick to a replica, and set X-Forwarded-Proto."
)


def mail(settings: Settings) -> Iterator[Finding]:
    """Look whether the mail server is there."""
    if not settings.smtp_url:
        yield well("Mail", "No mail server: notices stay in the app and go by webhooks.")
        return
    parts = urlsplit(settings.smtp_url)
    port = parts.port or (465 if parts.scheme == "smtps" else 587)
    if _listens(parts.hostname or "", port):
        yield well("Mail", f"{parts.hostname} takes connections on port {port}.")
    else:
        yield broken(
            "Mail", f"{parts.hostname} can't be reached on port {port}.", "Check PLATBOOK_SMTP_URL and the network."
        )


def tiles(settings: Settings) -> Iterator[Finding]:
    """Look whether street tiles can be had."""
    host = urlsplit(settings.tile_url.split("{")[0]).hostname or ""
    if not settings.tile_url:
        yield well("Maps", "No third party is asked.")
    elif _listens(host, urlsplit(settings.tile_url.split("{")[0]).port or 443):
        yield well("Maps", f"{host} takes connections.")
    else:
        yield note(
            "Maps",
            f"{host} can't be reached.",
            "Maps draw their own outlines then; PLATBOOK_TILES=off says so for good.",
        )


def _listens(host: str, port: int) -> bool:
    import socket

    try:
        socket.create_connection((host, port), 5).close()
    except OSError:
        return False
    return True
