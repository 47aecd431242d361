use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub stage: Stage,
    pub steps: u32,
}

#[derive(Debug)]
pub enum Stage {
    Ready,
    Failed(String),
}

waiter! {
    pub struct Done { pub want: u32 }

    operation: Result<Job, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        ok Job { stage: Stage::Ready, .. } => success,
        error problem.kind() == std::io::ErrorKind::NotFound => failure,
    },
}

fn main() {}
