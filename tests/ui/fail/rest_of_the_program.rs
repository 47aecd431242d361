use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::{State, Waiter, waiter};

waiter! {
    pub struct Issued { pub want: usize }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60,
    acceptors: {
        path certificate.statuss == CertificateStatus::Issued => success,
        path certificate.in_use_by. => retry,
        path certificate.status = CertificateStatus::Failed => failure,
    },
}

/// This part is correct, and rustc does not report anything.
async fn uses(client: aws_sdk_acm::Client) -> Result<(), waiter_runtime::WaitError<Issued>> {
    let request = client.describe_certificate().certificate_arn("arn");
    let waited = Issued { want: 1 }.wait(request).max_attempts(3).await?;
    println!("{:?} {}", waited.output(), waited.attempts());
    Ok(())
}

fn decide(output: aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput) -> State {
    Issued { want: 1 }.evaluate(&Ok(output)).state()
}

fn main() {
    let _ = (uses, decide);
}
