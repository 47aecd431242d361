"""The part `growth`: compiling many waiters, and waiters with many acceptors (`tests/benches/growth.py`)."""

from run import json_lines, printed
from table import number, table

TITLE = "Growth"
COMMAND = "python3 tests/benches/growth.py"
TEST = ["-p", "waiter-macros", "--lib", "golden_tests::tokens_grow_linearly_with_acceptors"]
TEXT = """\
`cargo check`, less the time for an empty crate. The time grows linearly if the time for each waiter or acceptor stays the
same. The smallest sizes also contain what happens once for a crate or a waiter. Every second acceptor has a path of its own.

"""


def measure():
    return {**json_lines(*COMMAND.split())[0], "tokens": dict(printed(r"expansion of (\d+) acceptors: (\d+) tokens", *TEST))}


def section(figures):
    waiters = [[f"{int(count):,}", number(ms), number(ms / int(count))] for count, ms in figures["waiters"].items()]
    tokens = figures["tokens"]
    acceptors = [
        [count, number(ms), number(ms / int(count)), f"{tokens[count]:,}", number(tokens[count] / int(count))]
        for count, ms in figures["acceptors"].items()
    ]
    text = TEXT + table(["waiters in a crate", "ms of CPU", "for each"], waiters)
    head = ["acceptors in a waiter", "ms of CPU", "for each", "tokens", "for each"]
    return text + "\n" + table(head, acceptors), {}
