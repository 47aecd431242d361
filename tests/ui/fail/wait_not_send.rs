use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use aws_sdk_acm::operation::describe_certificate::builders::DescribeCertificateFluentBuilder;
use waiter_runtime::waiter;

waiter! {
    struct Issued;

    operation: aws_sdk_acm::DescribeCertificate,
    delay: 60s,
    max_wait: 10m,
    acceptors: {
        path certificate.status != null => success,
    },
}

fn hook(request: DescribeCertificateFluentBuilder) {
    let polls = Rc::new(Cell::new(0));
    let wait = Issued.wait(request).on_poll(move |_| polls.set(polls.get() + 1));
    drop(wait);
}

fn stream(request: DescribeCertificateFluentBuilder) {
    let delay = Rc::new(Duration::ZERO);
    let wait = Issued.wait(request).next_delay(move |_, _| *delay);
    drop(wait);
}

fn main() {
    let _ = (hook, stream);
}
