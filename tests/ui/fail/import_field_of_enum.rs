use waiter_runtime::include_waiters;

include_waiters!(aws_sdk_acm, "import/field_of_enum.json");

fn main() {
    let _ = Issued;
}
