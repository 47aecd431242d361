"""Runs a compiler for cargo (`RUSTC_WRAPPER`) and notes the processor's time that each package took it."""

import os
import resource
import subprocess
import sys

code = subprocess.run(sys.argv[1:], check=False).returncode
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
# Not cargo's questions to the compiler, which come without a package. Build scripts are of the package, too.
package = os.environ.get("CARGO_PKG_NAME")
if package:
    with open(os.environ["TIMED_RUSTC_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{package} {os.environ['CARGO_PKG_VERSION']} {spent.ru_utime + spent.ru_stime:.3f}\n")
sys.exit(code)
