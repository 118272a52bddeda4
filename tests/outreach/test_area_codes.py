"""The table of area codes says what the numbering plan's own data says; that data costs 128 MB, so only this test loads it."""

import json
import subprocess
import sys

from components.audience.gazetteer import states
from components.outreach.zones import _states_of_codes

_ASKED = """
import json, phonenumbers
from phonenumbers import geocoder
told = {}
for code in range(200, 1000):
    words = geocoder.description_for_number(phonenumbers.parse(f"+1{code}5550100"), "en").strip()
    if words:
        told[str(code)] = words
print(json.dumps(told))
"""
_SPELLED = {"washington state": "WA", "washington d.c.": "DC", "new york city": "NY"}


def test_every_area_code_has_the_state_that_the_plan_names():
    told = json.loads(subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, check=True).stdout)
    by_name = {name.lower(): code for code, name in states().items()} | _SPELLED
    letters = {code: words.rpartition(", ")[2] for code, words in told.items()}
    named = {code: word if word in states() else by_name.get(told[code].lower(), "") for code, word in letters.items()}
    assert _states_of_codes() == {code: state for code, state in named.items() if state}


def test_the_servers_own_process_never_loads_it():
    loaded = "import sys, components.house; print([m for m in sys.modules if m.startswith('phonenumbers.geo')])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True).stdout.strip() == b"[]"
