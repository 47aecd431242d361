//! An expansion does not use the crates' usual names. Here both crates are renamed, and a facade re-exports the macro.

use certificates::types::CertificateStatus;

/// A user's own helper crate.
pub mod facade {
    pub use certificates as acm;
    pub use polling::{include_waiters, waiter};
}

polling::waiter! {
    /// Uses the crates' new names.
    pub struct Issued;

    operation: certificates::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
        error ResourceNotFoundException => failure,
        status 500..=599 => retry,
    },
}

facade::waiter! {
    /// Uses the facade from the crate's root, and the operation's real path.
    pub struct IssuedToo;

    operation: crate::facade::acm::operation::describe_certificate::DescribeCertificate,
    delay: 60s,
    max_attempts: 40,
    acceptors: {
        path certificate.status == CertificateStatus::Issued => success,
    },
}

facade::include_waiters! {
    crate::facade::acm,
    "../import/certificates.waiters-2.json",
    waiters: { CertificateReady },
}

#[cfg(test)]
mod tests {
    use certificates::operation::describe_certificate::DescribeCertificateOutput;
    use polling::{State, Waiter};

    use super::{CertificateReady, Issued, IssuedToo};

    #[test]
    fn both_decide() {
        let output = Ok(DescribeCertificateOutput::builder().build());
        assert_eq!(Issued.evaluate(&output).state(), State::Retry);
        assert_eq!(IssuedToo.evaluate(&output).state(), State::Retry);
        assert_eq!(CertificateReady.evaluate(&output).state(), State::Retry);
    }
}
