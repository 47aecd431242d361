#![deny(dead_code)]

use waiter_runtime::waiter;

waiter! {
    #[derive(Debug)]
    struct Issued { want: usize, _note: String }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path length(certificate.in_use_by) >= 3 => success,
    },
}

fn main() {
    println!("{:?}", Issued { want: 3, _note: String::new() });
}
