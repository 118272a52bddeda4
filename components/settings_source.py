"""Where settings are written: one value by name, from the environment or else from the secrets, checked by what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from components.faults import BadInput

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
TILES_AUTO, TILES_OFF = "auto", "off"
# Open to programs that name themselves, show the credit and fetch only what is looked at (OpenStreetMap's tile usage policy).
TILE_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_BRACED = re.compile(r"{[^}]*}")
_TILE_PARTS = {"{z}", "{x}", "{y}"}


class Source:
    """One value by name, from the environment or else the secrets, checked."""

    def __init__(self, environ: Mapping[str, str], secrets: Mapping[str, Any]) -> None:
        table = secrets.get("platbook", {})
        self._environ = environ
        self._secrets = table if isinstance(table, Mapping) else {}
        self._outer = secrets

    def text(self, name: str) -> str:
        """Give a value as it is written, "" where it is not."""
        if (variable := f"PLATBOOK_{name}") in self._environ:
            return self._environ[variable].strip()
        value = self._secrets.get(name.lower(), "")
        return str(value).strip()

    def secret(self, name: str) -> str:
        """Give a token or a password in an address. Raises `BadInput`, as all here does, naming the variable and never the secret."""
        value = self.text(name)
        if value and not (value.isascii() and value.isprintable() and " " not in value):
            raise BadInput(f"PLATBOOK_{name}", "It holds a space or a character that no token has.")
        return value

    def webhook_secret(self) -> str | None:
        """Give the webhook's secret, or None."""
        value = self.secret("WEBHOOK_SECRET")
        if value and (len(value) < 16 or not value.replace("-", "").replace("_", "").isalnum()):
            raise BadInput("PLATBOOK_WEBHOOK_SECRET", "Use at least 16 letters, digits, - or _.")
        return value or None

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """Give one of some words, the first where nothing is written."""
        value = self.text(name) or choices[0]
        if value not in choices:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is none of {', '.join(choices)}.")
        return value

    def whole(self, name: str, default: int) -> int:
        """Give a whole number."""
        value = self.text(name)
        try:
            return int(value) if value else default
        except ValueError:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is not a whole number.") from None

    def yes(self, name: str) -> bool:
        """Give whether something was switched on; nothing written is no."""
        value = self.text(name).lower()
        if value not in {"", "0", "false", "no", "off", "1", "true", "yes", "on"}:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is neither true nor false.")
        return value in {"1", "true", "yes", "on"}

    def hours(self, name: str, default: int, most: int) -> int:
        """Give a time of whole hours, at least one."""
        value = self.whole(name, default)
        if not 1 <= value <= most:
            raise BadInput(f"PLATBOOK_{name}", f"It must be from 1 to {most:,} hours.")
        return value

    def credits(self, name: str) -> int | None:
        """Give a limit in credits; None: no limit."""
        limit = self.whole(name, -1) if self.text(name) else None
        if limit is not None and limit < 0:
            raise BadInput(f"PLATBOOK_{name}", "A limit can't be below zero.")
        return limit

    def speed(self, name: str) -> float:
        """Give how many times faster than life."""
        value = self.text(name)
        try:
            speed = float(value) if value else 1.0
        except ValueError:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is not a number.") from None
        if not 0 < speed <= 1_000_000:
            raise BadInput(f"PLATBOOK_{name}", "It must be above 0 and at most 1,000,000.")
        return speed

    def tiles(self) -> str:
        """Give what is said of street tiles: auto, off, or an address."""
        value = self.text("TILES") or TILES_AUTO
        if value.lower() in {TILES_AUTO, "1", "true", "yes", "on"}:
            return TILES_AUTO
        if value.lower() in {TILES_OFF, "0", "false", "no"}:
            return TILES_OFF
        if _TILE_PARTS - set(_BRACED.findall(value)) or set(_BRACED.findall(value)) - _TILE_PARTS:
            raise BadInput("PLATBOOK_TILES", "Say auto, off, or an address that holds {z}, {x} and {y}.")
        if not _address(value.partition("?")[0]) or not _private(value):
            raise BadInput("PLATBOOK_TILES", "It must be an https address (http only on this machine).")
        return value

    def mail_server(self) -> str:
        """Give the address of a mail server, or ""."""
        value = self.secret("SMTP_URL")
        if value and not _mail_server(value):
            raise BadInput(
                "PLATBOOK_SMTP_URL", "Say smtp://host:587 or smtps://host:465, with name:password@ if needed."
            )
        return value

    def mail_from(self) -> str:
        """Give whom e-mails are from, where there is a mail server."""
        value = self.text("SMTP_FROM")
        if self.text("SMTP_URL") and "@" not in parseaddr(value)[1]:
            raise BadInput("PLATBOOK_SMTP_FROM", "Name the e-mail address that notices are from.")
        return value

    def url(self, name: str, default: str) -> str:
        """Give an http or https address that ends in a slash."""
        value = self.text(name) or default
        if value and not _address(value):
            raise BadInput(f"PLATBOOK_{name}", "It is not an http or https address.")
        # A token crosses a network only under TLS; the sandbox's token guards nothing.
        if value and name != "SANDBOX_URL" and not _private(value):
            raise BadInput(f"PLATBOOK_{name}", "It must be an https address (http only on this machine).")
        return f"{value.rstrip('/')}/" if value else ""

    def database_url(self, data_dir: Path) -> str:
        """Give the database's address as SQLAlchemy reads it."""
        value = (
            self.text("DATABASE_URL")
            or self._environ.get("DATABASE_URL", "")
            or str(self._outer.get("DATABASE_URL", ""))
        )
        if not value:
            return f"sqlite:///{data_dir / 'platbook.db'}"
        scheme, separator, rest = value.partition("://")
        if scheme in {"postgres", "postgresql", "postgresql+psycopg"} and separator:
            return f"postgresql+psycopg://{rest}"
        if scheme == "sqlite" and separator:
            return value
        raise BadInput("DATABASE_URL", "Only sqlite:/// and postgresql:// addresses are understood.")


def tile_address(said: str) -> str:
    """Give the address of street tiles for what the settings say of them; "" where no third party may be asked."""
    return {TILES_AUTO: TILE_URL, TILES_OFF: ""}.get(said, said)


def _address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return named and parts.scheme in {"http", "https"} and not (parts.query or parts.fragment or parts.username)


def _mail_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return named and parts.scheme in {"smtp", "smtps"} and parts.path in {"", "/"}


def _private(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in LOOPBACK
