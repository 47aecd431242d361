use waiter_runtime::waiter;

#[derive(Debug)]
#[allow(dead_code)]
struct Job {
    why: Why,
}

#[derive(Debug)]
struct Why;

waiter! {
    struct Done;

    operation: Result<Job, String>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        ok Job { .. } => success,
        error text if text.is_empty() => failure(text),
    },
}

waiter! {
    struct Ended;

    operation: Result<Job, String>,
    delay: 1s,
    max_attempts: 2,
    reason: why,
    acceptors: { ok => success },
}

fn main() {}
