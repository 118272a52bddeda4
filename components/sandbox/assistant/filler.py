"""Words that carry no wish: not naming them as not understood keeps warnings worth reading."""

from __future__ import annotations

_WORDS = """
min max minimum maximum bound cap limit idea
a about above across actually add again agency ago ahead all allowed alright also am an and any anybody anymore anyone anywhere are
area areas around as at available away awesome back based basically be been best between bigger both build building business businesses
but buy by call calling campaign can change cities city clients club code codes company contact contacts contractor contractors cool
correct correction could counties county currently customers data deal dealing deals dial different direct do does doing don't done
door door-knocking drop each either else entire equal estate etc every everything everywhere exactly exclude expand find fine firm flat
focus folks for forget form found from fun get give given go going good got great guy guys had has have having he hello help here
here's hey hi hmm home homeowner homeowners homes hot house houses how hunting husband i i'd i'll i'm i've ideally if in including
increase inside install installer installers instead interested into investor investors is isn't it its just keep kind kinda knock know
larger last lead leads least leave less let like limit limits list lists live lives living located lol long look looking lot lot's lots
love lower mailers mailing mainly make makes many market marketing maybe me mean meant mind mine minimum more most mostly motivated
move much my name names near nearby need needs neighborhood neighborhoods never new nice no not nothing now number numbers of off offer
oh ok okay old on one ones only oops option or other otherwise our out outreach over own owned owner owners owning people per person
place places please pls plus possible possibly postcards potential prefer preferably properties property prospects pull put raise
rather reach real really realtor realtors records remove replace residential rid right s same say says search searching see seeking
sell sellers selling send set she show so sold some somebody someone someone's something sorry sort spot start state stay still stuff
sure swap switch take taken talking target targeting tell term test text than thank thanks that the their them then there there's these
they they've thing things think thinking this those through thru time to today together too took top total try trying two type types
under until up update us use user using usually very via view wait want wanted wants was way we were what where which who whole whom
whose why wife will willing wish with within without won't work worker working works worth would wow wrong yeah year years yep yes yet
you your zip zipcode zipcodes zips
"""
FILLER = frozenset(_WORDS.split())
