"""Two replicas, twenty orders and jobs in flight, and a kill -9 of one of them at random, again and again.

`python -m tests.crash.storm --times 100` reports what it did and what came of it, and ends with 1 where something was lost or sent twice.
PostgreSQL is restarted now and then meanwhile.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from components.orders import State
from tests.crash.two_replicas import Scene, any_kind
from tests.server.postgres import postgres_server, restart
from tests.server.processes import wait_for

IN_FLIGHT = 20
LONGEST_PAUSE_S = 3.0
WITHDRAWN = "Withdrawn before it was sent."


def storm(scene, server, times, *, rng, in_flight=IN_FLIGHT, restart_every=25, told=lambda line: None):
    """Kill `times` times; give the keys of all orders that were in flight."""
    keys = []
    for replica in scene.replicas:
        replica.begin()
    for number in range(1, times + 1):
        keys += [scene.confirm(any_kind(rng)) for _ in range(in_flight - len(scene.under_way()))]
        wait_for(lambda: any(_is_open(replica) for replica in scene.replicas), "one that is open")
        time.sleep(rng.uniform(0, LONGEST_PAUSE_S))
        victim = rng.choice(scene.replicas)  # also one that has only begun
        victim.kill()
        victim.begin()
        if number % restart_every == 0:
            restart(server)
        told(f"{number} of {times}: {dict(Counter(scene.state(key).value for key in keys))}")
    return keys


def _is_open(replica):
    """One that found the database away has said so and stopped; whoever keeps it running begins it again."""
    if replica.process.poll() is not None:
        told = replica.log_file.read_text()
        assert "UnusableDatabase" in told, told[-3000:]
        replica.begin()
    return replica.is_open()


def come_home(scene, keys):
    """Withdraw what was never sent (the API's hourly limits hold it back), and wait until all others rest."""
    for replica in scene.replicas:
        wait_for(lambda replica=replica: _is_open(replica), "both replicas")
    for key in keys:
        scene.ledger.advance(key, State.QUEUED, State.FAILED, reason=WITHDRAWN)
    scene.reach(keys, State.READY, State.UNCERTAIN, State.FAILED)


def reckoned(scene, keys):
    """Count what came of the orders, and what the API was asked: (orders by state, calls, calls that were taken, jobs that stand here)."""
    standing = [scene.ledger.order(key) for key in keys]
    wrong = [one for one in standing if one.state is State.FAILED and one.reason != WITHDRAWN]
    assert not wrong, [(one.kind, one.reason) for one in wrong]
    scene.assert_whole([one.key for one in standing if one.state is not State.FAILED])
    by_state = Counter(one.state for one in standing)
    jobs = sum(one.vendor_id is not None for one in standing)
    return by_state, scene.posts(), scene.posts(taken=True), jobs


def judge(by_state, taken, jobs):
    """Nothing lost: each job that the API took stands here, or as a question to a person. Nothing twice: there are no more than those."""
    assert jobs <= taken <= jobs + by_state[State.UNCERTAIN], (by_state, taken, jobs)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=9)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        # So slow that what is sent is under way for a minute, and the API's limits of calls an hour let twenty be so at once.
        scene = Scene(Path(folder), server.get_uri(), speed=0.1)
        try:
            began = time.monotonic()
            keys = storm(scene, server, told.times, rng=random.Random(told.seed), told=print)
            come_home(scene, keys)
            by_state, posts, taken, jobs = reckoned(scene, keys)
            states = ", ".join(f"{count} {state.value}" for state, count in by_state.items())
            print(f"{told.times} kills in {time.monotonic() - began:.0f} s over {len(keys)} orders and jobs: {states}.")
            print(f"The API got {posts} calls that cost something and took {taken}; {jobs} of those stand here.")
            judge(by_state, taken, jobs)
            print("Nothing was lost, nothing was sent twice.")
        finally:
            scene.end()
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    raise SystemExit(main())
