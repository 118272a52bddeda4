import json
import threading

import httpx
import pytest

from components.audience import Zips
from components.faults import BadInput, Charged, Forbidden
from components.telemetry import subject
from components.threads import Assistant, Threads, TurnState, said_so_far
from components.tracerfy import Tracerfy
from tests.threads.conftest import CONVERSATION, proposal, question

MINE = "mine"


def body(request):
    return json.loads(request.content)


def test_an_answer_becomes_a_proposal_that_a_restart_finds_again(threads, vendor, asked, database):
    vendor.answers = [proposal()]
    thread = threads.begin(MINE, "plumbing leads in South Side Chicago")
    asked(thread, "plumbing leads in South Side Chicago")
    (turn,) = Threads(database).turns(thread.id)
    assert turn.state is TurnState.ANSWERED
    assert turn.audience.geography == Zips(("60609", "60615"))
    assert turn.audience.override("absentee_owner") is False
    assert turn.assistance.assumptions == ("Pipes age.",)
    assert turn.assistance.confidence == 0.88
    assert Threads(database).thread(MINE, thread.id).conversation_id == CONVERSATION


def test_unknown_keys_and_strategies_are_kept_as_they_came(threads, vendor, asked):
    vendor.answers = [proposal(strategy="brand_new", filter_overrides={"solar_panels": True, "moon_phase": "full"})]
    turn = asked(threads.begin(MINE, "anything new"), "anything new")
    assert turn.audience.strategies == ("brand_new",)
    assert dict(turn.audience.filters) == {"solar_panels": True, "moon_phase": "full"}


def test_a_refinement_carries_the_conversation_and_a_new_chat_does_not(threads, vendor, asked):
    vendor.answers = [proposal(), proposal(), proposal()]
    thread = threads.begin(MINE, "first")
    asked(thread, "plumbing leads")
    asked(thread, "only out-of-state owners")
    asked(threads.begin(MINE, "second"), "another wish")
    assert [body(request).get("conversation_id") for request in vendor.requests] == [None, CONVERSATION, None]


def test_a_question_never_becomes_an_audience(threads, vendor, asked):
    vendor.answers = [question(), question(needs_clarification=False, clarifying_question=None)]
    thread = threads.begin(MINE, "probate in Springfield")
    assert asked(thread, "probate in Springfield").audience is None
    pending = asked(thread, "the pending one again")
    assert pending.audience is None
    assert pending.asks_back


def test_the_number_of_leads_that_was_asked_for_lasts_through_refinements(threads, vendor, asked):
    vendor.answers = [proposal(), proposal()]
    thread = threads.begin(MINE, "wish")
    assert asked(thread, "200 plumbing leads in Chicago").audience.requested_count == 200
    assert asked(thread, "only out-of-state").audience.requested_count == 200


@pytest.mark.parametrize("prompt", ["", "abcd", "    ab   ", "x" * 2001])
def test_a_prompt_of_the_wrong_length_is_not_sent(threads, vendor, assistant, prompt):
    with pytest.raises(BadInput):
        assistant.ask(threads.begin(MINE, "x"), prompt)
    assert vendor.requests == []


def test_a_second_tab_cannot_ask_while_an_answer_is_awaited(threads, vendor, assistant):
    gate = threading.Event()

    def slow(_request):
        gate.wait(20)
        return httpx.Response(200, json=proposal())

    vendor.answers = [slow]
    thread = threads.begin(MINE, "wish")
    assistant.ask(thread, "first question")
    with pytest.raises(Forbidden):
        assistant.ask(thread, "second question")
    gate.set()
    assert len(threads.turns(thread.id)) == 1


def cut(request):
    raise httpx.ReadTimeout("silence", request=request)


def refused(request):
    raise httpx.ConnectError("no line", request=request)


@pytest.mark.parametrize(
    ("answer", "state", "charged", "outcome"),
    [
        (cut, TurnState.UNCERTAIN, Charged.MAYBE, "uncertain"),
        (refused, TurnState.REFUSED, Charged.NOTHING, "refused"),
        (httpx.Response(503, json={"error": "AI assist temporarily unavailable."}), TurnState.REFUSED, Charged.NOTHING, "refused"),
        (httpx.Response(402, json={"error": "Insufficient credits."}), TurnState.REFUSED, Charged.NOTHING, "refused"),
        (httpx.Response(429, json={"error": "Slow down."}, headers={"Retry-After": "9"}), TurnState.REFUSED, Charged.NOTHING, "refused"),
        (httpx.Response(200, content=b"{half"), TurnState.UNCERTAIN, Charged.MAYBE, "uncertain"),
    ],
)  # fmt: skip
def test_every_failure_says_what_it_cost_and_is_sent_once(
    threads, vendor, asked, journal, answer, state, charged, outcome
):
    vendor.answers = [answer]
    turn = asked(threads.begin(MINE, "wish"), "plumbing leads in Chicago")
    assert (turn.state, turn.fault.charged) == (state, charged)
    assert len(vendor.requests) == 1
    assert [line.outcome for line in journal.lines(MINE)] == [outcome]


def test_an_answer_is_written_down_with_its_credit(threads, vendor, asked, journal):
    vendor.answers = [proposal()]
    asked(threads.begin(MINE, "wish"), "plumbing leads in Chicago")
    (line,) = journal.lines(MINE)
    assert (line.kind, line.credits, line.subject) == ("ai_assist", 1, "plumbing leads in Chicago")


def test_a_conversation_that_the_api_forgot_can_be_said_again(threads, vendor, asked, assistant):
    vendor.answers = [proposal(), httpx.Response(404, json={"error": "Conversation not found."}), proposal()]
    thread = threads.begin(MINE, "wish")
    asked(thread, "plumbing leads in Chicago")
    assert asked(thread, "only out-of-state owners").forgotten
    assistant.begin_anew(threads.thread(MINE, thread.id))
    while threads.waiting(thread.id):
        pass
    assert body(vendor.requests[-1]) == {"prompt": "plumbing leads in Chicago. only out-of-state owners"}
    assert threads.turns(thread.id)[-1].audience is not None


def test_what_was_said_is_cut_to_what_one_prompt_takes(threads, vendor, asked):
    vendor.answers = [proposal() for _ in range(3)]
    thread = threads.begin(MINE, "long")
    for letter in "abc":
        asked(thread, f"{letter * 30} " * 40)
    assert len(said_so_far(threads.turns(thread.id))) <= 2000


def test_a_question_cut_off_by_a_death_is_uncertain_and_not_sent_again(threads, journal, database, vendor):
    thread = threads.begin(MINE, "wish")
    threads.ask(thread, "plumbing leads in Chicago")
    again = Threads(database)
    assert again.settle_cut_off() == 1
    (turn,) = again.turns(thread.id)
    assert (turn.state, turn.fault.charged) == (TurnState.UNCERTAIN, Charged.MAYBE)
    assert vendor.requests == []


def test_nobody_reads_anothers_thread(threads):
    thread = threads.begin(MINE, "a secret wish")
    assert threads.thread("theirs", thread.id) is None
    threads.delete("theirs", thread.id)
    assert threads.thread(MINE, thread.id) is not None
    assert threads.of("theirs") == ()


def test_a_deleted_thread_is_gone_with_its_turns_and_a_late_answer_brings_nothing_back(threads, vendor, assistant):
    gate, begun = threading.Event(), threading.Event()

    def slow(_request):
        begun.set()
        gate.wait(20)
        return httpx.Response(200, json=proposal())

    vendor.answers = [slow]
    thread = threads.begin(MINE, "wish")
    assistant.ask(thread, "plumbing leads")
    assert begun.wait(20)
    threads.delete(MINE, thread.id)
    gate.set()
    assistant.close()
    assert threads.of(MINE) == ()
    assert threads.turns(thread.id) == ()


def test_what_a_person_took_off_and_ticked_lasts(threads, vendor, asked, database):
    vendor.answers = [proposal()]
    turn = asked(threads.begin(MINE, "wish"), "plumbing leads")
    assert not turn.revised
    threads.revise(turn, turn.audience.without("property_type"))
    threads.tick(turn, {"Pipes age."})
    threads.counted(turn, 1234)
    (kept,) = Threads(database).turns(turn.thread_id)
    assert kept.revised
    assert kept.audience.override("property_type") is None
    assert kept.assistance.filters == turn.assistance.filters
    assert (kept.ticked, kept.match_count) == (("Pipes age.",), 1234)


def test_what_was_taken_off_stays_off_while_the_api_only_repeats_it(threads, vendor, asked):
    told = {"property_type": "SFR", "year_built_max": 2000}
    vendor.answers = [
        proposal(strategy="vacant,tired_landlord", filter_overrides=told),
        proposal(strategy="vacant,tired_landlord", filter_overrides=told | {"pool": True}),
        proposal(strategy="vacant,tired_landlord", filter_overrides=told | {"pool": True, "year_built_max": 1980}),
    ]
    thread = threads.begin(MINE, "wish")
    first = asked(thread, "plumbing leads")
    fewer = first.audience.without("year_built_max").without("property_type").by(["vacant"])
    threads.revise(first, fewer.at(Zips(("60609",))))
    second = asked(thread, "only with a pool")
    assert dict(second.audience.filters) == {"pool": True}
    assert (second.audience.strategies, second.audience.geography) == (("vacant",), Zips(("60609",)))
    assert second.revised
    # What the answer changes is what the person wants by now; what it only repeats is still off.
    third = asked(thread, "built before 1981")
    assert dict(third.audience.filters) == {"pool": True, "year_built_max": 1980}
    assert third.audience.strategies == ("vacant",)


def test_another_place_is_taken_as_it_is_said(threads, vendor, asked):
    vendor.answers = [proposal(), proposal(geography={"mode": "zips", "zip_codes": ["60609", "60615", "60616"]})]
    thread = threads.begin(MINE, "wish")
    first = asked(thread, "plumbing leads")
    threads.revise(first, first.audience.at(Zips(("60609",))))
    assert asked(thread, "and 60616").audience.geography == Zips(("60609", "60615", "60616"))


def test_a_thread_is_named_by_its_first_words(threads):
    assert threads.begin(MINE, "  absentee\n owners ").title == "absentee owners"
    assert threads.begin(MINE, "word " * 40).title.endswith(" …")


def test_the_spending_limit_of_a_day_holds_for_answers_too(threads, database, vendor):
    from components.orders import Journal, SpendingLimits

    vendor.answers = [proposal()]
    api = Tracerfy("http://api.test/v1/api/", "secret-token", transport=httpx.MockTransport(vendor))
    tight = Assistant(threads, Journal(database, SpendingLimits(max_daily_credits=0)), api)
    thread = threads.begin(MINE, "wish")
    with pytest.raises(Forbidden, match="limit"):
        tight.ask(thread, "plumbing leads")
    assert threads.turns(thread.id) == ()
    assert vendor.requests == []


def test_a_screen_that_read_the_thread_too_early_goes_on_in_its_conversation_all_the_same(threads, vendor, asked):
    vendor.answers = [proposal(), proposal()]
    read_early = threads.begin(MINE, "wish")
    asked(read_early, "plumbing leads")
    asked(read_early, "only absentee owners")
    assert [body(request).get("conversation_id") for request in vendor.requests] == [None, CONVERSATION]


def test_an_answer_that_comes_at_once_is_waited_for_and_a_slow_one_is_not(threads, vendor, assistant):
    go_on = threading.Event()
    vendor.answers = [proposal(), lambda _: go_on.wait(20) and httpx.Response(200, json=proposal())]
    thread = threads.begin(MINE, "vacant homes")
    quick = assistant.landed(assistant.ask(thread, "vacant homes"), 20)
    assert quick.state is TurnState.ANSWERED
    slow = assistant.ask(threads.thread(MINE, thread.id), "only absentee")
    assert assistant.landed(slow, 0.05).state is TurnState.ASKING
    go_on.set()
    assert assistant.landed(slow, 20).state is TurnState.ANSWERED


def test_what_is_told_while_a_question_is_sent_names_its_thread_and_account(threads, vendor, asked):
    told = []
    vendor.answers = [lambda request: told.append(dict(subject())) or httpx.Response(200, json=proposal())]
    thread = threads.begin(MINE, "plumbing leads")
    asked(thread, "plumbing leads")
    assert told == [{"thread": thread.id, "account": MINE}]
