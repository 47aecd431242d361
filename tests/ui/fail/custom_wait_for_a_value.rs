use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub steps: u32,
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path steps == 3 => success,
    },
}

fn fetch() -> Result<Job, std::io::Error> {
    Ok(Job { steps: 3 })
}

async fn wait() {
    drop(Done.wait(|| fetch()).await);
}

fn main() {}
