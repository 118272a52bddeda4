"""Settings: read once at the start, from the environment, then .streamlit/secrets.toml, then defaults.

Each setting has one name: PLATBOOK_TOKEN in the environment is `token` in the `[platbook]` table of secrets.toml. The
environment wins, and a variable that is set to nothing means the default whatever the secrets say, so that
`PLATBOOK_TOKEN= streamlit run app.py` always opens the sandbox. `read_settings` is pure: it opens no file and makes no
folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from components.faults import BadInput

# API document, "Preview Lead List": 5 credits per delivered row; its example prices 2500 credits at 50 dollars.
CREDIT_USD = 0.02
CREDITS_PER_ROW = 5

LIVE_URL = "https://tracerfy.com/v1/api/"
PREFIXES = ("lead-builder", "property-search")
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_BRACED = re.compile(r"{[^}]*}")
_TILE_PARTS = {"{z}", "{x}", "{y}"}

TILES_AUTO, TILES_OFF = "auto", "off"
# Open to programs that name themselves, show the credit and fetch only what is looked at (OpenStreetMap's tile usage policy).
TILE_URL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

Mode = Literal["sandbox", "live"]


@dataclass(frozen=True)
class Settings:
    """What an operator decides. Secrets stay out of its repr."""

    data_dir: Path
    database_url: str = field(repr=False)
    token: str = field(default="", repr=False)
    base_url: str = LIVE_URL
    prefix: str = "lead-builder"
    max_order_credits: int | None = None
    """The ceiling of one order in credits; None: no limit."""
    max_daily_credits: int | None = None
    """The ceiling of a day's charged calls in credits; None: no limit."""
    sandbox_seed: int = 1
    sandbox_speed: float = 1.0
    """How many times faster than life the sandbox builds lists."""
    sandbox_url: str = ""
    """A sandbox that already runs; empty: Platbook starts its own."""
    sandbox_token: str = field(default="platbook-sandbox", repr=False)
    webhook_secret: str | None = field(default=None, repr=False)
    """The unguessable part of the webhook address; None: the house makes one and keeps it in `data_dir`."""
    executor_id: str = ""
    """This replica's name, another for each; empty: the machine's, with a suffix that `data_dir` keeps."""
    tiles: str = TILES_AUTO
    """Street tiles beneath the maps: "auto", OpenStreetMap's where they can be reached; "off", no third party is asked; or an address."""
    tiles_credit: str = "© OpenStreetMap contributors"
    """What the maker of the tiles wants to be named as on the map."""

    @property
    def mode(self) -> Mode:
        """Say whether the live API is spoken to; decided by the token alone, and never changed under way."""
        return "live" if self.token else "sandbox"

    @property
    def tile_url(self) -> str:
        """The address of street tiles, with {z}, {x} and {y}; "" where no third party may be asked."""
        return {TILES_AUTO: TILE_URL, TILES_OFF: ""}.get(self.tiles, self.tiles)


def read_settings(environ: Mapping[str, str], secrets: Mapping[str, Any], root: Path) -> Settings:
    """Read the settings. Raises `BadInput` whose field is the variable at fault; the message never repeats a secret."""
    source = _Source(environ, secrets)
    data_dir = root / (source.text("DATA_DIR") or ".platbook")
    token, sandbox_url = source.secret("TOKEN"), source.url("SANDBOX_URL", "")
    if token and sandbox_url:
        raise BadInput(
            "PLATBOOK_SANDBOX_URL", "A token and a sandbox are both set, so it is unclear which one is meant."
        )
    return Settings(
        data_dir=data_dir,
        database_url=source.database_url(data_dir),
        token=token,
        base_url=source.url("BASE_URL", LIVE_URL),
        prefix=source.one_of("PREFIX", PREFIXES),
        max_order_credits=source.credits("MAX_ORDER_CREDITS"),
        max_daily_credits=source.credits("MAX_DAILY_CREDITS"),
        sandbox_seed=source.whole("SANDBOX_SEED", 1),
        sandbox_speed=source.speed("SANDBOX_SPEED"),
        sandbox_url=sandbox_url,
        sandbox_token=source.secret("SANDBOX_TOKEN") or Settings.sandbox_token,
        webhook_secret=source.webhook_secret(),
        executor_id=source.text("EXECUTOR_ID"),
        tiles=source.tiles(),
        tiles_credit=source.text("TILES_CREDIT") or Settings.tiles_credit,
    )


def read_secrets(path: Path) -> dict[str, Any]:
    """Read secrets.toml; a file that isn't there holds nothing. Raises `BadInput` where it isn't TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # The parser's message quotes the line, which may be the token.
        raise BadInput(str(path), f"{path.name} is not readable as TOML.") from None


class _Source:
    """One value by name, from the environment or else the secrets, checked."""

    def __init__(self, environ: Mapping[str, str], secrets: Mapping[str, Any]) -> None:
        table = secrets.get("platbook", {})
        self._environ = environ
        self._secrets = table if isinstance(table, Mapping) else {}
        self._outer = secrets

    def text(self, name: str) -> str:
        if (variable := f"PLATBOOK_{name}") in self._environ:
            return self._environ[variable].strip()
        value = self._secrets.get(name.lower(), "")
        return str(value).strip()

    def secret(self, name: str) -> str:
        value = self.text(name)
        if value and not (value.isascii() and value.isprintable() and " " not in value):
            raise BadInput(f"PLATBOOK_{name}", "It holds a space or a character that no token has.")
        return value

    def webhook_secret(self) -> str | None:
        value = self.secret("WEBHOOK_SECRET")
        if value and (len(value) < 16 or not value.replace("-", "").replace("_", "").isalnum()):
            raise BadInput("PLATBOOK_WEBHOOK_SECRET", "Use at least 16 letters, digits, - or _.")
        return value or None

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = self.text(name) or choices[0]
        if value not in choices:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is none of {', '.join(choices)}.")
        return value

    def whole(self, name: str, default: int) -> int:
        value = self.text(name)
        try:
            return int(value) if value else default
        except ValueError:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is not a whole number.") from None

    def credits(self, name: str) -> int | None:
        limit = self.whole(name, -1) if self.text(name) else None
        if limit is not None and limit < 0:
            raise BadInput(f"PLATBOOK_{name}", "A limit can't be below zero.")
        return limit

    def speed(self, name: str) -> float:
        value = self.text(name)
        try:
            speed = float(value) if value else 1.0
        except ValueError:
            raise BadInput(f"PLATBOOK_{name}", f"{value!r} is not a number.") from None
        if not 0 < speed <= 1_000_000:
            raise BadInput(f"PLATBOOK_{name}", "It must be above 0 and at most 1,000,000.")
        return speed

    def tiles(self) -> str:
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

    def url(self, name: str, default: str) -> str:
        value = self.text(name) or default
        if value and not _address(value):
            raise BadInput(f"PLATBOOK_{name}", "It is not an http or https address.")
        # A token crosses a network only under TLS; the sandbox's token guards nothing.
        if value and name != "SANDBOX_URL" and not _private(value):
            raise BadInput(f"PLATBOOK_{name}", "It must be an https address (http only on this machine).")
        return f"{value.rstrip('/')}/" if value else ""

    def database_url(self, data_dir: Path) -> str:
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


def _address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return named and parts.scheme in {"http", "https"} and not (parts.query or parts.fragment or parts.username)


def _private(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in LOOPBACK
