"""The way to a mail server: `smtp://` with TLS where the server offers it, or `smtps://`."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from components.notices.posting import NotDelivered
from components.settings import LOOPBACK

_PATIENCE_S = 15.0
_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """A mail server, and who the e-mails are from. `url` as the settings have it: `smtp://name:password@host:587`."""

    url: str = field(repr=False)
    sender: str

    def send(self, message: EmailMessage) -> None:
        """Hand an e-mail to the server. Raises `NotDelivered` where it is not taken."""
        parts = urlsplit(self.url)
        try:
            with self._connected(parts) as server:
                _signed_in(server, parts)
                server.send_message(message)
        except smtplib.SMTPResponseException as error:
            raise NotDelivered(f"The mail server answered {error.smtp_code}.") from None
        except smtplib.SMTPRecipientsRefused:
            raise NotDelivered("The mail server does not take this address.") from None
        except (OSError, smtplib.SMTPException):
            raise NotDelivered("The mail server did not answer.") from None

    def _connected(self, parts: SplitResult) -> smtplib.SMTP:
        host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
        context = ssl.create_default_context()
        if parts.scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=_PATIENCE_S, context=context)
        server = smtplib.SMTP(host, port, timeout=_PATIENCE_S)
        server.ehlo_or_helo_if_needed()
        if server.has_extn("starttls"):
            server.starttls(context=context)
        elif parts.hostname not in LOOPBACK and parts.password:
            server.close()
            raise NotDelivered("The mail server offers no TLS, so the password is not sent.")
        return server


def _signed_in(server: smtplib.SMTP, parts: SplitResult) -> None:
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
