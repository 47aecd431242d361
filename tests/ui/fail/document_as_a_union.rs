use waiter_runtime::waiter;

#[derive(Debug)]
#[allow(dead_code, non_snake_case)]
pub struct Job {
    pub status: Status,
    pub fooBar: String,
    pub payload: serde_json::Value,
    pub payloads: Vec<Option<serde_json::Value>>,
    pub document: Option<aws_smithy_types::Document>,
}

#[derive(Debug)]
#[allow(dead_code)]
pub struct Status {
    pub available_replicas: u32,
}

waiter! {
    pub struct Done;

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path document as S == "ready" => success,
    },
}

fn main() {}
