"""What is wrong with a set-up, on one screen, each with what to do: `python -m components.doctor [--json]`.

Looks and changes nothing: it opens no house, moves no order, and asks the API only what is free. May be run while Platbook runs. Exits with
1 where something is broken. Never tells a secret.
"""

from components.doctor.examining import examined
from components.doctor.finding import Finding, Health

__all__ = ["Finding", "Health", "examined"]
