use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/good.json", waiters: { Isued as Issued, Expired });

fn wait(client: &aws_sdk_acm::Client) {
    drop(Issued.wait(client.describe_certificate()));
}

fn main() {}
