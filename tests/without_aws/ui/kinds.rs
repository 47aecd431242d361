use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    count: u32,
    name: String,
    steps: Vec<Job>,
}

waiter! {
    pub struct Ready;

    operation: Result<Job, ()>,
    delay: 1s,
    max_wait: 10m,
    acceptors: {
        path count == "x" => success,
        path name == 1 => success,
        path name < 1 => success,
        path count.field == 1 => success,
        path steps[].count == 1 => success,
        path contains(steps[].count, "x") => success,
    },
}

fn main() {}
