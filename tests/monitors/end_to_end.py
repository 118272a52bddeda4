"""A house over a sandbox whose days take half a second: what the vendor found lies on the shelf, and was paid once.

`python -m tests.monitors.end_to_end FOLDER` prints the credits that were spent.
"""

import sys
from contextlib import closing
from pathlib import Path

from components.audience import Audience, Cities, Place
from components.house import open_house
from components.settings import Settings
from tests.server.processes import SandboxProcess, wait_for

TEMPE = Audience(("vacant",), Cities((Place("Tempe", "AZ"),)), requested_count=40)


def main(tmp_path):
    with closing(SandboxProcess(seed=1, speed=170_000, control=False).start()) as running:
        settings = Settings(
            tmp_path, f"sqlite:///{tmp_path / 'p.db'}", sandbox_url=running.base_url, dialect="today", tiles="off"
        )
        with closing(open_house(settings)) as opened:
            standing = opened.seen_from(opened.accounts.only())
            monitors, audience = standing.monitors, TEMPE.by(["high_equity_absentee"])
            key = monitors.next_key(audience, "daily")
            monitors.make(key, audience, "daily", name="Tempe")
            wait_for(lambda: monitors.one(key).state == "active", "the monitor")
            wait_for(lambda: monitors.look() or standing.ledger.orders(standing.account), "a run with news")
            monitors.end(monitors.one(key))
            wait_for(lambda: all(order.readable for order in standing.ledger.orders(standing.account)), "the lists")
            orders = standing.ledger.orders(standing.account)
            for order in orders:
                assert standing.shelf.has(standing.account, order.list_id)
                assert order.credits_deducted == 5 * order.actual_count
            spent = sum(order.credits_deducted for order in orders)
            assert 10_000 - standing.api.analytics().balance == spent > 0
            assert sum(line.credits for line in standing.journal.lines(standing.account)) == spent
            sys.stdout.write(f"{spent}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
