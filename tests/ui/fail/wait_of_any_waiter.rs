use waiter_runtime::{Wait, WaitError, WaitOutput, Waiter};

async fn logged<W: Waiter>(wait: Wait<'_, W>) -> Result<WaitOutput<W>, WaitError<W>> {
    wait.await
}

fn main() {
    let _ = logged::<Issued>;
}

waiter_runtime::waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_wait: 10m,
    acceptors: {
        path certificate.status != null => success,
    },
}
