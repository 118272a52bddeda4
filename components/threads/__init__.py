"""Threads with the assistant: what a person said, what came back, and the audience that is growing out of it.

Holds threads and their turns on disk, the paid asking, and what can be said about an answer without asking again: what changed, which
ZIPs look odd, which replies a question lists, how many leads were asked for. May touch the journal, the client and the audience. Must
never draw, and never send a question twice.

Decisions, each with its reason:
- A question is written down before it is sent, under (thread, ordinal), and so is its charge: two tabs cannot send the same one.
- An answer is awaited off the screen's thread; a closed tab finds it in the thread later.
- What a person takes off a proposal is kept beside the answer, never sent: it costs nothing, and the API's words stay as they came.
- Where the API forgot a conversation, nothing is pretended: what was said can be said again, as one question.
"""

from components.threads.assistant import COST_CREDITS, Assistant, said_so_far
from components.threads.quick_replies import quick_replies
from components.threads.receipts import Receipt, receipt
from components.threads.store import Threads
from components.threads.thread import LONGEST, SHORTEST, Thread, Turn, TurnState
from components.threads.wanted import wanted_count
from components.threads.zip_check import FAR_MILES, OddZip, odd_zips

__all__ = [
    "COST_CREDITS",
    "FAR_MILES",
    "LONGEST",
    "SHORTEST",
    "Assistant",
    "OddZip",
    "Receipt",
    "Thread",
    "Threads",
    "Turn",
    "TurnState",
    "odd_zips",
    "quick_replies",
    "receipt",
    "said_so_far",
    "wanted_count",
]
