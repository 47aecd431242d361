"""Measures how the cost of compiling grows: with the waiters of a crate, and with the acceptors of a waiter.

Generates crates over aws-sdk-acm as `tests/compile_cost.py` does, and runs `cargo check` on each of them in turn. Prints
the medians as JSON, in milliseconds of CPU beyond an empty crate. Needs only Python 3:

    python3 tests/benches/growth.py --runs 5
"""

import argparse
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import compile_cost

WAITERS = [1, 10, 100, 1000]
ACCEPTORS = [1, 10, 50, 100, 200]
# The acceptors of all waiters in a crate, so that each figure is far above the noise.
ACCEPTORS_OF_A_CRATE = 400
HEAD = "//! Waiters with many acceptors.\nuse waiter_runtime::waiter;\n"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("--runs", type=int, default=5, help="the number of checks of each crate (default 5)")
    options = options.parse_args()

    crates = {"empty": compile_cost.EMPTY}
    for count in WAITERS:
        crates[f"waiters_{count}"] = compile_cost.declared(count)
    for count in ACCEPTORS:
        crates[f"acceptors_{count}"] = of_acceptors(count, ACCEPTORS_OF_A_CRATE // count)
    workspace = compile_cost.generate(crates, "growth")
    compile_cost.check(workspace, "--workspace")
    medians = compile_cost.measure(workspace, crates, options.runs)
    beyond = {name: (seconds - medians["empty"]) * 1000 for name, seconds in medians.items()}
    waiters = {count: beyond[f"waiters_{count}"] for count in WAITERS}
    acceptors = {count: beyond[f"acceptors_{count}"] * count / ACCEPTORS_OF_A_CRATE for count in ACCEPTORS}
    print(json.dumps({"waiters": waiters, "acceptors": acceptors}))


def of_acceptors(count, waiters):
    """Returns a crate of waiters with this number of acceptors. Every second one has a path of its own."""
    acceptors = "".join(acceptor(index) for index in range(count))
    declaration = compile_cost.DECLARED
    start, end = declaration.index("        path "), declaration.rindex("    },\n}")
    many = declaration[:start] + acceptors + declaration[end:]
    return HEAD + compile_cost.repeated(many, waiters)


def acceptor(index):
    # `tokens_grow_linearly_with_acceptors` in waiter-macros counts the tokens of the same acceptors.
    path = f"certificate.in_use_by[{index}]" if index % 2 else "certificate.serial"
    return f'        path {path} == "{index}" => success,\n'


if __name__ == "__main__":
    main()
