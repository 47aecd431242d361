use waiter_runtime::waiter;

#[derive(Debug)]
pub enum Phase {
    Failed(u8),
}

impl Phase {
    pub fn as_failed(&self) -> Result<&u8, &Self> {
        let Self::Failed(code) = self;
        Ok(code)
    }
}

#[derive(Debug)]
pub struct Job {
    pub phase: Phase,
}

waiter! {
    struct Done;

    operation: Result<Job, ()>,
    delay: 1s,
    max_attempts: 2,
    acceptors: {
        path phase.failed == 1 => success,
    },
}

fn main() {}
