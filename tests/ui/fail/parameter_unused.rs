#![deny(warnings)]

use waiter_runtime::waiter;

waiter! {
    struct Issued { want: usize }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path length(certificate.in_use_by) >= 3 => success,
    },
}

async fn wait(client: &aws_sdk_acm::Client) {
    let request = client.describe_certificate();
    drop(Issued { want: 3 }.wait(request).await);
}

fn main() {
    drop(wait);
}
