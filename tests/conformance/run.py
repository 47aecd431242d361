#!/usr/bin/env python3
"""Conformance against botocore itself, and against the Rust SDK's own waiters. See README.md beside this file.

    python3 tests/conformance/run.py --cheap             a few services of every protocol: what CI runs
    python3 tests/conformance/run.py acm ecs             these
    python3 tests/conformance/run.py --all               all of them
    python3 tests/conformance/run.py acm --show CASE     one case, and what each side makes of it
    python3 tests/conformance/run.py acm --self-check    that mistakes in our waiters are found

Needs Rust, gcc, Python 3.11 and the package registries; makes itself a virtual environment.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "target" / "conformance"
PACKAGES = ["botocore==1.*", "moto==5.*"]


def in_environment():
    """Runs this again in a virtual environment with botocore and moto, unless it does already."""
    environment = BUILD / "venv"
    python = environment / "bin" / "python"
    if Path(sys.prefix) == environment:
        return
    if not (environment / "complete").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
        (environment / "complete").touch()
    os.execv(python, [python, *sys.argv])


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("services", nargs="*", metavar="SERVICE", help="a service, by botocore's name of it")
    parser.add_argument("--all", action="store_true", help="every service that has waiters and a crate")
    parser.add_argument("--cheap", action="store_true", help="the services that CI compares")
    parser.add_argument("--cases", type=int, default=200, help="random responses for each waiter, besides those of a plan (200)")
    parser.add_argument("--seed", default="1", help="what the responses are drawn by (1)")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the results there, as Markdown")
    parser.add_argument("--show", metavar="CASE", help="one case of one service: CertificateValidated/17")
    parser.add_argument("--self-check", action="store_true", help="change our waiters, and see that it is noticed")
    return parser.parse_args()


def main():
    options = arguments()
    in_environment()
    sys.path.insert(0, str(HERE))
    from conformance import command

    sys.exit(command.run(options, ROOT, BUILD))


if __name__ == "__main__":
    main()
