"""What a run has to say: a line per service while it runs, the differences, and the table that is committed."""

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
    ("build", lambda r: f"{r.build_seconds:.0f} s"),
    ("run", lambda r: f"{r.seconds:.0f} s"),
]

# Of the differences of one waiter: the rest is like them.
SHOWN = 2


def tell(result):
    """A line about a service, and what is wrong with it."""
    explained = sum(result.explained.values())
    print(
        f"{'ok  ' if result.is_good else 'FAIL'} {result.service}: {result.waiters} waiters, {result.responses} responses, "
        f"{result.waits} waits; with the SDK's own: {result.sdk_responses} responses, {result.sdk_waits} waits; "
        f"{explained} explained, {len(result.differences)} unexplained "
        f"({result.build_seconds:.0f} s to build, {result.seconds:.0f} s to run)",
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
    """The last lines of a run."""
    explained = sum((result.explained for result in results), Counter())
    lines = [
        f"{len(results)} services, {sum(r.waiters for r in results)} waiters, {sum(r.acceptors for r in results)} acceptors",
        f"botocore: {sum(r.responses for r in results)} responses, {sum(r.waits for r in results)} waits",
        f"the SDK's own waiters ({sum(r.sdk_waiters for r in results)}): "
        f"{sum(r.sdk_responses for r in results)} responses, {sum(r.sdk_waits for r in results)} waits",
        *(f"explained {count} times: {reason}" for reason, count in sorted(explained.items())),
        f"unexplained: {sum(len(r.differences) for r in results)}",
        f"services with failures: {', '.join(r.service for r in results if not r.is_good) or 'none'}",
    ]
    return lines


def table(results, about):
    """The run as a page of Markdown."""
    names = [name for name, _ in COLUMNS]
    rows = [[str(value(result)) for _, value in COLUMNS] for result in results]
    lines = ["# Conformance: results", "", about, "", *(f"- {line}" for line in summary(results)), ""]
    lines += [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"
