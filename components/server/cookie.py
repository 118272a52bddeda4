"""The cookie of a sign-in, read as Streamlit 1.67 writes it (streamlit.web.server.starlette.starlette_auth_routes).

Its name is `_streamlit_user`; its value is JSON signed by itsdangerous with `[auth] cookie_secret`, salted with its name, and dated. One
too long for a browser is `chunks-N`, with the parts in `_streamlit_user_1` and on, each signed under its own name. It holds the provider's
claims, `is_logged_in`, and the `origin` that the sign-in was for. There is no list of sign-ins to strike one from: signing out takes the
cookie from the browser, and a copy of it is good until it is too old (`sign_in_hours`), or until the secret is changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import orjson
from itsdangerous import BadData, URLSafeTimedSerializer

from components.sign_in import SignIn

NAME = "_streamlit_user"
_PARTS = re.compile(r"chunks-([0-9]{1,2})")


def claims(cookies: Mapping[str, str], sign_in: SignIn, now: float) -> dict[str, Any] | None:
    """Give what a provider said of whoever sent these cookies, or None: no cookie, a forged one, another's, or one too old."""
    value = _value(cookies, sign_in)
    try:
        said = orjson.loads(value) if value else None
    except orjson.JSONDecodeError:
        return None
    if not isinstance(said, dict) or said.get("origin") != sign_in.origin:
        return None
    return said if sign_in.holds(said, now) else None


def _value(cookies: Mapping[str, str], sign_in: SignIn) -> str | None:
    whole = _signed(cookies, NAME, sign_in)
    parted = _PARTS.fullmatch(whole or "")
    if parted is None:
        return whole
    parts = [_signed(cookies, f"{NAME}_{number + 1}", sign_in) for number in range(int(parted[1]))]
    return None if None in parts else "".join(part for part in parts if part)


def _signed(cookies: Mapping[str, str], name: str, sign_in: SignIn) -> str | None:
    try:
        value = URLSafeTimedSerializer(sign_in.cookie_secret, salt=name).loads(
            cookies[name], max_age=sign_in.hours * 3600
        )
    except (KeyError, BadData, UnicodeError):
        return None
    return value if isinstance(value, str) else None
