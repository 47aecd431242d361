"""The part `deciding`: a decision on a response, beside a loop by hand (`tests/deciding`)."""

from bars import bars
from run import json_lines
from table import number, peers, table

TITLE = "Deciding on a response"
COMMAND = "cargo bench -p waiter-deciding"
PEER = "hand-written"
SDK = "SDK's shape"
INTERPRETERS = ["jmespath", "jmespath from text"]
PEERS = {
    "waiter": "`evaluate` of a declared waiter, which returns the acceptor with its state.",
    PEER: "a `match` or nested loops over the SDK's fields, which stop as early as possible and do not allocate. It returns "
    "only the state.",
    SDK: "the code that the SDK generates for its own waiters. It collects each list in a `Vec`, compares strings, and "
    "evaluates a path again for each acceptor.",
    "jmespath": "the crate of that name, with a compiled expression and a parsed document. *From text*, it also parses the "
    "JSON. The plot does not show these two.",
}
# Longer bars would hide the others. The table has their numbers.
LONGEST = 6

GROWTH = """
The time grows linearly if the time for each element or acceptor stays the same. Long lists do not fit into the processor's
caches, which slows down both ways. Each of the acceptors compares one of ten fields with a variant of an enum. The code by hand
has one `match` for each field, in which the compiler merges the variants, because it does not return which one matched.

"""


def measure():
    """Returns the nanoseconds of each way in each case, and for growing responses and waiters."""
    lines = json_lines(*COMMAND.split())
    return {
        "cases": {line["case"]: line["ns"] for line in lines if "case" in line},
        "growth": [line for line in lines if "growth" in line],
    }


def section(figures):
    rows, plot = [], []
    for case, times in figures["cases"].items():
        ratio = {way: times[way] / times[PEER] for way in times}
        ours = [f"{number(times['waiter'])} ns", number(ratio["waiter"])]
        others = [number(ratio[way]) if way in ratio else "" for way in [SDK, *INTERPRETERS]]
        rows.append([case, f"{number(times[PEER])} ns", *ours, *others])
        plot.append((case, None, False))
        shown = [way for way in ["waiter", PEER, SDK] if ratio[way] <= LONGEST]
        plot += [(way, ratio[way], way == "waiter") for way in shown]
    head = ["case", PEER, "waiter", f"waiter / {PEER}", *(f"{way} / {PEER}" for way in [SDK, *INTERPRETERS])]
    title = "Deciding on a response"
    svg = bars(title, f"times a loop by hand; only ratios up to {LONGEST}", plot, one=PEER)
    return peers(PEERS) + table(head, rows) + growth(figures["growth"]), {"deciding.svg": svg}


def growth(lines):
    """Returns the table of growing responses and waiters."""
    rows = []
    for line in sorted(lines, key=lambda line: (line["growth"], line["elements"])):
        ns, size = line["ns"], line["elements"]
        each = [number(ns[way] / size) for way in ["waiter", PEER]]
        rows.append([line["growth"], f"{size:,}", number(ns["waiter"]), *each, number(ns["waiter"] / ns[PEER])])
    head = ["growing", "elements or acceptors", "ns of a waiter", "for each", f"{PEER}, for each", f"waiter / {PEER}"]
    return GROWTH + table(head, rows)
