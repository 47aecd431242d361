"""The part `compiling`: a declared waiter, beside one by hand (`tests/compile_cost.py`)."""

from bars import bars
from run import json_lines
from table import number, table

TITLE = "Compiling a waiter"


def measure():
    return json_lines("python3", "tests/compile_cost.py", "--json")[0]


def section(figures):
    each = figures["ms_each"]
    peer = each["hand_written"]
    names = {"declared": "declared", "included": "included from a file", "hand_written": "hand-written"}
    rows = [[label, number(each[way]), number(each[way] / peer)] for way, label in names.items()]
    plot = [(label, each[way] / peer, way != "hand_written") for way, label in names.items()]
    text = (
        f"`cargo check` of {figures['count']} waiters in one crate, less the time for an empty crate. {figures['expansion']}\n\n"
    )
    svg = bars("Compiling a waiter", "times the same one by hand", plot, one="hand-written")
    return text + table(["way", "ms of CPU each", "/ hand-written"], rows), {"compiling.svg": svg}
