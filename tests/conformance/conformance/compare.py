"""Compares one service: gives the same bytes to botocore, to our waiters, and to the SDK's own if it has them."""

import random
from collections import Counter
from dataclasses import dataclass, field

from . import explained, sdk_waiters, wire
from .oracle import Oracle
from .paths import Spots
from .responses import Error, Responses, Success, mended

# The largest number of polls in a scripted wait.
LONGEST = 6


@dataclass
class Case:
    """One response, with the decision of each side."""

    id: str
    waiter: str
    response: Success | Error
    reply: wire.Reply
    # The same response in our protocol, if that differs from botocore's.
    our_reply: wire.Reply
    theirs: object
    ours: object = None
    sdk: object = None

    @property
    def is_plain(self):
        """Returns true if scripts may contain it: botocore agrees with us and does not raise."""
        ours, theirs = self.ours, self.theirs
        return not theirs.raised and (ours.outcome, ours.acceptor) == (theirs.state, theirs.acceptor)

    @property
    def is_plain_to_sdk(self):
        """Returns true if the SDK's own waiter, if there is one, agrees too."""
        return self.sdk is None or SDK_STATES.get(self.sdk.outcome) == self.ours_in_full

    @property
    def ours_in_full(self):
        """Returns our state. Like the SDK, it distinguishes a failure that no acceptor decided."""
        unmatched = self.ours.outcome == "failure" and self.ours.acceptor is None
        return "unmatched" if unmatched else self.ours.outcome


# The end of a wait with one response, by the SDK's own waiter, as a state.
SDK_STATES = {"success": "success", "failure": "failure", "unmatched": "unmatched", "script is over": "retry"}


@dataclass
class Wait:
    """A scripted wait."""

    id: str
    waiter: str
    cases: list
    max_attempts: int


@dataclass
class Result:
    """The result for a service."""

    service: str
    crate: str
    version: str = ""
    protocols: str = ""
    waiters: int = 0
    left_out: int = 0
    acceptors: int = 0
    sdk_waiters: int = 0
    responses: int = 0
    waits: int = 0
    sdk_responses: int = 0
    sdk_waits: int = 0
    seconds: float = 0.0
    build_seconds: float = 0.0
    explained: Counter = field(default_factory=Counter)
    differences: list = field(default_factory=list)
    # The reasons why a waiter or the service was not compared.
    broken: list = field(default_factory=list)

    @property
    def is_good(self):
        return not self.differences and not self.broken


class Comparison:
    """Compares a service with the waiters of its program."""

    def __init__(self, service, program, seed, count, result):
        self.service = service
        self.program = program
        self.seed = seed
        self.count = count
        self.result = result
        self.oracle = Oracle(service)
        self.protocol = None
        self.waiters = [name for name in service.waiters if name not in program.left_out]
        self.responses = {}
        self.matched = Counter()

    def run(self):
        self._left_out()
        if not self.waiters:
            return
        self.protocol = self.our_protocol()
        self.result.protocols = _protocols(self.oracle.protocol, self.protocol)
        cases = [case for waiter in self.waiters for case in self._cases(waiter)]
        self._ask(cases)
        for case in cases:
            self._poll(case)
        for case in cases:
            if case.sdk is not None:
                self._sdk_poll(case)
        self._waits([wait for waiter in self.waiters for wait in self._scripts(waiter, cases)])
        self._coverage()

    def our_protocol(self):
        """Returns the protocol of the SDK's crate, from the headers of its request."""
        model = self.service.model.metadata["protocol"]
        name = self.waiters[0]
        asked = self.program.answers([("protocol", "poll", name, 1, [wire.Reply(500, {}, b"")])])["protocol"]
        if asked.protocol == "rpc-v2-cbor":
            return "smithy-rpc-v2-cbor"
        if asked.protocol.startswith("application/x-amz-json"):
            return "json"
        if asked.protocol == "application/x-www-form-urlencoded" and model not in ("query", "ec2"):
            return "query"
        return model

    def case(self, waiter, index):
        """Builds a case that does not depend on other cases, so that a difference can be reproduced."""
        operation = self._operation(waiter)
        identity = f"{waiter}/{index}"
        responses = self._responses(waiter)
        responses.rng = random.Random(f"{self.seed}/{self.service.name}/{identity}")
        response = responses.draw(index)
        reply, our_reply = (
            wire.reply(operation, protocol, response, identity) for protocol in (self.oracle.protocol, self.protocol)
        )
        return Case(identity, waiter, response, reply, our_reply, self.oracle.decide(waiter, reply))

    def _responses(self, waiter):
        if waiter not in self.responses:
            declared, operation = self.service.waiters[waiter], self._operation(waiter)
            spots = Spots(declared, operation.output_shape)
            protocols = {self.oracle.protocol, self.protocol}
            self.responses[waiter] = Responses(operation, declared, spots, protocols)
        return self.responses[waiter]

    def _cases(self, waiter):
        count = len(self._responses(waiter).first) + self.count
        return [self.case(waiter, index) for index in range(count)]

    def _ask(self, cases):
        """Runs our waiters and the SDK's."""
        questions = []
        for case in cases:
            questions.append((case.id, "poll", case.waiter, 1, [case.our_reply]))
            if case.waiter in self.program.sdk_waiters:
                questions.append((f"{case.id}/sdk", "sdk", case.waiter, 1, [case.our_reply]))
        answers = self.program.answers(questions)
        for case in cases:
            case.ours = answers[case.id]
            case.sdk = answers.get(f"{case.id}/sdk")

    def _poll(self, case):
        self.result.responses += 1
        self.matched[case.waiter, case.theirs.acceptor] += 1
        if (case.ours.outcome, case.ours.acceptor) == (case.theirs.state, case.theirs.acceptor):
            if case.theirs.raised:
                self.result.explained[explained.RAISES] += 1
            return
        reason = explained.INCOMPLETE if self._is_mended(case) else explained.poll(self.service.name, case)
        if reason:
            self.result.explained[reason] += 1
            return
        self._differs(
            case.id,
            f"botocore: {_decision(case.theirs.state, case.theirs.acceptor)}, "
            f"ours: {_decision(case.ours.outcome, case.ours.acceptor)}",
        )

    def _is_mended(self, case):
        """Returns true if our decision on an incomplete response fits the response that the SDK mends or refuses."""
        if not isinstance(case.response, Success) or not case.response.left_out:
            return False
        operation = self._operation(case.waiter)
        value = mended(operation.output_shape, case.response.value)
        reply = wire.reply(operation, self.oracle.protocol, Success(value), case.id)
        theirs = self.oracle.decide(case.waiter, reply)
        refused = ("failure", None)
        return (case.ours.outcome, case.ours.acceptor) in [(theirs.state, theirs.acceptor), refused]

    def _operation(self, waiter):
        return self.service.model.operation_model(self.service.waiters[waiter]["operation"])

    def _sdk_poll(self, case):
        """Compares the SDK's own waiter on one response."""
        self.result.sdk_responses += 1
        theirs = SDK_STATES.get(case.sdk.outcome, case.sdk.outcome)
        if theirs == case.ours_in_full:
            return
        declared = sdk_waiters.acceptors(self.program.source, case.waiter)
        is_error = "Error" in case.theirs.parsed
        strictly, loosely = (
            sdk_waiters.decide(declared, case.theirs.parsed, is_error, strict) for strict in (True, False)
        )
        if theirs == strictly and case.ours_in_full == loosely:
            self.result.explained[explained.NULLS] += 1
            return
        reason = explained.sdk(self.service.name, case)
        if reason and theirs == strictly:
            self.result.explained[reason] += 1
            return
        self._differs(
            f"{case.id}/sdk",
            f"the SDK's own waiter: {theirs}, ours: {_decision(case.ours.outcome, case.ours.acceptor)}"
            f" (its acceptors by JMESPath: {loosely}, by its own rules for nulls: {strictly})",
        )

    def _scripts(self, waiter, cases):
        """Scripts of responses on which botocore agrees with us. In every second one, the SDK's own waiter agrees too.

        Most of them retry until a final response.
        """
        plain = [case for case in cases if case.waiter == waiter and case.is_plain]
        plain_to_all = [case for case in plain if case.is_plain_to_sdk]
        if not plain_to_all:
            self.result.broken.append(f"{waiter}: no response that all agree on to make a wait of")
            return
        for index in range(self.count // 5):
            cases = plain_to_all if index % 2 else plain
            retries = [case for case in cases if case.ours.outcome == "retry"]
            rng = random.Random(f"{self.seed}/{self.service.name}/{waiter}/wait/{index}")
            length = rng.randint(1, LONGEST)
            script = [rng.choice(retries or cases) for _ in range(length - 1)] + [rng.choice(cases)]
            max_attempts = rng.choice([length, length, rng.randint(0, length)])
            yield Wait(f"{waiter}/wait/{index}", waiter, script, max_attempts)

    def _waits(self, waits):
        questions = []
        for wait in waits:
            script = [case.our_reply for case in wait.cases]
            questions.append((wait.id, "wait", wait.waiter, wait.max_attempts, script))
            if wait.waiter in self.program.sdk_waiters and all(case.is_plain_to_sdk for case in wait.cases):
                questions.append((f"{wait.id}/all", "wait", wait.waiter, len(script), script))
                questions.append((f"{wait.id}/sdk", "sdk", wait.waiter, 1, script))
        answers = self.program.answers(questions)
        for wait in waits:
            self.result.waits += 1
            ours = answers[wait.id]
            theirs = self.oracle.wait(wait.waiter, [case.reply for case in wait.cases], wait.max_attempts)
            said = [(side.outcome, side.calls, side.seconds) for side in (theirs, ours)]
            if said[0] != said[1]:
                self._differs(wait.id, f"(outcome, calls, seconds) of botocore: {said[0]}, ours: {said[1]}")
            if f"{wait.id}/sdk" in answers:
                self._sdk_wait(wait, answers[f"{wait.id}/all"], answers[f"{wait.id}/sdk"])

    def _sdk_wait(self, wait, ours, sdk):
        """Compares a wait of the SDK's own waiter, which has no limit of attempts and sends one request too many."""
        self.result.sdk_waits += 1
        said = (sdk.outcome, sdk.calls)
        if said == ("script is over", len(wait.cases) + 1):
            said = ("max attempts", len(wait.cases))
        if said != (ours.outcome, ours.calls):
            self._differs(
                f"{wait.id}/sdk",
                f"(outcome, calls) of the SDK's own waiter: {said}, ours: {(ours.outcome, ours.calls)}",
            )

    def _coverage(self):
        """Checks that every acceptor has matched. An acceptor that was never tried proves nothing."""
        for waiter in self.waiters:
            for index, acceptor in enumerate(self.service.waiters[waiter]["acceptors"]):
                if self.matched[waiter, index]:
                    continue
                reason = explained.NEVER_MATCHED.get((self.service.name, waiter, index))
                if reason:
                    self.result.explained[reason] += 1
                else:
                    self.result.broken.append(f"{waiter}: no response matched acceptor {index}, {dict(acceptor)}")

    def _left_out(self):
        """Checks that the reason to leave out a waiter still exists."""
        for (service, waiter), absent in explained.LEFT_OUT.items():
            if service == self.service.name:
                self.result.explained[explained.NEWER] += 1
                if (self.program.source / absent).exists():
                    self.result.broken.append(f"{waiter} is left out for want of {absent}, which the crate has now")

    def _differs(self, identity, what):
        self.result.differences.append((identity, what))


def _decision(state, acceptor):
    return f"{state} by no acceptor" if acceptor is None else f"{state} by acceptor {acceptor}"


def _protocols(theirs, ours):
    return ours if theirs == ours else f"{ours} (botocore: {theirs})"
