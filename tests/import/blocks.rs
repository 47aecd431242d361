//! Printed blocks are valid Rust and decide as the file does.

use std::fs;

use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::types::{CertificateDetail, CertificateStatus, DomainStatus};
use waiter_runtime::{Waiter, waiter_blocks};

use super::botocore::{self, certificate};

/// The printed blocks.
// A string that is compared with an enum warns in a block: blocks belong to the user, who should write variants.
#[allow(deprecated, missing_docs, clippy::doc_markdown)]
mod printed {
    include!("printed.rs");
}

const PRINTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/import/printed.rs");

#[test]
fn the_printed_blocks_are_those_that_are_tested() {
    let blocks = waiter_blocks! {
        aws_sdk_acm,
        "import/certificates.waiters-2.json",
        waiters: { "certificate-gone" as CertificateGone, .. }
    };
    if std::env::var_os("TRYBUILD").is_some_and(|mode| mode == "overwrite") {
        fs::write(PRINTED, blocks).expect("the file can be written");
    }
    assert_eq!(
        include_str!("printed.rs"),
        blocks,
        "TRYBUILD=overwrite writes it anew"
    );
}

/// Returns the state, and the acceptor's index after the joining of equal acceptors in blocks.
fn agree<A, B>(included: &A, printed: &B, output: &Result<A::Output, A::Error>)
where
    A: Waiter,
    B: Waiter<Output = A::Output, Error = A::Error>,
{
    let (ours, theirs) = (included.evaluate(output), printed.evaluate(output));
    assert_eq!(ours.state(), theirs.state(), "{output:?}");
    assert_eq!(
        ours.acceptor().is_some(),
        theirs.acceptor().is_some(),
        "{output:?}"
    );
}

#[test]
fn printed_blocks_decide_as_the_file_does() {
    let statuses = ["ISSUED", "FAILED", "A_STATUS_OF_THE_FUTURE"].map(CertificateStatus::from);
    let domains = [
        DomainStatus::Success,
        DomainStatus::PendingValidation,
        DomainStatus::Failed,
    ];
    let mut outputs = vec![DescribeCertificateOutput::builder().build()];
    for status in statuses {
        outputs.push(certificate(status.clone(), []));
        for first in &domains {
            for second in &domains {
                outputs.push(certificate(status.clone(), [first.clone(), second.clone()]));
            }
        }
    }
    for users in 0..3 {
        let used = CertificateDetail::builder().set_in_use_by(Some(vec![String::new(); users]));
        outputs.push(
            DescribeCertificateOutput::builder()
                .certificate(used.build())
                .build(),
        );
    }
    for output in outputs.into_iter().map(Ok) {
        agree(
            &botocore::CertificateReady,
            &printed::CertificateReady,
            &output,
        );
        agree(
            &botocore::CertificateGone,
            &printed::CertificateGone,
            &output,
        );
        agree(
            &botocore::CertificateUsed,
            &printed::CertificateUsed,
            &output,
        );
    }
}
