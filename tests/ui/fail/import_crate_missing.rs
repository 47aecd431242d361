use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acmm, "import/good.json");

fn main() {
    let _ = Issued;
}
