use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/message_of_success.json", operation: DescribeCertificate, max_wait: 1h);

fn main() {}
