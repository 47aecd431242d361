use waiter_runtime::waiter;

#[derive(Debug)]
struct Job {
    name: String,
}

#[derive(Debug)]
enum Problem {
    NotFound,
}

waiter! {
    pub struct Done;

    operation: Result<Job, Problem>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path name == "x" => success,
    },
}

fn main() {}
