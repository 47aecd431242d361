"""Every difference that there may be, with its reason. What is not in here fails the test, and so does an entry that no
longer occurs where its whole service was compared.

Three reasons hold for any waiter, and each is checked for every response it is used for:

- `RAISES`: an acceptor's expression raises in botocore (`length` of a null), which escapes from its `wait`. Ours must
  decide as if that acceptor did not match.
- `INCOMPLETE`: a response lacks members that the model requires. The Rust SDK gives them empty values, or refuses
  the response. Ours must decide as botocore does on the mended response, or fail.
- `NULLS`: the SDK's own waiter takes a null on the way for "no match", JMESPath does not. The SDK's acceptors,
  evaluated both ways, must give its decision and ours.
"""

RAISES = "botocore raises"
NULLS = "the SDK's waiters on nulls"

INCOMPLETE = "the SDK mends or refuses a response without a member that is required"
NEWER = "botocore's model is newer than the SDK's crate"

# Waiters that cannot be built, by service, with what the crate's sources lack for it (`NEWER`). They are not compared.
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

# Differences from the SDK's own waiter, by service and waiter: it is declared otherwise. Each is checked for every
# response it is used for: the acceptors that stand in the SDK's sources must give its decision.
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
    """Why botocore and ours differ on a response, if that is known."""
    return POLLS.get((service, case.waiter))


def sdk(service, case):
    """Why the SDK's own waiter and ours differ on a response, if that is known."""
    return SDK_WAITERS.get((service, case.waiter))


def entries():
    """Every entry: what it is about, the service first, and its reason."""
    return [entry for table in (NEVER_MATCHED, POLLS, SDK_WAITERS) for entry in table.items()]
