#!/usr/bin/env python3
"""Compares our waiters with botocore, and with the Rust SDK's own waiters. See README.md beside this file.

    python3 tests/conformance/run.py --cheap             a few services of every protocol, as CI does
    python3 tests/conformance/run.py acm ecs             two services
    python3 tests/conformance/run.py --all               all services
    python3 tests/conformance/run.py acm --show CASE     one case, and the result of each side
    python3 tests/conformance/run.py acm --self-check    checks that the comparison finds mistakes

Needs Rust, gcc, Python 3.11 and the package registries. Creates a virtual environment.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from conformance import versions  # noqa: E402


def in_environment(build, packages):
    """Runs this program again in a virtual environment with botocore and moto, unless it already runs there."""
    environment = build / "venv"
    python = environment / "bin" / "python"
    if Path(sys.prefix) == environment:
        return
    installed = environment / "installed"
    if not installed.exists() or installed.read_text() != str(packages):
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, *packages], check=True)
        installed.write_text(str(packages))
    os.execv(python, [python, *sys.argv])


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("services", nargs="*", metavar="SERVICE", help="a service, by botocore's name of it")
    add("--all", action="store_true", help="every service that has waiters and a crate")
    add("--cheap", action="store_true", help="the services that CI compares")
    add("--cases", type=int, default=200, help="random responses for each waiter, besides those of a plan (200)")
    add("--seed", default="1", help="what the responses are drawn by (1)")
    add("--table", type=Path, metavar="FILE", help="write the results there, as Markdown")
    add("--show", metavar="CASE", help="one case of one service: CertificateValidated/17")
    add("--self-check", action="store_true", help="change our waiters, and see that it is noticed")
    add("--newest", action="store_true", help="the newest botocore, moto and crates, not those of versions.txt")
    add("--pin", action="store_true", help="write the versions of this run to versions.txt")
    add("--directory", type=Path, metavar="DIR", help="where everything is made (target/conformance)")
    return parser.parse_args()


def main():
    options = arguments()
    default = ROOT / "target" / ("conformance-newest" if options.newest else "conformance")
    build = (options.directory or default).resolve()
    in_environment(build, versions.packages(options.newest))
    from conformance import command

    sys.exit(command.run(options, ROOT, build))


if __name__ == "__main__":
    main()
