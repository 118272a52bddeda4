"""The desk: what the vendor does when asked. Joins the world, the books, the limits and the clock; knows no HTTP.

Every method raises `Refusal` for a no. Times are Unix seconds.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from components.sandbox.api.limits import DAY_S, HOUR_S, PREVIEWS_AN_HOUR, Windows, check_executes
from components.sandbox.kept import builds
from components.sandbox.kept.books import CREDITS_PER_ROW, Account, Books, LeadList, account_key
from components.sandbox.kept.recall import Recall
from components.sandbox.refusals import BadRequest, Refusal, no_credits, no_such_list, suspended, unauthorized
from components.sandbox.wanted.matching import Ask, Matches, matches_of, read_ask
from components.sandbox.world.chance import Array
from components.sandbox.world.homes import Homes, World
from components.sandbox.world.places import Places

DOLLARS_PER_CREDIT = 0.02
_KEPT_MATCHES, _KEPT_HISTORIES = 24, 200
_STILL_BUILDING = "Lead list is still processing. Poll the status endpoint until complete."
_NO_MATCHES = "No properties match this filter set. Widen your filters and try again."
_TOO_MANY_PREVIEWS = {"detail": "Preview rate limit exceeded."}
_FAILING_NAME = "BUILD_FAILED"


class Desk:
    """The vendor's side of the counter. `settled` is called once with every list that finishes.

    `today` says whether it knows what the vendor has added since the document.
    """

    def __init__(self, places: Places, books: Books, seed: int, speed: float, *, today: bool = True) -> None:
        self.today = today
        self.places = places
        self.books = books
        self.seed = seed
        self.speed = speed
        self.windows = Windows()
        self.settled: Callable[[LeadList], None] = lambda _: None
        self._matches: Recall[Matches] = Recall(_KEPT_MATCHES)
        self._bought: Recall[Array] = Recall(_KEPT_HISTORIES)

    def caller(self, token: str | None) -> Account:
        """Open the account behind a token. Raises `Refusal` 401."""
        if not token:
            raise unauthorized()
        if token == "INVALID_TOKEN":  # noqa: S105  the vendor's own mock refuses this word
            raise unauthorized("Invalid token.")
        return self.books.account(account_key(token))

    def world(self, seed: int | None = None, as_of: date | None = None) -> World:
        """Give the world of today, or the one that a list was bought from."""
        return World(self.places, self.seed if seed is None else seed, as_of or datetime.now(UTC).date())

    def preview(self, account: Account, asked: dict[str, Any]) -> tuple[Ask, Matches]:
        """Count what an ask would find; free."""
        self.windows.admit(account.key, "preview", time.time(), PREVIEWS_AN_HOUR, HOUR_S, _TOO_MANY_PREVIEWS)
        return self._found(self.held_against(account, asked), self.world())

    def held_against(self, account: Account, asked: dict[str, Any]) -> dict[str, Any]:
        """Write into an ask which of the account's lists it excludes: those bought or being built now."""
        excludes = asked.get("dedupe_from_history")
        bare = {name: value for name, value in asked.items() if name != "dedupe_from_history"}
        if not self.today or excludes is None:
            return bare
        if not isinstance(excludes, bool):
            raise BadRequest({"dedupe_from_history": ["Must be a valid boolean."]})
        bought = [one.id for one in self.books.lists_of(account.key) if one.status != "failed"]
        return {**bare, "history": bought} if excludes else bare

    def execute(self, account: Account, asked: dict[str, Any], name: str) -> LeadList:
        """Take an order. Nothing is charged before the list is complete."""
        now = time.time()
        check_executes(self.books.bought_since(account.key, now - DAY_S), now)
        if account.suspended:
            raise suspended()
        asked = self.held_against(account, asked)
        _ask, found = self._found(asked, self.world())
        if not found.count:
            raise BadRequest({"error": _NO_MATCHES, "matches": 0})
        _check_credits(account, found.count, min(found.count, asked["requested_count"]))
        return self.deliver(account.key, asked, name)

    def matches(self, asked: dict[str, Any]) -> Matches:
        """Find what an ask as it was written down finds today."""
        return self._found(asked, self.world())[1]

    def deliver(self, account: str, asked: dict[str, Any], name: str) -> LeadList:
        """Begin to build a list of what an ask finds today; it is charged when it is complete."""
        world = self.world()
        ask, found = self._found(asked, world)
        return self.books.add_list(
            account=account,
            name=name,
            strategy=ask.strategy,
            label=ask.label,
            request=json.dumps(asked, sort_keys=True),
            requested_count=asked["requested_count"],
            row_count=min(found.count, asked["requested_count"]),
            seed=world.seed,
            as_of=world.as_of.isoformat(),
            created_at=time.time(),
        )

    def lead_list(self, account: Account, list_id: int) -> LeadList:
        """Find an account's own list, settled if its time has come. Raises `Refusal` 404."""
        bought = self.books.lead_list(list_id) if 0 < list_id < 2**63 else None
        if bought is None or bought.account != account.key:
            raise no_such_list()
        return self.settle_if_done(bought)

    def progress(self, bought: LeadList) -> builds.Progress:
        """Tell how far a list is."""
        return builds.progress(time.time() - bought.created_at, bought.row_count, self.speed)

    def settle_if_done(self, bought: LeadList) -> LeadList:
        """Close a pending list whose time has come, charge for it and tell `settled`; others come back as they are."""
        if bought.status != "pending" or not self.progress(bought).done:
            return bought
        done_at = bought.created_at + builds.duration_s(bought.row_count, self.speed)
        failure = "Upstream data provider did not answer. You were not charged." if bought.name == _FAILING_NAME else ""
        settled = self.books.settle(bought, done_at, failure)
        if settled is not None:
            self.settled(settled)
        return settled or self.books.lead_list(bought.id) or bought

    def hurry(self, bought: LeadList) -> LeadList:
        """Finish a pending list now: it was begun as long ago as it takes. Others come back as they are."""
        if bought.status != "pending":
            return bought
        began_at = time.time() - builds.duration_s(bought.row_count, self.speed)
        return self.settle_if_done(self.books.begun_at(bought, began_at))

    def homes_of(self, bought: LeadList) -> Homes:
        """Give a complete list's homes in order. Raises `Refusal` 409 while it is being built or when it failed."""
        if bought.status != "complete":
            said = _STILL_BUILDING if bought.status == "pending" else bought.error_message
            raise Refusal(409, {"error": said, "status": bought.status})
        return self._homes_of(bought)

    def _homes_of(self, bought: LeadList) -> Homes:
        _, found = self._found(json.loads(bought.request), self.world(bought.seed, date.fromisoformat(bought.as_of)))
        return found.first.take(slice(0, bought.row_count))

    def _keys_of(self, bought: LeadList) -> Array:
        return self._bought.get(str(bought.id), lambda: self._homes_of(bought).keys)

    def _found(self, asked: dict[str, Any], world: World) -> tuple[Ask, Matches]:
        """Match an ask; the last few answers are kept, so that paging through a list matches once."""
        ask = read_ask(asked["strategy"], asked["geography"], asked["filter_overrides"], world)
        matters = {key: asked.get(key) for key in ("strategy", "geography", "filter_overrides", "history", "news")}
        key = json.dumps([matters, world.seed, world.as_of.isoformat()], sort_keys=True)
        return ask, self._matches.get(key, lambda: matches_of(ask, world, keep=self._kept(asked)))

    def _kept(self, asked: dict[str, Any]) -> Callable[[Homes], Array] | None:
        """Say which homes an ask leaves in: not those of its `history`, and of a monitor's run those that are `news` in it."""
        lists = [one for number in asked.get("history", []) if (one := self.books.lead_list(number)) is not None]
        bought = np.concatenate([self._keys_of(one) for one in lists]) if lists else None
        news = asked.get("news")
        if bought is None and news is None:
            return None

        def kept(homes: Homes) -> Array:
            new = np.ones(len(homes), dtype=bool) if news is None else is_news(homes, *news)
            return new if bought is None else new & ~np.isin(homes.keys, bought)

        return kept


def is_news(homes: Homes, monitor_id: int, run: int) -> Array:
    """Say which matches count as new in a monitor's run: each time another hundredth, for the invented world hardly changes by itself."""
    return np.asarray((homes.draw(f"news {monitor_id}") * 100).astype(int) == run % 100)


def _check_credits(account: Account, matches: int, capped: int) -> None:
    ceiling = CREDITS_PER_ROW * capped
    if account.balance < ceiling:
        said = (
            f"Insufficient credits. This lead list requires up to {ceiling} credits ({CREDITS_PER_ROW} per row × {capped} rows)."
            f" You have {account.balance} credits."
        )
        raise no_credits(said, matches=matches, capped=capped)
