"""Settings: read once at the start, from the environment, then .streamlit/secrets.toml, then defaults.

Each setting has one name: PLATBOOK_TOKEN in the environment is `token` in the `[platbook]` table of secrets.toml. The
environment wins, and a variable that is set to nothing means the default whatever the secrets say, so that
`PLATBOOK_TOKEN= streamlit run app.py` always opens the sandbox. `read_settings` is pure: it opens no file and makes no
folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from components.faults import BadInput
from components.settings_source import LOOPBACK as LOOPBACK
from components.settings_source import TILE_URL as TILE_URL
from components.settings_source import TILES_AUTO, Source, tile_address
from components.settings_source import TILES_OFF as TILES_OFF
from components.sign_in import SignIn, read_sign_in

# API document, "Preview Lead List": 5 credits per delivered row; its example prices 2500 credits at 50 dollars.
CREDIT_USD = 0.02
CREDITS_PER_ROW = 5

LIVE_URL = "https://tracerfy.com/v1/api/"
PREFIXES = ("lead-builder", "property-search")
DIALECTS = ("auto", "document", "today")

SIGN_IN_HOURS, MOST_SIGN_IN_HOURS = 168, 720
"""A week; and the thirty days that the cookie of a sign-in lives (Streamlit's documentation of `st.login`)."""

Mode = Literal["sandbox", "live"]
LOG_FORMATS, LOG_LEVELS = ("text", "json"), ("info", "debug", "warning", "error")


@dataclass(frozen=True)
class Keeping:
    """For how many days what is kept stays; None: for good."""

    rows: int | None = None
    """Rows of lists, with their orders and the vendor's own files of them, since they came. What was paid stays in the journal."""
    threads: int | None = None
    """Chats, since their last turn."""
    files: int | None = None
    """Uploads, and receipts of files, since they were made."""
    logs: int | None = None
    """Webhooks, since they came."""


@dataclass(frozen=True)
class Settings:
    """What an operator decides. Secrets stay out of its repr."""

    data_dir: Path
    database_url: str = field(repr=False)
    token: str = field(default="", repr=False)
    tokens: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The tokens of further accounts, by name."""
    token_keys: tuple[str, ...] = field(default=(), repr=False)
    """What tokens that are kept in the database are encrypted with: the first; those after it still decrypt."""
    base_url: str = LIVE_URL
    prefix: str = ""
    """Where lists are asked for; "": as the dialect has it."""
    dialect: str = "auto"
    """What the API speaks: "document", what the printed API document holds; "today", what was added since; "auto", what it is found to."""
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
    first_admin: str = ""
    """The e-mail address of somebody who is always an admin, once the provider has verified it."""
    role_claim: str = ""
    """The provider's claim that makes roles; "": none does."""
    role_values: Mapping[str, str] = field(default_factory=dict)
    """Which of the claim's values make which role: viewer, builder or admin."""
    builder_limits: tuple[int | None, ...] = (None, None, None)
    """What a builder by claim may spend in credits: an order, a day, a month; None: no limit."""
    ask_whom: str = ""
    """Whom somebody is told to ask who may not come in."""
    smtp_url: str = field(default="", repr=False)
    """The mail server that notices leave by: smtp://name:password@host:587, or smtps://; "": no e-mail."""
    smtp_from: str = ""
    """Whom notices by e-mail are from."""
    public_url: str = ""
    """Where people open this dashboard, for links in messages; "": where each of them did."""
    log_format: str = "text"
    """How the server's log is written: "text" for people, "json" for machines, one line an event."""
    log_level: str = "info"
    """What the log leaves out: what is less than "debug", "info", "warning" or "error"."""
    metrics_token: str = field(default="", repr=False)
    """What may read /metrics from another machine; "": this machine alone."""
    keeping: Keeping = Keeping()
    cache_max_mb: int = 4096
    """How large the files of rows in `data_dir` may become together, in MB; they are a cache, and made again where they are gone."""
    sign_in: SignIn | None = None
    """How people sign in, from `[auth]`; None: nobody does."""
    open_without_sign_in: bool = False
    """Whether the server may listen beyond this machine though nobody signs in."""
    tiles: str = TILES_AUTO
    """Street tiles beneath the maps: "auto", OpenStreetMap's where they can be reached; "off", no third party is asked; or an address."""
    tiles_credit: str = "© OpenStreetMap contributors"
    """What the maker of the tiles wants to be named as on the map."""

    def secrets(self) -> tuple[str, ...]:
        """Give what no log may hold: tokens, and the passwords inside addresses."""
        passwords = [urlsplit(address).password or "" for address in (self.database_url, self.smtp_url)]
        told_anyway = {"", Settings.sandbox_token}
        known = [self.token, self.sandbox_token, self.webhook_secret or "", self.metrics_token, *passwords]
        return tuple(secret for secret in known if secret not in told_anyway)

    @property
    def mode(self) -> Mode:
        """Say whether the live API is spoken to; decided by the tokens of the environment alone, and never changed under way."""
        return "live" if self.token or self.tokens else "sandbox"

    @property
    def cache_max_bytes(self) -> int:
        """The size in bytes below which the files of rows are kept."""
        return self.cache_max_mb * 1024 * 1024

    @property
    def tile_url(self) -> str:
        """The address of street tiles, with {z}, {x} and {y}; "" where no third party may be asked."""
        return tile_address(self.tiles)


def read_settings(environ: Mapping[str, str], secrets: Mapping[str, Any], root: Path) -> Settings:
    """Read the settings. Raises `BadInput` whose field is the variable at fault; the message never repeats a secret."""
    source = Source(environ, secrets)
    data_dir = root / (source.text("DATA_DIR") or ".platbook")
    token, tokens, sandbox_url = source.secret("TOKEN"), source.tokens(), source.url("SANDBOX_URL", "")
    if (token or tokens) and sandbox_url:
        raise BadInput(
            "PLATBOOK_SANDBOX_URL", "A token and a sandbox are both set, so it is unclear which one is meant."
        )
    return Settings(
        data_dir=data_dir,
        database_url=source.database_url(data_dir),
        token=token,
        tokens=tokens,
        token_keys=tuple(filter(None, source.text("TOKEN_KEY").replace(",", " ").split())),
        base_url=source.url("BASE_URL", LIVE_URL),
        prefix=source.one_of("PREFIX", ("", *PREFIXES)),
        dialect=source.one_of("DIALECT", DIALECTS),
        max_order_credits=source.credits("MAX_ORDER_CREDITS"),
        max_daily_credits=source.credits("MAX_DAILY_CREDITS"),
        sandbox_seed=source.whole("SANDBOX_SEED", 1),
        sandbox_speed=source.speed("SANDBOX_SPEED"),
        sandbox_url=sandbox_url,
        sandbox_token=source.secret("SANDBOX_TOKEN") or Settings.sandbox_token,
        webhook_secret=source.webhook_secret(),
        executor_id=source.text("EXECUTOR_ID"),
        first_admin=source.address("FIRST_ADMIN"),
        role_claim=source.text("ROLE_CLAIM"),
        role_values=source.roles("ROLE_VALUES"),
        builder_limits=source.limits("BUILDER_LIMITS"),
        ask_whom=source.text("ASK_WHOM"),
        smtp_url=source.mail_server(),
        smtp_from=source.mail_from(),
        public_url=source.url("PUBLIC_URL", "").rstrip("/"),
        log_format=source.one_of("LOG_FORMAT", LOG_FORMATS),
        log_level=source.one_of("LOG_LEVEL", LOG_LEVELS),
        metrics_token=source.secret("METRICS_TOKEN"),
        keeping=Keeping(*(source.days(f"KEEP_{name.upper()}_DAYS") for name in Keeping.__dataclass_fields__)),
        cache_max_mb=source.megabytes("CACHE_MAX_MB", Settings.cache_max_mb),
        sign_in=read_sign_in(secrets, source.hours("SIGN_IN_HOURS", SIGN_IN_HOURS, MOST_SIGN_IN_HOURS)),
        open_without_sign_in=source.yes("OPEN_WITHOUT_SIGN_IN"),
        tiles=source.tiles(),
        tiles_credit=source.text("TILES_CREDIT") or Settings.tiles_credit,
    )


def secrets_file(environ: Mapping[str, str], root: Path) -> Path:
    """Tell where secrets.toml is: in .streamlit, or where PLATBOOK_SECRETS_FILE says (a container's mounted secret)."""
    named = environ.get("PLATBOOK_SECRETS_FILE", "").strip()
    return root / named if named else root / ".streamlit" / "secrets.toml"


def read_secrets(path: Path) -> dict[str, Any]:
    """Read secrets.toml; a file that isn't there holds nothing. Raises `BadInput` where it isn't TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # The parser's message quotes the line, which may be the token.
        raise BadInput(str(path), f"{path.name} is not readable as TOML.") from None
