"""The part `compiling`: a declared waiter, beside one by hand (`tests/compile_cost.py`)."""

from bars import bars
from run import json_lines, printed
from table import number, peers, table

TITLE = "Compiling a waiter"
COMMAND = "python3 tests/compile_cost.py --json"
TEST = ["-p", "waiter-macros", "--lib", "golden_tests::expansions_have_the_listed_number_of_tokens"]
PEERS = {
    "declared": "the certificate waiter of the guide, with four acceptors.",
    "included from a file": "the same waiter in a file in botocore's format.",
    "hand-written": "the smallest code that waits: a function that decides, and a loop with a delay and a limit of attempts. It "
    "has no deadline, backoff, callback, log or report, and rustc does not check that its future is `Send`.",
    "hand-written, with a deadline": "a loop with boxed `send()`, a deadline that also ends a poll in flight, and an error with the "
    "attempts, the time and the last response. rustc does not check that its future is `Send`.",
}


def measure():
    return {**json_lines(*COMMAND.split())[0], "tokens": dict(printed(r"expansion of (\w+): (\d+) tokens", *TEST))}


def section(figures):
    each = figures["ms_each"]
    peer = each["hand_written"]
    names = {
        "declared": "declared",
        "included": "included from a file",
        "hand_written": "hand-written",
        "with_deadline": "hand-written, with a deadline",
    }
    rows = [[label, number(each[way]), number(each[way] / peer)] for way, label in names.items()]
    plot = [(label, each[way], way in ("declared", "included")) for way, label in names.items()]
    text = f"`cargo check` of {figures['count']} waiters in one crate, less the time for an empty crate.\n\n" + peers(PEERS)
    text += table(["way", "ms of CPU each", "/ hand-written"], rows)
    tokens = [[f"`{name}`", f"{count:,}"] for name, count in figures["tokens"].items()]
    text += "\nTokens of the expansions in [`tests/expand`](../expand/README.md). `certificate` is the waiter above.\n\n"
    return text + table(["declaration", "tokens"], tokens), {"compiling.svg": bars(TITLE, "ms of CPU each", plot)}
