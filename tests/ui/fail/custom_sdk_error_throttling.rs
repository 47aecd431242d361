use aws_sdk_acm::error::SdkError;
use aws_sdk_acm::operation::describe_certificate::{
    DescribeCertificateError, DescribeCertificateOutput,
};
use waiter_runtime::waiter;

waiter! {
    pub struct Done;

    operation: Result<DescribeCertificateOutput, SdkError<DescribeCertificateError>>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok output if output.certificate().is_some() => success,
        error throttling => retry,
    },
}

fn main() {}
