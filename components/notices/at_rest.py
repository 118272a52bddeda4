"""How choices lie in the database: what lets somebody else post or sign is encrypted where there is a key.

What is encrypted stands in `sealed`, and in `locked` the ways whose addresses are in it.
"""

from __future__ import annotations

import json
from typing import Any

from components.notices.ways import SLACK, WEBHOOK
from components.sealing import Sealing

_SECRET = ("slack_url", "webhook_url", "webhook_secret")
_WAY_OF = {"slack_url": SLACK, "webhook_url": WEBHOOK}


def put_away(body: dict[str, Any], sealing: Sealing) -> dict[str, Any]:
    """Give what is kept of choices; as they are where there is no key or nothing to hide."""
    hidden = {name: body[name] for name in _SECRET if body[name]}
    if not sealing or not hidden:
        return body
    ways = [way for name, way in _WAY_OF.items() if name in hidden]
    return body | dict.fromkeys(_SECRET, "") | {"sealed": sealing.seal(json.dumps(hidden)), "locked": ways}


def opened(body: dict[str, Any], sealing: Sealing) -> dict[str, Any]:
    """Give choices back as they were; what no key opens stays locked. What was given since then counts."""
    text = sealing.open(body["sealed"]) if body.get("sealed") else None
    if text is None:
        return body
    hidden = {name: value for name, value in json.loads(text).items() if not body[name]}
    return body | hidden | {"sealed": "", "locked": []}
