use std::fmt;

use waiter_runtime::waiter;

pub struct Job {
    pub steps: Option<Step>,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Job")
    }
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
