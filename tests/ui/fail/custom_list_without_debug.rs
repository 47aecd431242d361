use waiter_runtime::waiter;

pub struct Job {
    pub steps: u32,
}

waiter! {
    pub struct Done;

    operation: Result<Vec<Job>, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path_any @[].steps == 3 => success,
    },
}

fn main() {}
