use waiter_runtime::waiter;

#[derive(Debug)]
pub struct SdkError<T>(pub T);

waiter! {
    pub struct Active;

    operation: Result<String, SdkError<std::io::Error>>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path @ == "ACTIVE" => success,
        error SdkError(_) => retry,
    },
}

fn main() {}
