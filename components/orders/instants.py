"""Single answers that are paid for at once: a dossier, one trace, one parcel, one number. Asked off the screen's thread, kept for good.

The journal's door lets each through once: a reload, a second click or a second tab meets the same question. Asking again on purpose is
another question, and another price.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Engine

from components.faults import BadInput, Charged, Fault, Forbidden
from components.library import Verdicts
from components.orders.instant_kinds import INSTANT_KINDS, Answered, InstantKind, verdict_of
from components.orders.instant_store import Instant, InstantStore
from components.orders.journal import Journal
from components.people import HERE, Act, Person
from components.telemetry import about, span
from components.tracerfy import Tracerfy

_AT_ONCE = 8
LAST_ANSWERS_S = 20.0
"""How long answers are waited for when the house closes."""
_PREFIX = "instant:"
_log = logging.getLogger("platbook.orders")


class Instants:
    """The single answers of one account. Has a life: `close`."""

    def __init__(
        self, database: Engine, journal: Journal, api: Tracerfy, account: str, verdicts: Verdicts | None = None
    ) -> None:
        self._store, self._journal, self._api, self._account = InstantStore(database), journal, api, account
        self._verdicts = verdicts
        self._senders = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="instants")
        self._under_way: set[Future[None]] = set()

    def close(self) -> None:
        """Wait a while for the answers that are under way; one that comes later is found open, and uncertain."""
        wait_for(tuple(self._under_way), LAST_ANSWERS_S)
        self._senders.shutdown(wait=False, cancel_futures=True)

    def next_key(self, kind: str, asked: Mapping[str, str]) -> str:
        """Give the key of this question if it were asked now: whoever confirms it second confirms the same."""
        known = asked_key(kind, _bare(asked))
        numbers = count(self._store.count(self._account, known))
        journal_keys = (_journal_key(_key(self._account, known, number)) for number in numbers)
        return self._journal.first_unpaid(journal_keys).removeprefix(_PREFIX)

    def ask(self, kind: str, asked: Mapping[str, str], *, key: str = "", by: Person = HERE) -> Instant:
        """Write a question down and send it once; the answer shows up under the same key.

        `key` is what `next_key` gave when the question was put to the person; without one it is the key of now. Raises `BadInput` for what
        can't be asked, and `Forbidden` where a role or a limit says no; nothing is written then.
        """
        by.check(Act.SPEND)
        sold, bare = INSTANT_KINDS[kind], _bare(asked)
        sold.check(bare)
        if sold.capability is not None and sold.capability not in self._api.dialect.offers:
            raise BadInput(kind, "This account's API does not offer that.")
        key = key or self.next_key(kind, bare)
        if (refusal := self._journal.refusal(self._account, sold.max_credits, by)) and self.instant(key) is None:
            raise Forbidden(refusal, advice="Ask an admin to raise the limit.")
        row = Instant.new(key, self._account, by.name[:200], kind, sold.subject(bare), bare)
        if self._store.open(row, asked_key(kind, bare)):
            sent = self._senders.submit(self._send, sold, row, by)
            self._under_way.add(sent)
            sent.add_done_callback(self._under_way.discard)
        return self._standing(key)

    def next_keys(self, kind: str, asked: Sequence[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
        """Give many questions by the keys that `next_key` would give them."""
        known = {asked_key(kind, _bare(one)): one for one in asked}
        counts = self._store.counts(self._account, list(known))
        keys = {_key(self._account, one, counts.get(one, 0)): known[one] for one in known}
        paid = self._journal.paid_of([_journal_key(key) for key in keys])
        return {self.next_key(kind, one) if _journal_key(key) in paid else key: one for key, one in keys.items()}

    def ask_all(self, kind: str, keyed: Mapping[str, Mapping[str, str]], *, by: Person = HERE) -> tuple[Instant, ...]:
        """Ask many questions of a kind, each once, by the keys that `next_keys` gave when they were offered.

        Raises `Forbidden` where those that are new together pass a spending limit, and asks none then.
        """
        new = len(keyed) - len(self._store.known(self._account, list(keyed)))
        if refusal := self._journal.refusal(self._account, INSTANT_KINDS[kind].max_credits * new, by) if new else "":
            raise Forbidden(refusal, advice="Choose fewer, or ask an admin to raise the limit.")
        return tuple(self.ask(kind, one, key=key, by=by) for key, one in keyed.items())

    def latest(self, kind: str, asked: Sequence[Mapping[str, str]]) -> tuple[Instant, ...]:
        """Give the newest question of each of some, those that were asked ever."""
        keys = [asked_key(kind, _bare(one)) for one in asked]
        return self._store.latest(self._account, keys)

    def instant(self, key: str) -> Instant | None:
        """Give one question with its answer, or None."""
        return self._store.find(self._account, key)

    def recent(self, kind: str, *, search: str = "", at_most: int = 200) -> tuple[Instant, ...]:
        """Give the questions of a kind, the newest first; `search` looks into subject, question and answer."""
        return self._store.recent(self._account, kind, search, at_most)

    def earlier(self, kind: str, asked: Mapping[str, str]) -> tuple[Instant, ...]:
        """Give the earlier questions that were exactly this, the newest first."""
        return self._store.same(self._account, asked_key(kind, _bare(asked)))

    def settle(self, key: str, *, charged: bool, by: Person = HERE) -> bool:
        """Close an uncertain question: a person saw whether it was charged. False where it isn't uncertain.

        Raises `Forbidden` where the role says no.
        """
        by.check(Act.SETTLE)
        instant = self.instant(key)
        if instant is None or instant.state != "uncertain":
            return False
        spent = INSTANT_KINDS[instant.kind].max_credits if charged else 0
        told = "Charged, as a person made sure." if charged else "Not charged, as a person made sure."
        self._store.settle(key, spent, Charged.YES if charged else Charged.NOTHING, told)
        self._journal.conclude(_journal_key(key), "done" if charged else "refused", spent, told)
        return True

    def forget(self, key: str, by: Person = HERE) -> None:
        """Take one question with its answer away. Its line in the journal stays. Raises `Forbidden` where the role says no."""
        by.check(Act.KEEP)
        self._store.forget(self._account, key)

    def forget_account(self, account: str) -> None:
        """Take all questions of an account away: only play can be forgotten."""
        self._store.forget_account(account)

    def _send(self, sold: InstantKind, instant: Instant, by: Person) -> None:
        with about(question=instant.key[:8], account=instant.account), span("question", kind=instant.kind):
            self._sent(sold, instant, by)

    def _sent(self, sold: InstantKind, instant: Instant, by: Person) -> None:
        try:
            answered = self._paid(sold, instant, by)
        except Fault as fault:
            self._store.fail(instant.key, fault)
        except Exception:  # noqa: BLE001  a question must not stand open for a bug; the log has it
            _log.exception("question %s", instant.key[:8])
            self._store.fail(instant.key, Fault("The answer could not be kept.", charged=Charged.MAYBE))
        else:
            self._remember(instant, answered)
            self._store.answer(instant.key, answered.hit, answered.body, answered.credits)

    def _remember(self, instant: Instant, answered: Answered) -> None:
        """Keep what a number's check said beside what scrubs say. The answer itself must not be lost for it."""
        if self._verdicts is None or instant.kind != "dnc":
            return
        try:
            self._verdicts.keep(self._account, [verdict_of(instant.asked["phone"], answered.body, datetime.now(UTC))])
        except Exception:  # noqa: BLE001  see above; the log has it
            _log.exception("the verdict of question %s", instant.key[:8])

    def _paid(self, sold: InstantKind, instant: Instant, by: Person) -> Answered:
        return self._journal.pay(
            _journal_key(instant.key),
            instant.account,
            kind=sold.journal_kind,
            subject=instant.subject,
            max_credits=sold.max_credits,
            call=lambda: sold.call(self._api, instant.asked),
            credits_of=lambda answered: answered.credits,
            by=by,
        )

    def _standing(self, key: str) -> Instant:
        found = self.instant(key)
        if found is None:
            raise BadInput("question", "The question was taken away meanwhile.")
        return found


def asked_key(kind: str, asked: Mapping[str, Any]) -> str:
    """Give what tells two questions apart; letters' case and blanks don't."""
    told = {name: " ".join(str(value).lower().split()) for name, value in asked.items()}
    return hashlib.sha256(f"{kind}|{json.dumps(told, sort_keys=True)}".encode()).hexdigest()[:32]


def _key(account: str, asked: str, number: int) -> str:
    return hashlib.sha256(f"{account}|{asked}|{number}".encode()).hexdigest()[:32]


def _journal_key(key: str) -> str:
    return f"{_PREFIX}{key}"


def _bare(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in asked.items() if value.strip()}
