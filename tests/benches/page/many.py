"""The part `many`: memory, CPU time and timers of many waits in one process."""

import ctypes.util

from bars import bars
from run import json_lines
from table import number, table

TITLE = "100,000 waits in one process"
GOAL = 2048
BENCH = ["cargo", "bench", "-p", "waiter-waits", "--bench", "many"]


def measure():
    figures = {}
    for line in json_lines(*BENCH):
        figures.setdefault(line["what"], {})[line["way"]] = line
    jemalloc = ctypes.util.find_library("jemalloc")
    if jemalloc:
        figures["jemalloc"] = {way: asleep_with(jemalloc, line) for way, line in figures["asleep"].items()}
    return figures


def asleep_with(allocator, line):
    """Measures the same with another allocator than the system's."""
    arguments = ["--", line["way"], line["what"], str(line["count"])]
    return json_lines(*BENCH, *arguments, LD_PRELOAD=allocator)[0]


def section(figures):
    asleep = figures["asleep"]
    count = asleep["waiter"]["count"]
    texts = [memory(asleep), processor(figures), timers(figures["short"])]
    plot = [(name(way), beyond(line), way.startswith("waiter")) for way, line in asleep.items()]
    svg = bars(f"Memory of a wait beyond its request, of {count:,}", f"bytes; the goal is {GOAL:,}", plot)
    return "\n".join(texts), {"many.svg": svg}


def beyond(line):
    return line["bytes"] - line["request_bytes"]


def memory(asleep):
    peer = beyond(asleep["hand-written"])
    rows = []
    for way, line in asleep.items():
        ratio = beyond(line) / peer
        bytes_of = [beyond(line), ratio, line["bytes"], line["resident_bytes"], line["allocations"]]
        rows.append([name(way), *map(number, bytes_of)])
    one = asleep["waiter"]
    text = (
        f"Each wait has polled once and sleeps. Its request takes {number(one['request_bytes'])} bytes and the last response "
        f"{number(one['response_bytes'])}. A waiter keeps the last response only if it has a deadline. The others always keep "
        f"it. The goal is at most {GOAL:,} bytes beyond the request.\n\n"
    )
    head = ["bytes of a wait", "beyond the request", "/ hand-written", "in all", "resident"]
    return text + table([*head, "allocations held"], rows)


def processor(figures):
    jemalloc = figures.get("jemalloc", {})
    rows = []
    for way, line in figures["asleep"].items():
        begun = [number(line["first_poll_us"]), number(jemalloc[way]["first_poll_us"]) if jemalloc else ""]
        short = figures["short"].get(way)
        peer = figures["short"]["hand-written"]["cpu_us_per_poll"]
        polled = [number(short["cpu_us_per_poll"]), number(short["cpu_us_per_poll"] / peer)] if short else ["", ""]
        allocated = figures["allocations"].get(way)
        counts = [number(allocated[f"{what}_per_poll"]) if allocated else "" for what in ["allocations", "allocated_bytes"]]
        rows.append([name(way), *begun, *polled, *counts])
    head = ["a poll, its request included", "µs of CPU, to begin and poll once", "the same with jemalloc"]
    head.append("µs of CPU, three polls with 10 s delays")
    return table([*head, "/ hand-written", "allocations", "bytes allocated"], rows)


def timers(short):
    rows = []
    for way, line in short.items():
        rows.append([name(way), *(number(line[f"late_ms_{which}"]) for which in ["median", "99th", "most"])])
    text = "Milliseconds of delay at the end of a wait with two sleeps of 10 s and three requests, all on one thread:\n\n"
    return text + table(["way", "median", "99th percentile", "most"], rows)


def name(way):
    return "SDK's waiter" if way == "SDK" else way
