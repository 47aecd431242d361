"""botocore's own decision on a response: its client, parsers, handlers and waiters, over scripted HTTP."""

from dataclasses import dataclass, field
from unittest import mock

import botocore.session
from botocore import waiter, xform_name
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.config import Config
from botocore.exceptions import WaiterError

from . import request


@dataclass
class Decision:
    """botocore's decision on one response."""

    # The resulting state, and the acceptor that decided, if one did.
    state: str
    acceptor: int | None
    # The acceptors before it whose evaluation raised. These errors escape from botocore's `wait`.
    raised: dict = field(default_factory=dict)
    # The response that botocore parsed.
    parsed: dict = field(default_factory=dict, repr=False)


@dataclass
class Outcome:
    """botocore's result of a whole wait."""

    outcome: str
    calls: int
    seconds: int


class Body:
    """The raw body of a response, as botocore reads it."""

    def __init__(self, body):
        self.body = body

    def stream(self, **_):
        yield self.body


class Oracle:
    """botocore's client for a service."""

    def __init__(self, service):
        self.service = service
        self.model = waiter.WaiterModel(service.waiters_file)
        session = botocore.session.Session()
        config = Config(
            retries={"total_max_attempts": 1, "mode": "standard"},
            parameter_validation=False,
            s3={"addressing_style": "path"},
        )
        self.client = session.create_client(
            service.name,
            region_name="eu-central-1",
            aws_access_key_id="id",
            aws_secret_access_key="secret",
            endpoint_url="http://localhost",
            config=config,
        )
        self.client.meta.events.register("before-send.*.*", self._answer)
        self.protocol = self.client.meta.service_model.resolved_protocol
        self.reply = None

    def _answer(self, request, **_):
        return AWSResponse(
            request.url, self.reply.status, HTTPHeaders.from_dict(self.reply.headers), Body(self.reply.body)
        )

    def _call(self, name, reply):
        config = self.model.get_waiter(name)
        method = getattr(self.client, xform_name(config.operation))
        self.reply = reply
        arguments = request.arguments(self.service.model.operation_model(config.operation))
        return waiter.NormalizedOperationMethod(method)(**arguments)

    def decide(self, name, reply):
        """Returns the acceptor that matches one response."""
        parsed = self._call(name, reply)
        raised = {}
        for index, acceptor in enumerate(self.model.get_waiter(name).acceptors):
            try:
                if acceptor.matcher_func(parsed):
                    return Decision(acceptor.state, index, raised, parsed)
            except Exception as error:  # Any error of a JMESPath function: the fault to look for.
                raised[index] = str(error)
        state = "failure" if waiter.is_valid_waiter_error(parsed) else "retry"
        return Decision(state, None, raised, parsed)

    def wait(self, name, replies, max_attempts):
        """Runs a whole wait in botocore's own loop."""
        config = self.model.get_waiter(name)
        script = iter(replies)
        calls = 0

        def call():
            nonlocal calls
            calls += 1
            return self._call(name, next(script))

        with mock.patch("time.sleep") as sleep:
            try:
                waiter.Waiter(name, config, call).wait(WaiterConfig={"MaxAttempts": max_attempts})
                outcome = "success"
            except WaiterError as error:
                reason = str(error).split(" failed: ", 1)[1]
                outcome = next(outcome for start, outcome in REASONS.items() if reason.startswith(start))
        seconds = sum(delay for ((delay,), _) in sleep.call_args_list)
        return Outcome(outcome, calls, seconds)


REASONS = {
    "An error occurred": "unmatched",
    "Waiter encountered a terminal failure state": "failure",
    "Max attempts exceeded": "max attempts",
}
