use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub n: u32,
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path n == 3..=5 => success,
    },
}

fn main() {}
