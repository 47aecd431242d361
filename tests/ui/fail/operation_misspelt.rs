use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::waiter;

waiter! {
    pub struct Issued;

    operation: aws_sdk_acm::DescribeCertificat,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        error ResourceNotFoundException | Throttled => failure,
    },
}

async fn rest_of_the_program(client: aws_sdk_acm::Client) -> Option<i32> {
    let waited = Issued.wait(client.describe_certificate()).await.unwrap();
    waited.output().unwrap().certificate.status.len()
}

fn main() {}
