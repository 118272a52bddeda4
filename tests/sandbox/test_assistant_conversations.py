"""The assistant against a hundred fresh prompts and sixty conversations, with its scores printed."""

from tests.sandbox.assistant_conversations import CONVERSATIONS
from tests.sandbox.assistant_fresh_prompts import FRESH_PROMPTS
from tests.sandbox.assistant_measure import answered, as_expected, fails_at

LEAST_PROMPTS, LEAST_CONVERSATIONS = 96, 57


def test_the_score_of_the_fresh_prompts(capsys):
    missed = [prompt for prompt in FRESH_PROMPTS if not as_expected(prompt, answered(prompt.text))]
    with capsys.disabled():
        print(f"\nassistant: {len(FRESH_PROMPTS) - len(missed)} of {len(FRESH_PROMPTS)} fresh prompts as expected")
        for prompt in missed:
            print(f"  missed: {prompt.text!r} -> {_short(answered(prompt.text))}")
    assert len(FRESH_PROMPTS) - len(missed) >= LEAST_PROMPTS


def test_the_score_of_the_conversations(capsys):
    missed = [(talk, failed) for talk in CONVERSATIONS if (failed := fails_at(talk.turns))]
    with capsys.disabled():
        print(f"\nassistant: {len(CONVERSATIONS) - len(missed)} of {len(CONVERSATIONS)} conversations as expected")
        for talk, (turn, told) in missed:
            print(f"  missed: {talk.about}: {turn.text!r} -> {_short(told)}")
    assert len(CONVERSATIONS) - len(missed) >= LEAST_CONVERSATIONS


def _short(told):
    return told["clarifying_question"], told["strategy"], told["geography"], told["filter_overrides"]
