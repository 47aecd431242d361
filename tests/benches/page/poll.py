"""The part `poll`: the cost of a poll beyond sending its request."""

from bars import bars
from run import json_lines
from table import number, table

TITLE = "A poll in the loop"
TEXT = """\
100 polls over the real client, answered from memory, on Tokio's paused clock. The figures are medians of 500 rounds, and every
way runs once in each round. *Beyond `send()`* is the difference within a round. Its ratio compares with the SDK's own waiter.

"""


def measure():
    lines = json_lines("cargo", "bench", "-p", "waiter-waits", "--bench", "poll")
    return {line["way"]: line for line in lines}


def section(figures):
    sdk = figures["SDK"]["ns_beyond_send"]
    rows, plot = [], []
    for way, line in figures.items():
        beyond = line["ns_beyond_send"]
        share = "" if way == "send" else number(beyond / sdk)
        rows.append([name(way), number(line["ns"] / 1e3), f"{line['times_send']:.3f}", number(beyond), share])
        plot.append((name(way), line["times_send"], way == "waiter"))
    head = ["way", "µs per poll", "/ `send()`", "ns beyond `send()`", "/ SDK's waiter"]
    svg = bars("A poll, its request included", "times bare send()", plot, one="bare send()")
    return TEXT + table(head, rows), {"poll.svg": svg}


def name(way):
    return {"send": "bare send()", "send and sleep": "send() and sleep", "SDK": "SDK's waiter"}.get(way, way)
