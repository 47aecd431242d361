#![deny(warnings)]

use waiter_runtime::waiter;

#[derive(Debug)]
pub struct Job {
    pub steps: u32,
}

pub async fn wait(want: u32) {
    println!("{want}");
    waiter! {
        pub struct Done { pub least: u32 }

        operation: Result<Job, std::io::Error>,
        delay: 1s,
        max_attempts: 40,
        acceptors: {
            ok Job { steps } if *steps >= want => success,
            ok job if job.steps > *least => retry,
        },
    }
}

fn main() {}
