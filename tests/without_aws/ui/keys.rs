use waiter_runtime::waiter;

waiter! {
    pub struct Ready;

    delay: 1s,
    max_wait: 10m,
    acceptors: { path ready == true => success, error Missing | "Code" => failure },
}

waiter! {
    pub struct Listed;

    operation: Result<Vec<u8>, String>,
    pages: items,
    delay: 1s,
    max_wait: 10m,
    acceptors: { path length(@) > 1 => success, status 404 => failure, error throttling => retry },
}

fn main() {}
