use waiter_runtime::waiter;

pub struct Job {
    pub steps: u32,
}

waiter! {
    pub struct Done;

    operation: Result<Option<Job>, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path steps == 3 => success,
    },
}

fn main() {}
