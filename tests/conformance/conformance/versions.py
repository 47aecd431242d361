"""The compared versions: of botocore, of moto and of each crate of the SDK. `versions.txt` contains them.

They all change daily, and a waiter of a model newer than its crate does not compile. Without fixed versions, the test would
fail because of changes elsewhere. `run.py --newest` takes the newest versions, and `--pin` writes them to the file.

This module is imported before the virtual environment exists, so it uses only the standard library.
"""

from importlib import metadata
from pathlib import Path

FILE = Path(__file__).parent.parent / "versions.txt"
PACKAGES = {"botocore": "1", "moto": "5"}


def pinned():
    """Returns the versions by name."""
    return dict(line.split() for line in FILE.read_text().splitlines())


def packages(newest):
    """Returns the packages that pip installs."""
    fixed = {} if newest else pinned()
    return [f"{name}=={fixed.get(name, f'{major}.*')}" for name, major in PACKAGES.items()]


def requirement(crate, newest):
    """Returns the version requirement that Cargo uses for a crate."""
    return "1" if newest else f"={pinned()[crate]}"


def pin(results):
    """Writes the versions of a run to the file. Other versions do not change."""
    fixed = pinned() if FILE.exists() else {}
    fixed |= {name: metadata.version(name) for name in PACKAGES}
    fixed |= {result.crate: result.version for result in results if result.version}
    FILE.write_text("".join(f"{name} {fixed[name]}\n" for name in sorted(fixed)))
