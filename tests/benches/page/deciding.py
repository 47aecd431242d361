"""The part `deciding`: criterion's medians, beside a loop by hand."""

import json

from bars import bars
from run import run, target
from table import number, table

TITLE = "Deciding on a response"
PEER = "hand-written"
WAYS = ["waiter", PEER, "SDK's shape", "jmespath", "jmespath from text"]


def measure():
    """Returns the nanoseconds of each way in each case."""
    run("cargo", "bench", "-p", "waiter-tests", "--features", "benches", "--bench", "decide")
    figures = {}
    for case in sorted((target() / "tmp" / "decide").iterdir()):
        found = {way: case / way / "new" / "estimates.json" for way in WAYS}
        if all(file.exists() for file in found.values()):
            figures[case.name] = {way: nanoseconds(file) for way, file in found.items()}
    return figures


def nanoseconds(file):
    return json.loads(file.read_text())["median"]["point_estimate"]


def section(figures):
    rows, plot = [], []
    for case, times in figures.items():
        ratio = {way: times[way] / times[PEER] for way in WAYS}
        by_hand = f"{number(times[PEER])} ns"
        rows.append([case, by_hand, *(number(ratio[way]) for way in WAYS if way != PEER)])
        plot.append((case, None, False))
        plot += [(way, ratio[way], way == "waiter") for way in WAYS if way != PEER]
    head = ["case", PEER, *(f"{way} / {PEER}" for way in WAYS if way != PEER)]
    title = "Deciding on a response, times a loop by hand"
    svg = bars(title, "ratio, less is faster", plot, one=PEER, logarithmic=True)
    return table(head, rows), {"deciding.svg": svg}
