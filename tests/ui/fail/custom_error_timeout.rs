use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub name: String,
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    poll_timeout: 10s,
    max_attempts: 2,
    acceptors: {
        path name == "x" => success,
        error timeout | _ => retry,
        error timeout => retry,
        error timeout => failure,
    },
}

fn main() {}
