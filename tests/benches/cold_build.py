"""Measures the CPU time that waiter-runtime adds to a build from nothing of a crate with aws-sdk-acm and tokio.

Builds that crate in an empty directory. Then it builds one with waiter-runtime in the same directory, so that cargo
compiles only the additional crates. Two builds from nothing would differ by more than these crates take.

Some crates are compiled again with more features. They are listed separately, since a single build would compile them
once. Prints seconds as JSON. Needs only Python 3:

    python3 tests/benches/cold_build.py check build

With `--bare`, it measures a program with tokio alone instead: without waiter-runtime, with it, and with it but without its
feature `aws`. Each is built in an empty directory. Prints the number of crates, and the seconds of the whole build:

    CARGO_BUILD_JOBS=1 python3 tests/benches/cold_build.py --bare check build
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
BARE = 'tokio = {{ version = "1", features = ["macros", "rt", "time"] }}\n'
WITHOUT_AWS = 'waiter-runtime = {{ path = "{checkout}/waiter-runtime", default-features = false }}\n'
PACKAGE = '[package]\nname = "{name}"\nedition = "2024"\n\n[dependencies]\n'


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    options.add_argument("commands", nargs="+", choices=["check", "build"])
    options.add_argument("--bare", action="store_true", help="measure a program without the SDK")
    options.add_argument("--directory", type=pathlib.Path, default=target() / "cold-build")
    options = options.parse_args()
    for command in options.commands:
        figures = (bare if options.bare else measure)(command, options.directory)
        print(json.dumps(figures), flush=True)


def target():
    command = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    found = subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE).stdout
    return pathlib.Path(json.loads(found)["target_directory"])


def bare(command, directory):
    programs = {"alone": BARE, "with_waiter": BARE + WAITER, "without_aws": BARE + WITHOUT_AWS}
    return {"command": command} | {name: whole(command, name, programs[name], directory) for name in programs}


def whole(command, name, dependencies, directory):
    """Builds a package from nothing."""
    generate({name: dependencies}, directory)
    before = cpu_seconds()
    compiled = build(command, name, directory)
    # Without the package itself.
    return {"crates": len(compiled) - 1, "s": round(cpu_seconds() - before, 2)}


def measure(command, directory):
    generate({"beside": BESIDE, "with_waiter": BESIDE + WAITER}, directory)
    before = cpu_seconds()
    there = build(command, "beside", directory)
    beside = cpu_seconds() - before
    compiled = timed(command, "with_waiter", directory)
    again = {crate for crate, _ in compiled if crate in there}
    return {
        "command": command,
        "beside_s": beside,
        "added_s": sum(seconds for crate, seconds in compiled if crate not in again),
        "crates": summed((crate, seconds) for crate, seconds in compiled if crate not in again),
        "again": summed((crate, seconds) for crate, seconds in compiled if crate in again),
    }


def generate(members, directory):
    """Writes a workspace of these packages with their dependencies, in the place of what was in the directory."""
    shutil.rmtree(directory, ignore_errors=True)
    for name, dependencies in members.items():
        (directory / name / "src").mkdir(parents=True)
        manifest = (PACKAGE + dependencies).format(name=name, checkout=CHECKOUT)
        (directory / name / "Cargo.toml").write_text(manifest)
        (directory / name / "src" / "lib.rs").write_text("//! Nothing: the dependencies are what is measured.\n")
    workspace = f'[workspace]\nresolver = "3"\nmembers = {json.dumps(list(members))}\n'
    (directory / "Cargo.toml").write_text(workspace)
    shutil.copy(CHECKOUT / "Cargo.lock", directory)
    cargo(["fetch", "--quiet"], directory)


def build(command, package, directory, variables=None):
    """Returns the names and versions of the packages that were compiled."""
    arguments = [command, "--quiet", "--package", package, "--message-format", "json"]
    messages = map(json.loads, cargo(arguments, directory, variables).splitlines())
    return {named(message["package_id"]) for message in messages if message.get("fresh") is False}


def named(package):
    """Turns cargo's `registry+…#syn@3.0.10` and `path+file:///…/name#0.1.0` into `syn 3.0.10` and `name 0.1.0`."""
    place, _, version = package.rpartition("#")
    name, _, number = version.rpartition("@")
    return f"{name or place.rpartition('/')[2]} {number}"


def timed(command, package, directory):
    """Builds, and measures the seconds of each run of the compiler, without cargo's own time."""
    log = directory / "each"
    log.write_text("")
    script = pathlib.Path(__file__).parent / "timed_rustc.py"
    wrapper = directory / "wrapper"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n')
    wrapper.chmod(0o755)
    build(command, package, directory, {"RUSTC_WRAPPER": str(wrapper), "TIMED_RUSTC_LOG": str(log)})
    lines = (line.rsplit(maxsplit=1) for line in log.read_text().splitlines())
    return [(crate, float(seconds)) for crate, seconds in lines if not crate.startswith(package)]


def summed(compiled):
    """Returns the seconds of each package, the most expensive first."""
    seconds = {}
    for crate, spent in compiled:
        seconds[crate] = round(seconds.get(crate, 0) + spent, 3)
    return dict(sorted(seconds.items(), key=lambda crate: -crate[1]))


def cpu_seconds():
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


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
