//! Waiters that are not written by hand in a module.

use aws_sdk_acm::types::{CertificateDetail, CertificateStatus};
use waiter_runtime::{State, Waiter, waiter};

use crate::paths::state;

/// A user's macro that declares waiters. A fragment that it passes on is parsed like its tokens.
macro_rules! declared {
    ($name:ident, $operation:path, $delay:literal, $attempts:expr, $variant:path, $code:literal) => {
        waiter! {
            struct $name;

            operation: $operation,
            delay: $delay,
            max_attempts: $attempts,
            acceptors: {
                path certificate.status == $variant => success,
                error $code => failure,
                status $attempts => failure,
            },
        }
    };
}

declared!(
    Declared,
    aws_sdk_acm::DescribeCertificate,
    5s,
    404,
    CertificateStatus::Issued,
    "Code"
);

#[test]
fn a_macro_can_declare_a_waiter() {
    let issued = CertificateDetail::builder()
        .status(CertificateStatus::Issued)
        .build();
    assert_eq!(state(&Declared, issued), State::Success);
    assert_eq!(Declared::DECLARATION.max_attempts, Some(404));
    assert_eq!(
        Declared::DECLARATION.acceptors[0].matcher,
        "path certificate.status == CertificateStatus::Issued"
    );
}

waiter! {
    #[deprecated(note = "to see that its expansion is silent")]
    struct Deprecated;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: { ok => success },
}

waiter! {
    #[cfg(any())]
    struct ConfiguredAway;

    operation: no_such_crate::DescribeNothing,
    delay: 1s,
    max_attempts: 2,
    acceptors: { ok => success },
}
