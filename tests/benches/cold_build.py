"""Measures what waiter-runtime adds to a build from nothing of a crate with aws-sdk-acm and tokio.

Builds that crate in an empty directory, then one with waiter-runtime besides in the same directory: cargo builds only
what is new, so the second figure is what the crates add. (The difference of two builds from nothing would drown in what
these differ from run to run.) The processor's time of all processes, in seconds. Prints JSON. Needs Python 3 and nothing
else:  python3 tests/benches/cold_build.py check build
"""

import argparse
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]

BESIDE = """\
aws-sdk-acm = {{ version = "1", default-features = false, features = ["behavior-version-latest", "rt-tokio"] }}
tokio = {{ version = "1", features = ["macros", "rt-multi-thread", "time"] }}
"""
WAITER = 'waiter-runtime = {{ path = "{checkout}/waiter-runtime" }}\n'
PACKAGE = '[package]\nname = "{name}"\nedition = "2024"\n\n[dependencies]\n'


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("commands", nargs="+", choices=["check", "build"])
    options.add_argument("--directory", type=pathlib.Path, default=target() / "cold-build")
    options = options.parse_args()
    for command in options.commands:
        print(json.dumps(measure(command, options.directory)), flush=True)


def target():
    command = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    found = subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE).stdout
    return pathlib.Path(json.loads(found)["target_directory"])


def measure(command, directory):
    shutil.rmtree(directory, ignore_errors=True)
    generate(directory)
    cargo(["fetch", "--quiet"], directory)
    beside, _ = build(command, "beside", directory)
    added, crates = build(command, "with_waiter", directory)
    return {
        "command": command,
        "beside_s": beside,
        "added_s": added,
        "crates": each(command, crates, directory),
    }


def generate(directory):
    members = {"beside": BESIDE, "with_waiter": BESIDE + WAITER}
    for name, dependencies in members.items():
        (directory / name / "src").mkdir(parents=True)
        manifest = (PACKAGE + dependencies).format(name=name, checkout=CHECKOUT)
        (directory / name / "Cargo.toml").write_text(manifest)
        (directory / name / "src" / "lib.rs").write_text("//! Nothing: the dependencies are what is measured.\n")
    workspace = f'[workspace]\nresolver = "3"\nmembers = {json.dumps(list(members))}\n'
    (directory / "Cargo.toml").write_text(workspace)
    shutil.copy(CHECKOUT / "Cargo.lock", directory)


def build(command, package, directory):
    """Seconds of the processor, and the packages that were compiled."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = cargo([command, "--quiet", "--package", package, "--message-format", "json"], directory)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    messages = map(json.loads, output.splitlines())
    compiled = [message["package_id"] for message in messages if message.get("fresh") is False]
    return seconds, list(dict.fromkeys(compiled))


def each(command, packages, directory):
    """The seconds of each of these packages, the most expensive first, in a second build of them alone."""
    ids = [package for package in packages if not package.split("#")[0].startswith(f"path+file://{directory}")]
    cargo(["clean", "--quiet", *(word for package in ids for word in ("--package", package))], directory)
    log = directory / "each"
    log.write_text("")
    wrapper = directory / "wrapper"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{pathlib.Path(__file__).parent / "timed_rustc.py"}" "$@"\n')
    wrapper.chmod(0o755)
    variables = {"RUSTC_WRAPPER": str(wrapper), "TIMED_RUSTC_LOG": str(log)}
    cargo([command, "--quiet", "--package", "with_waiter"], directory, variables)
    seconds = {}
    for line in log.read_text().splitlines():
        name, spent = line.split()
        seconds[name] = seconds.get(name, 0) + float(spent)
    return dict(sorted(seconds.items(), key=lambda crate: -crate[1]))


def cargo(arguments, directory, variables=None):
    environment = {
        **os.environ,
        "CARGO_TARGET_DIR": str(directory / "target"),
        "CARGO_INCREMENTAL": "0",
        **(variables or {}),
    }
    command = ["cargo", *arguments]
    return subprocess.run(command, cwd=directory, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
