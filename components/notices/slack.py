"""What is posted to an incoming webhook of Slack, or of a program that takes the same (Mattermost, Rocket.Chat, Discord's /slack)."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from components.notices.notice import Notice


def slack_body(told: Sequence[Notice], root: str) -> bytes:
    """Give one message about some notices: a line each, its title a link."""
    return orjson.dumps({"text": "\n".join(_line(notice, root) for notice in told)})


def _line(notice: Notice, root: str) -> str:
    title, address = _escaped(notice.title), notice.address(root)
    linked = f"<{address}|{title.replace('|', '¦')}>" if address else title
    return f"*{linked}*" + (f" {_escaped(notice.detail)}" if notice.detail else "")


def _escaped(text: str) -> str:
    """Slack reads these three; everything else is text (its "Formatting text for app surfaces")."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
