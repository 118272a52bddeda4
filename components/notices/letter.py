"""An e-mail about notices: plain text, and the same as simple HTML."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from components.notices.notice import Notice

_LINK = "color:#1d5f8f;font-weight:600;text-decoration:none"
_WHY = "You get this because you chose it in Platbook, under Settings, Notices."


def letter(told: Sequence[Notice], root: str, *, sender: str, to: str, message_id: str) -> EmailMessage:
    """Write one e-mail about some notices, the first one's title on top."""
    message = EmailMessage()
    message["Subject"] = _subject(told)
    message["From"], message["To"] = sender, to
    message["Date"] = format_datetime(told[-1].happened_at)
    message["Message-ID"] = f"<{message_id}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join([*(_text(notice, root) for notice in told), _WHY, *_settings(root)]))
    message.add_alternative(_page(told, root), subtype="html")
    return message


def _subject(told: Sequence[Notice]) -> str:
    return told[0].title if len(told) == 1 else f"{len(told)} notices: {told[0].title}"


def _text(notice: Notice, root: str) -> str:
    return "\n".join(filter(None, (notice.title, notice.detail, notice.address(root))))


def _settings(root: str) -> list[str]:
    return [f"{root.rstrip('/')}/settings?tab=Notices"] if root else []


def _page(told: Sequence[Notice], root: str) -> str:
    parts = "".join(_part(notice, root) for notice in told)
    way = "".join(f" <a href='{escape(address)}'>Change it</a>" for address in _settings(root))
    return (
        "<!doctype html><html lang='en'><body style='font-family:sans-serif;color:#1f1f1c;max-width:36em;line-height:1.45'>"
        f"{parts}<p style='color:#5d5d55;font-size:.85em'>{escape(_WHY)}{way}</p></body></html>"
    )


def _part(notice: Notice, root: str) -> str:
    title, address = escape(notice.title), notice.address(root)
    head = f"<a href='{escape(address)}' style='{_LINK}'>{title}</a>" if address else f"<b>{title}</b>"
    return f"<p>{head}{'<br>' if notice.detail else ''}{escape(notice.detail)}</p>"
