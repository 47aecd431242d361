use waiter_runtime::{WaitError, waiter};

/// Stands for the one of the SDK, which is not a dependency.
#[derive(Debug)]
pub struct SdkError<E>(E);

#[derive(Debug)]
pub enum GetError {
    Missing,
}

waiter! {
    pub struct Ready { name: String }

    operation: Result<Vec<String>, crate::SdkError<GetError>>,
    delay: 1s,
    max_wait: 10m,
    acceptors: {
        path contains(@, {name.as_str()}) => success,
        error Missing | "Code" | throttling => retry,
        status 404 => failure,
    },
}

async fn call() -> Result<Vec<String>, SdkError<GetError>> {
    Err(SdkError(GetError::Missing))
}

async fn wait() -> Result<usize, WaitError<Ready>> {
    let ready = Ready { name: "web".to_owned() };
    println!("{:?}", ready.poll_once(call()).await);
    let waited = ready.wait(|| call()).await?;
    Ok(waited.output().map_or(0, Vec::len))
}

fn main() {
    let _ = wait();
}
