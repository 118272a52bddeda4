"""Open a house in a process of its own and keep it open until it is told to end: a replica without its web server."""

import os
import signal
import threading

from components.house import ROOT, open_house
from components.settings import read_settings


def main():
    ending = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    house = open_house(read_settings(os.environ, {}, ROOT))
    print("open", flush=True)
    ending.wait()
    house.close()
