"""The assistant's stand-in: rules over the places, the presets and the filters; no model behind it.

Holds the reading of a prompt (what was understood, letter by letter), the rules by subject, the thread's memory and the wording of
answers. May touch the sandbox's places, strategies and filters. Must never know HTTP, charge, or answer what `/preview/` would refuse.

Decisions, each with its reason:
- A rule marks the letters that it read, so that what no rule read can be named in a warning and lowers the confidence.
- Rules go from the longest phrase to the shortest: "vacant land" is land, not a vacant home.
- A prompt is written plainly first (numbers and money in words, short forms); slips are mended only in words that no rule read.
- A place that several states have is asked about, unless the thread is in one of them or the name is known everywhere for one.
- What a prompt does to its thread (adds, takes off, takes back, begins anew) is told apart before it is read for what it says.
- A number that is changed by pointing keeps the way it was said: after "before 1990", "make it 1980" is at most 1979.
- Places that the API can't say together (a city and a ZIP, two states' cities that would multiply) become their ZIPs.
- A ZIP without homes is named with its reason, and never dropped without a word.
- What has no filter (an HOA, a tax debt, an age) is said in a warning and never dressed up as a filter that is near it.
"""

from components.sandbox.assistant.answering import LONGEST, SHORTEST, answer
from components.sandbox.assistant.memory import Memory

__all__ = ["LONGEST", "SHORTEST", "Memory", "answer"]
