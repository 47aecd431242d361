struct Available;

operation: aws_sdk_ec2::DescribeNetworkInterfaces,
delay: 10s,
max_wait: 10m,
acceptors: {
    path network_interfaces[0].status == NetworkInterfaceStatus::Available for 3m => success,
    error "InvalidNetworkInterfaceID.NotFound" for 5 polls => failure,
    error throttling => retry in 30s,
},
