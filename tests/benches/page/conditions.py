"""The conditions of a measurement, without details of the machine's owner."""

import datetime
import os
import pathlib
import platform
import subprocess


def conditions():
    rustc = subprocess.run(["rustc", "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout.split()[1]
    today = datetime.date.today().isoformat()
    cores = f"{os.cpu_count()} cores of {processor()}"
    busy = f"load {os.getloadavg()[0]:.1f} at the end"
    return f"{today}, rustc {rustc}, {cores}, {memory():.0f} GiB, {system()}, {busy}"


def processor():
    """Returns the model of the processor. Some architectures do not name it."""
    return field("/proc/cpuinfo", "model name", ":") or platform.machine()


def memory():
    """Returns the memory in GiB."""
    return int(field("/proc/meminfo", "MemTotal", ":").split()[0]) / 2**20


def system():
    distribution = field("/etc/os-release", "PRETTY_NAME", "=") or "Linux"
    return f"{distribution}, kernel {platform.release().split('-')[0]}"


def field(file, name, separator):
    """Returns the first value with this name, or nothing."""
    for line in pathlib.Path(file).read_text().splitlines():
        key, _, value = line.partition(separator)
        if key.strip() == name:
            return value.strip().strip('"')
    return None
