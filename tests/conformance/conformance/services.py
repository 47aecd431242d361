"""The services that have waiters, and the Rust SDK's crate of each."""

import re
from dataclasses import dataclass
from functools import cached_property

import botocore.loaders
from moto.core.model import ServiceModel

# The services that CI runs: every protocol, every matcher, and crates that build quickly.
CHEAP = ["interconnect", "elb", "dsql", "ses", "neptune-graph", "acm", "cloudwatch", "dynamodb", "route53", "ecs", "s3"]

# Services with waiters for which the Rust SDK has no crate.
NO_CRATE = {
    "abuse-signal": "no aws-sdk-abusesignal on crates.io",
    "opensearchmemory": "no aws-sdk-opensearchmemory on crates.io",
}

LOADER = botocore.loaders.Loader()


@dataclass(frozen=True)
class Service:
    """A botocore service that has waiters."""

    name: str

    @cached_property
    def model(self):
        """moto's view of botocore's model: the same shapes, and the data that its serialisers need besides."""
        return ServiceModel(LOADER.load_service_model(self.name, "service-2"), self.name)

    @cached_property
    def waiters_file(self):
        """The content of `waiters-2.json`."""
        return LOADER.load_service_model(self.name, "waiters-2")

    @property
    def waiters(self):
        return self.waiters_file["waiters"]

    @cached_property
    def crate(self):
        service_id = self.model.metadata["serviceId"].lower()
        name = re.sub("[ -]", "", service_id)
        return "aws-sdk-" + re.sub("(service|api)$", "", name)


def all_services():
    """Returns every service with waiters and a crate. Services with the fewest operations come first."""
    services = [Service(name) for name in LOADER.list_available_services("waiters-2") if name not in NO_CRATE]
    services = [service for service in services if service.waiters]
    return sorted(services, key=lambda service: len(service.model.operation_names))
