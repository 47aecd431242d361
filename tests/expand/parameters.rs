/// Waits until `want` instances behind the load balancer are in service.
#[derive(Debug, Clone)]
pub struct InService { pub want: usize, pub state: String }

operation: aws_sdk_elasticloadbalancing::DescribeInstanceHealth,
delay: 15s,
max_attempts: 40,
acceptors: {
    path length(instance_states[?state == {state}]) >= {want + 1} => success,
    error "LoadBalancerNotFound" => failure,
},
