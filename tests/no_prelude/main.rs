//! An expansion does not need the prelude or its names. This file has no prelude, and the names mean something else.
#![no_implicit_prelude]
#![allow(dead_code, missing_docs, non_camel_case_types, unused_imports)] // the decoys are never used

mod decoys {
    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct String;
    pub(crate) struct Vec;
    pub(crate) struct Waiter;
    pub(crate) struct Wait;
    pub(crate) struct State;
    pub(crate) struct bool;
    pub(crate) struct usize;
    pub(crate) struct u16;
    pub(crate) struct str;
    /// Everything has these methods here.
    pub(crate) trait Clone {
        fn clone(&self) {}
        fn get(&self) {}
        fn node(&self) {}
        fn key(&self) {}
        fn entry(&self) {}
        fn index(&self) {}
        fn elements(&self) {}
        fn slice(&self) {}
        fn as_input(&self) {}
        fn build(&self) {}
        fn ok(&self) {}
        fn restart(&self) {}
        fn project(&self) {}
        fn finish(&self) {}
        fn result(&self) {}
        fn status(&self) {}
    }
    impl<T> Clone for T {}
    pub(crate) mod core {}
    pub(crate) mod std {}
}

use decoys::*;

use ::waiter_runtime::waiter;

waiter! {
    /// Every matcher.
    pub(crate) struct Everything;

    operation: ::aws_sdk_acm::DescribeCertificate,
    delay: 2s..120s,
    max_attempts: 40,
    max_wait: 1h,
    reason: certificate.domain_validation_options[?domain_name == "x"].[domain_name, join(", ", validation_emails)],
    acceptors: {
        path certificate.status == ::aws_sdk_acm::types::CertificateStatus::Issued => success,
        path length(certificate.domain_validation_options[?domain_name == "x"]) > 2 && !certificate.in_use_by => failure,
        path certificate.domain_validation_options[].domain_name | length(@) > 1 && @[0] != null => failure,
        path "Certificate.RenewalSummary.DomainValidationOptions[].DomainName | [0]" == "x" => failure("Certificate.FailureReason"),
        path_all certificate.domain_validation_options[].domain_name == "x" | {"y"} => failure,
        path_any certificate.subject_alternative_names != {want_nothing()} => retry,
        error ResourceNotFoundException if contains(message, "x") => retry,
        error any if code == null || message == {want_nothing()} => retry,
        error ::aws_sdk_acm::error::SdkError::TimeoutError(_) => retry,
        ok output if output.certificate().is_none() => retry,
        error ResourceNotFoundException | "Code" | throttling => failure,
        status 404 | 500..=599 => failure,
        path certificate.in_use_by[0] == "x" || certificate.domain_validation_options[-1].http_redirect == null => retry,
        path certificate.domain_validation_options[1::2].[domain_name, validation_domain][] | sort(@)[0] == "x" => retry,
        path sort_by(certificate.domain_validation_options, &length(domain_name))[0].domain_name == "x" => retry,
        path sort_by(certificate.domain_validation_options, &length(domain_name))[0].domain_name == "y" => retry,
        path map(&domain_name, certificate.domain_validation_options) == ["x"] => retry,
        path (certificate.in_use_by || certificate.subject_alternative_names) == not_null(certificate.in_use_by, null) => retry,
        input_output input.certificate_arn == output.certificate.certificate_arn => retry,
        ok => retry,
    },
}

waiter! {
    /// A custom operation.
    pub(crate) struct Own { want: ::core::primitive::u32 }

    operation: ::core::result::Result<::core::primitive::u32, ::std::string::String>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok 3 => success,
        ok number if *number > *want => success,
        path @ == {want} => failure(@),
        ok _ => retry,
        error text if text.is_empty() => failure,
        error any => retry,
    },
}

waiter! {
    /// A custom operation with the SDK's error.
    pub(crate) struct OverSdk;

    operation: ::core::result::Result<
        ::core::primitive::u32,
        ::aws_sdk_acm::error::SdkError<::aws_sdk_acm::operation::describe_certificate::DescribeCertificateError>,
    >,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok 3 => success,
        error ResourceNotFoundException if message == "x" => failure,
        error throttling | "Code" => retry,
    },
}

::waiter_runtime::include_waiters! {
    ::aws_sdk_elasticloadbalancing,
    "import/balancers.waitable.json",
    operation: DescribeInstanceHealth,
    max_wait: 10m,
}

fn want_nothing() -> &'static ::core::primitive::str {
    ""
}

#[test]
fn a_waiter_needs_no_prelude() {
    fn is_waiter<W: ::waiter_runtime::Waiter>(_: W) {}
    is_waiter(Everything);
    is_waiter(Own { want: 1 });
    is_waiter(OverSdk);
    is_waiter(BalancerGone);
}
