"""Runs commands in the checkout."""

import json
import os
import pathlib
import re
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parents[3]


def run(*command, **environment):
    """Returns the output of a command."""
    environment = {**os.environ, **environment}
    done = subprocess.run(command, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return done.stdout


def json_lines(*command, **environment):
    """Returns the lines of the output that are JSON."""
    return [json.loads(line) for line in run(*command, **environment).splitlines() if line.startswith("{")]


def printed(pattern, *test):
    """Returns the names and numbers that a unit test prints."""
    output = run("cargo", "test", "--quiet", *test, "--", "--exact", "--nocapture")
    return [(name, int(value)) for name, value in re.findall(pattern, output)]
