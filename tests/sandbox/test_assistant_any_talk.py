"""Whatever is said in whatever order, the assistant answers, and proposes nothing that preview would refuse."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from components.sandbox.assistant import Memory
from components.sandbox.wanted.filters import check_filters
from components.sandbox.wanted.geography import area_of
from components.sandbox.world.places import all_places
from tests.sandbox.assistant_conversations import CONVERSATIONS
from tests.sandbox.assistant_fresh_prompts import FRESH_PROMPTS
from tests.sandbox.assistant_measure import answered
from tests.sandbox.assistant_second_set import SECOND_CONVERSATIONS

SAID = sorted({turn.text for talk in (*CONVERSATIONS, *SECOND_CONVERSATIONS) for turn in talk.turns})
WORDS = sorted({word for prompt in FRESH_PROMPTS for word in prompt.text.split()})
POINTED = [
    f"{verb} {what} {number}"
    for verb in ("make", "raise", "lower", "drop", "change", "add", "take off")
    for what in ("it to", "it by", "the radius to", "the year to", "the max to", "the price by", "the equity to")
    for number in (
        "0",
        "1",
        "5",
        "60%",
        "150%",
        "1980",
        "9000",
        "500k",
        "2m",
        "10 miles",
        "0 miles",
        "5000 miles",
        "99999 years",
    )
]
turns = some.lists(
    some.one_of(
        some.sampled_from(SAID),
        some.sampled_from(POINTED),
        some.lists(some.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(turns=["houses in Mesa, AZ", "3-mile NV"])
@given(turns=turns)
def test_every_proposal_of_any_talk_can_be_previewed(turns):
    memory = Memory()
    for text in turns:
        told = answered(text, memory)
        memory = Memory.read(memory.written())
        check_filters(told["filter_overrides"])
        if not told["needs_clarification"]:
            assert len(area_of(told["geography"], all_places()).places) > 0
