use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub exit: (u32, String),
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path exit.0 == 3 => success,
    },
}

fn main() {}
