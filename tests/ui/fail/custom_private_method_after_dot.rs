use waiter_runtime::waiter;

mod service {
    #[derive(Debug)]
    pub struct Job {
        state: String,
        pub inner: Option<Box<Job>>,
    }

    impl Job {
        pub fn state(&self) -> &str {
            &self.state
        }

        pub fn is_at(&self, step: usize) -> bool {
            self.state.len() == step
        }
    }
}

waiter! {
    pub struct Done;

    operation: Result<service::Job, std::io::Error>,
    delay: 1s,
    max_attempts: 40,
    acceptors: {
        path @.state() == "ready" => success,
    },
}

fn main() {}
