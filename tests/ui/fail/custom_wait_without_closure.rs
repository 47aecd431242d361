use waiter_runtime::waiter;

#[derive(Debug)]
#[allow(dead_code)]
struct Job {
    state: String,
    steps: Vec<Step>,
}

#[derive(Debug)]
#[allow(dead_code)]
struct Step {
    name: String,
}

#[derive(Debug)]
#[allow(dead_code)]
enum Problem {
    NotFound,
    Http(u16),
}

waiter! {
    struct Done;

    operation: Result<Job, Problem>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path state == "done" => success,
    },
}

async fn call() -> Result<Job, Problem> {
    Err(Problem::NotFound)
}

fn main() {
    drop(Done.wait(call()));
}
