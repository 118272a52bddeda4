"""What the server must know before it listens: who vouches for visitors, and whether it may be reached from elsewhere without.

A server that others can reach spends the owner's money for them. So it does not listen beyond this machine unless people sign in, or
its operator said in one setting that they need not. It is asked twice: when the program starts, by what it was told to listen on, and at
each request, by the address that the request came in on. The second holds for every way to start it; the first says it at once.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from components.faults import BadInput
from components.settings import MOST_SIGN_IN_HOURS, SIGN_IN_HOURS, TILES_OFF, read_secrets, secrets_file
from components.settings_source import Source, tile_address
from components.sign_in import SignIn, is_loopback, read_sign_in

_log = logging.getLogger("platbook")

REFUSED = (
    "Platbook does not listen on %s: there is no sign-in, so whoever reaches it may spend. Set up [auth] in secrets.toml, "
    "listen on 127.0.0.1, or say PLATBOOK_OPEN_WITHOUT_SIGN_IN=true."
)


@dataclass(frozen=True)
class Entry:
    """What holds at the entry. `auth` is the table of secrets.toml as `st.login` reads it; `tiles` the origin of street tiles, or ""."""

    sign_in: SignIn | None
    auth: Mapping[str, Any]
    open_without_sign_in: bool
    tiles: str

    def may_listen(self, host: str | None) -> bool:
        """Tell whether the server may be reached at an address."""
        return self.sign_in is not None or self.open_without_sign_in or is_loopback(host)


def read_entry(environ: Mapping[str, str], root: Path) -> Entry:
    """Read the entry's settings; where they can't work, say so in a line and end the program."""
    try:
        secrets = read_secrets(secrets_file(environ, root))
        source = Source(environ, secrets)
        sign_in = read_sign_in(secrets, source.hours("SIGN_IN_HOURS", SIGN_IN_HOURS, MOST_SIGN_IN_HOURS))
        return Entry(sign_in, secrets.get("auth") or {}, source.yes("OPEN_WITHOUT_SIGN_IN"), _tiles(source))
    except BadInput as fault:
        _log.critical("Platbook can't open: %s", " ".join(filter(None, (fault.message, fault.advice))))
        raise SystemExit(1) from None


def stay_in(entry: Entry, streamlits: str | None, app: Path) -> None:
    """End the program in a line where it was told to listen beyond this machine and may not.

    `streamlits` is the address that Streamlit's flag, environment and config.toml come to; None is every address. What another server
    was told is read where its command is known (uvicorn); else the first request tells.
    """
    told, host = listening(sys.argv, os.environ, streamlits, app)
    if told and not entry.may_listen(host):
        refuse(host)


def listening(
    argv: Sequence[str], environ: Mapping[str, str], streamlits: str | None, app: Path
) -> tuple[bool, str | None]:
    """Tell whether it is known what the server was told to listen on, and what that is; None is every address."""
    program = Path(argv[0]) if argv and argv[0] else Path("-")
    if "uvicorn" in (program.stem, program.parent.name):
        return _uvicorns(argv[1:], environ)
    # `streamlit run` leaves the script's own name as the program's.
    return program.name in {"streamlit", app.name}, streamlits


def _uvicorns(options: Sequence[str], environ: Mapping[str, str]) -> tuple[bool, str | None]:
    if any(option.split("=")[0] in {"--uds", "--fd"} for option in options):
        return False, None
    host = environ.get("UVICORN_HOST", "127.0.0.1")
    for option, following in zip(options, [*options[1:], ""], strict=True):
        if option == "--host":
            host = following
        elif option.startswith("--host="):
            host = option.removeprefix("--host=")
    return True, host


def refuse(host: str | None) -> NoReturn:
    """Say in a line why the server does not listen there, and end the program with 1."""
    _log.critical(REFUSED, host or "every address")
    raise SystemExit(1)


def _tiles(source: Source) -> str:
    """Give the origin that a browser may ask for street tiles; who opens the house complains of an address that is none."""
    try:
        said = source.tiles()
    except BadInput:
        return ""
    parts = urlsplit("" if said == TILES_OFF else tile_address(said).partition("?")[0])
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
