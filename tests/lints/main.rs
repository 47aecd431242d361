//! An expansion must not trigger any lint of the user. This crate denies the lints of rustc and clippy, and declares waiters
//! of every form and in every position. `cargo clippy` checks it. The tests only check that it compiles.
#![deny(
    warnings,
    future_incompatible,
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_local_definitions,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
#![deny(
    clippy::absolute_paths,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::default_numeric_fallback,
    clippy::else_if_without_else,
    clippy::exhaustive_structs,
    clippy::impl_trait_in_params,
    clippy::indexing_slicing,
    clippy::let_underscore_untyped,
    clippy::min_ident_chars,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::needless_return,
    clippy::pattern_type_mismatch,
    clippy::semicolon_outside_block,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::single_char_lifetime_names,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_imports
)]

use std::error::Error;

use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::operation::describe_certificate::DescribeCertificateError;
use aws_sdk_acm::types::{CertificateStatus, DomainStatus};
use waiter_runtime::waiter;

waiter! {
    /// A public waiter with every matcher.
    #[derive(Debug, Clone, Copy)]
    #[non_exhaustive]
    pub(crate) struct Everything;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 500ms..2m,
    max_attempts: 40,
    max_wait: 1h,
    reason: [certificate.failure_reason, certificate.renewal_summary.renewal_status_reason],
    acceptors: {
        path certificate.status == CertificateStatus::Issued | CertificateStatus::Inactive => success,
        path certificate.status != CertificateStatus::PendingValidation | CertificateStatus::Revoked => retry,
        path length(certificate.domain_validation_options[?validation_status == DomainStatus::Failed && !(domain_name == "x")]) >= 1 => failure,
        path certificate.domain_validation_options[*].validation_emails[] | [0] == "x" => failure(certificate.in_use_by),
        path contains(certificate.subject_alternative_names, "x") || certificate.created_at < certificate.issued_at => failure,
        path certificate.domain_validation_options[].resource_record | length(@) > 1 && @[0] != null => failure,
        path certificate.in_use_by == null => retry,
        path certificate.domain_validation_options[1::2].[domain_name, validation_domain][] | sort(@)[0] == "x" => retry,
        path sort_by(certificate.domain_validation_options, &length(domain_name))[0].domain_name == "x" => retry,
        path sort_by(certificate.domain_validation_options, &length(domain_name))[0].domain_name == "y" => retry,
        path "Certificate.RenewalSummary.DomainValidationOptions[?ValidationStatus == 'FAILED'].DomainName | [0] == 'x'" => retry,
        path map(&[domain_name, validation_domain], certificate.domain_validation_options) | [0][1] == "x" => retry,
        path (certificate.in_use_by || certificate.subject_alternative_names) == not_null(certificate.in_use_by, null) => retry,
        path_any sort(certificate.in_use_by) == "x" => retry,
        path_all sort(certificate.in_use_by) == "y" => retry,
        input_output input.certificate_arn == output.certificate.certificate_arn => retry,
        path_all certificate.domain_validation_options[].validation_status == DomainStatus::Success => success,
        path_any certificate.domain_validation_options[-1].validation_emails != "x" | "y" => failure,
        error ResourceNotFoundException if contains(message, "x") && message != {"y"} => retry,
        error "Code" | throttling if starts_with(message, "x") => retry,
        error ResourceNotFoundException | InvalidArnException | "Code" => failure,
        error throttling | transient | timeout | dispatch => retry,
        status 404 | 500..=599 => failure,
        error any => failure,
        ok => retry,
    },
}

waiter! {
    /// A private waiter with parameters.
    #[derive(Debug)]
    struct Parameters {
        /// The number.
        want: usize,
        /// The name.
        domain: String,
    }

    operation: aws_sdk_acm::operation::describe_certificate::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    reason: certificate.domain_validation_options[?domain_name == {domain}].validation_status,
    acceptors: {
        path length(certificate.domain_validation_options[?domain_name == {domain}]) == {want} | {self.want + 1} => success,
    },
}

/// A nested module.
pub(crate) mod nested {
    use waiter_runtime::waiter;

    waiter! {
        /// Visible in the parent module.
        #[derive(Debug, Clone, Copy)]
        pub(super) struct Nested;

        operation: aws_sdk_sqs::GetQueueAttributes,
        delay: 1s,
        max_attempts: 2,
        acceptors: {
            path_any attributes.* == "x" => success,
            path attributes."QueueArn" == "x" => failure,
            path "Attributes.QueueArn" == "y" => failure,
            path_any r#"Attributes.*.[@, '"x"'][]"# == "y" => failure,
        },
    }
}

waiter! {
    /// Matches an error that is modelled, and one that is not.
    #[derive(Debug, Clone, Copy)]
    struct Gone;

    operation: aws_sdk_s3::HeadObject,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        error NotFound | "Gone" => success,
    },
}

waiter! {
    /// Patterns over the SDK's output and error.
    #[derive(Debug, Clone, Copy)]
    struct Matched {
        /// The number of names.
        want: usize,
    }

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok output if output.certificate().is_some_and(|it| it.in_use_by().len() >= *want) => success,
        error ResourceNotFoundException if length(message) > {want} => success,
        error &SdkError::TimeoutError(_) => retry,
        status 404 => failure,
        error _ => failure,
    },
}

waiter! {
    /// A custom operation with the SDK's error.
    #[derive(Debug, Clone, Copy)]
    struct Called;

    operation: Result<usize, SdkError<DescribeCertificateError>>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path @ > 3 => success,
        error ResourceNotFoundException | throttling if contains(message, "x") => success,
        status 503 => retry,
        error timeout => retry,
    },
}

waiter! {
    /// A custom operation with the SDK's error, without an acceptor for one.
    #[derive(Debug, Clone, Copy)]
    struct CalledOnly;

    operation: Result<usize, SdkError<DescribeCertificateError>>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path @ > 3 => success,
    },
}

/// The output of a job.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Job {
    /// The job runs.
    Running {
        /// The progress.
        percent: u8,
    },
    /// The job has failed.
    Failed(String),
}

waiter! {
    /// Waits on a custom operation.
    #[derive(Debug, Clone, Copy)]
    #[non_exhaustive]
    pub(crate) struct JobDone {
        /// The progress that is enough.
        want: u8,
    }

    operation: Result<Job, Box<dyn Error + Send + Sync>>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok &Job::Running { percent } if percent >= *want => success,
        ok &Job::Failed(_) => failure,
        path @ == {Job::Running { percent: *want }} => success,
        ok _ => retry,
        error problem if problem.source().is_some() => failure,
        error any => retry,
    },
}

/// Fields in camel case.
#[expect(non_snake_case, reason = "an API of JSON has such names")]
#[derive(Debug)]
pub(crate) struct Response {
    /// A field.
    fooBar: String,
    /// Another.
    URL: Option<String>,
}

waiter! {
    /// Uses the names.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Named;

    operation: Result<Response, Box<dyn Error + Send + Sync>>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path fooBar == "ready" => success,
        path "fooBar" == "gone" => failure,
        path "length(URL) > `10`" => success,
        path URL != null => retry,
    },
}

/// Waiters from files.
pub(crate) mod imported {
    use waiter_runtime::include_waiters;

    include_waiters! {
        aws_sdk_acm,
        "import/certificates.waiters-2.json",
        waiters: { "certificate-gone" as CertificateGone, .. },
    }
    include_waiters!(aws_sdk_dynamodb, "import/tables.smithy.json", max_wait: 10m);
    include_waiters! {
        aws_sdk_elasticloadbalancing,
        "import/balancers.waitable.json",
        operation: DescribeInstanceHealth,
        max_wait: 10m,
    }
}

#[test]
fn a_waiter_can_be_declared_anywhere() {
    waiter_runtime::include_waiters!(
        aws_sdk_acm,
        "import/certificates.waiters-2.json",
        waiters: { CertificateReady }
    );
    waiter! {
        /// In a function.
        #[derive(Debug, Clone, Copy)]
        struct Local;

        operation: aws_sdk_acm::DescribeCertificate,
        delay: 1s,
        max_attempts: 2,
        acceptors: { path certificate.status == CertificateStatus::Issued => success },
    }

    let parameters = Parameters {
        want: 1,
        domain: String::new(),
    };
    let names = [
        format!("{Local:?}"),
        format!("{:?}", JobDone { want: 1 }),
        format!("{:?}", Job::Failed(String::new())),
        format!("{Everything:?}"),
        format!("{Named:?}"),
        format!("{:?}", nested::Nested),
        format!("{parameters:?}"),
        format!("{Gone:?}"),
        format!("{CertificateReady:?}"),
        format!("{:?}", imported::TableThere),
    ];
    assert!(names.iter().all(|name| !name.is_empty()));
}
