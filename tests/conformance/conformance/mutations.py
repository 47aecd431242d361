"""Mistakes in our waiters. The comparison must find each of them.

Each function takes a `waiters-2.json` and returns a changed one, with the names of the changed waiters.
"""

import copy


def _changed(waiters_file, change):
    """Returns the file with all waiters changed that `change` can change, and their names."""
    changed = copy.deepcopy(waiters_file)
    return changed, {name for name, waiter in changed["waiters"].items() if change(waiter)}


def _first(waiter, condition):
    return next((acceptor for acceptor in waiter["acceptors"] if condition(acceptor)), None)


def another_value(waiters_file):
    """Changes the first expected text."""

    def change(waiter):
        acceptor = _first(waiter, lambda a: a["matcher"].startswith("path") and isinstance(a["expected"], str))
        if acceptor:
            acceptor["expected"] += "_MUTATED"
        return acceptor

    return _changed(waiters_file, change)


def another_state(waiters_file):
    """Makes the last acceptor fail where it succeeded, and succeed where it did not."""

    def change(waiter):
        acceptor = waiter["acceptors"][-1]
        if acceptor["state"] != "success":
            acceptor["state"] = "success"
            return True
        # A waiter without any success would not compile.
        others = any(other["state"] == "success" for other in waiter["acceptors"][:-1])
        if others:
            acceptor["state"] = "failure"
        return others

    return _changed(waiters_file, change)


def all_is_any(waiters_file):
    """Swaps `pathAll` and `pathAny`."""
    swapped = {"pathAll": "pathAny", "pathAny": "pathAll"}

    def change(waiter):
        acceptor = _first(waiter, lambda a: a["matcher"] in swapped)
        if acceptor:
            acceptor["matcher"] = swapped[acceptor["matcher"]]
        return acceptor

    return _changed(waiters_file, change)


def another_delay(waiters_file):
    """Sleeps one more second between two polls. Only whole waits show it."""

    def change(waiter):
        waiter["delay"] += 1
        return True

    return _changed(waiters_file, change)


ALL = {function.__name__: function for function in (another_value, another_state, all_is_any, another_delay)}
