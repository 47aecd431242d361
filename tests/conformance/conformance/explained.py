"""Every difference that there may be, with its reason. What is not in here fails the test, and so does an entry that no
longer occurs where its whole service was compared.

Two kinds of reasons hold for any waiter, and each is checked for every response it is used for:

- `RAISES`: an acceptor's expression raises in botocore (`length` of a null), which escapes from its `wait`. Ours must
  decide as if that acceptor did not match.
- `NULLS`: the SDK's own waiter takes a null on the way for "no match", JMESPath does not. The SDK's acceptors, evaluated
  both ways, must give its decision and ours.
"""

RAISES = "botocore raises"
NULLS = "the SDK's waiters on nulls"

# Acceptors that our compiler refuses, by service and waiter: they are not declared.
LEFT_OUT = {}

# Acceptors that no generated response matches in botocore.
NEVER_MATCHED = {}

# Differences from botocore in single responses, by service and waiter.
POLLS = {}

# Differences from the SDK's own waiter, by service and waiter: its declaration is another one.
SDK_WAITERS = {}


def poll(service, case):
    """Why botocore and ours differ on a response, if that is known."""
    return POLLS.get((service, case.waiter))


def sdk(service, case):
    """Why the SDK's own waiter and ours differ on a response, if that is known."""
    return SDK_WAITERS.get((service, case.waiter))


def entries():
    """Every entry: what it is about, the service first, and its reason."""
    return [entry for table in (LEFT_OUT, NEVER_MATCHED, POLLS, SDK_WAITERS) for entry in table.items()]
