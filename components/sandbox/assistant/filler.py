"""Words that carry no wish: not naming them as not understood keeps warnings worth reading."""

from __future__ import annotations

_WORDS = """
a about across add all also am an and any anybody anyone anywhere are area areas around as at available away be been best between
both build building but buy by call calling campaign can change cities city code codes contact contacts could counties county
currently data dealing dial direct do does door-knocking each either entire equal estate every exclude find fine focus for from
get give going good got great had has have having hello help here hey hi home homeowner homeowners homes hot house houses how i
i'd i'm i've if in including inside instead interested into is it its just keep knock lead leads least let like limit list lists
live lives living located long look looking lot's mailers mailing make makes many market marketing me mine minimum more most
motivated much my names near nearby need needs neighborhood neighborhoods no not now of off offer ok okay on one only or other our
out outreach over own owned owner owners owning people per person place places please postcards potential properties property
prospects pull reach real really records residential right s search searching seeking sell sellers selling send show so some
somebody someone someone's something start state still switch target targeting text than thank thanks that the their them then
there there's these they they've this those through thru to too up us use want wanted wants was we were what where which who whole
whom whose why will with within without would year years yes yet you your zip zipcode zipcodes zips
"""
FILLER = frozenset(_WORDS.split())
