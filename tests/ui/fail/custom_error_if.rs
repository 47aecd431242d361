use waiter_runtime::waiter;

waiter! {
    pub struct Active;

    operation: Result<String, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path @ == "ACTIVE" => success,
        error "NotFound" if contains(message, "x") => retry,
        error NotFound if contains(message, "x") => retry,
        error timeout if message == "x" => retry,
    },
}

fn main() {}
