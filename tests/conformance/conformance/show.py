"""Shows one case to a reader: the response, its bytes, and each side's result."""

from pprint import pformat

from .compare import Comparison, Result


def case(service, program, options):
    """Prints the case and returns the exit code."""
    program.generate(service.waiters_file)
    program.build()
    comparison = Comparison(service, program, options.seed, options.cases, Result(service.name, service.crate))
    comparison.protocol = comparison.our_protocol()
    waiter, index = options.show.split("/")[:2]
    case = comparison.case(waiter, int(index))
    asked = [("ours", "show", waiter, 1, [case.our_reply])]
    if waiter in program.sdk_waiters:
        asked.append(("sdk", "sdk", waiter, 1, [case.our_reply]))
    answers = program.answers(asked)
    print(f"the waiter: {pformat(service.waiters[waiter], width=160)}\n")
    print(f"the response: {pformat(case.response, width=160)}\n")
    for side, reply in {"botocore": case.reply, "the SDK": case.our_reply}.items():
        print(f"as {side} gets it: {reply.status} {reply.headers}\n{reply.body}\n")
    print(f"botocore reads: {pformat(case.theirs.parsed, width=160)}")
    print(f"botocore decides: {case.theirs}\n")
    for side, answer in answers.items():
        print(f"{side}: {answer}\n")
    return 0
