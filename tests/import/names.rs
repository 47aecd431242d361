//! Waiters whose names are used by the expansion, or are in scope in Rust.

use std::time::Duration;

use aws_sdk_acm::types::CertificateStatus;
use waiter_runtime::{FirstPoll, State, Waiter};

use super::botocore::certificate;

mod botocore {
    waiter_runtime::include_waiters!(aws_sdk_acm, "import/names.waiters-2.json");
}

mod smithy {
    waiter_runtime::include_waiters! {
        aws_sdk_acm,
        "import/names.waitable.json",
        operation: DescribeCertificate,
        first_poll: 1s,
        poll_timeout: 1s,
        max_wait: 1m,
    }
}

mod declared {
    use aws_sdk_acm::types::CertificateStatus;

    waiter_runtime::waiter! {
        /// The name is also that of a local.
        #[allow(non_camel_case_types)]
        pub struct status;

        operation: aws_sdk_acm::DescribeCertificate,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            path certificate.status == CertificateStatus::Issued => success,
            status 404 => retry,
        },
    }
}

#[test]
fn the_options_of_a_file_are_part_of_each_declaration() {
    let declaration = <smithy::output as Waiter>::DECLARATION;
    let second = Some(Duration::from_secs(1));
    assert_eq!(declaration.first_poll.map(FirstPoll::delay), second);
    assert_eq!(declaration.poll_timeout, second);
    let without = <botocore::error as Waiter>::DECLARATION;
    assert_eq!((without.first_poll, without.poll_timeout), (None, None));
}

#[test]
fn a_waiter_may_have_the_name_of_a_local() {
    let issued = Ok(certificate(CertificateStatus::Issued, []));
    assert_eq!(botocore::error.evaluate(&issued).state(), State::Success);
    assert_eq!(botocore::status.evaluate(&issued).state(), State::Success);
    assert_eq!(declared::status.evaluate(&issued).state(), State::Success);
    assert_eq!(smithy::output.evaluate(&issued).state(), State::Retry);
}
