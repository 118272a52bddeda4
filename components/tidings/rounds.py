"""The post of a house: what it looks at, how often, and by what it sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Engine

from components.notices import Choices, Mail, Notices, Outbox, Post, Round, Sender, Spreading
from components.orders import SpendingLimits
from components.saved import Saved
from components.sealing import Sealing
from components.settings import Settings
from components.tidings.approvals import AskedApprovals
from components.tidings.hearers import Hearers
from components.tidings.money import RunningLow
from components.tidings.moved import MovedAudiences
from components.tidings.own_limits import OwnLimits
from components.tidings.rested import RestedOrders
from components.tidings.unsettled import UnsettledCalls

_DAILY_NEWS_S, _BALANCE_S, _DAY_S = 60.0, 3600.0, 86_400.0


@dataclass(frozen=True)
class Watched:
    """What of a house is looked at. `read_balances` asks for the balances of its accounts, free of charge, and remembers them.

    `name_of` gives an account's name where there are several to tell apart, else "".
    """

    database: Engine
    saved: Saved
    limits: SpendingLimits
    accounts: Callable[[], Iterable[str]]
    read_balances: Callable[[], object]
    hearers: Hearers
    name_of: Callable[[str], str]


def begun_post(settings: Settings, watched: Watched) -> Post:
    """Join the post of a house, and begin."""
    post = post_of(settings, watched)
    post.choices.seal_all()
    post.start()
    return post


def post_of(settings: Settings, watched: Watched) -> Post:
    """Join the post of a house; it begins by `start`."""
    database, sandbox = watched.database, settings.mode == "sandbox"
    choices = Choices(database, loopback_too=sandbox, sealing=Sealing(settings.token_keys))
    mail = Mail(settings.smtp_url, settings.smtp_from) if settings.smtp_url else None
    sender = Sender(mail, settings.public_url, sandbox, watched.name_of)
    notices, spreading = Notices(database), Spreading(database, choices, watched.hearers.recipients)
    return Post(notices, spreading, Outbox(database), choices, sender, _rounds(notices, choices, watched))


def _rounds(notices: Notices, choices: Choices, watched: Watched) -> list[Round]:
    database, accounts, hearers = watched.database, watched.accounts, watched.hearers
    rested = RestedOrders(database, notices)
    low = RunningLow(database, notices, choices, watched.limits, accounts, hearers.recipients)

    def rested_and_paid() -> None:
        if rested.look():
            watched.read_balances()

    return [
        Round(rested_and_paid),
        Round(UnsettledCalls(database, notices).look),
        Round(AskedApprovals(database, notices, hearers.approvers).look),
        Round(MovedAudiences(watched.saved, notices, accounts).look, _DAILY_NEWS_S),
        Round(low.look, _DAILY_NEWS_S),
        Round(OwnLimits(database, notices, accounts, hearers.persons).look, _DAILY_NEWS_S),
        Round(notices.forget_old, _DAY_S, first_after_s=_DAILY_NEWS_S),
        Round(watched.read_balances, _BALANCE_S, first_after_s=_BALANCE_S),
    ]
