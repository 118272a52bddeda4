"""Asking the assistant: a paid call, through the journal's door, off the screen's thread, so that leaving the page loses nothing."""

from __future__ import annotations

import dataclasses
import logging
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for

from components.faults import Charged, Fault, Forbidden
from components.orders import Journal
from components.people import HERE, Act, Person
from components.telemetry import about, span
from components.threads.store import Threads
from components.threads.thread import LONGEST, Thread, Turn
from components.tracerfy import ASSIST_CREDITS, ApiFault, Assistance, Tracerfy

COST_CREDITS = ASSIST_CREDITS
"""An answer's price (API document, AI Assist); a question back is an answer too."""
_AT_ONCE = 8
_LAST_ANSWERS_S = 20.0
"""How long answers are waited for when the house closes."""

_log = logging.getLogger("platbook.threads")


class Assistant:
    """Sends each question once and keeps what came of it."""

    def __init__(self, threads: Threads, journal: Journal, api: Tracerfy) -> None:
        self._threads, self._journal, self._api = threads, journal, api
        self._senders = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="assistant")
        self._under_way: dict[tuple[str, int], Future[None]] = {}

    def close(self) -> None:
        """Wait a while for the answers that are under way; one that comes later is found open, and uncertain."""
        wait_for(tuple(self._under_way.values()), _LAST_ANSWERS_S)
        self._senders.shutdown(wait=False, cancel_futures=True)

    def ask(self, thread: Thread, prompt: str, by: Person = HERE) -> Turn:
        """Write a question down and send it; the answer shows up in the thread.

        Raises `BadInput` for a prompt of the wrong length, `Forbidden` while another question of the thread waits, or where a role or a
        limit says no; nothing is written then.
        """
        self.check(thread.account, by)
        turn = self._threads.ask(thread, prompt)
        # A screen may have read the thread a moment before its answer came: what goes on must know the conversation's id.
        known = self._threads.thread(thread.account, thread.id) or thread
        key = (turn.thread_id, turn.ordinal)
        sent = self._under_way[key] = self._senders.submit(self._send, known, turn, by)
        sent.add_done_callback(lambda _: self._under_way.pop(key, None))
        return turn

    def landed(self, turn: Turn, timeout_s: float) -> Turn:
        """Give a turn as it stands once its answer is here, or after the time-out; one sent by another replica as it stands now."""
        sent = self._under_way.get((turn.thread_id, turn.ordinal))
        if sent is not None:
            wait_for([sent], timeout_s)
        return next((one for one in self._threads.turns(turn.thread_id) if one.ordinal == turn.ordinal), turn)

    def begin_anew(self, thread: Thread, by: Person = HERE) -> Turn:
        """Say again what a person said in this thread, as one question of a new conversation: the API forgot the old one.

        Raises as `ask` does.
        """
        self.check(thread.account, by)
        self._threads.forget_conversation(thread.id)
        return self.ask(
            dataclasses.replace(thread, conversation_id=""), said_so_far(self._threads.turns(thread.id)), by
        )

    def check(self, account: str, by: Person) -> None:
        """Raise `Forbidden` where somebody may not ask now: the role or a limit says no."""
        by.check(Act.SPEND)
        if refusal := self._journal.refusal(account, COST_CREDITS, by):
            raise Forbidden(
                refusal, advice="Ask an admin to raise the limit. Build needs no assistant: looking there is free."
            )

    def _send(self, thread: Thread, turn: Turn, by: Person) -> None:
        with about(thread=thread.id, account=thread.account), span("assistant turn"):
            self._keep_answer(thread, turn, by)

    def _keep_answer(self, thread: Thread, turn: Turn, by: Person) -> None:
        conversation_id = thread.conversation_id or None
        try:
            self._threads.answer(turn, self._paid(thread, turn, by))
        except Fault as fault:
            forgotten = conversation_id is not None and _is_forgotten(fault)
            self._threads.fail(turn, _with_advice(fault), forgotten=forgotten)
        except Exception:  # noqa: BLE001  a question must not stand open for a bug; the log has it
            _log.exception("turn %s of thread %s", turn.ordinal, thread.id)
            self._threads.fail(turn, _broken())

    def _paid(self, thread: Thread, turn: Turn, by: Person) -> Assistance:
        return self._journal.pay(
            f"ai:{thread.id}:{turn.ordinal}",
            thread.account,
            kind="ai_assist",
            subject=turn.prompt,
            max_credits=COST_CREDITS,
            call=lambda: self._api.ai_assist(turn.prompt, thread.conversation_id or None),
            credits_of=lambda answer: COST_CREDITS if answer.credits_deducted is None else answer.credits_deducted,
            by=by,
        )


def said_so_far(turns: tuple[Turn, ...]) -> str:
    """Join what a person said, the last words kept where it is too much for one prompt."""
    said = ". ".join(dict.fromkeys(turn.prompt.strip(" .") for turn in turns))
    return said if len(said) <= LONGEST else said[-LONGEST:].partition(" ")[2]


def _is_forgotten(fault: Fault) -> bool:
    about = fault.message.lower()
    return isinstance(fault, ApiFault) and (fault.status == 404 or (fault.status == 400 and "conversation" in about))


def _with_advice(fault: Fault) -> Fault:
    if fault.charged is Charged.NOTHING:
        return fault
    advice = "One credit may have been spent. Ask again if you still want to know: that is another one."
    return Fault(fault.message, charged=fault.charged, advice=advice)


def _broken() -> Fault:
    return Fault(
        "The answer could not be kept.", charged=Charged.MAYBE, advice="Ask again, or choose under Build what you want."
    )
