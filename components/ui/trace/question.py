"""One single trace that was asked: on its way, nobody found, refused, without an answer; or the people who were found."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.library.export import table_csv
from components.looking import as_seen_now
from components.matching import phone_digits
from components.orders import INSTANT_KINDS, Instant
from components.tracerfy import Person, Persons
from components.ui.pieces.call_link import Home
from components.ui.pieces.instant_states import lost_on_the_way, on_its_way
from components.ui.pieces.lead_parts import home_of, phone_line
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.phone_standing import barred_of, verdicts_of
from components.ui.pieces.words import ago, count, credits_words, dollars, plain
from components.ui.trace.modes import show_mode
from components.ui.trace.to_list import keep_as_list, persons_rows


def question_page(question: Instant, mode: str) -> None:
    """Show what came of a question."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(plain(question.subject), anchor=False)
        st.button("Another one", icon=":material/add:", type="tertiary", on_click=show_mode, args=(mode,))
    st.caption(f"Asked {ago(question.asked_at)} · {_charged(question)}")
    match question.state:
        case "asking":
            on_its_way(question.key, "It takes some seconds.")
        case "found":
            _people(question)
        case "missed":
            st.info("**Nobody was found.** Nothing was charged.", icon=":material/search_off:")
            st.caption("Check the street and the ZIP, or trace it by its parcel number.")
        case "uncertain":
            lost_on_the_way(question, "found somebody", "nobody was found")
        case _:
            fault_notice(question.fault or Fault("The question was refused."))


def _charged(question: Instant) -> str:
    if question.credits is None:
        return (
            "not known yet whether it was charged"
            if question.state == "uncertain"
            else f"at most {credits_words(INSTANT_KINDS[question.kind].max_credits)}"
        )
    return (
        f"{credits_words(question.credits)} ({dollars(question.credits)})"
        if question.credits
        else "nothing was charged"
    )


def _people(question: Instant) -> None:
    persons = Persons.from_json(question.answer or {}).persons
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f"**{count(len(persons), 'person', 'people')} found**", width="content")
        st.download_button(
            "CSV",
            data=as_seen_now(lambda: table_csv(persons_rows(question))),
            file_name=f"trace-{question.key[:8]}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
            key=f"persons-{question.key}",
        )
        keep_as_list(question)
    for number, person in enumerate(persons):
        with st.container(border=True, key=f"person-{number}"):
            _person(person, home_of(question.asked))
    st.caption("The do-not-call marks of a trace are the vendor's estimate; only a scrub asks the registries.")


def _person(person: Person, at_home: Home) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.header(plain(person.full_name) or "Name unknown", anchor=False, width="content")
        for words, color, icon in _marks(person):
            st.badge(words, color=color, icon=icon)  # type: ignore[arg-type]
    facts = [f"{person.age} years old" if person.age else "", f"born {person.dob}" if person.dob else ""]
    facts.append(f"mail goes to {person.mailing_address}" if person.mailing_address else "")
    st.caption(plain(" · ".join(fact for fact in facts if fact)))
    verdicts = verdicts_of(phone.number for phone in person.phones)
    barred = barred_of(phone.number for phone in person.phones)
    for phone in person.phones:
        label = phone.type or "Phone"
        verdict, listed = verdicts.get(phone.number), phone_digits(phone.number) in barred
        phone_line(
            label, phone.number, dnc=phone.dnc, tcpa=person.litigator, verdict=verdict, barred=listed, at_home=at_home
        )
    for email in person.emails:
        st.markdown(f":material/mail: {plain(email)}")
    if not person.phones and not person.emails:
        st.caption("No phone and no e-mail address.")


def _marks(person: Person) -> list[tuple[str, str, str]]:
    marks = []
    if person.property_owner:
        marks.append(("Owner", "blue", ":material/home:"))
    if person.deceased:
        marks.append(("Deceased: speak to the heirs", "orange", ":material/warning:"))
    if person.litigator:
        marks.append(("Litigator: don't call", "red", ":material/gavel:"))
    return marks
