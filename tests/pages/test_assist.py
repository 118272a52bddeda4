"""The Assist page through the frame: what stands stays in sight, and each of several places can be taken off."""

import pytest

from tests.pages.conftest import said
from tests.server.processes import wait_for


@pytest.fixture
def talked(standing, sandbox):
    """Say one thing after the other in a new thread, and give the thread."""

    def talk(*prompts):
        sandbox.faults()
        thread = standing.threads.begin(standing.account, prompts[0])
        for prompt in prompts:
            standing.assistant.ask(standing.threads.thread(standing.account, thread.id), prompt)
            wait_for(lambda: not standing.threads.waiting(thread.id), "the answer")
        return thread

    return talk


def chip(visitor, words):
    return next((button for button in visitor.button if words in button.label and "undo-" in (button.key or "")), None)


def test_a_concept_leaves_the_proposal_in_sight_and_its_chips_at_work(standing, talked, visit):
    thread = talked("vacant homes in Mesa and Tempe, AZ with a pool", "what is a tired landlord?")
    visitor = visit("assist", {"thread": thread.id})
    assert not visitor.exception
    assert "rents the place out" in said(visitor)
    assert "Owners that match" in said(visitor)
    chip(visitor, "pool").click().run()
    first, concept = standing.threads.turns(thread.id)
    assert first.audience.override("pool") is None
    assert concept.audience is None
    assert chip(visitor, "pool") is None


def test_each_of_several_places_can_be_taken_off_but_the_last(standing, talked, visit):
    thread = talked("vacant homes in Mesa and Tempe, AZ", "and Chandler too")
    asked = len(standing.threads.turns(thread.id))
    visitor = visit("assist", {"thread": thread.id})
    chip(visitor, "Tempe").click().run()
    chip(visitor, "Mesa").click().run()
    turn = standing.threads.turns(thread.id)[-1]
    assert [str(place) for place in turn.audience.geography.cities] == ["Chandler, AZ"]
    assert chip(visitor, "Chandler") is None
    assert turn.revised
    assert len(standing.threads.turns(thread.id)) == asked


def test_of_many_places_some_are_chosen_to_be_taken_off(standing, talked, visit):
    codes = ("85003", "85004", "85006", "85007", "85008", "85009", "85013", "85014", "85015", "85016", "85017", "85018")
    thread = talked(f"vacant homes in {', '.join(codes)}")
    visitor = visit("assist", {"thread": thread.id})
    visitor.multiselect[0].select("85003").select("85018").run()
    next(button for button in visitor.button if button.label == "Take off 2 places").click().run()
    assert standing.threads.turns(thread.id)[-1].audience.geography.zip_codes == codes[1:-1]
