"""Converts AWS's names as the Rust SDK's code generator does, for a request's builder and its setters.

This is a second implementation of `waiter-macros/src/names.rs`. A mistake in either one fails to compile here.
"""

PROTECTED = ("ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl")
TAKEN = {"build", "builder", "default", "send", "make_operation", "presigned", "customize", "meta"}
NEVER_RAW = {"self", "super", "crate"}
KEYWORDS = set(
    "abstract as async await become box break const continue do dyn else enum extern false final fn for gen if impl in"
    " let loop macro match mod move mut override priv pub ref return static struct trait true try type typeof unsafe"
    " unsized use virtual where while yield".split()
)


def snake(name):
    """Converts `DBInstances` to `db_instances`."""
    words = [""]
    all_lower = name == name.lower()
    for at, c in enumerate(name):
        if not c.isalnum():
            words.append("")
        elif _breaks(words[-1], c, name[at + 1 :], all_lower):
            words.append(c)
        else:
            words[-1] += c
    return "_".join(word for word in words if word).lower()


def _breaks(word, c, rest, all_lower):
    if not word:
        return False
    last = word[-1]
    lower_then_upper = c.isupper() and (last.islower() or last.isdigit())
    digit_then_letter = all_lower and last.isdigit() and c.isalpha()
    if (lower_then_upper or digit_then_letter) and not _in_protected_word(word, c + rest):
        return True
    if not (last.isupper() and c.isupper() and rest):
        return False
    if rest[0] == "s":
        return rest[1:2].islower()
    if rest[0] == "v" and rest[1:2].isdigit():
        return False
    return rest[0].islower()


def _in_protected_word(word, ahead):
    begun = word.lower()
    return any(len(begun) < len(whole) and (begun + ahead.lower()).startswith(whole) for whole in PROTECTED)


def method(name):
    """Returns the setter of a member, or the client's function for an operation."""
    name = snake(name)
    if name in TAKEN:
        return f"{name}_value"
    if name in NEVER_RAW:
        return f"{name}_"
    return f"r#{name}" if name in KEYWORDS else name
