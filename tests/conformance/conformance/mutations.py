"""Mistakes to make in our waiters: the comparison has to find each of them, or it finds nothing.

Each takes a `waiters-2.json` and gives a changed one, and the waiters that are changed.
"""

import copy


def _changed(waiters_file, change):
    """The file in which `change` has changed the waiters that it can, and those."""
    changed = copy.deepcopy(waiters_file)
    return changed, {name for name, waiter in changed["waiters"].items() if change(waiter)}


def _first(waiter, condition):
    return next((acceptor for acceptor in waiter["acceptors"] if condition(acceptor)), None)


def another_value(waiters_file):
    """The first text that is expected is another one."""

    def change(waiter):
        acceptor = _first(waiter, lambda a: a["matcher"].startswith("path") and isinstance(a["expected"], str))
        if acceptor:
            acceptor["expected"] += "_MUTATED"
        return acceptor

    return _changed(waiters_file, change)


def another_state(waiters_file):
    """The last acceptor fails where it succeeded, and succeeds where it did not."""

    def change(waiter):
        acceptor = waiter["acceptors"][-1]
        if acceptor["state"] != "success":
            acceptor["state"] = "success"
            return True
        # Without any success it would not compile.
        others = any(other["state"] == "success" for other in waiter["acceptors"][:-1])
        if others:
            acceptor["state"] = "failure"
        return others

    return _changed(waiters_file, change)


def all_is_any(waiters_file):
    """`pathAll` is `pathAny`, and the other way around."""
    swapped = {"pathAll": "pathAny", "pathAny": "pathAll"}

    def change(waiter):
        acceptor = _first(waiter, lambda a: a["matcher"] in swapped)
        if acceptor:
            acceptor["matcher"] = swapped[acceptor["matcher"]]
        return acceptor

    return _changed(waiters_file, change)


def another_delay(waiters_file):
    """It sleeps a second more between two polls: only whole waits tell."""

    def change(waiter):
        waiter["delay"] += 1
        return True

    return _changed(waiters_file, change)


ALL = {function.__name__: function for function in (another_value, another_state, all_is_any, another_delay)}
