"""The signed webhook, as standardwebhooks.com describes it: receivers check it by six lines, or by that project's libraries.

`webhook-id` is the same at each try of one notice, `webhook-timestamp` is the try's (UTC seconds), and `webhook-signature` is "v1," and
the base64 of HMAC-SHA256 over `id.timestamp.body`, keyed by the bytes behind the secret's "whsec_".
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

import orjson

from components.notices.kinds import KINDS
from components.notices.notice import Notice

_PREFIX = "whsec_"


def new_secret() -> str:
    """Make a secret: "whsec_" and 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def webhook_body(notice: Notice, root: str, account: str = "") -> bytes:
    """Give what is posted about a notice, as JSON; `account` is its account's name, where there are several."""
    data = {"title": notice.title, "detail": notice.detail, "link": notice.address(root) or None}
    data |= {"account": account} if account else {}
    at = notice.happened_at.isoformat(timespec="seconds")
    return orjson.dumps({"type": KINDS[notice.kind].event, "timestamp": at, "data": data})


def signed_headers(message_id: str, timestamp: int, body: bytes, secret: str) -> dict[str, str]:
    """Give the headers by which a receiver knows that it came from here, and whether it came before."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    signature = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }
