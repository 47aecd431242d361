use waiter_runtime::waiter;

pub struct Job {
    pub steps: u32,
}

waiter! {
    pub struct Done;

    operation: Result<u32, Option<Job>>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path @ == 3 => success,
    },
}

fn main() {}
