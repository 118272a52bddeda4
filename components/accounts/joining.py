"""How this room is joined with the house's settings, ledger and spending limits."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine

from components.accounts.account import FIRST, SANDBOX
from components.accounts.accounts import Accounts
from components.accounts.tying import Tokens, Tying
from components.orders import Ledger, SpendingLimits
from components.sealing import Sealing
from components.settings import PREFIXES, Settings
from components.tracerfy import Tracerfy


def tokens_of(settings: Settings, database: Engine) -> Tokens:
    """Choose whose tokens are spoken with, once: a sandbox's or the vendor's; nothing falls back from one to the other."""
    given = {FIRST: settings.token} if settings.token else {}
    given |= {f"tokens.{name}": token for name, token in settings.tokens.items()}
    if settings.mode == "sandbox":
        given = {SANDBOX: settings.sandbox_token}
    return Tokens(Accounts(database, settings.mode), Sealing(settings.token_keys), given)


def limits_of(accounts: Accounts) -> Callable[[str], SpendingLimits]:
    """Give what tells an account's own spending limits."""

    def own(account: str) -> SpendingLimits:
        found = accounts.find(account)
        return SpendingLimits(found.max_order_credits, found.max_daily_credits) if found else SpendingLimits()

    return own


def tying_of(tokens: Tokens, base_url: str, settings: Settings, ledger: Ledger) -> Tying:
    """Join what ties tokens to accounts: it asks under each prefix that the API may have for the newest list that an account owns."""

    def lines(token: str) -> list[Tracerfy]:
        return [
            Tracerfy(base_url, token, prefix=prefix) for prefix in ([settings.prefix] if settings.prefix else PREFIXES)
        ]

    def newest(account: str) -> int | None:
        return next((order.list_id for order in ledger.orders(account) if order.list_id), None)

    return Tying(tokens, lines, newest)
