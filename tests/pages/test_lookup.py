"""Address lookup through the frame: searched for free, bought once, read, kept, and honest about what was charged."""

import pytest

from tests.pages.conftest import said
from tests.pages.test_pages import HOSTILE
from tests.server.processes import wait_for

LOOKUP = "/v1/api/lead-builder/lookup/"
PATHS = {LOOKUP, LOOKUP.replace("lead-builder", "property-search")}
SEARCH = "N, Flagstaff, AZ 86001"
"""Whatever its streets are called: some begin so."""


def lookups(sandbox):
    return sum(1 for line in sandbox.log() if line["method"] == "POST" and line["path"] in PATHS)


def home(standing, nth):
    """A home that the sandbox knows, another for each number."""
    return standing.api.autocomplete(SEARCH)[nth]


def link_to(match):
    return {"address": match.street_address, "city": match.city, "state": match.state, "zip": match.zip_code}


def button(visitor, words):
    return next(one for one in visitor.button if words in one.label)


def bought(visitor, standing, words="Get the full dossier"):
    """Press the button, wait for the answer, and open what came of it."""
    button(visitor, words).click().run()
    key = visitor.query_params["dossier"]
    key = key if isinstance(key, str) else key[0]
    wait_for(lambda: standing.instants.instant(key).state != "asking", "the answer")
    return visitor.run(), standing.instants.instant(key)


def test_typing_finds_addresses_for_free_and_the_same_search_is_made_once(visit, standing, sandbox):
    visitor = visit("lookup")
    before = len([line for line in sandbox.log() if line["path"].endswith("/autocomplete/")])
    for typed in ("Main St, Flagstaff, AZ", "  main st,   flagstaff, az ", "Mai"):
        visitor.text_input(key="lookup-search").set_value(typed).run()
        assert not visitor.exception
    assert "Go on typing" in said(visitor)
    assert len([line for line in sandbox.log() if line["path"].endswith("/autocomplete/")]) == before + 1


def test_from_a_search_to_a_dossier_that_is_kept(visit, standing, sandbox):
    visitor = visit("lookup")
    visitor.text_input(key="lookup-search").set_value(SEARCH).run()
    chosen = button(visitor, "1 · ")
    assert "County" in said(visitor)
    chosen.click().run()
    assert "At most 10 credits (\\$0.20)" in said(visitor)
    before, balance = lookups(sandbox), standing.api.analytics().balance
    visitor, question = bought(visitor, standing)
    assert not visitor.exception
    assert lookups(sandbox) == before + 1
    assert standing.api.analytics().balance == balance - 10
    assert (question.state, question.credits) == ("found", 10)
    told = said(visitor)
    assert "Bought just now for 10 credits" in told
    assert question.answer["owners"][0]["last_name"] in told
    assert "Best score" in told
    later = visit("lookup", {"dossier": question.key})
    assert not later.exception
    assert later.title[0].value == visitor.title[0].value
    assert lookups(sandbox) == before + 1


def test_two_tabs_and_a_second_click_are_one_purchase(visit, standing, sandbox):
    match, before = home(standing, 1), lookups(sandbox)
    tabs = [visit("lookup", link_to(match)) for _ in range(2)]
    answers = [bought(tab, standing)[1] for tab in tabs]
    assert answers[0].key == answers[1].key
    assert lookups(sandbox) == before + 1


def test_what_was_bought_is_not_bought_again_without_asking(visit, standing, sandbox):
    match = home(standing, 2)
    _, first = bought(visit("lookup", link_to(match)), standing)
    before = lookups(sandbox)
    again = visit("lookup", link_to(match) | {"address": match.street_address.upper()})
    assert "You bought this dossier just now" in said(again)
    assert not [one for one in again.button if "Get the full dossier" in one.label]
    _, second = bought(again, standing, "Buy it again for 10 credits")
    assert second.key != first.key
    assert lookups(sandbox) == before + 1


def test_an_address_that_nobody_knows_is_asked_with_a_warning_and_a_miss_is_free(visit, standing):
    visitor = visit("lookup", {"address": "999 Nowhere Blvd", "city": "Austin", "state": "tx"})
    assert "does not know this address" in said(visitor)
    assert "Without a ZIP" in said(visitor)
    balance = standing.api.analytics().balance
    visitor, question = bought(visitor, standing)
    assert question.state == "missed"
    assert "Nothing was charged." in said(visitor)
    assert standing.api.analytics().balance == balance
    assert "it was not found, and cost nothing" in said(
        visit("lookup", {"address": "999 Nowhere Blvd", "city": "Austin", "state": "TX"})
    )


def test_a_lost_answer_is_never_asked_again_by_itself_and_a_person_settles_it(visit, standing, sandbox):
    match, before, balance = home(standing, 3), lookups(sandbox), standing.api.analytics().balance
    visitor = visit("lookup", link_to(match))
    sandbox.faults((LOOKUP, "reset_after", 1))
    visitor, question = bought(visitor, standing)
    assert question.state == "uncertain"
    assert "Credits may have been charged." in said(visitor)
    assert "What may have happened" in said(visitor)
    assert lookups(sandbox) == before + 1
    assert standing.api.analytics().balance == balance - 10
    assert "nobody knows yet whether it was charged" in said(visit("lookup", link_to(match)))
    settled = visit("lookup", {"dossier": question.key})
    button(settled, "It was charged").click().run()
    assert not settled.exception
    assert "Credits were charged." in said(settled)
    assert (standing.instants.instant(question.key).state, standing.instants.instant(question.key).credits) == (
        "refused",
        10,
    )
    assert lookups(sandbox) == before + 1


def test_an_empty_purse_and_a_limit_say_why_the_button_is_off(visit, standing, sandbox):
    balance = standing.api.analytics().balance
    sandbox.account(balance=4)
    try:
        visitor = visit("lookup", link_to(home(standing, 4)))
        assert "the balance is 4 credits" in said(visitor)
        assert button(visitor, "Get the full dossier").disabled
    finally:
        sandbox.account(balance=balance)


def test_when_no_search_is_left_the_page_says_when_one_is(visit, standing):
    visitor = visit("lookup")
    standing.limits.meter("autocomplete").note_refusal(4)
    visitor.text_input(key="lookup-search").set_value("Oak St, Flagstaff, AZ").run()
    assert not visitor.exception
    assert "The address searches of this minute are used up" in said(visitor)
    wait_for(lambda: bool(standing.limits.meter("autocomplete")), "a search to be free")
    assert "used up" not in said(visitor.run())


def test_a_dossier_is_compared_with_the_same_home_in_an_owned_list(visit, standing, ready_order):
    row = standing.shelf.ask(
        standing.account,
        list(standing.shelf.lists(standing.account)),
        "SELECT * FROM rows WHERE city = 'Tempe' ORDER BY _row LIMIT 1",
    ).to_pylist()[0]
    visitor = visit(
        "lookup", {"address": row["address"], "city": row["city"], "state": row["state"], "zip": row["zip_code"]}
    )
    assert "In your list **Tempe absentees**" in said(visitor)
    visitor, question = bought(visitor, standing)
    assert question.state == "found"
    assert "Since your list" in said(visitor)


def test_dossiers_are_found_by_owner_and_by_phone_however_it_is_typed(visit, standing):
    _, question = bought(visit("lookup", link_to(home(standing, 5))), standing)
    number = question.answer["contacts"]["phones"][0]["number"] if question.answer["contacts"]["phones"] else ""
    for typed in (
        question.answer["owners"][0]["last_name"].lower(),
        f"({number[:3]}) {number[3:6]}-{number[6:]}" if number else "86001",
    ):
        visitor = visit("lookup")
        visitor.text_input(key="lookup-find").set_value(typed).run()
        assert question.key in [one.key for one in standing.instants.recent("lookup", search=number or typed)]
        assert "No dossier has that" not in said(visitor)
    visitor.text_input(key="lookup-find").set_value("no such thing").run()
    assert "No dossier has that" in said(visitor)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_breaks_nothing(visit, text):
    visitor = visit("lookup", {"address": text, "city": text, "state": text, "zip": text})
    assert not visitor.exception
    visitor.text_input(key="lookup-search").set_value(text).run()
    assert not visitor.exception
    visitor.text_input(key="lookup-find").set_value(text).run()
    assert not visitor.exception
    assert not visit("lookup", {"dossier": text}).exception
