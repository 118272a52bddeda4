"""What a prompt does to its thread: it says something, takes the last thing back, takes something off, or begins anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """SAY adds and replaces; BACK undoes the last change; ANEW forgets all; BARE drops all filters; REMOVE and LIFT drop some."""

    SAY = "say"
    BACK = "back"
    ANEW = "anew"
    BARE = "bare"
    REMOVE = "remove"
    LIFT = "lift"


@dataclass(frozen=True)
class Act:
    """`rest` is what else the prompt says, for reading."""

    kind: Kind
    rest: str


_LEAD = r"^\s*(?:(?:ok(?:ay)?|no|nope|oops|ugh|sorry|hmm+|actually|wait|please|pls|well|and|now|then|so|but|yeah|yes|alright|let'?s|can (?:you|we)|could you|i want to|i'?d like to|just)\b[\s,.!-]*)*"
_IT = r"(?:that|it|this|(?:the|my|your) (?:very )?last (?:one|thing|change|bit|filter|step|part|addition|edit|request|answer)s?|what i (?:just )?said|last (?:one|change|step))"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.BARE, r"\b(?:clear|remove|drop|delete|reset|lose|without|take off|get rid of)\s+(?:all|every|any|the)(?:\s+of)?(?:\s+(?:the|my|these|those))?(?:\s+other)?\s+filters?\b|\bno filters(?: at all)?\b"),
    (Kind.ANEW, r"\b(?:start(?:ing)?|begin|beginning) (?:all )?(?:over|again|fresh|anew|afresh|from (?:scratch|the beginning|zero))(?: again)?(?: with)?\b|\bfrom scratch\b|\b(?:a )?(?:brand )?(?:new|different|fresh) (?:search|query|chat|request)\b|^\s*(?:please )?reset(?: (?:everything|all|it|this))?\b|\b(?:clear|forget|delete|scrap|scratch|drop|erase|ignore|wipe|reset) (?:everything|all)(?: of)?(?: (?:that|this|it|of that))?(?: (?:i said|before|so far|above))*\b|\bclean slate\b|\b(?:something|let'?s try something) (?:completely |totally )?(?:else|new|different)\b"),
    (Kind.BACK, rf"{_LEAD}(?:undo(?:\s+{_IT})?(?:\s+(?:again|once more|please|too|as well))*|(?:take|put|change|switch|turn)\s+{_IT}\s+back|(?:go|step|change|switch) back(?: (?:one|a)(?: step)?)?(?!\s*to\s+\w)|back up(?: one)?|scratch\s+{_IT}|revert(?:\s+{_IT})?|(?:cancel|reverse|remove|drop|delete|take off|take out|forget|disregard|ignore|skip)\s+{_IT}(?!\s*(?:to|down|up|\d))|never\s?mind(?:\s+{_IT})?\s*[.!]*$|(?:go )?back to (?:what it was|(?:how|the way) it was(?: before)?|before(?: that)?|the (?:previous|last|earlier) (?:one|version|step|list))|(?:like|as) (?:it was )?before(?=\s*[.!]*$))(?!\w)"),
    (Kind.LIFT, r"\b(?:(?:are|is|would be|also) (?:\w+ )?(?:fine|ok|okay|alright|all right|allowed|welcome|good)(?: too| also| as well)?\b|(?:does|do)(?: not|n'?t) matter\b|(?:i )?(?:do not|don'?t) (?:care|mind)\b|regardless of\b|no matter (?:the|what|which|how)\b|^\s*(?:ok,? )?any (?:age|year|price|value|size|type|kind|amount|number|equity|owner)\b|no limits? on\b|whatever the\b)"),
    (Kind.REMOVE, rf"{_LEAD}(?:remove|drop|take (?:off|out|away)|delete|forget(?: about)?|get rid of|lose|without|clear|leave (?:out|off)|skip|never\s?mind(?= (?:about )?the\b)|don'?t need|no longer|not anymore|no more|cut out|scrap|ditch|nix|omit|eliminate|strike|cancel|kill|undo (?=the\b))(?!\s+(?:it|that|this|them|the \w+)\s+(?:down |up )?to\b)(?!\w)"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_TAKES_REST = {Kind.BACK, Kind.ANEW, Kind.BARE}
_TO_SAY = re.compile(r"^[\s,.:;!?-]*(?:(?:and|then|but|instead|now|with|to|please)\b[\s,.:;-]*)*", re.IGNORECASE)
_CORRECTS = re.compile(
    r"[\s,;.–-]*\b(?:(?:no|oh|sorry|oops)\b[\s,]*)*(?:no,? wait|wait,? no|wait|i meant?|correction|or rather|make that|actually,? no|no,? actually|sorry)\b[\s,:]+",
    re.IGNORECASE,
)
ADDS = re.compile(
    r"^\s*(?:ok(?:ay)?,? |yes,? )?(?:and|plus|&|\+|add|or)\b|\b(?:also|add|plus|as well|include|including|in addition|on top|besides|another|back in)\b|\btoo\b(?!\s+(?:much|many|big|small|wide|narrow|far|high|low|few|expensive|cheap|old|new))",
    re.IGNORECASE,
)
_ADDS_FIRST = re.compile(
    r"^\s*(?:(?:ok(?:ay)?|yes|please|and|now|then)\b,?\s+)*(?:add|also|plus|include)\b", re.IGNORECASE
)
INSTEAD = re.compile(
    r"\b(?:instead|only|just|rather|switch(?: it| that)? to|swap|replace|change (?:it|that) to|make (?:it|that))\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"^\s*(?:no|nope|not|wrong|sorry|oops|i meant?|actually|rather|wait|correction)\b|\bi meant?\b", re.IGNORECASE
)


def act_of(prompt: str) -> Act:
    """Tell what a prompt does, and what of it is left to read."""
    for kind, pattern in _COMPILED:
        found = pattern.search(prompt)
        if found:
            rest = prompt[: found.start()] + " " + prompt[found.end() :] if kind in _TAKES_REST else prompt
            return Act(kind, _TO_SAY.sub("", rest).strip() if kind in _TAKES_REST else rest)
    return Act(Kind.SAY, prompt)


def adds(prompt: str) -> bool:
    """Tell whether a prompt adds to what stands, and doesn't replace it: "add probate, only single family" adds."""
    if _ADDS_FIRST.search(prompt) and "instead" not in prompt.lower():
        return True
    return ADDS.search(prompt) is not None and INSTEAD.search(prompt) is None


def corrected_within(prompt: str) -> tuple[str, str]:
    """Split "Oregon, no wait, Maine" into what was said and what corrects it; the first is empty where nothing is corrected."""
    found = _CORRECTS.search(prompt)
    if found is None or not prompt[: found.start()].strip() or not prompt[found.end() :].strip():
        return "", prompt
    return prompt[: found.start()], prompt[found.end() :]
