use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub phase: Phase,
}

#[derive(Debug, PartialEq)]
pub enum Phase {
    Ready,
    Failed(String),
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path phase == "Ready" => success,
    },
}

fn main() {}
