"""Threads on disk: written before a question leaves, read by the screen, resumed after a restart."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from components.audience import Audience
from components.faults import BadInput, Charged, Fault, Forbidden
from components.people import HERE, Act, Person
from components.threads.tables import threads, turns
from components.threads.taken_off import still_off
from components.threads.thread import LONGEST, SHORTEST, Thread, Turn, TurnState
from components.threads.wanted import wanted_count
from components.threads.writing import proposed, read, written
from components.tracerfy import Assistance

_TITLE = 60


class Threads:
    """The threads of all accounts; every question about one names its account, so that nobody reads another's."""

    def __init__(self, database: Engine) -> None:
        self._database = database

    def begin(self, account: str, first_words: str) -> Thread:
        """Open a thread, named by its first words."""
        now = time.time()
        title = " ".join(first_words.split())
        row = {
            "id": str(uuid.uuid4()),
            "account": account,
            "title": title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rsplit(' ', 1)[0]} …",
            "conversation_id": "",
            "created_at": now,
            "updated_at": now,
        }
        with self._database.begin() as connection:
            connection.execute(insert(threads).values(row))
        return _thread(row)

    def of(self, account: str) -> tuple[Thread, ...]:
        """Give an account's threads, the one last used first."""
        query = select(threads).where(threads.c.account == account).order_by(threads.c.updated_at.desc())
        with self._database.connect() as connection:
            return tuple(_thread(row) for row in connection.execute(query).mappings())

    def thread(self, account: str, thread_id: str) -> Thread | None:
        """Give one thread of an account, or None."""
        query = select(threads).where(threads.c.account == account, threads.c.id == thread_id)
        with self._database.connect() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _thread(row)

    def delete(self, account: str, thread_id: str, by: Person = HERE) -> None:
        """Take a thread away, with its turns."""
        by.check(Act.KEEP)
        with self._database.begin() as connection:
            gone = delete(threads).where(threads.c.account == account, threads.c.id == thread_id)
            if connection.execute(gone).rowcount:
                connection.execute(delete(turns).where(turns.c.thread_id == thread_id))

    def forget_account(self, account: str) -> None:
        """Take all threads of an account away."""
        for thread in self.of(account):
            self.delete(account, thread.id)

    def turns(self, thread_id: str) -> tuple[Turn, ...]:
        """Give a thread's turns, the first first."""
        query = select(turns).where(turns.c.thread_id == thread_id).order_by(turns.c.ordinal)
        with self._database.connect() as connection:
            return tuple(_turn(row) for row in connection.execute(query).mappings())

    def ask(self, thread: Thread, prompt: str) -> Turn:
        """Write a question down, before it is sent.

        Raises `BadInput` for a prompt that is too short or too long, `Forbidden` while another question of the thread waits.
        """
        wish = prompt.strip()
        if not SHORTEST <= len(wish) <= LONGEST:
            raise BadInput("prompt", f"Say it in {SHORTEST} to {LONGEST:,} characters; these are {len(wish):,}.")
        try:
            with self._database.begin() as connection:
                query = select(turns.c.ordinal, turns.c.state).where(turns.c.thread_id == thread.id)
                standing = connection.execute(query).all()
                if any(state == TurnState.ASKING for _, state in standing):
                    raise _busy()
                ordinal = max((number for number, _ in standing), default=0) + 1
                row = {"thread_id": thread.id, "ordinal": ordinal, "prompt": wish, "state": TurnState.ASKING.value}
                connection.execute(insert(turns).values(**row, asked_at=time.time()))
        except IntegrityError as error:
            raise _busy() from error
        return self._turn(thread.id, ordinal)

    def answer(self, turn: Turn, assistance: Assistance) -> None:
        """Write an answer down, with the proposal that it makes, and the conversation to go on with: both or neither."""
        audience = self._proposal(turn, assistance)
        values = {
            "state": TurnState.ANSWERED.value,
            "assistance": written(assistance),
            "audience": audience.canonical() if audience else None,
            "answered_at": time.time(),
        }
        named = {"conversation_id": assistance.conversation_id} if assistance.conversation_id else {}
        with self._database.begin() as connection:
            change = update(threads).where(threads.c.id == turn.thread_id)
            connection.execute(change.values(updated_at=time.time(), **named))
            connection.execute(update(turns).where(_this(turn)).values(values))

    def fail(self, turn: Turn, fault: Fault, *, forgotten: bool = False) -> None:
        """Write down that no answer came, and whether it may have cost something."""
        state = TurnState.REFUSED if fault.charged is Charged.NOTHING else TurnState.UNCERTAIN
        told = {"problem": fault.message, "charged": fault.charged.value, "advice": fault.advice}
        self._change(turn, state=state.value, forgotten=forgotten, answered_at=time.time(), **told)

    def forget_conversation(self, thread_id: str) -> None:
        """Let the next question begin a new conversation at the API."""
        with self._database.begin() as connection:
            connection.execute(update(threads).where(threads.c.id == thread_id).values(conversation_id=""))

    def revise(self, turn: Turn, audience: Audience) -> None:
        """Keep what a person made of a proposal."""
        self._change(turn, audience=audience.canonical(), match_count=None)

    def counted(self, turn: Turn, matches: int) -> None:
        """Keep how many matched, so that later turns can say what they changed."""
        if turn.match_count != matches:
            self._change(turn, match_count=matches)

    def tick(self, turn: Turn, ticked: Collection[str]) -> None:
        """Keep which assumptions and warnings a person has checked."""
        self._change(turn, ticked=json.dumps(sorted(ticked)))

    def settle_cut_off(self, alive: Collection[str] = ()) -> int:
        """Mark the questions that a process without a living lease left open: nobody will hear their answers. Gives how many."""
        told = {
            "state": TurnState.UNCERTAIN.value,
            "problem": "Platbook stopped while the answer was awaited.",
            "charged": Charged.MAYBE.value,
            "advice": "Ask again if you still want to know: that is another credit.",
        }
        left_open = (turns.c.state == TurnState.ASKING.value) & turns.c.lease.not_in(alive)
        with self._database.begin() as connection:
            return connection.execute(update(turns).where(left_open).values(told)).rowcount

    def waiting(self, thread_id: str) -> bool:
        """Tell whether an answer is awaited."""
        query = select(func.count()).where(turns.c.thread_id == thread_id, turns.c.state == TurnState.ASKING.value)
        with self._database.connect() as connection:
            return bool(connection.execute(query).scalar_one())

    def _proposal(self, turn: Turn, assistance: Assistance) -> Audience | None:
        if assistance.needs_clarification or assistance.geography is None:
            return None
        made, earlier = proposed(assistance), [one for one in self.turns(turn.thread_id) if one.ordinal < turn.ordinal]
        last = next((one for one in reversed(earlier) if one.audience and one.assistance), None)
        if last is not None and last.audience and last.assistance:
            made = still_off(made, proposed(last.assistance), last.audience)
        asked = wanted_count(turn.prompt) or _last_count(earlier)
        return made.asking(asked) if asked else made

    def _turn(self, thread_id: str, ordinal: int) -> Turn:
        return next(turn for turn in self.turns(thread_id) if turn.ordinal == ordinal)

    def _change(self, turn: Turn, **values: Any) -> None:
        with self._database.begin() as connection:
            connection.execute(update(turns).where(_this(turn)).values(**values))


def _last_count(earlier: Sequence[Turn]) -> int | None:
    """A refinement keeps the number of leads that was asked for before."""
    named = (one.audience.requested_count if one.audience else wanted_count(one.prompt) for one in reversed(earlier))
    return next((number for number in named if number), None)


def _this(turn: Turn) -> Any:
    return (turns.c.thread_id == turn.thread_id) & (turns.c.ordinal == turn.ordinal)


def _busy() -> Forbidden:
    return Forbidden("This thread waits for an answer already.", advice="Ask when it is here.")


def _thread(row: Any) -> Thread:
    times = {name: datetime.fromtimestamp(row[name], UTC) for name in ("created_at", "updated_at")}
    return Thread(row["id"], row["account"], row["title"], row["conversation_id"], **times)


def _turn(row: RowMapping) -> Turn:
    return Turn(
        thread_id=row["thread_id"],
        ordinal=row["ordinal"],
        prompt=row["prompt"],
        state=TurnState(row["state"]),
        assistance=read(row["assistance"]) if row["assistance"] else None,
        audience=Audience.from_json(row["audience"]) if row["audience"] else None,
        match_count=row["match_count"],
        ticked=tuple(json.loads(row["ticked"])),
        fault=_fault(row),
        forgotten=bool(row["forgotten"]),
        asked_at=datetime.fromtimestamp(row["asked_at"], UTC),
    )


def _fault(row: RowMapping) -> Fault | None:
    if not row["problem"]:
        return None
    return Fault(row["problem"], charged=Charged(row["charged"]), advice=row["advice"])
