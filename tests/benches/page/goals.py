"""The goals, each beside its figure."""

from table import number, table

PEER, BOXED, DEADLINE = "hand-written", "hand-written, boxed", "hand-written, with a deadline"
HEAD = ["figure", "waiter", "peer", "waiter / peer", "goal", ""]


def section(results):
    figures = {part: result["figures"] for part, result in results.items()}
    return table(HEAD, [row for name, goal in GOALS.items() for row in rows(name, goal, figures)])


def rows(name, goal, figures):
    """Returns the rows of a goal, or one that says that its figures are missing."""
    try:
        return list(goal(name, figures))
    except KeyError as missing:
        return [[name, "", "", "", "", f"not measured: {missing.args[0]}"]]


def row(name, ours, peer, unit, most, goal):
    """Compares a figure with its limit."""
    return [name, f"{number(ours)} {unit}", f"{number(peer)} {unit}", f"{ours / peer:.3f}", goal, verdict(ours <= most)]


def ratio(name, ours, peer, unit, most):
    return row(name, ours, peer, unit, most * peer, f"at most {most} times")


def verdict(is_reached):
    return "reached" if is_reached else "**missed**"


def poll(name, figures):
    ns = {way: line["ns_beyond_send"] for way, line in figures["poll"].items() if "ns_beyond_send" in line}
    yield ratio(name, ns["waiter"], ns["SDK"], "ns", 1.0)


def custom(name, figures):
    ns = {way: line["ns"] for way, line in figures["poll"].items()}
    yield ratio(name, ns["custom"], ns[f"custom, {PEER}"], "ns", 1.2)


def memory(name, figures):
    asleep = figures["many"]["asleep"]
    beyond = {way: line["bytes"] - line["request_bytes"] for way, line in asleep.items()}
    response, most = asleep["waiter"]["response_bytes"], 1024
    yield row(f"{name}, beside a boxed loop", beyond["waiter"], beyond[BOXED], "B", most, f"at most {most:,} B")
    name = f"{name}, with `max_wait`, beside a loop with a deadline"
    goal = f"at most {most:,} B and the last response of {number(response)} B"
    yield row(name, beyond["waiter with max_wait"], beyond[DEADLINE], "B", most + response, goal)


def begin(name, figures):
    us = {way: line["first_poll_us"] for way, line in figures["many"]["asleep"].items()}
    with_deadline = f"{name}, with `max_wait`, beside a loop with a deadline"
    yield ratio(with_deadline, us["waiter with max_wait"], us[DEADLINE], "µs", 1.1)
    yield ratio(f"{name}, beside a boxed loop", us["waiter"], us[BOXED], "µs", 1.1)
    yield ratio(f"{name}, beside a loop with a deadline", us["waiter"], us[DEADLINE], "µs", 1.1)


def compiling(name, figures):
    each = figures["compiling"]["ms_each"]
    yield ratio(f"{name}, beside the least by hand", each["declared"], each["hand_written"], "ms", 1.3)
    yield ratio(f"{name}, beside a loop with a deadline", each["declared"], each["with_deadline"], "ms", 1.3)


def cold(name, figures):
    check = next(line for line in figures["cold"] if line["command"] == "check")
    yield ratio(name, check["beside_s"] + check["added_s"], check["beside_s"], "s", 1.12)


def tokens(name, figures):
    count, most = figures["compiling"]["tokens"]["certificate"], 500
    yield [name, count, "", "", f"at most {most}", verdict(count <= most)]


def deciding(name, figures):
    for case, ns in figures["deciding"]["cases"].items():
        most = max(ns[PEER] + 1, ns[PEER] * 1.05)
        yield row(f"{name} {case}", ns["waiter"], ns[PEER], "ns", most, "at most 1 ns or 5 % more")


GOALS = {
    "a poll beyond `send()`, beside the SDK's waiter": poll,
    "a poll of a custom operation, beside a loop with a deadline": custom,
    "memory of a sleeping wait beyond its request": memory,
    "to begin 100,000 waits and poll once, CPU of each": begin,
    "`cargo check` of a waiter": compiling,
    "`cargo check` from nothing, beside aws-sdk-acm and tokio alone": cold,
    "tokens of the certificate waiter": tokens,
    "a decision, beside a loop by hand:": deciding,
}
