"""Measures the cost of waiters, and writes the page of results with its plots.

    python3 tests/benches/page

Runs every part, keeps the figures in `results.json`, and writes `results.md` with an SVG for each plot. The first run
builds the SDK's crates, which takes minutes. `--only poll many` measures only these parts and keeps the other figures.
`--only` alone only writes the page. Needs Linux, Rust and Python 3.
"""

import argparse
import json
import pathlib
import time

import cold
import compiling
import deciding
import goals
import growth
import many
import poll
from conditions import conditions

RESULTS = pathlib.Path(__file__).resolve().parent.parent
PARTS = {
    "deciding": deciding,
    "poll": poll,
    "many": many,
    "compiling": compiling,
    "growth": growth,
    "cold": cold,
}

HEAD = """\
# What waiters cost

Written by `python3 tests/benches/page`. Each ratio compares a declared waiter with its peer, measured in the same run.
[`README.md`](README.md) explains how to read the figures.

"""

AFTER = """\
The guide shows some of these figures. To update it:

    FIGURES=overwrite cargo test --workspace --test docs
"""


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("--only", nargs="*", choices=list(PARTS), default=list(PARTS), help="measure these parts only")
    options = options.parse_args()
    file = RESULTS / "results.json"
    for name in options.only:
        start = time.monotonic()
        print(f"== {name}: {PARTS[name].COMMAND}", flush=True)
        measured = {"figures": PARTS[name].measure(), "with": conditions()}
        results = {**kept(file), name: measured}
        file.write_text(json.dumps(results, indent=1) + "\n")
        print(f"   {time.monotonic() - start:.0f} s", flush=True)
    write(kept(file))
    print(AFTER, end="")


def kept(file):
    """Returns the figures of earlier runs."""
    return json.loads(file.read_text()) if file.exists() else {}


def write(results):
    page = [HEAD + goals.section(results)]
    for name, part in PARTS.items():
        head = f"## {part.TITLE}\n"
        if name not in results:
            page.append(f"{head}\nNot measured yet: `python3 tests/benches/page --only {name}`.\n")
            continue
        text, plots = part.section(results[name]["figures"])
        for file, plot in plots.items():
            (RESULTS / file).write_text(plot)
            text += f"\n![{part.TITLE}]({file})\n"
        page.append(f"{head}\n{text}\n*`{part.COMMAND}`, {results[name]['with']}*\n")
    (RESULTS / "results.md").write_text("\n".join(page))


if __name__ == "__main__":
    main()
