use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub steps: Option<Step>,
}

pub struct Step;

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path steps != null => success,
    },
}

fn main() {}
