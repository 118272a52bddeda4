"""The assistant's endpoint: one credit an answer, threads kept in the books."""

from __future__ import annotations

import threading
import uuid
from typing import Any

from fastapi import APIRouter, Response

from components.sandbox.api import assistant_models as models
from components.sandbox.api.answering import json_response
from components.sandbox.api.callers import AtDesk, Caller
from components.sandbox.api.desk import Desk
from components.sandbox.api.documented import documented
from components.sandbox.assistant import LONGEST, SHORTEST, Memory, answer
from components.sandbox.kept.books import Account
from components.sandbox.refusals import BadRequest, Refusal, no_credits, suspended

ANSWER_CREDITS = 1


routes = APIRouter()
_one_at_a_time = threading.Lock()


@routes.post("/ai-assist/", **documented(models.AssistAnswer, 400, 401, 402, 403, 404))
def assist(body: models.AssistBody, desk: AtDesk, account: Caller) -> Response:
    """Turn plain English into a strategy, a place and filters; 1 credit an answer."""
    with _one_at_a_time:
        return json_response(assisted(desk, account, body.prompt.strip(), body.conversation_id))


def assisted(desk: Desk, account: Account, prompt: str, conversation_id: str | None) -> dict[str, Any]:
    """Answer, charge, remember. Raises `Refusal`; nothing is charged then."""
    if not SHORTEST <= len(prompt) <= LONGEST:
        raise BadRequest({"prompt": [f"Ensure this field has {SHORTEST} to {LONGEST} characters."]})
    if account.suspended:
        raise suspended()
    if account.balance < ANSWER_CREDITS:
        raise _too_poor(account.balance)
    thread = _thread(conversation_id)
    memory = _remembered(desk, account, thread) if conversation_id else Memory()
    told = answer(prompt, memory, desk.places, desk.world().as_of)
    if not desk.books.charge(account.key, ANSWER_CREDITS):
        raise _too_poor(desk.books.account(account.key).balance)
    desk.books.remember(account.key, thread, memory.written())
    return {**told, "conversation_id": thread, "credits_deducted": ANSWER_CREDITS}


def _thread(conversation_id: str | None) -> str:
    try:
        return str(uuid.UUID(conversation_id)) if conversation_id else str(uuid.uuid4())
    except ValueError as error:
        raise BadRequest({"conversation_id": ["Must be a valid UUID."]}) from error


def _remembered(desk: Desk, account: Account, thread: str) -> Memory:
    written = desk.books.remembered(account.key, thread)
    if written is None:
        raise Refusal(404, {"error": "Conversation not found."})
    return Memory.read(written)


def _too_poor(balance: int) -> Exception:
    return no_credits(
        f"Insufficient credits. You need at least {ANSWER_CREDITS} credit to use AI assist. Your balance is {balance} credits."
    )
