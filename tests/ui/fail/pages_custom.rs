waiter_runtime::waiter! {
    struct Listed;

    operation: Result<Vec<u8>, ()>,
    pages: items,
    delay: 1s,
    max_attempts: 5,
    acceptors: { path length(@) == 0 => success },
}

fn main() {}
