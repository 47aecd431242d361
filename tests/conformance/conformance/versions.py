"""The versions that are compared: of botocore, of moto and of each crate of the SDK. `versions.txt` holds them.

All of these change daily, and a model that is newer than a crate is a waiter that does not compile: without fixed
versions the test would fail for what happens elsewhere. `run.py --newest` takes the newest, `--pin` writes them down.

Imported before there is an environment with anything in it: only the standard library.
"""

from importlib import metadata
from pathlib import Path

FILE = Path(__file__).parent.parent / "versions.txt"
PACKAGES = {"botocore": "1", "moto": "5"}


def pinned():
    """Versions by name."""
    return dict(line.split() for line in FILE.read_text().splitlines())


def packages(newest):
    """What pip is to install."""
    fixed = {} if newest else pinned()
    return [f"{name}=={fixed.get(name, f'{major}.*')}" for name, major in PACKAGES.items()]


def requirement(crate, newest):
    """What Cargo is to take of a crate."""
    return "1" if newest else f"={pinned()[crate]}"


def pin(results):
    """Writes down what a run was made with; what it was not about stays."""
    fixed = pinned() if FILE.exists() else {}
    fixed |= {name: metadata.version(name) for name in PACKAGES}
    fixed |= {result.crate: result.version for result in results if result.version}
    FILE.write_text("".join(f"{name} {fixed[name]}\n" for name in sorted(fixed)))
