use aws_sdk_acm::operation::describe_certificate::DescribeCertificateOutput;
use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use waiter_runtime::{Declaration, Waiter};

struct ByHand;

impl Waiter for ByHand {
    type Request = DescribeCertificateFluentBuilder;
    type Input = ();
    type Output = DescribeCertificateOutput;
    type Error = String;

    const DECLARATION: Declaration = panic!("no constructor");
}

fn main() {}
