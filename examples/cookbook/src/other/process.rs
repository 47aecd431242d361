//! Child processes.

use std::future::{Ready, ready};
use std::io;
use std::process::Child;

use waiter_runtime::waiter;

waiter! {
    /// Waits until a child process has exited with the code 0.
    ///
    /// Use it with a limit, which `Child::wait` does not have: `ProcessSucceeded.wait(|| exit(&mut child))`. The process goes on
    /// after the limit, so kill it then. A standard `Child` is enough, because `try_wait` does not block.
    pub struct ProcessSucceeded;

    operation: Result<Option<Exit>, io::Error>,
    delay: 50ms..1s,
    max_wait: 10m,
    acceptors: {
        path code == 0 => success,
        ok Some(_) => failure,
        ok None => retry,
    },
}

/// The end of a process.
#[derive(Debug)]
pub struct Exit {
    /// The exit code. On Unix, a process that a signal has ended does not have one.
    pub code: Option<i32>,
}

/// Returns the end of a process, or `None` while it runs.
pub fn exit(child: &mut Child) -> Ready<io::Result<Option<Exit>>> {
    ready(child.try_wait().map(|status| {
        status.map(|status| Exit {
            code: status.code(),
        })
    }))
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    use waiter_runtime::{State, WaitError, Waiter};

    use super::*;

    fn shell(script: &str) -> Child {
        let mut command = Command::new("sh");
        command.args(["-c", script]).stdin(Stdio::piped());
        command.spawn().expect("a shell")
    }

    #[test]
    fn exits() {
        let decide = |code| {
            let exited = Exit { code };
            ProcessSucceeded.evaluate(&Ok(Some(exited))).state()
        };
        assert_eq!(decide(Some(0)), State::Success);
        assert_eq!(decide(Some(3)), State::Failure);
        // A signal has ended it.
        assert_eq!(decide(None), State::Failure);
        let running = ProcessSucceeded.evaluate(&Ok(None));
        assert_eq!(running.state(), State::Retry);
        let problem = ProcessSucceeded.evaluate(&Err(io::ErrorKind::Other.into()));
        assert_eq!(problem.state(), State::Failure);
    }

    /// The shell reads its input until the test closes it, so the first poll is always before its end.
    #[tokio::test]
    async fn a_process_that_ends() {
        let mut child = shell("cat > /dev/null");
        let mut input = child.stdin.take();
        let succeeded = ProcessSucceeded
            .wait(|| exit(&mut child))
            .delay(Duration::from_millis(5))
            .on_poll(|_| drop(input.take()))
            .await
            .expect("exited");
        assert!(succeeded.attempts() >= 2);
    }

    #[tokio::test]
    async fn a_process_that_fails() {
        let mut child = shell("exit 3");
        let error = ProcessSucceeded.wait(|| exit(&mut child)).await;
        let error = error.expect_err("a failure");
        assert!(matches!(error, WaitError::Failure(_)), "{error}");
        assert!(error.to_string().contains("code = 3"), "{error}");
    }
}
