use waiter_runtime::waiter;

/// JSON of another crate.
#[derive(Debug, PartialEq)]
pub struct Json;

impl std::ops::Index<&str> for Json {
    type Output = Self;

    fn index(&self, _: &str) -> &Self {
        self
    }
}

impl From<bool> for Json {
    fn from(_: bool) -> Self {
        Self
    }
}

impl From<f64> for Json {
    fn from(_: f64) -> Self {
        Self
    }
}

impl From<String> for Json {
    fn from(_: String) -> Self {
        Self
    }
}

#[derive(Debug)]
#[allow(dead_code, non_snake_case)]
pub struct Job {
    pub status: Status,
    pub fooBar: String,
    pub payload: Json,
    pub payloads: Vec<Option<Json>>,
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
        path_any payloads[].state == "ready" => success,
    },
}

fn main() {}
