use waiter_runtime::{WaitError, include_waiters, waiter_blocks};

include_waiters! {
    aws_sdk_acm,
    "certificates.waiters-2.json",
    waiters: { CertificateReady, "certificate-gone" as Gone, .. },
    acceptors: { path status == Status::Odd => failure },
}

use self::types::Status;

mod types {
    pub enum Status {
        Odd,
    }
}

/// Text needs no crate of the SDK.
const BLOCKS: &str = waiter_blocks!(aws_sdk_acm, "certificates.waiters-2.json", waiters: { CertificateReady });

async fn wait<R: Clone>(request: R) -> Result<u32, WaitError<Gone>> {
    println!("{BLOCKS} {:?}", CertificateReady.wait(request.clone()).await);
    Ok(Gone.wait(request).await?.attempts())
}

fn main() {
    let _ = wait(());
}
