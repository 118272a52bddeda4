"""What would happen to an audience's count if it were changed, answered by free previews.

Holds counting (many questions, a few at a time), X-ray, why zero, goal seek and stack, each a generator of ever fuller pictures, and the
job that runs one behind a page. May touch `tracerfy`, `audience`, `settings` and `faults`. Must never make a call that costs credits, keep
a file, or draw.

Decisions, each with its reason:
- Every number on offer was counted by the API for exactly the audience that a click takes; nothing is estimated.
- All questions go through the account's one cache of previews, so that going back, or taking a proposal, costs no call.
- An answer that can't be had is None, never 0: a repair that wasn't counted must not look like one that doesn't help.
- A picture is a frozen value: a page may read it while the next one is made.
"""

from components.whatifs.counting import Counted, Counting
from components.whatifs.goalseek import GoalSeek, Ladder, Proposal, first_questions, ladders, most_calls_to_widen, widen
from components.whatifs.jobs import Job
from components.whatifs.loosening import looser, wider
from components.whatifs.parts import Part, filter_parts, place_parts, strategy_parts, without
from components.whatifs.stack import STACK_AT_MOST, Combination, Signal, Stack, base_of, combinations, signals_of, stack
from components.whatifs.tightening import SIGNALS, tighten, tightening_questions
from components.whatifs.whyzero import MOST_QUESTIONS, Question, Repair, WhyZero, suspects, why_zero
from components.whatifs.xray import Ray, Xray, filter_rays, is_alternative, place_rays, questions, xray

__all__ = [
    "MOST_QUESTIONS",
    "SIGNALS",
    "STACK_AT_MOST",
    "Combination",
    "Counted",
    "Counting",
    "GoalSeek",
    "Job",
    "Ladder",
    "Part",
    "Proposal",
    "Question",
    "Ray",
    "Repair",
    "Signal",
    "Stack",
    "WhyZero",
    "Xray",
    "base_of",
    "combinations",
    "filter_parts",
    "filter_rays",
    "first_questions",
    "is_alternative",
    "ladders",
    "looser",
    "most_calls_to_widen",
    "place_parts",
    "place_rays",
    "questions",
    "signals_of",
    "stack",
    "strategy_parts",
    "suspects",
    "tighten",
    "tightening_questions",
    "why_zero",
    "widen",
    "wider",
    "without",
    "xray",
]
