"""The sandbox's own calls: play credits, a list at once, everything from the beginning. The live API has none of them."""

from __future__ import annotations

from components.tracerfy.client import Tracerfy
from components.tracerfy.endpoint import Endpoint
from components.tracerfy.values import needed_whole, whole

_TOP_UP = Endpoint[int]("play_top_up", "POST", "play/top-up/", lambda body: needed_whole(body, "balance"))
_HURRY = Endpoint[int]("play_hurry", "POST", "play/hurry/{list_id}/", lambda body: needed_whole(body, "id"))
_BEGIN_AGAIN = Endpoint[int](
    "play_begin_again", "POST", "play/begin-again/", lambda body: needed_whole(body, "balance")
)
_WEBHOOK = Endpoint[int | None]("play_webhook", "POST", "play/webhook/", lambda body: whole(body, "status"))


class Play:
    """Play over a sandbox's client. Made in sandbox mode alone; every method raises an `ApiFault`."""

    def __init__(self, sandbox: Tracerfy) -> None:
        self._sandbox = sandbox

    def top_up(self) -> int:
        """Add 10,000 play credits; give the balance."""
        return self._sandbox.ask(_TOP_UP)

    def hurry(self, list_id: int) -> None:
        """Finish a list now instead of at life's pace."""
        self._sandbox.ask(_HURRY, list_id=list_id)

    def begin_again(self) -> int:
        """Let the sandbox forget this account's lists; give the first balance."""
        return self._sandbox.ask(_BEGIN_AGAIN)

    def test_webhook(self, url: str) -> int | None:
        """Let the sandbox post its webhooks to an address from now on, and a test at once; give what that answered, None for nothing."""
        return self._sandbox.ask(_WEBHOOK, {"webhook_url": url})
