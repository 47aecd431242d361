"""The part `cold`: a build from nothing, with and without waiter-runtime (`cold_build.py`)."""

from bars import bars
from run import json_lines
from table import number, table

TITLE = "A build from nothing"
COMMAND = "python3 tests/benches/cold_build.py check build"
TEXT = """\
The peer is a crate with aws-sdk-acm and tokio alone. It is built first, and then only the crates that waiter-runtime adds.

"""


def measure():
    return json_lines(*COMMAND.split())


def section(figures):
    rows = []
    for line in figures:
        beside, added = line["beside_s"], line["added_s"]
        rows.append([f"`cargo {line['command']}`", number(beside), number(added), f"{1 + added / beside:.3f}"])
    head = ["seconds of CPU", "aws-sdk-acm and tokio", "added by waiter-runtime", "with / without"]
    crates = [table([f"`cargo {line['command']}`: crate", "s of CPU"], each(line["crates"])) for line in figures]
    again = sorted({crate for line in figures for crate in line["again"]})
    text = TEXT + table(head, rows) + "\nThe crates that are added:\n\n" + "\n".join(crates)
    if again:
        text += f"\nCompiled again with more features, and not counted: {', '.join(again)}.\n"
    plot = [(f"cargo {line['command']}", 1 + line["added_s"] / line["beside_s"], True) for line in figures]
    title = "A build from nothing with waiter-runtime"
    return text, {"cold.svg": bars(title, "times the same without, CPU", plot, one="aws-sdk-acm and tokio alone")}


def each(crates):
    return [[crate, number(seconds)] for crate, seconds in crates.items()]
