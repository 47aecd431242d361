"""Reports a run: a line per service during the run, the differences, and the table that is committed."""

from collections import Counter

COLUMNS = [
    ("service", lambda r: r.service),
    ("crate", lambda r: f"{r.crate} {r.version}"),
    ("protocol", lambda r: r.protocols),
    ("waiters", lambda r: r.waiters),
    ("acceptors", lambda r: r.acceptors),
    ("responses", lambda r: r.responses),
    ("waits", lambda r: r.waits),
    ("SDK's waiters", lambda r: r.sdk_waiters),
    ("responses", lambda r: r.sdk_responses),
    ("waits", lambda r: r.sdk_waits),
    ("explained", lambda r: sum(r.explained.values())),
    ("unexplained", lambda r: len(r.differences)),
    ("longest build", lambda r: f"{r.build_seconds:.0f} s"),
    ("run in", lambda r: f"{r.seconds:.0f} s"),
]

# The number of differences shown for each waiter.
SHOWN = 2


def tell(result):
    """Prints a line about a service, and its failures."""
    explained = sum(result.explained.values())
    print(
        f"{'ok  ' if result.is_good else 'FAIL'} {result.service}: {result.waiters} waiters, "
        f"{result.responses} responses, {result.waits} waits; with the SDK's own: {result.sdk_responses} responses, "
        f"{result.sdk_waits} waits; {explained} explained, {len(result.differences)} unexplained "
        f"(built in {result.build_seconds:.0f} s, run in {result.seconds:.0f} s)",
        flush=True,
    )
    for what in result.broken:
        print(f"     {what}")
    shown = Counter()
    for identity, what in result.differences:
        waiter = identity.split("/")[0]
        shown[waiter] += 1
        if shown[waiter] <= SHOWN:
            print(f"     {identity}: {what}")
    for waiter, count in shown.items():
        if count > SHOWN:
            print(f"     {waiter}: {count} differences in all")


def summary(results):
    """Returns the last lines of a run."""
    explained = sum((result.explained for result in results), Counter())

    def total(of):
        return sum(of(result) for result in results)

    return [
        f"{len(results)} services, {total(lambda r: r.waiters)} waiters, {total(lambda r: r.acceptors)} acceptors",
        f"botocore: {total(lambda r: r.responses)} responses, {total(lambda r: r.waits)} waits",
        f"the SDK's own waiters ({total(lambda r: r.sdk_waiters)}): {total(lambda r: r.sdk_responses)} responses, "
        f"{total(lambda r: r.sdk_waits)} waits",
        *(f"explained {count} times: {reason}" for reason, count in sorted(explained.items())),
        f"unexplained: {total(lambda r: len(r.differences))}",
        f"services with failures: {', '.join(r.service for r in results if not r.is_good) or 'none'}",
    ]


def table(results, about):
    """Formats the run as a page of Markdown."""
    names = [name for name, _ in COLUMNS]
    rows = [[str(value(result)) for _, value in COLUMNS] for result in results]
    lines = ["# Conformance: results", "", about, "", *(f"- {line}" for line in summary(results)), ""]
    lines += [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"
