struct ServicesStable;

operation: aws_sdk_ecs::DescribeServices,
delay: 15s,
max_wait: 10m,
acceptors: {
    path_any failures[].reason == "MISSING" => failure,
    path length(services[?!(length(deployments) == 1 && running_count == desired_count)]) == 0 => success,
    path not_null(services[0].status, "NONE") == "DRAINING" || services[0].pending_count > 100 => failure,
},
