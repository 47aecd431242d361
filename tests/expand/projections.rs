pub(crate) struct InstancesRunning;

operation: aws_sdk_ec2::DescribeInstances,
delay: 15s,
max_attempts: 40,
acceptors: {
    path_all reservations[].instances[].state.name == InstanceStateName::Running => success,
    path_any reservations[].instances[].state.name == InstanceStateName::Terminated => failure,
    path reservations[*].instances[0].tags[?key == "group"].value | [0] == "last" => failure,
},
