"""Runs `run.py`'s command, once botocore and moto are installed."""

import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version

from . import explained, mutations, report, show, versions
from .compare import Comparison, Result
from .rust import LANES, Broken, Program, lane
from .services import CHEAP, NO_CRATE, all_services

# With fewer random responses for each waiter, an explained difference may not occur.
ENOUGH = 100


def run(options, root, build):
    """Runs the command and returns its exit code."""
    services = _services(options)
    if options.show:
        return show.case(services[0], _program(services[0], root, build, options), options)
    if options.self_check:
        return _self_check(services, root, build, options)
    started = time.monotonic()
    results = []
    lanes = [ThreadPoolExecutor(max_workers=1) for _ in range(LANES)]
    builds = [lanes[lane(service)].submit(_built, service, root, build, options) for service in services]
    # The comparisons replace `time.sleep`, so they run in this thread, one after the other.
    for service, built in zip(services, builds, strict=True):
        results.append(_service(service, built.result, options))
        report.tell(results[-1])
    minutes = (time.monotonic() - started) / 60
    stale = _stale(results) if options.cases >= ENOUGH else []
    print("\n".join(["", *report.summary(results), *stale, f"{minutes:.1f} minutes"]))
    if options.pin:
        versions.pin(results)
    if options.table:
        options.table.write_text(report.table(results, _about(options, minutes)))
    return 0 if results and all(result.is_good for result in results) and not stale else 1


def _about(options, minutes):
    """Returns the paragraphs above the table."""
    without = ", ".join(f"{name} ({reason})" for name, reason in NO_CRATE.items())
    left_out = ", ".join(" ".join(key) for key in explained.LEFT_OUT)
    return f"""\
Written by `tests/conformance/run.py`: botocore {version("botocore")}, moto {version("moto")}, seed {options.seed},
{options.cases} random responses for each waiter besides those of the plan, {minutes:.0f} minutes.

Services without a crate: {without}. Left out, since {explained.NEWER}: {left_out}."""


def _services(options):
    known = {service.name: service for service in all_services()}
    if options.all:
        return list(known.values())
    asked = (CHEAP if options.cheap else []) + options.services
    unknown = [name for name in asked if name not in known]
    if unknown or not asked:
        raise SystemExit(f"no service with waiters: {', '.join(unknown)}" if unknown else "which service? see --help")
    return [known[name] for name in dict.fromkeys(asked)]


def _program(service, root, build, options):
    version = versions.requirement(service.crate, options.newest)
    left_out = {waiter for name, waiter in explained.LEFT_OUT if name == service.name}
    return Program(service, root, build, version, left_out)


def _built(service, root, build, options, waiters_file=None):
    """Returns the built program of a service. `waiters_file` replaces the waiters of our side."""
    program = _program(service, root, build, options)
    program.generate(waiters_file or service.waiters_file)
    program.build()
    return program


def _service(service, built, options):
    """Compares a service with the program that `built` returns."""
    result = Result(service.name, service.crate)
    try:
        program = built()
        result.version, result.build_seconds = program.version, program.seconds
        declared = [waiter for name, waiter in service.waiters.items() if name not in program.left_out]
        result.waiters, result.left_out = len(declared), len(program.left_out)
        result.acceptors = sum(len(waiter["acceptors"]) for waiter in declared)
        result.sdk_waiters = len(program.sdk_waiters)
        started = time.monotonic()
        Comparison(service, program, options.seed, options.cases, result).run()
        result.seconds = time.monotonic() - started
    except Broken as broken:
        result.broken.append(str(broken))
    except Exception:  # A failure of this test itself: the other services are still compared.
        result.broken.append(traceback.format_exc())
    return result


def _stale(results):
    """Returns entries of `explained.py` that did not occur, for services that were compared."""
    compared = {result.service for result in results if not result.broken}
    occurred = {(result.service, reason) for result in results for reason in result.explained}
    entries = explained.entries()
    return [
        f"explained.py has what no longer occurs: {key}: {reason}"
        for key, reason in entries
        if key[0] in compared and (key[0], reason) not in occurred
    ]


def _self_check(services, root, build, options):
    """Checks that every mutation is found in every waiter that it changes."""
    missed, made = [], set()
    for service in services:
        for name, mutate in mutations.ALL.items():
            changed, waiters = mutate(service.waiters_file)
            waiters -= _program(service, root, build, options).left_out
            if not waiters:
                continue
            made.add(name)
            result = _service(service, partial(_built, service, root, build, options, changed), options)
            found = {identity.split("/")[0] for identity, _ in result.differences}
            print(f"{service.name}, {name}: found in {len(found & waiters)} of {len(waiters)} waiters", flush=True)
            if waiters - found:
                print("\n".join(result.broken))
            missed += [f"{service.name}, {name}: not found in {waiter}" for waiter in sorted(waiters - found)]
    missed += [f"{name}: no waiter has it" for name in mutations.ALL if name not in made]
    print("\n".join(missed) or "every mistake was found")
    return 1 if missed else 0
