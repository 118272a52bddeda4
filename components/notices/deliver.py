"""Sending what goes to one person by one way."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from components.notices.choices import Chosen
from components.notices.letter import letter
from components.notices.mail import Mail
from components.notices.notice import Notice
from components.notices.posting import NotDelivered, post
from components.notices.signed import signed_headers, webhook_body
from components.notices.slack import slack_body
from components.notices.ways import EMAIL, SLACK


def _no_name(_account: str) -> str:
    return ""


@dataclass(frozen=True)
class Sender:
    """What sends. `mail` is None where the operator has named no mail server; `root` is the dashboard's address by the settings, or "".

    `name_of` gives the name of an account where there are several to tell apart, else "".
    """

    mail: Mail | None
    root: str
    loopback_too: bool
    name_of: Callable[[str], str] = _no_name

    def send(self, way: str, told: Sequence[Notice], chosen: Chosen, message_id: str) -> None:
        """Send notices by a way that somebody chose. Raises a `Fault` that says why they did not arrive."""
        address, root, name = chosen.address(way), self.root or chosen.root, self.name_of(told[0].account)
        if not address:
            raise NotDelivered("No address is named for this way any more.")
        if way == EMAIL:
            self._mail([_named(notice, name) for notice in told], root, address, message_id)
        elif way == SLACK:
            post(
                address, slack_body([_named(notice, name) for notice in told], root), {}, loopback_too=self.loopback_too
            )
        else:
            body = webhook_body(told[0], root, name)
            headers = signed_headers(message_id, int(time.time()), body, chosen.webhook_secret)
            post(address, body, headers, loopback_too=self.loopback_too)

    def _mail(self, told: Sequence[Notice], root: str, address: str, message_id: str) -> None:
        if self.mail is None:
            raise NotDelivered("No mail server is set here.")
        known = f"{message_id}@platbook"
        self.mail.send(letter(told, root, sender=self.mail.sender, to=address, message_id=known))


def _named(notice: Notice, name: str) -> Notice:
    return replace(notice, title=f"{name}: {notice.title}") if name else notice
