use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub steps: Vec<Step>,
}

#[derive(Debug)]
pub struct Step {
    pub done: bool,
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path steps[?done] => success,
    },
}

fn main() {}
