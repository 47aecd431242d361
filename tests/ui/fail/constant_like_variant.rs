use std::io::Error;

use waiter_runtime::waiter;

#[derive(Debug)]
struct Job {
    done: u32,
}

struct Limits;

#[allow(non_upper_case_globals)]
impl Limits {
    const Most: u32 = 3;
}

waiter! {
    struct Done;

    operation: Result<Job, Error>,
    delay: 1s,
    max_attempts: 3,
    acceptors: {
        path done == Limits::Most => success,
    },
}

fn main() {}
