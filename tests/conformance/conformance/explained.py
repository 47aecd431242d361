"""The allowed differences with their reasons. Any other difference fails the test. So does an entry that no longer occurs
although its whole service was compared.

Three reasons apply to any waiter. Each one is checked for every response that it explains:

- `RAISES`: an acceptor's expression raises in botocore (`length` of a null), which escapes from its `wait`. Our waiter
  decide as if that acceptor did not match.
- `INCOMPLETE`: a response lacks members that the model requires. The Rust SDK gives them empty values, or refuses
    the response. Our waiter must decide as botocore does on the mended response, or fail.
- `NULLS`: the SDK's own waiter treats a null inside a path as "no match", and JMESPath does not. The SDK's acceptors,
  evaluated both ways, must give its decision and ours.
"""

RAISES = "botocore raises"
NULLS = "the SDK's waiters on nulls"

INCOMPLETE = "the SDK mends or refuses a response without a member that is required"
NEWER = "botocore's model is newer than the SDK's crate"

# Waiters that cannot be built, by service, with the source file that the crate lacks (`NEWER`). They are not compared.
LEFT_OUT = {
    ("dynamodb", "BulkOperationCompleted"): "operation/describe_bulk_operation.rs",
    ("eventbridgev2", "MskSubscriberActive"): "types/_subscriber_details.rs",
    ("lambda-core", "RuntimeAliasActive"): "operation/get_runtime_alias.rs",
    ("lambda-core", "RuntimeVersionActive"): "operation/get_runtime_version.rs",
    ("polly", "VoiceActive"): "operation/get_voice.rs",
    ("route53", "HealthCheckSourceCreated"): "operation/get_health_check_source.rs",
    ("route53", "HealthCheckSourceDeleted"): "operation/get_health_check_source.rs",
    ("wellarchitected", "AgentOrganizationalReportCompleted"): "operation/get_agent_organizational_report.rs",
}

# Acceptors that no generated response matches in botocore, by service, waiter and index.
NEVER_MATCHED = {}

# Differences from botocore in single responses, by service and waiter.
POLLS = {
    ("location", "JobCompleted"): "botocore takes an output with a member called Error for an error",
}

# Differences from the SDK's own waiter, by service and waiter, since the two declarations differ. Each is checked for
# every response that it explains: the acceptors in the SDK's sources must give its decision.
SDK_WAITERS = {
    (service, waiter): reason
    for reason, services in {
        "botocore's waiter matches an HTTP status, the SDK's the code of an error": {
            "cloudwatch": "AlarmMuteRuleExists",
            "iam": "InstanceProfileExists",
            "lexv2-models": "BotVersionAvailable",
            "medialive": "ChannelCreated ChannelDeleted ChannelPlacementGroupAssigned ChannelPlacementGroupDeleted"
            " ChannelPlacementGroupUnassigned ChannelRunning ChannelStopped ClusterCreated ClusterDeleted InputAttached"
            " InputDeleted InputDetached MultiplexCreated MultiplexDeleted MultiplexRunning MultiplexStopped"
            " NodeDeregistered NodeRegistered",
            "route53-recovery-control-config": "ClusterCreated ClusterDeleted ControlPanelCreated ControlPanelDeleted"
            " RoutingControlCreated RoutingControlDeleted",
            "s3": "BucketExists",
        },
        "botocore's waiter fails on CREATE_FAILED, which the SDK's does not look at": {
            "rtbfabric": "InboundExternalLinkActive InboundExternalLinkDeleted LinkAccepted LinkActive LinkDeleted"
            " LinkRoutingRuleActive LinkRoutingRuleDeleted OutboundExternalLinkActive OutboundExternalLinkDeleted"
            " RequesterGatewayActive RequesterGatewayDeleted ResponderGatewayActive ResponderGatewayDeleted",
        },
        "botocore's waiter names another code of the error than the SDK's": {
            "sagemaker": "ImageDeleted ImageVersionDeleted",
        },
    }.items()
    for service, waiters in services.items()
    for waiter in waiters.split()
}


def poll(service, case):
    """Returns the reason why botocore and ours differ on a response, if it is known."""
    return POLLS.get((service, case.waiter))


def sdk(service, case):
    """Returns the reason why the SDK's own waiter and ours differ on a response, if it is known."""
    return SDK_WAITERS.get((service, case.waiter))


def entries():
    """Returns every entry: its key, which begins with the service, and its reason."""
    return [entry for table in (NEVER_MATCHED, POLLS, SDK_WAITERS) for entry in table.items()]
