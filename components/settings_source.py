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
_ACCOUNT = re.compile(r"[A-Za-z0-9_-]{1,40}")
ROLES = ("viewer", "builder", "admin")
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
        """Give a token or a password in an address. Like all here it raises `BadInput` that names the variable, never the secret."""
        value = self.text(name)
        if value and not (value.isascii() and value.isprintable() and " " not in value):
            raise BadInput(f"PLATBOOK_{name}", "It holds a space or a character that no token has.")
        return value

    def tokens(self) -> dict[str, str]:
        """Give the tokens of further accounts by name: "acme=…, bolt=…", or the table `tokens`. None in a sandbox on purpose."""
        if self._environ.get("PLATBOOK_TOKEN") == "":
            return {}
        if (written := self._environ.get("PLATBOOK_TOKENS")) is None:
            table = self._secrets.get("tokens", {})
            named = {str(name): str(token) for name, token in table.items()} if isinstance(table, Mapping) else {"": ""}
        else:
            parts = [part.partition("=") for part in written.split(",") if part.strip()]
            named = {name.strip(): token.strip() for name, _, token in parts}
        for name, token in named.items():
            if not (
                _ACCOUNT.fullmatch(name) and token and token.isascii() and token.isprintable() and " " not in token
            ):
                raise BadInput(
                    "PLATBOOK_TOKENS", "Write name=token, and a comma between two. A name is letters, digits, - or _."
                )
        return named

    def webhook_secret(self) -> str | None:
        """Give the webhook's secret, or None."""
        value = self.secret("WEBHOOK_SECRET")
        if value and (len(value) < 16 or not value.replace("-", "").replace("_", "").isalnum()):
            raise BadInput("PLATBOOK_WEBHOOK_SECRET", "Use at least 16 letters, digits, - or _.")
        return value or None

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """Give one of some words, the first where nothing is written."""
        value = self.text(name) or choices[0]
        value = value.lower() if value.lower() in choices else value
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

    def days(self, name: str) -> int | None:
        """Give for how many days something is kept; None: for good."""
        days = self.whole(name, -1) if self.text(name) else None
        if days is not None and days < 1:
            raise BadInput(f"PLATBOOK_{name}", "Say a number of days, at least 1, or nothing to keep all.")
        return days

    def megabytes(self, name: str, default: int) -> int:
        """Give a size in MB."""
        size = self.whole(name, default)
        if size < 1:
            raise BadInput(f"PLATBOOK_{name}", "Say a number of megabytes, at least 1.")
        return size

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

    def address(self, name: str) -> str:
        """Give an e-mail address in small letters, or ""."""
        value = self.text(name).lower()
        if value and (value.count("@") != 1 or " " in value):
            raise BadInput(f"PLATBOOK_{name}", "It is not an e-mail address.")
        return value

    def roles(self, name: str) -> dict[str, str]:
        """Give what stands as "sales=builder, it=admin": the role of each value."""
        pairs = [part.rpartition("=") for part in self.text(name).split(",") if part.strip()]
        told = {value.strip(): role.strip().lower() for value, _, role in pairs}
        if "" in told or not set(told.values()) <= set(ROLES):
            raise BadInput(f"PLATBOOK_{name}", f"Say value=role, with commas between; a role is {', '.join(ROLES)}.")
        return told

    def limits(self, name: str) -> tuple[int | None, ...]:
        """Give three limits in credits that stand as "2500/5000/50000", an order, a day, a month; "-" is no limit."""
        parts = [part.strip() for part in (self.text(name) or "-/-/-").split("/")]
        if len(parts) != 3 or not all(part == "-" or (part.isascii() and part.isdigit()) for part in parts):
            raise BadInput(
                f"PLATBOOK_{name}", "Say an order/a day/a month in credits, such as 2500/5000/50000; - is no limit."
            )
        return tuple(None if part == "-" else int(part) for part in parts)

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
