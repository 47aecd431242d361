use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub name: String,
}

waiter! {
    pub struct Done;

    operation: fetch,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path name == "x" => success,
    },
}

fn main() {}
