"""Work for a process of its own that does not end well."""

import os
import time


def eats_memory():
    yield "begun"
    yield len(bytearray(2_000_000_000))


def never_ends():
    yield "begun"
    while True:
        pass


def crashes():
    yield "begun"
    raise RuntimeError("as the test wants it")


def sleeps():
    yield "begun"
    time.sleep(600)


def naps():
    yield "begun"
    time.sleep(1)
    yield "rested"


def tells_environment():
    yield dict(os.environ)
