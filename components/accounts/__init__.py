"""WHOSE IT IS: the vendor accounts that a house works for, who may look at each, and where each one's token is.

An account's key is its identity for good: everything owned carries it. It is the keyed hash of the account's first token, so that what was
owned before there were accounts stays where it was; afterwards tokens come and go, and the key stays. A token is in the environment, or
lies here encrypted; it is read anew for each call, so that a token that is changed or taken away holds at once, in every replica.

Two tokens of one vendor account can't be told apart for sure from tokens of two. Before a token is tied to an account it is asked, for
free, for something that the account is known to own: what it can't see is another account's.
"""

from components.accounts.account import COLOURS, KEPT, SANDBOX, Account
from components.accounts.accounts import Accounts
from components.accounts.joining import limits_of, tokens_of, tying_of
from components.accounts.owners import LINKED, owner_of
from components.accounts.tying import Tokens, Tying

__all__ = [
    "COLOURS",
    "KEPT",
    "LINKED",
    "SANDBOX",
    "Account",
    "Accounts",
    "Tokens",
    "Tying",
    "limits_of",
    "owner_of",
    "tokens_of",
    "tying_of",
]
