"""Measures the cost of waiters, and writes the page of results with its plots.

    python3 tests/benches/page

Runs every part, keeps the figures in `results.json`, and writes `results.md` with an SVG for each plot. The parts
`deciding` and `cold` take minutes to build. `--only poll many` measures only these parts and keeps the other figures.
`--only` alone only writes the page. Needs Linux, Rust and Python 3.
"""

import argparse
import datetime
import json
import os
import pathlib
import subprocess

import cold
import compiling
import deciding
import many
import poll

RESULTS = pathlib.Path(__file__).resolve().parent.parent
PARTS = {"deciding": deciding, "poll": poll, "many": many, "compiling": compiling, "cold": cold}

HEAD = """\
# What waiters cost

Written by `python3 tests/benches/page`. Each ratio compares with the peer beside it, measured in the same run. `README.md`
explains the measurements.
"""


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("--only", nargs="*", choices=list(PARTS), default=list(PARTS), help="measure these parts only")
    options = options.parse_args()
    file = RESULTS / "results.json"
    for name in options.only:
        print(f"== {name}", flush=True)
        measured = {"figures": PARTS[name].measure(), "with": conditions()}
        results = {**kept(file), name: measured}
        file.write_text(json.dumps(results, indent=1) + "\n")
    write(kept(file))


def kept(file):
    """Returns the figures of earlier runs."""
    return json.loads(file.read_text()) if file.exists() else {}


def conditions():
    """Returns the conditions of a measurement, without details of the machine's owner."""
    rustc = subprocess.run(["rustc", "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()[1]
    busy = os.getloadavg()[0]
    today = datetime.date.today().isoformat()
    return f"{today}, rustc {rustc}, {os.cpu_count()} cores, load {busy:.1f} at the end"


def write(results):
    page = [HEAD]
    for name, part in PARTS.items():
        if name not in results:
            page.append(f"## {part.TITLE}\n\nNot measured yet: `python3 tests/benches/page --only {name}`.\n")
            continue
        text, plots = part.section(results[name]["figures"])
        for file, plot in plots.items():
            (RESULTS / file).write_text(plot)
            text += f"\n![{part.TITLE}]({file})\n"
        page.append(f"## {part.TITLE}\n\n{text}\n*{results[name]['with']}*\n")
    (RESULTS / "results.md").write_text("\n".join(page))


if __name__ == "__main__":
    main()
