"""The assistant's stand-in: rules over the places, the presets and the filters; no model behind it.

Holds the reading of a prompt (what was understood, letter by letter), the rules by subject, the thread's memory and the wording of
answers. May touch the sandbox's places, strategies and filters. Must never know HTTP, charge, or answer what `/preview/` would refuse.

Decisions, each with its reason:
- A rule marks the letters that it read, so that what no rule read can be named in a warning and lowers the confidence.
- Rules go from the longest phrase to the shortest: "vacant land" is land, not a vacant home.
- A place that several states have is asked about, unless one of them is much larger than the others.
- What has no filter (an HOA, a tax debt, an age) is said in a warning and never dressed up as a filter that is near it.
"""

from components.sandbox.assistant.answering import LONGEST, SHORTEST, answer
from components.sandbox.assistant.memory import Memory

__all__ = ["LONGEST", "SHORTEST", "Memory", "answer"]
