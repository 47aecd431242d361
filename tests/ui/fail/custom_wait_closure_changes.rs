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

async fn fetch(page: u32) -> Result<Job, std::io::Error> {
    Ok(Job { steps: page })
}

async fn wait() {
    let mut page = 0;
    let done = Done.wait(async || {
        page += 1;
        fetch(page).await
    });
    drop(done.await);
}

fn main() {}
