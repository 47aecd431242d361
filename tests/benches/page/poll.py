"""The part `poll`: the cost of a poll beyond sending its request."""

from bars import bars
from run import json_lines
from table import number, peers, table

TITLE = "A poll in the loop"
COMMAND = "cargo bench -p waiter-waits --bench poll"
TEXT = """\
A wait of 100 polls over the real client, answered from memory, on Tokio's paused clock. Every way runs once in each of 500
rounds, and each round begins with another way. The figures are medians. *Beyond `send()`* is the difference within a round.

"""
PEERS = {
    "bare send()": "only the requests, one after the other.",
    "send() and sleep": "the requests with a sleep between two of them.",
    "hand-written": "the smallest loop that waits, with a limit of attempts, and without deadline, report or log.",
    "hand-written, with a deadline": "a loop with boxed `send()`, a deadline that also ends a poll in flight, and an error "
    "with the attempts, the time and the last response.",
    "waiter": "a declared waiter with a `max_wait`.",
    "SDK's waiter": "`wait_until_certificate_validated` of aws-sdk-acm.",
    "custom": "a declared waiter over a custom operation that reads from memory, with a `max_wait`.",
    "custom, hand-written": "a loop over the same operation, with the same deadline, which also returns the last response.",
}


def measure():
    return {line["way"]: line for line in json_lines(*COMMAND.split())}


def section(figures):
    sdk = figures["SDK"]["ns_beyond_send"]
    rows, plot, custom = [], [], []
    for way, line in figures.items():
        if way.startswith("custom"):
            custom.append([way, number(line["ns"]), number(line["ns"] / figures["custom, hand-written"]["ns"])])
            continue
        beyond = line["ns_beyond_send"]
        rows.append([name(way), number(line["ns"] / 1e3), f"{line['times_send']:.3f}", number(beyond), number(beyond / sdk)])
        if way != "send":
            plot.append((name(way), beyond / 1e3, way == "waiter"))
    head = ["way", "µs per poll", "/ `send()`", "ns beyond `send()`", "/ SDK's waiter"]
    text = TEXT + peers({way: PEERS[way] for way in map(name, figures)}) + table(head, rows)
    if custom:
        text += "\n" + table(["custom operation", "ns per poll", "/ hand-written"], custom)
    return text, {"poll.svg": bars("A poll beyond its request", "µs of a poll beyond send()", plot)}


def name(way):
    return {"send": "bare send()", "send and sleep": "send() and sleep", "SDK": "SDK's waiter"}.get(way, way)
