"""The part `many`: memory, CPU time and timers of many waits in one process."""

import ctypes.util

from bars import bars
from run import json_lines
from table import number, peers, table

TITLE = "100,000 waits in one process"
COMMAND = "cargo bench -p waiter-waits --bench many"
PEERS = {
    "waiter": "a declared waiter. It keeps the last response only if it has a `max_wait`, which may end the wait during a "
    "poll.",
    "waiter with max_wait": "the same with a deadline.",
    "hand-written": "the smallest loop that waits. Rust drops the last response only at the end of the round.",
    "hand-written, boxed": "the loop that needs the least memory. It boxes `send()`, and drops the response before the sleep.",
    "hand-written, with a deadline": "a loop with boxed `send()`, a deadline that also ends a poll in flight, and an error "
    "with the attempts, the time and the last response.",
    "SDK's waiter": "`wait_until_certificate_validated` of aws-sdk-acm.",
}


def measure():
    processes = {}
    for line in json_lines(*COMMAND.split()):
        processes.setdefault(line["what"], {}).setdefault(line["way"], []).append(line)
    figures = {what: {way: middle(lines) for way, lines in ways.items()} for what, ways in processes.items()}
    jemalloc = ctypes.util.find_library("jemalloc")
    if jemalloc:
        figures["jemalloc"] = {way: asleep_with(jemalloc, line) for way, line in figures["asleep"].items()}
    return figures


def middle(lines):
    """Returns the process with the median time to begin. The other measurements have one process for each way."""
    return sorted(lines, key=lambda line: line.get("first_poll_us", 0))[len(lines) // 2]


def asleep_with(allocator, line):
    """Measures the same with another allocator than the system's."""
    arguments = ["--", line["way"], line["what"], str(line["count"])]
    return json_lines(*COMMAND.split(), *arguments, LD_PRELOAD=allocator)[0]


def section(figures):
    asleep = figures["asleep"]
    count = asleep["waiter"]["count"]
    text = peers({way: PEERS[way] for way in map(name, asleep)})
    texts = [text + memory(asleep), processor(figures), timers(figures["short"])]
    plot = [(name(way), beyond(line), way.startswith("waiter")) for way, line in asleep.items()]
    svg = bars(f"Memory of a wait beyond its request, of {count:,}", "bytes", plot)
    return "\n".join(texts), {"many.svg": svg}


def beyond(line):
    return line["bytes"] - line["request_bytes"]


def memory(asleep):
    rows = []
    for way, line in asleep.items():
        rows.append([name(way), *map(number, [beyond(line), line["bytes"], line["resident_bytes"], line["allocations"]])])
    one = asleep["waiter"]
    text = (
        f"Each wait has polled once and sleeps. Its request takes {number(one['request_bytes'])} bytes and the last response "
        f"{number(one['response_bytes'])}. The time to begin is the median of three processes.\n\n"
    )
    return text + table(["bytes of a wait", "beyond the request", "in all", "resident", "allocations held"], rows)


def processor(figures):
    jemalloc = figures.get("jemalloc", {})
    rows = []
    for way, line in figures["asleep"].items():
        begun = [number(line["first_poll_us"]), number(jemalloc[way]["first_poll_us"]) if way in jemalloc else ""]
        short, allocated = figures["short"].get(way), figures["allocations"].get(way)
        polled = number(short["cpu_us_per_poll"]) if short else ""
        counts = [number(allocated[f"{what}_per_poll"]) if allocated else "" for what in ["allocations", "allocated_bytes"]]
        rows.append([name(way), *begun, polled, *counts])
    head = ["a poll, its request included", "µs of CPU, to begin and poll once", "the same with jemalloc"]
    return table([*head, "µs of CPU, three polls with 10 s delays", "allocations", "bytes allocated"], rows)


def timers(short):
    rows = []
    for way, line in short.items():
        rows.append([name(way), *(number(line[f"late_ms_{which}"]) for which in ["median", "99th", "most"])])
    text = "Milliseconds of delay at the end of a wait with two sleeps of 10 s and three requests, all on one thread:\n\n"
    return text + table(["way", "median", "99th percentile", "most"], rows)


def name(way):
    return "SDK's waiter" if way == "SDK" else way
